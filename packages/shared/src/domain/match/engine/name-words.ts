// The parts of a name as both systems write it: given words, family words, what stands beside them, and what is only noise.
import { fold, foldedWords, readable } from "./fold.ts";

/** A word or several written as one. `spelledOut` is the spelling with ae for ä where it differs. */
export type Spelling = { readonly text: string; readonly spelledOut: string };

export type CandidateName = {
  /** Words in order, given name first when a comma said so. */
  readonly words: readonly Spelling[];
  /** Whether a comma told which words are the family name. */
  readonly isOrderKnown: boolean;
  /** Nicknames in quotes or brackets. */
  readonly asides: readonly Spelling[][];
  /** Generation: jr, sr, ii, iii, iv. */
  readonly suffix: string | null;
};

export type EmployeeName = {
  readonly first: readonly Spelling[];
  readonly middle: readonly Spelling[];
  readonly family: readonly Spelling[];
  readonly preferred: readonly Spelling[];
  readonly suffix: string | null;
};

const SUFFIXES = new Set("jr sr ii iii iv junior senior 2nd 3rd".split(" "));
const SUFFIX_FORM: Readonly<Record<string, string>> = { junior: "jr", senior: "sr", "2nd": "ii", "3rd": "iii" };
const CREDENTIALS = new Set(
  `phd dphil md mba emba mpa mpp mph msc bsc msw ma ba bs ms esq cpa cfa cma acca aca pmp rn rnbsn np pa dds dmd jd llm llb pe pharmd
   shrm shrmcp shrmscp sphr phr gphr cissp csm cspo itil lcsw lmsw lpc edd dba mfa meng beng btech mtech dr mr mrs ms miss mx prof
   professor sir dame rev herr frau mme mlle sra srta eng engr ing dipl`.split(/\s+/),
);
/** What HR systems write where there is no name. */
const PLACEHOLDERS = new Set(
  "fnu lnu nmn nmi unknown none null undefined nolastname nofirstname noname tbd".split(" "),
);
const REMARKS =
  /\s[-–—]\s*(?:referral|rehire|internal|external|contractor|agency|duplicate|do not|dnh|updated?|new|former|ex|onsite|remote|offer|hired|candidate)\b.*$/iu;
const PRONOUNS = /^(?:s?he|they|xe|ze|her|him|hers|his|them|theirs?|any|all|pronouns?|ask)(?:\s*[/,|]\s*\w+)*$/iu;
const ASIDES =
  /\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|"([^"]*)"|“([^”“]*)[”“]|„([^“”]*)[“”]|«([^»]*)»|「([^」]*)」|(?<=^|\s)['‘]([^'’]+)['’](?=\s|$)/gu;
const MOST_WORDS = 8; // longer names exist; their first words identify them as well

/** The words of a candidate's name, which an ATS keeps as one string that recruiters and candidates type freely. */
export function candidateName(text: string): CandidateName {
  const asides: Spelling[][] = [];
  const whole = readable(text).replace(REMARKS, "");
  const bare = whole.replace(ASIDES, (...match: unknown[]) => {
    const inside = match.slice(1, 10).find((group): group is string => typeof group === "string") ?? "";
    if (!PRONOUNS.test(inside.trim())) asides.push(spellings(inside));
    return " ";
  });
  const parts = (fold(bare) === "" ? whole : bare).split(/[,،、]/u).map(nameParts);
  const isNamed = (part: NameParts, i: number) =>
    part.words.length > 0 && (i === 0 || (parts[0]?.words.length ?? 0) < 2 || !part.words.every(isCredential));
  const named = parts.filter(isNamed);
  const suffix = parts.map((part) => part.suffix).find((found) => found !== null) ?? null;
  const isOrderKnown = named.length > 1;
  const [family = [], ...rest] = named.map((part) => part.words);
  const words = isOrderKnown ? [...rest.flat(), ...family] : family;
  const kept = asides.filter((aside) => aside.length > 0 && aside.length <= 2);
  return { words: words.slice(0, MOST_WORDS), isOrderKnown, asides: kept.slice(0, 2), suffix };
}

/** The words of an employee's name, which an HRIS keeps in fields. */
export function employeeName(fields: {
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly preferredName: string | null;
}): EmployeeName {
  const first = candidateName(fields.firstName);
  const last = nameParts(readable(fields.lastName).replace(ASIDES, " "));
  const middle = nameParts(readable(fields.middleName ?? ""));
  const preferred = candidateName(fields.preferredName ?? "").words;
  const family = last.words;
  // A whole name in the preferred field repeats the family name; the given part is what it adds.
  const isWhole = preferred.length > family.length && family.length > 0 && endsWith(preferred, family);
  return {
    first: first.words,
    middle: [...middle.words, ...first.asides.flat()].slice(0, 4),
    family: family.slice(0, MOST_WORDS),
    preferred: isWhole ? preferred.slice(0, preferred.length - family.length) : preferred,
    suffix: last.suffix ?? first.suffix,
  };
}

function endsWith(words: readonly Spelling[], end: readonly Spelling[]): boolean {
  return end.every((word, i) => words[words.length - end.length + i]?.text === word.text);
}

const LEAST_NAME = 4; // letters: alone, Junior is a given name, Jr is none

type NameParts = { readonly words: Spelling[]; readonly suffix: string | null };

function isCredential(word: Spelling): boolean {
  return CREDENTIALS.has(word.text);
}

/** Words without credentials, titles and placeholders, and the generation suffix if there is one after a name. */
function nameParts(text: string): NameParts {
  let suffix: string | null = null;
  const words = text
    .replace(/\bn\/a\b/gu, " ")
    .split(/[\s/]+/u)
    .filter(Boolean)
    .flatMap((chunk, i) => {
      const joined = fold(chunk.replaceAll(".", "")).replaceAll(" ", "");
      if (SUFFIXES.has(joined) && (i > 0 || (text.trim() === chunk && joined.length < LEAST_NAME))) {
        suffix = SUFFIX_FORM[joined] ?? joined;
        return [];
      }
      const isNoise = CREDENTIALS.has(joined) && (joined.length > 2 || /[.]|^(?:dr|mr|ms)$/u.test(chunk) || i > 1);
      return isNoise || PLACEHOLDERS.has(joined) ? [] : spellings(chunk);
    });
  return { words, suffix };
}

/** Words of a text in both spellings. */
function spellings(text: string): Spelling[] {
  const bare = foldedWords(text);
  const out = fold(text, true).split(" ");
  return bare.map((word, i) => ({ text: word, spelledOut: out.length === bare.length ? (out[i] ?? word) : word }));
}

const PARTICLES = new Set(
  `van von de den der des di da do dos das del della dello degli dei du la le las los lo el al ul bin ibn ben bat abu abou umm
   ter ten tot zu zum zur af av auf st ste santa san mc mac o d t y e i und`.split(/\s+/),
);

/** Words that people write or leave out before a family name: van, de la, Al-. */
export function isParticle(word: string): boolean {
  return PARTICLES.has(word);
}
