// Whether the given names agree: the same, spelled otherwise, short for each other, or the one that a person goes by.
import { areShortAndFormal, givenBits, isKnownGiven } from "./lexicon.ts";
import { likeness, type Likeness } from "./likeness.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import type { FamilyPart, GivenPart } from "./readings.ts";
import type { Span } from "./spans.ts";
import { GIVEN } from "./weights.ts";

export type GivenLevel = Likeness | "preferred" | "short" | "cut" | "middle" | "initial" | "missing" | "different";

export type GivenMatch = { readonly level: GivenLevel; readonly bits: number };

/**
 * The best agreement between any way that the employee is called and any way that the candidate is.
 * @param family what this reading takes for the employee's family name
 */
export function matchGiven(
  employee: PreparedEmployee,
  theirs: GivenPart | null,
  hire: PreparedHire,
  ours: GivenPart | null,
  family: FamilyPart | null,
  rarity: Rarity = givenBits,
): GivenMatch {
  if (theirs === null || ours === null) return { level: "missing", bits: 0 };
  let best: GivenMatch = { level: "different", bits: GIVEN.different };
  const offer = (level: GivenLevel, bits: number) => {
    if (bits > best.bits) best = { level, bits };
  };
  const called = wholeAndFirst(theirs);
  const candidate = wholeAndFirst(ours);
  const seconds = ours.words.slice(1, 2);
  const preferred = calledBy(employee, family);
  for (const name of [...candidate, ...hire.asides]) {
    for (const other of called) compare(offer, rarity, name, other, "same", 0);
    for (const other of preferred) compare(offer, rarity, name, other, "preferred", 0);
  }
  for (const name of candidate) {
    for (const other of employee.middle) compare(offer, rarity, name, other, "middle", GIVEN.byMiddleName);
    for (const other of theirs.words.slice(1, 2)) compare(offer, rarity, name, other, "middle", GIVEN.byMiddleName);
  }
  for (const name of seconds)
    for (const other of called) compare(offer, rarity, name, other, "middle", GIVEN.byMiddleName);
  if (best.level === "different" && isInitialOf(ours, theirs, employee)) offer("initial", GIVEN.initial);
  const isKnownByOther = best.level === "different" && employee.preferredWhole !== null;
  return isKnownByOther ? { level: "different", bits: GIVEN.differentThoughPreferred } : best;
}

function wholeAndFirst({ whole, words }: GivenPart): Span[] {
  return words.length > 1 ? [whole, ...words.slice(0, 1)] : [whole];
}

/** What the employee is called instead; not when this reading takes that very word for the family name. */
function calledBy(employee: PreparedEmployee, family: FamilyPart | null): Span[] {
  const isFamily = (word: Span) => family?.words.some((other) => other.text === word.text) ?? false;
  if (employee.preferredWhole === null || employee.preferred.some(isFamily)) return [];
  return [employee.preferredWhole, ...employee.preferred.slice(0, 1)];
}

/** How rare a name is, in bits: by the role in which it stands. */
export type Rarity = (name: string) => number;

type Offer = (level: GivenLevel, bits: number) => void;

function compare(offer: Offer, rarity: Rarity, one: Span, other: Span, same: GivenLevel, extra: number): void {
  if (one.text.length < 2 || other.text.length < 2) return;
  const like = likeness(one, other);
  const bits = Math.min(rarity(one.text), rarity(other.text));
  if (like === "same") return offer(same, bits + extra);
  if (areShortAndFormal(one.text, other.text)) offer(same === "middle" ? same : "short", bits + GIVEN.short + extra);
  if (like === "sound") offer(same === "middle" ? same : "sound", bits + GIVEN.sound + extra);
  if ((like === "frame" || like === "slip") && !areGenders(one.text, other.text)) {
    const areBothNames = isKnownGiven(one.text) && isKnownGiven(other.text);
    offer(same === "middle" ? same : like, bits + (areBothNames ? GIVEN.otherName : GIVEN.slip) + extra);
  }
  if (isCut(one.text, other.text)) offer(same === "middle" ? same : "cut", bits + GIVEN.cut + extra);
}

const LEAST_CUT = 3;

/** A name cut short: Abhi for Abhishek. At least three letters, and at least two gone. */
function isCut(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    short.length >= LEAST_CUT && long.length >= short.length + 2 && long.startsWith(short) && !areGenders(one, other)
  );
}

/** Endings of a woman's name and of the man's that it belongs to. */
const GENDERS: readonly (readonly [feminine: string, masculine: string])[] = [
  ["a", ""],
  ["a", "o"],
  ["a", "os"],
  ["a", "us"],
  ["a", "e"],
  ["ia", "us"],
  ["ra", "er"],
  ...["ina", "ine", "ette", "etta", "elle", "ella", "le", "la", "ne", "na", "ia"].map(
    (ending) => [ending, ""] as const,
  ),
];

/** Carlo and Carla, Daniel and Danielle, Joseph and Josephine are two people, however near the spelling. */
export function areGenders(one: string, other: string): boolean {
  return isFeminineOf(one, other) || isFeminineOf(other, one);
}

function isFeminineOf(name: string, other: string): boolean {
  return GENDERS.some(
    ([feminine, masculine]) =>
      name.endsWith(feminine) && name.length > feminine.length && name.slice(0, -feminine.length) + masculine === other,
  );
}

function isInitialOf(ours: GivenPart, theirs: GivenPart, employee: PreparedEmployee): boolean {
  const short = ours.whole.text;
  const called = [theirs.whole.text, employee.preferredWhole?.text ?? ""];
  if (short.length === 1) return called.some((name) => name.startsWith(short));
  if (called.some((name) => name.length === 1 && short.startsWith(name))) return true;
  const initials = theirs.words.map((word) => word.text.charAt(0)).join("");
  return initials.length > 1 && (initials === short || initials === ours.words.map((word) => word.text).join(""));
}
