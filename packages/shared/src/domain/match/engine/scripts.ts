// Names in other scripts, in the Latin letters that passports and colleagues use, so that both systems' spellings can meet.
import { HAN } from "../data/han.ts";

/** `from:to` pairs; an empty right side means that the letter is not written in Latin. */
function letters(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(/\s+/).map((pair) => [pair.slice(0, pair.indexOf(":")), pair.slice(pair.indexOf(":") + 1)]),
  );
}

const CYRILLIC = letters(
  `а:a б:b в:v г:g ґ:g д:d е:e ё:e є:ye ж:zh з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ў:u ф:f х:kh ц:ts
   ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѓ:g ќ:k ѕ:dz қ:k ғ:g ң:n ө:o ұ:u ү:u һ:h ә:a`,
);
const GREEK = letters(
  `α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o`,
);
const ARMENIAN = letters(
  `ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch պ:p ջ:j ռ:r
   ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k օ:o ֆ:f և:ev`,
);
const GEORGIAN = letters(
  `ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch ც:ts ძ:dz
   წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h`,
);
/** Vowels are not written, so these come out as consonants: enough to propose, never enough to assign. */
const SEMITIC = letters(
  `א: ב:b ג:g ד:d ה:h ו:v ז:z ח:h ט:t י:y כ:k ך:k ל:l מ:m ם:m נ:n ן:n ס:s ע: פ:p ף:f צ:ts ץ:ts ק:k ר:r ש:sh ת:t
   ا: أ: إ: آ: ب:b ت:t ث:th ج:j ح:h خ:kh د:d ذ:d ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع: غ:gh ف:f ق:q ك:k ک:k ل:l م:m ن:n
   ه:h ة:a و:w ي:y ی:y ى:a ء: ئ:y ؤ:w پ:p چ:ch ژ:zh گ:g`,
);
const KANA = letters(
  `あ:a い:i う:u え:e お:o か:ka き:ki く:ku け:ke こ:ko さ:sa し:shi す:su せ:se そ:so た:ta ち:chi つ:tsu て:te と:to な:na
   に:ni ぬ:nu ね:ne の:no は:ha ひ:hi ふ:fu へ:he ほ:ho ま:ma み:mi む:mu め:me も:mo や:ya ゆ:yu よ:yo ら:ra り:ri る:ru
   れ:re ろ:ro わ:wa を:o ん:n が:ga ぎ:gi ぐ:gu げ:ge ご:go ざ:za じ:ji ず:zu ぜ:ze ぞ:zo だ:da ぢ:ji づ:zu で:de ど:do
   ば:ba び:bi ぶ:bu べ:be ぼ:bo ぱ:pa ぴ:pi ぷ:pu ぺ:pe ぽ:po ゔ:vu ー:`,
);
const LETTERS = new Map([...CYRILLIC, ...GREEK, ...ARMENIAN, ...GEORGIAN, ...SEMITIC, ...KANA]);

const INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ");
const VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ");
const FINALS = [..." k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")];
const HANGUL = { first: 0xac00, last: 0xd7a3, perInitial: 588, perVowel: 28 } as const; // Unicode, chapter 3.12

function hangul(code: number): string {
  const index = code - HANGUL.first;
  const initial = INITIALS[Math.floor(index / HANGUL.perInitial)] ?? "";
  const vowel = VOWELS[Math.floor((index % HANGUL.perInitial) / HANGUL.perVowel)] ?? "";
  return initial + vowel + (FINALS[index % HANGUL.perVowel] ?? "");
}

let hanReadings: Map<string, string> | null = null;
function han(): Map<string, string> {
  if (hanReadings !== null) return hanReadings;
  hanReadings = new Map();
  for (const row of HAN.trim().split("\n")) {
    const [reading = "", ...texts] = row.split(" ");
    for (const text of texts) if (!hanReadings.has(text)) hanReadings.set(text, reading);
  }
  return hanReadings;
}

const LATIN_ONLY = /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;
const LONGEST_WORD = 4; // characters of a Japanese family name in the table

/** The text with every letter that we can read in Latin letters; the others stay. Expects lower case, decomposed or not. */
export function toLatin(text: string): string {
  if (LATIN_ONLY.test(text)) return text;
  // Katakana lies 0x60 above Hiragana; composed forms only, for the marks of kana are letters
  const composed = text
    .normalize("NFKC")
    .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
  const characters = [...composed];
  let latin = "";
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    const code = character.codePointAt(0) ?? 0;
    if (code >= HANGUL.first && code <= HANGUL.last) latin += hangul(code) + (isHangul(characters[i - 1]) ? "" : " ");
    else if (/\p{Script=Han}/u.test(character)) {
      const word = hanWord(characters, i);
      latin += ` ${word.reading} `;
      i += word.length - 1;
    } else latin += LETTERS.get(character) ?? LETTERS.get(character.normalize("NFKD").charAt(0)) ?? character;
  }
  return latin;
}

function isHangul(character: string | undefined): boolean {
  const code = character?.codePointAt(0) ?? 0;
  return code >= HANGUL.first && code <= HANGUL.last;
}

/** The longest run from here that the table can read; a character that it cannot read is left out. */
function hanWord(characters: readonly string[], from: number): { reading: string; length: number } {
  for (let length = LONGEST_WORD; length > 0; length--) {
    const reading = han().get(characters.slice(from, from + length).join(""));
    if (reading !== undefined) return { reading, length };
  }
  return { reading: "", length: 1 };
}
