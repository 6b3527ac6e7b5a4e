// Which spellings sound alike: a key per word that different romanisations, umlauts and doubled letters share.

/**
 * Each step merges spellings of one sound across the romanisations in use, not the sounds of one language. Capitals stand for
 * sounds that have no letter of their own. Order matters.
 */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/^mac(?=[b-df-hj-np-tv-z])/, "mc"], // MacRoberts, McRoberts
  [/^saint(?=[a-z]{3})/, "st"],
  [/tsch|tch|cz/g, "C"],
  [/sch|sh/g, "S"],
  [/ch/g, "C"],
  [/ph/g, "f"],
  [/kh/g, "h"], // Pakhomova, Pahomova
  [/gh/g, "g"],
  [/zh/g, "j"],
  [/([bdjt])h/g, "$1"], // Satish, Sathish
  [/ck|qu|q/g, "k"],
  [/c(?=[eiy])/g, "s"],
  [/c/g, "k"],
  [/x/g, "ks"],
  [/w/g, "v"],
  [/aa|ae|ah(?![aeiou])/g, "a"], // Aase and Åse, Hamzah and Hamza
  [/oo|ou|ue|uh(?![aeiou])/g, "u"],
  [/oe|oh(?![aeiou])/g, "o"], // Itoh, Ito
  [/^[iy](?=[aeou])/, "j"], // Iulia, Yulia, Julia
  [/ee|ie|ei|ey|iy|yi|ii|ij|y/g, "i"],
  [/([a-zA-Z])\1+/g, "$1"],
  [/(?<=.)h$/, ""],
];

/** The sound key of a folded word: equal keys mean that the spellings may be of one name. */
export function soundOf(word: string): string {
  let key = word;
  for (const [spelling, sound] of STEPS) key = key.replace(spelling, sound);
  return key;
}

/** The sound key with every run of vowels as one dot: Mohamed and Muhammad, Hussein and Hosain. Only telling for long names. */
export function frameOf(sound: string): string {
  return sound.replace(/[aeiou]+/g, ".");
}

/** Consonants in a frame; with fewer than three, too many names share it. */
export function consonantsIn(frame: string): number {
  return frame.replaceAll(".", "").length;
}
