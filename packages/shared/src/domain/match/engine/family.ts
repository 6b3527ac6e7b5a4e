// Whether the family names agree: the same, spelled otherwise, half of a double name, kept as a middle name, or changed.
import { familyBits, isKnownFamily } from "./lexicon.ts";
import type { Rarity } from "./given.ts";
import { likeness, type Likeness } from "./likeness.ts";
import type { FamilyPart } from "./readings.ts";
import type { Span } from "./spans.ts";
import { FAMILY } from "./weights.ts";

export type FamilyLevel = Likeness | "gender" | "part" | "middle" | "initial" | "missing" | "different";

export type FamilyMatch = {
  readonly level: FamilyLevel;
  readonly bits: number;
  /** Words of the candidate's family part before the half that agrees: a middle name may be among them. */
  readonly skipped?: readonly Span[];
};

/** @param middle the employee's middle names: people keep a former family name there */
export function matchFamily(
  theirs: FamilyPart | null,
  ours: FamilyPart | null,
  middle: readonly Span[],
  rarity: Rarity = familyBits,
): FamilyMatch {
  if (theirs === null || ours === null) return { level: "missing", bits: 0 };
  const whole = matchWhole(theirs, ours, rarity);
  const part = theirs.words.length + ours.words.length > 2 ? matchPart(theirs, ours, rarity) : null;
  const best = whole === null || (part !== null && part.bits > whole.bits) ? part : whole;
  if (best !== null) return best;
  for (const name of middle) {
    const like = name.text.length > 1 ? likeness(name, ours.core) : null;
    if (like === "same" || like === "sound")
      return { level: "middle", bits: rarity(ours.core.text) + FAMILY.keptAsMiddle };
  }
  if (isInitial(ours, theirs) || isInitial(theirs, ours)) return { level: "initial", bits: FAMILY.initial };
  return { level: "different", bits: FAMILY.different };
}

function matchWhole(theirs: FamilyPart, ours: FamilyPart, rarity: Rarity): FamilyMatch | null {
  const likenesses = [likeness(theirs.whole, ours.whole), likeness(theirs.core, ours.core)];
  const bits = Math.min(rarityOf(theirs, rarity), rarityOf(ours, rarity));
  if (likenesses.includes("same")) return { level: "same", bits };
  const [one, other] = [theirs.core.text, ours.core.text];
  if (areGenderForms(one, other)) return { level: "gender", bits: bits + FAMILY.gender };
  if (likenesses.includes("sound")) return { level: "sound", bits: bits + FAMILY.sound };
  const like = likenesses.find((found) => found !== null);
  if (like === undefined || like === null) return null;
  const areBothNames = isKnownFamily(one) && isKnownFamily(other);
  return { level: like, bits: bits + (areBothNames ? FAMILY.otherName : FAMILY.slip) };
}

/** A double name of which one side leaves a half out; two double names that share only one half are rather relatives. */
function matchPart(theirs: FamilyPart, ours: FamilyPart, rarity: Rarity): FamilyMatch | null {
  let best: FamilyMatch | null = null;
  theirs.words.forEach((one, i) =>
    ours.words.forEach((other, j) => {
      const like = one.text.length > 1 && other.text.length > 1 ? likeness(one, other) : null;
      if (like === null) return;
      const isFirst = i === 0 && j === 0;
      const areBothDouble = theirs.words.length > 1 && ours.words.length > 1;
      const penalty = areBothDouble ? FAMILY.otherHalf : isFirst ? FAMILY.firstHalf : FAMILY.laterHalf;
      const bits =
        Math.min(rarity(one.text), rarity(other.text)) +
        penalty +
        (like === "same" ? 0 : like === "sound" ? FAMILY.sound : FAMILY.slip);
      if (best === null || bits > best.bits) best = { level: "part", bits, skipped: ours.words.slice(0, j) };
    }),
  );
  return best;
}

function rarityOf(family: FamilyPart, rarity: Rarity): number {
  const [first, ...others] = family.words.map((word) => rarity(word.text));
  if (first === undefined || others.length === 0) return rarity(family.core.text);
  return Math.min(FAMILY.mostForDouble, Math.max(first, ...others) + FAMILY.secondName);
}

const LEAST_STEM = 3; // letters that no gender changes

/** Slavic family names agree with the sex of the person: Ivanov, Ivanova; Kowalski, Kowalska; Novák, Nováková. */
function areGenderForms(one: string, other: string): boolean {
  if (one.slice(0, LEAST_STEM) !== other.slice(0, LEAST_STEM)) return false;
  const [a, b] = [masculine(one), masculine(other)];
  return a === b || isMarriedInto(a, b) || isMarriedInto(b, a);
}

function masculine(name: string): string {
  return name.replace(/(ov|ev|in|yn)a$/, "$1").replace(/([sc]k)(?:aya|aja|aia|a|yy|iy|ij|yj|y|i)$/, "$1");
}

function isMarriedInto(name: string, longer: string): boolean {
  return longer === `${name}ov` || (longer.endsWith("ov") && longer === `${name.replace(/[aeiouy]$/, "")}ov`);
}

function isInitial(short: FamilyPart, long: FamilyPart): boolean {
  return short.whole.text.length === 1 && long.core.text.startsWith(short.whole.text);
}
