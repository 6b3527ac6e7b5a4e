// A write of which nobody knows whether it took effect: what it may have made must be looked for, and waited for, before another try.
import { fail } from "../domain/result.ts";
import type { AtsFailure } from "./adapter.ts";

/** Also of an answer that says yes but cannot be read: what was made may show in the lists only after a while. */
export function unanswered(message: string): AtsFailure {
  return { ...fail("unavailable", message), isUnanswered: true };
}
