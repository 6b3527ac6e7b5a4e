// One string into first, middle and last name: by rules for particles, suffixes, initials, commas and names whose family name comes first.
import { foldText } from "../match/fold-name.ts";
import { isFamilyFirst, isKnownFamily, isKnownGiven } from "../match/engine/lexicon.ts";
import { ALSO_NAMES, DOUBLE_HAN, DOUBLE_HANGUL, JOINERS, PARTICLES } from "./name-words.ts";
import { nameText } from "./name-text.ts";

/** Why a person should look at a split; domain/hris/doubts.ts has the words. */
export type NameDoubt =
  "one_word" | "family_name_first" | "no_space" | "two_family_names" | "many_words" | "particle_first" | "comma";

export type SplitName = {
  readonly first: string;
  readonly middle: string;
  readonly last: string;
  readonly nickname: string | null;
  /** Null: the rules leave no doubt. */
  readonly doubt: NameDoubt | null;
};

/**
 * Splits a name. Nothing is lost but titles and degrees, and letters stay as they were typed.
 * @param hint `familyFirst`: where the person lives says that the family name may come first (Hungary, China, Japan, Korea, Vietnam)
 * @returns empty parts for an empty name
 */
export function splitName(typed: string, hint: { readonly familyFirst?: boolean } = {}): SplitName {
  const { words, afterComma, nickname, generation } = nameText(typed);
  const parts = afterComma === null ? byRules(words, hint.familyFirst === true) : lastFirst(words, afterComma);
  const last = generation === null || parts.last === "" ? parts.last : `${parts.last} ${generation}`;
  return { ...parts, last, nickname };
}

type Parts = Omit<SplitName, "nickname">;

/** `Last, First Middle`; more than one comma leaves doubt. */
function lastFirst(family: readonly string[], given: readonly string[]): Parts {
  const [first = "", ...middle] = given;
  const doubt = family.length > 3 || given.length > 3 ? "comma" : null;
  return { first, middle: middle.join(" "), last: family.join(" "), doubt };
}

function byRules(words: readonly string[], mayBeFamilyFirst: boolean): Parts {
  const [only = ""] = words;
  if (words.length === 0) return { first: "", middle: "", last: "", doubt: "one_word" };
  if (words.length === 1) return oneWord(only);
  if (words.every(isEastAsian)) return familyFirst(words, null);
  const shouted = shoutedFamily(words);
  if (shouted !== null) return shouted;
  if (isVietnamese(words) || (words.length <= 3 && looksFamilyFirst(words, mayBeFamilyFirst)))
    return familyFirst(words, "family_name_first");
  return givenFirst(words);
}

function oneWord(word: string): Parts {
  if (/^\p{Script=Hangul}{2,5}$/u.test(word)) {
    const length = DOUBLE_HANGUL.has(word.slice(0, 2)) && word.length > 2 ? 2 : 1;
    const doubt = word.length > 4 ? "no_space" : null;
    return { first: word.slice(length), middle: "", last: word.slice(0, length), doubt };
  }
  const letters = [...word];
  if (isEastAsian(word) && letters.length >= 2 && letters.length <= 6) {
    const isDouble = DOUBLE_HAN.has(letters.slice(0, 2).join("")) && letters.length > 2;
    // Four characters or more are Japanese as a rule, whose family names mostly have two.
    const length = isDouble || letters.length > 3 ? 2 : 1;
    const doubt = isDouble ? null : "no_space"; // written alike in Chinese and Japanese, and divided differently
    return { first: letters.slice(length).join(""), middle: "", last: letters.slice(0, length).join(""), doubt };
  }
  return { first: word, middle: "", last: "", doubt: "one_word" };
}

function familyFirst(words: readonly string[], doubt: NameDoubt | null): Parts {
  const [last = "", ...given] = words;
  const first = given.at(-1) ?? "";
  const isChain = doubt === null; // East Asian given names with a space inside are one name
  return isChain
    ? { first: given.join(" "), middle: "", last, doubt }
    : { first, middle: given.slice(0, -1).join(" "), last, doubt };
}

