// One spelling per name: letters without case, accents or punctuation, and nothing around the name that is not the name.

/** Letters that Unicode's decomposition (NFKD) leaves alone though people write them in ASCII. */
const LETTERS: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ħ: "h",
  ŧ: "t",
  ŋ: "n",
  ĸ: "k",
  ς: "σ",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "gu");

/**
 * Accents of Latin, Greek and Cyrillic, Hebrew points, Arabic vowel signs: all optional in writing. Marks of other scripts are
 * letters in their own right (Devanagari vowels, Japanese dakuten) and stay.
 */
const ACCENTS = new RegExp(
  `[${[
    String.raw`\u{300}-\u{36f}\u{1ab0}-\u{1aff}\u{1dc0}-\u{1dff}\u{20d0}-\u{20ff}\u{fe20}-\u{fe2f}`,
    String.raw`\u{591}-\u{5bd}\u{5bf}\u{5c1}\u{5c2}\u{5c4}\u{5c5}\u{5c7}`, // Hebrew
    String.raw`\u{64b}-\u{65f}\u{670}\u{6d6}-\u{6dc}\u{6df}-\u{6e8}\u{6ea}-\u{6ed}`, // Arabic
  ].join("")}]`,
  "gu",
);
const INVISIBLE = /\p{Cf}/gu; // zero-width and direction marks, soft hyphens
const APOSTROPHES = /['’‘ʼʹ`]/g;
const SEPARATORS = /[^\p{L}\p{N}\p{M}]+/gu;

/** The folded text: words of lower-case base letters with single spaces between them. Folding folded text changes nothing. */
export function foldText(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replaceAll("´", "'") // decomposes into a space otherwise
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD") // lower-casing can make new composites
    .replace(ACCENTS, "")
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(APOSTROPHES, "")
    .replace(SEPARATORS, " ")
    .trim();
}

/** Nicknames, pronouns and remarks that people put beside the name. A single quote counts only around whole words (O'Brien). */
const ASIDES =
  /\([^)]*\)|\[[^\]]*\]|\{[^}]*\}|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|(?<=^|\s)['‘][^'’]+['’](?=\s|$)/gu;

const TITLES = new Set("mr mrs ms miss mx dr prof professor sir herr frau mme mlle".split(" "));
const SUFFIXES = new Set("jr sr ii iii iv phd md mba esq cpa pmp rn dds jd cfa msc bsc mph shrm sphr cissp".split(" "));

const LONGEST_NAME = 1_000; // characters; what follows is no name, and the patterns above stay fast

/**
 * The words of a person's name, folded, given name first: asides, titles, credentials and generation suffixes are gone as long
 * as two words remain, and "Lovelace, Ada" is turned round. Empty for a text without letters.
 */
export function nameWords(name: string): string[] {
  const whole = name.slice(0, LONGEST_NAME).replace(INVISIBLE, "");
  const bare = whole.replace(ASIDES, " ");
  const parts = (foldText(bare) === "" ? whole : bare)
    .split(/[,،]/u)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const names = parts.filter((words) => words.some((word) => !SUFFIXES.has(word)));
  const [family = [], given = [], ...rest] = names.length > 0 ? names : parts;
  return withoutTitles(withoutSuffixes([...given, ...family, ...rest.flat()]));
}

/** Folded words; the dots of a credential do not part it (Ph.D. is one word, those of J.R. Smith are three). */
function wordsOf(text: string): string[] {
  const chunks = text.trim().split(/\s+/u);
  return chunks.flatMap((chunk, i) => {
    const joined = foldText(chunk.replaceAll(".", ""));
    const isCredential = SUFFIXES.has(joined) && (i > 0 || chunks.length === 1);
    return isCredential ? [joined] : foldText(chunk).split(" ").filter(Boolean);
  });
}

function withoutSuffixes(words: readonly string[]): string[] {
  let end = words.length;
  while (end > 2 && SUFFIXES.has(words[end - 1] ?? "")) end--;
  return words.slice(0, end);
}

function withoutTitles(words: readonly string[]): string[] {
  let start = 0;
  while (words.length - start > 2 && TITLES.has(words[start] ?? "")) start++;
  return words.slice(start);
}

/** The key of a name: its words in alphabetical order, since systems disagree on which comes first. */
export function nameKey(words: readonly string[]): string {
  return [...words].sort().join(" ");
}
