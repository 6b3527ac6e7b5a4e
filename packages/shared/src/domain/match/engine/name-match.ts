// How well two names agree as a whole: the reading of each under which they agree best, since either may be in any order.
import { matchFamily, type FamilyMatch } from "./family.ts";
import { matchGiven, type GivenMatch } from "./given.ts";
import { familyBits, givenBits, isFamilyFirst } from "./lexicon.ts";
import { likeness } from "./likeness.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import type { Reading } from "./readings.ts";
import type { Span } from "./spans.ts";
import { MIDDLE, NAME, ORDER, SUFFIX } from "./weights.ts";

export type MiddleLevel = "same" | "initial" | "different" | "unknown";

export type NameMatch = {
  readonly given: GivenMatch;
  readonly family: FamilyMatch;
  readonly middle: { readonly level: MiddleLevel; readonly bits: number };
  readonly suffix: { readonly level: "same" | "different" | "oneSided" | "unknown"; readonly bits: number };
  readonly order: { readonly level: "same" | "reversed"; readonly bits: number };
  readonly bits: number;
  readonly ours: Reading | null;
  readonly theirs: Reading | null;
};

export function matchNames(employee: PreparedEmployee, hire: PreparedHire): NameMatch | null {
  let best: (NameMatch & { readonly unlimited: number }) | null = null;
  for (const theirs of employee.readings)
    for (const ours of hire.readings) {
      if (theirs.isReversed && ours.isReversed && !isUsuallyReversed(theirs, ours)) continue;
      const match = matchReadings(employee, theirs, hire, ours);
      if (best === null || match.unlimited > best.unlimited) best = match;
    }
  return best;
}

function matchReadings(
  employee: PreparedEmployee,
  theirs: Reading,
  hire: PreparedHire,
  ours: Reading,
): NameMatch & { readonly unlimited: number } {
  const isTurned = theirs.isReversed || ours.isReversed;
  const family = matchFamily(theirs.family, ours.family, employee.middle, isTurned ? eitherBits : familyBits);
  const matched = matchGiven(
    employee,
    theirs.given,
    hire,
    ours.given,
    theirs.family,
    isTurned ? eitherBits : givenBits,
  );
  const given = capped(matched, theirs, ours, family);
  const middle = matchMiddle(employee, theirs, ours, given, family);
  const suffix = matchSuffix(employee.suffix, hire.suffix);
  const order = orderOf(theirs, ours);
  const named = given.bits + family.bits + middle.bits;
  const beside = suffix.bits + order.bits;
  const bits = Math.min(NAME.most, named) + beside;
  return { given, family, middle, suffix, order, bits, unlimited: named + beside, ours, theirs };
}

/** A name in the other one's place counts as common as it is in either. */
function eitherBits(name: string): number {
  return Math.min(givenBits(name), familyBits(name));
}

/** Where the family name comes first, a few family names stand for a people, and given names are shared within it. */
function capped(given: GivenMatch, theirs: Reading, ours: Reading, family: FamilyMatch): GivenMatch {
  const name = (theirs.family ?? ours.family)?.core.text;
  const isShared = name !== undefined && family.bits > 0 && isFamilyFirst(name);
  return isShared && given.bits > NAME.mostFamilyFirstGiven ? { ...given, bits: NAME.mostFamilyFirstGiven } : given;
}

function matchMiddle(
  employee: PreparedEmployee,
  theirs: Reading,
  ours: Reading,
  given: GivenMatch,
  family: FamilyMatch,
): NameMatch["middle"] {
  if (given.bits <= 0 || given.level === "middle") return { level: "unknown", bits: 0 };
  const isWhole = (reading: Reading) => theirs.given?.whole.text === ours.given?.whole.text && reading.given !== null;
  const candidate = [...(isWhole(ours) ? [] : (ours.given?.words.slice(1) ?? [])), ...(family.skipped ?? [])];
  const named = isWhole(theirs) ? [] : (theirs.given?.words.slice(1) ?? []);
  const known = family.level === "middle" ? named : [...named, ...employee.middle];
  if (candidate.length === 0 || known.length === 0) return { level: "unknown", bits: 0 };
  const level = middleLevel(candidate, known);
  return { level, bits: MIDDLE[level] };
}

function middleLevel(some: readonly Span[], others: readonly Span[]): "same" | "initial" | "different" {
  let level: "initial" | "different" = "different";
  for (const one of some)
    for (const other of others) {
      if (one.text.length === 1 || other.text.length === 1) {
        if (one.text.charAt(0) === other.text.charAt(0)) level = "initial";
      } else if (likeness(one, other) !== null) return "same";
    }
  return level;
}

function matchSuffix(one: string | null, other: string | null): NameMatch["suffix"] {
  if (one === null && other === null) return { level: "unknown", bits: 0 };
  if (one === null || other === null) return { level: "oneSided", bits: SUFFIX.oneSided };
  return one === other ? { level: "same", bits: SUFFIX.same } : { level: "different", bits: SUFFIX.different };
}

function orderOf(theirs: Reading, ours: Reading): NameMatch["order"] {
  if (theirs.isReversed === ours.isReversed) return { level: "same", bits: theirs.isReversed ? ORDER.bothReversed : 0 };
  const bits = isUsuallyReversed(theirs, ours) ? ORDER.reversedFamilyFirst : ORDER.reversed;
  return { level: "reversed", bits };
}

function isUsuallyReversed(theirs: Reading, ours: Reading): boolean {
  return [theirs.family, ours.family].some((family) => family !== null && isFamilyFirst(family.core.text));
}