/** `Jean DUPONT` and `DUPONT Jean`: whoever writes so says which is the family name. */
function shoutedFamily(words: readonly string[]): Parts | null {
  const isShouted = (word: string) => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word) && word.replace(/[^\p{L}]/gu, "").length > 2;
  if (words.every(isShouted)) return null;
  const start = words.findIndex(isShouted);
  if (start === -1) return null;
  let end = start;
  while (end < words.length && isShouted(words[end] ?? "")) end++;
  if (start !== 0 && end !== words.length) return null;
  const from = start === 0 ? 0 : withParticles(words, start);
  const given = start === 0 ? words.slice(end) : words.slice(0, from);
  const last = words.slice(from, start === 0 ? end : undefined).join(" ");
  return { first: given[0] ?? "", middle: given.slice(1).join(" "), last, doubt: null };
}

function givenFirst(words: readonly string[]): Parts {
  const start = words.findIndex((_, at) => at > 0 && at < words.length - 1 && isParticleAt(words, at));
  if (start > 0) {
    const isLed = start > 1 && PARTICLES.has(plain(words[0] ?? ""));
    return {
      first: words[0] ?? "",
      middle: words.slice(1, start).join(" "),
      last: words.slice(start).join(" "),
      doubt: isLed ? "particle_first" : null,
    };
  }
  const attached = words.findIndex((word, at) => at > 0 && /^(al|el|ad|as|ash|ibn|bin|abu|d['’])-?\p{Lu}/u.test(word));
  const from = attached > 0 ? attached : joinedFrom(words);
  const doubt = from < words.length - 1 || attached > 0 ? null : doubtOf(words);
  if (doubt === "particle_first")
    return {
      first: words.slice(0, 2).join(" "),
      middle: words.slice(2, -1).join(" "),
      last: words.at(-1) ?? "",
      doubt,
    };
  return { first: words[0] ?? "", middle: words.slice(1, from).join(" "), last: words.slice(from).join(" "), doubt };
}

/** Where the family name begins when two are joined, as in `José Ortega y Gasset`; else the last word. */
function joinedFrom(words: readonly string[]): number {
  const joiner = words.findIndex((word, at) => at > 1 && at < words.length - 1 && JOINERS.has(word));
  return joiner > 0 ? joiner - 1 : words.length - 1;
}

function doubtOf(words: readonly string[]): NameDoubt | null {
  if (words.length === 2) return null;
  if (PARTICLES.has(plain(words[0] ?? ""))) return "particle_first";
  const middle = words.slice(1, -1).filter((word) => !/^\p{L}\.?$/u.test(word));
  if (middle.length > 1) return "many_words";
  const [name = ""] = middle.map(foldText);
  return name !== "" && isKnownFamily(name) && !isKnownGiven(name) ? "two_family_names" : null;
}

function isParticleAt(words: readonly string[], at: number): boolean {
  const word = words[at] ?? "";
  const key = plain(word);
  if (!PARTICLES.has(key)) return false;
  if (word === word.toLowerCase()) return true;
  const next = plain(words[at + 1] ?? "");
  if (PARTICLES.has(next) && at + 2 < words.length) return true;
  // `Dick Van Dyke` and `Robert De Niro`: written large, but not a name before a family name.
  return (
    !ALSO_NAMES.has(key) ||
    ["van", "von", "di", "da", "du", "al", "el", "mac", "den", "le", "la", "st", "san"].includes(key)
  );
}

function withParticles(words: readonly string[], start: number): number {
  let from = start;
  while (from > 1 && PARTICLES.has(plain(words[from - 1] ?? ""))) from--;
  return from;
}

function plain(word: string): string {
  return word.toLowerCase().replaceAll(".", "");
}

function isEastAsian(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々・]+$/u.test(word);
}

/** The commonest Vietnamese family names with their marks, which no other language writes. */
function isVietnamese(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    /^(Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý)$/u.test(words[0] ?? "")
  );
}

/** The first word is a family name of such a language and no given name, and the last is no family name of one. */
function looksFamilyFirst(words: readonly string[], isHinted: boolean): boolean {
  const first = foldText(words[0] ?? "");
  const last = foldText(words.at(-1) ?? "");
  if (isFamilyFirst(last) && !isHinted) return false;
  if (isHinted) return isFamilyFirst(first) || (isKnownFamily(first) && !isKnownGiven(first));
  return isFamilyFirst(first) && !isKnownGiven(first) && isKnownGiven(last) && !isKnownFamily(last);
}
