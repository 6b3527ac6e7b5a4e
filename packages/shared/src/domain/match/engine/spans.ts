// Words joined into one, since systems disagree on where a name has spaces: Ji Hoon, Ji-hoon, JiHoon; de la Cruz, Delacruz.
import { frameOf, soundOf } from "./sound.ts";
import type { Spelling } from "./name-words.ts";

/** One or several words written as one, with everything that comparing it needs. */
export type Span = {
  readonly text: string;
  readonly spelledOut: string;
  readonly sound: string;
  readonly frame: string;
};

const known = new Map<string, Span>();
const MOST_KNOWN = 20_000; // a few megabytes; then it starts anew

/** The span of these words; null for none. The same words give the same object, so that comparing starts with identity. */
export function spanOf(words: readonly Spelling[]): Span | null {
  if (words.length === 0) return null;
  const text = words.map((word) => word.text).join("");
  const spelledOut = words.map((word) => word.spelledOut).join("");
  const key = text === spelledOut ? text : `${text}|${spelledOut}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const sound = soundOf(text);
  const span = { text, spelledOut, sound, frame: frameOf(sound) };
  known.set(key, span);
  return span;
}
