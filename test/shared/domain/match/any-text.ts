// Texts of many scripts for property tests, the same ones every time.

const ALPHABETS = [
  "abcdefghij ABC.,'-\"()[]",
  "äöüßéÉîñçøØłŁđĐðÐþÞæÆœŒıİ",
  "АБВгдйёЁщ",
  "ΑΒΓςσΣώ",
  "אבגדהושלםְֱֶַָֹ",
  "محمدعليفاطمة\u064b\u0650ـ،",
  "राममोहनकिशोर",
  "佐藤健がぎ김민수王小明",
  "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\ufeff\u00ad",
  "\u0300\u0301\u0308\u030a\u0327\u3099",
  "😀👩‍👩‍👧ﬁ℡㎏Ａ１²\u00a0\u2003\t\n´`’‘ŉ",
  "\ud800\udc00\udfff\u0000",
  "“”„«»「」{}@+<>;",
];

/** `count` texts of 0 to 300 characters, mixed from one to three alphabets; pseudo-random with a fixed seed. */
export function anyText(count: number): string[] {
  let state = 20_261_122;
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: count }, () => {
    const alphabets = Array.from({ length: 1 + below(3) }, () => ALPHABETS[below(ALPHABETS.length)] ?? "");
    const characters = alphabets.join("").split("");
    const length = below(4) === 0 ? below(301) : below(24);
    return Array.from({ length }, () => characters[below(characters.length)] ?? "").join("");
  });
}
