// One spelling per word: lower-case letters a to z where they can be had, without accents, marks and what cannot be seen.
import { toLatin } from "./scripts.ts";

/** Two Latin spellings of one letter: bare, and as languages write it out. A system may have done either. */
const LETTERS: Readonly<Record<string, readonly [bare: string, spelledOut: string]>> = {
  ä: ["a", "ae"],
  ö: ["o", "oe"],
  ü: ["u", "ue"],
  å: ["a", "aa"],
  ø: ["o", "oe"],
  æ: ["ae", "ae"],
  œ: ["oe", "oe"],
  ß: ["ss", "ss"],
  þ: ["th", "th"],
  ð: ["d", "dh"],
  đ: ["d", "dj"],
  ł: ["l", "l"],
  ı: ["i", "i"],
  ħ: ["h", "h"],
  ŧ: ["t", "t"],
  ŋ: ["n", "ng"],
};

const INVISIBLE = /[\p{Cf}\p{Cc}]/gu; // zero-width and direction marks, soft hyphens
const APOSTROPHES = /['’‘ʼʹ`´ʻʿʾ]/gu;
const MARKS = /\p{M}/gu;
const LONGEST = 300; // characters of a field; what follows is no name

/** Lower-case text in Latin letters as far as possible; accents still on. */
export function readable(text: string): string {
  const visible = text.slice(0, LONGEST).replace(INVISIBLE, "").normalize("NFKC").toLowerCase().normalize("NFC");
  return toLatin(visible.replaceAll("i̇", "i")); // the Turkish capital İ leaves a dot behind
}

/** Folded text in words with single spaces; `spelledOut` writes ä as ae. Apostrophes join (O'Brien is obrien). */
export function fold(text: string, spelledOut = false): string {
  const joined = readable(text).replace(APOSTROPHES, "");
  const spelled = joined.replace(/[äöüåøæœßþðđłıħŧŋ]/g, (letter) => LETTERS[letter]?.[spelledOut ? 1 : 0] ?? letter);
  return spelled
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export function foldedWords(text: string): string[] {
  return fold(text).split(" ").filter(Boolean);
}
