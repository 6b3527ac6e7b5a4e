// Words that are parts of a name without being a name of their own: titles, suffixes, degrees, particles, and double family names.

/** Forms of address before a name; they are no part of it. Compared in lower case, without dots. */
export const TITLES = new Set(
  "dr mr mrs ms miss mx prof professor sir dame rev hon herr frau mme mlle sr sra don".split(" "),
);

/** Tell generations apart; they stay with the family name. */
export const GENERATIONS = new Set("jr sr ii iii iv v vi 2nd 3rd 4th junior senior".split(" "));

/** Degrees and professional titles after a name; they are left out. */
export const DEGREES = new Set(
  "phd dphil md do dds dmd jd esq mba msc ma ba bsc ms bs meng beng edd psyd cpa cfa pmp rn pe pharmd llm llb mph msw dvm dipl-ing".split(
    " ",
  ),
);

/** Small words that belong to the family name after them, in Dutch, German, Romance, Scandinavian, Arabic, Hebrew and Irish names. */
export const PARTICLES = new Set(
  "van von der den de del della delle degli di da das dos do du d la las los le lo het ten ter te zu zum zur vom am auf af av bin bint ibn ben bar abu al el ad as ash an ar mac mc ó ni nic ua st san santa".split(
    " ",
  ),
);

/** Particles that are also given or family names of their own: as particles they count in lower case, or before another one. */
export const ALSO_NAMES = new Set(
  "van von le la do an am as ben bar da di al el ar ni san mac st lo te den du das".split(" "),
);

/** Join two family names into one, as in `Ortega y Gasset`. */
export const JOINERS = new Set(["y", "i", "e"]);

/** Family names of two Han characters; all others of Chinese names have one. */
export const DOUBLE_HAN = new Set(
  "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 司徒 端木 东方 東方 南宫 南宮 长孙 長孫 独孤 獨孤".split(
    " ",
  ),
);

/** Korean family names of two syllables; all others have one. */
export const DOUBLE_HANGUL = new Set("남궁 황보 제갈 사공 선우 서문 독고 동방".split(" "));
