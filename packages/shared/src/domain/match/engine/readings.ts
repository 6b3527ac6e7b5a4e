// How a name can be read: which words are given, which are family. An ATS's one string has several readings, an HRIS's fields two.
import { isParticle, type CandidateName, type EmployeeName, type Spelling } from "./name-words.ts";
import { spanOf, type Span } from "./spans.ts";

export type GivenPart = { readonly words: readonly Span[]; readonly whole: Span };
/** `core` and `words` leave particles out, unless there is nothing else. */
export type FamilyPart = { readonly words: readonly Span[]; readonly whole: Span; readonly core: Span };

export type Reading = {
  readonly given: GivenPart | null;
  readonly family: FamilyPart | null;
  /** Family name first in the string, or in the field for the given name. */
  readonly isReversed: boolean;
};

/** All readings of a candidate's name; when a comma told the order, that one only. */
export function candidateReadings(name: CandidateName): Reading[] {
  const { words } = name;
  if (words.length === 0) return [];
  if (words.length === 1)
    return [
      { given: givenPart(words), family: null, isReversed: false },
      { given: null, family: familyPart(words), isReversed: false },
    ];
  const readings: Reading[] = [];
  for (let cut = 1; cut < words.length; cut++) {
    const [head, tail] = [words.slice(0, cut), words.slice(cut)];
    readings.push({ given: givenPart(head), family: familyPart(tail), isReversed: false });
    if (!name.isOrderKnown) readings.push({ given: givenPart(tail), family: familyPart(head), isReversed: true });
  }
  return readings;
}

/** The fields as they are, and swapped: some people enter the family name first. */
export function employeeReadings(name: EmployeeName): Reading[] {
  const straight = { given: givenPart(name.first), family: familyPart(name.family), isReversed: false };
  if (name.first.length === 0 || name.family.length === 0) {
    const words = name.first.length === 0 ? name.family : name.first;
    return [
      { given: givenPart(words), family: null, isReversed: false },
      { given: null, family: familyPart(words), isReversed: false },
    ];
  }
  return [straight, { given: givenPart(name.family), family: familyPart(name.first), isReversed: true }];
}

function givenPart(words: readonly Spelling[]): GivenPart | null {
  const whole = spanOf(words);
  return whole && { words: spansOf(words), whole };
}

export function familyPart(words: readonly Spelling[]): FamilyPart | null {
  const whole = spanOf(words);
  if (whole === null) return null;
  const telling = words.filter((word) => !isParticle(word.text));
  const kept = telling.length > 0 ? telling : words;
  return { words: spansOf(kept), whole, core: spanOf(kept) ?? whole };
}

export function spansOf(words: readonly Spelling[]): Span[] {
  return words.flatMap((word) => spanOf([word]) ?? []);
}
