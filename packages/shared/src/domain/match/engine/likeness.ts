// How alike two spellings of a name are, from the same letters down to a slip of the finger.
import { isWithin } from "./distance.ts";
import { areSpellings } from "./lexicon.ts";
import { consonantsIn } from "./sound.ts";
import type { Span } from "./spans.ts";

/** `same`: the same letters. `sound`: another spelling of it. `frame`: vowels differ. `slip`: one letter, two in long names. */
export type Likeness = "same" | "sound" | "frame" | "slip";

const LEAST_FOR_SOUND = 3; // letters: below, everything sounds alike
const LEAST_CONSONANTS = 3;
const LEAST_FOR_SLIP = 4; // letters of the longer one
const LEAST_FOR_TWO_SLIPS = 9;

export function likeness(one: Span, other: Span): Likeness | null {
  if (areSame(one, other)) return "same";
  if (areSpellings(one.text, other.text)) return "sound";
  const shorter = Math.min(one.text.length, other.text.length);
  if (shorter < LEAST_FOR_SOUND) return null;
  if (one.sound === other.sound && one.sound.length > 1) return "sound";
  if (one.frame === other.frame && consonantsIn(one.frame) >= LEAST_CONSONANTS) return "frame";
  if (Math.max(one.text.length, other.text.length) < LEAST_FOR_SLIP) return null;
  return isWithin(one.text, other.text, shorter >= LEAST_FOR_TWO_SLIPS ? 2 : 1) ? "slip" : null;
}

/** Either spelling of an umlaut on either side: Müller is both Muller and Mueller. */
function areSame(one: Span, other: Span): boolean {
  return (
    one === other ||
    one.text === other.text ||
    one.spelledOut === other.text ||
    one.text === other.spelledOut ||
    one.spelledOut === other.spelledOut
  );
}
