// A name as somebody typed it, made ready to be split: invisible characters, titles, nicknames, degrees and generations taken off.
import { DEGREES, GENERATIONS, TITLES } from "./name-words.ts";

/** Zero-width characters, soft hyphens, byte-order and direction marks: they come in by copying, and nobody sees them. */
const INVISIBLE = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** A nickname in quotes or brackets inside a name. */
const NICKNAME = /\s*(?:"([^"]+)"|“([^”]+)”|\(([^)]+)\)|（([^）]+)）|\s'([^']+)'(?=\s|$))\s*/u;

export type NameText = {
  /** The words before the first comma that is no suffix's, and those after it; of most names all words are in `words`. */
  readonly words: readonly string[];
  /** What stood after a comma, as in `Last, First`; null when there was none. */
  readonly afterComma: readonly string[] | null;
  readonly nickname: string | null;
  /** Such as `Jr.` or `III`, as it was typed. */
  readonly generation: string | null;
};

const LONGEST_NAME = 300; // characters: what an employee's name holds

/** The text without what cannot be seen, with single spaces, in composed form. */
export function visibleText(text: string): string {
  return text.slice(0, LONGEST_NAME).normalize("NFC").replace(INVISIBLE, "").replace(/\s+/gu, " ").trim();
}

export function nameText(typed: string): NameText {
  const whole = visibleText(typed);
  const found = NICKNAME.exec(whole);
  const aside =
    found
      ?.slice(1)
      .find((group) => group !== undefined)
      ?.trim() ?? null;
  const text = aside === null ? whole : visibleText(whole.replace(NICKNAME, " "));
  const nickname = aside === null || aside.includes("/") ? null : aside; // pronouns are no name
  const generations: string[] = [];
  const parts = text
    .split(/[,，、]/u)
    .map((part) =>
      withoutSuffixes(
        part
          .trim()
          .split(" ")
          .filter((word) => word !== ""),
        generations,
      ),
    )
    .filter((words) => words.length > 0);
  const [first = [], ...others] = parts;
  return {
    words: withoutTitles(first),
    afterComma: others.length === 0 ? null : withoutTitles(others.flat()),
    nickname,
    generation: generations[0] ?? null,
  };
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(".", "");
}

/** Takes degrees and generations off the end; a name is never taken off whole, so that a person called `Ma` keeps a name. */
function withoutSuffixes(words: readonly string[], generations: string[]): readonly string[] {
  let end = words.length;
  for (; end > 0; end--) {
    const word = words[end - 1] ?? "";
    const isGeneration = GENERATIONS.has(plain(word)) && !isInitial(word, words, end);
    if (!isGeneration && !isDegree(word)) break;
    if (end === 1 && words.length > 1) break;
    if (isGeneration) generations.unshift(word);
  }
  return end === 0 && words.length === 1 && isLonelyName(words[0] ?? "") ? words : words.slice(0, end);
}

/** `MA` and `Ph.D.` are degrees; `Ma`, typed as a name is, is a family name. */
function isDegree(word: string): boolean {
  const letters = word.replaceAll(".", "");
  return (
    DEGREES.has(plain(word)) && (word.includes(".") || letters === letters.toUpperCase() || /[A-Z].*[A-Z]/u.test(word))
  );
}

/** A single V. or I. in the place of a family name is an initial more often than a fifth of the name. */
function isInitial(word: string, words: readonly string[], end: number): boolean {
  return plain(word).length === 1 && end === words.length && words.length < 3;
}

function isLonelyName(word: string): boolean {
  return !isDegree(word) && !GENERATIONS.has(plain(word));
}

function withoutTitles(words: readonly string[]): readonly string[] {
  let start = 0;
  while (
    start < words.length - 1 &&
    TITLES.has(plain(words[start] ?? "")) &&
    isTitle(words[start] ?? "", words.length - start)
  )
    start++;
  return words.slice(start);
}

/** `Don Smith` is a person called Don; `Don Juan Perez` is addressed as one. */
function isTitle(word: string, left: number): boolean {
  return left > 2 || !["don", "sir", "dame", "sr", "hon"].includes(plain(word));
}
