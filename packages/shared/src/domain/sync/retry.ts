// When to try again: growing waits with a ceiling, and after how many tries a person has to look.

/** About an hour of an ATS that does not answer (2 s, 4 s, … 5 min, then every 5 minutes). */
export const MAX_SYNC_ATTEMPTS = 20;

const LONGEST_MS = 5 * 60_000;

/** Milliseconds until the next try after the `attempt`th failure (1-based): 2 s doubling, at most five minutes. */
export function retryInMs(attempt: number): number {
  return Math.min(1000 * 2 ** Math.max(1, attempt), LONGEST_MS);
}
