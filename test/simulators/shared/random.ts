// A seeded source of chance, so that a simulator's ids, names and tokens are the same on every run.

/** Everything drawn from one seed; `state` can be saved and handed back to continue the same line. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number in [min, max]. */
  integer(min: number, max: number): number;
  chance(share: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** Lower-case hex digits. */
  hex(length: number): string;
  /** Letters and digits. */
  letters(length: number): string;
  /** Shaped like a version 4 UUID. */
  uuid(): string;
  state(): number;
  restore(state: number): void;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** mulberry32: 32 bits of state are enough for a few hundred thousand ids without a repeat in practice. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const word = () => Math.floor(next() * 4294967296);
  const hex = (length: number) => {
    let text = "";
    while (text.length < length) text += word().toString(16).padStart(8, "0");
    return text.slice(0, length);
  };

  return {
    next,
    integer,
    chance: (share) => next() < share,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    hex,
    letters(length) {
      let text = "";
      while (text.length < length) text += alphabet.charAt(integer(0, alphabet.length - 1));
      return text;
    },
    uuid() {
      const digits = hex(32);
      const variant = "89ab".charAt(integer(0, 3));
      return [
        digits.slice(0, 8),
        digits.slice(8, 12),
        `4${digits.slice(13, 16)}`,
        variant + digits.slice(17, 20),
        digits.slice(20),
      ].join("-");
    },
    state: () => state,
    restore(saved) {
      state = saved >>> 0;
    },
  };
}
