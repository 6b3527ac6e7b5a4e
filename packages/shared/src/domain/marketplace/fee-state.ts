// What the company owes for a candidate, as of a day: on hold until the first day of work, then due; void when the hire is undone.
import type { FeeState } from "./submission-words.ts";

export type FeeFacts = {
  readonly hiredAt: string | null;
  readonly unhiredAt: string | null;
  /** YYYY-MM-DD by the offer, and as the company entered it, which wins. */
  readonly startsOn: string | null;
  readonly startsOnByHand: string | null;
};

export type Fee = { readonly state: FeeState; readonly startsOn: string | null };

/**
 * A hire whose first day nobody has told stays on hold: nothing is due before the person has started.
 * @param today YYYY-MM-DD in the tenant's time zone
 */
export function feeOf(of: FeeFacts, today: string): Fee {
  const startsOn = of.startsOnByHand ?? of.startsOn;
  if (of.hiredAt === null) return { state: of.unhiredAt === null ? "none" : "void", startsOn };
  return { state: startsOn !== null && startsOn <= today ? "due" : "on_hold", startsOn };
}

/** The calendar day of a moment in a time zone, as YYYY-MM-DD. */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}
