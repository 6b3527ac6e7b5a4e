// A token bucket for one ATS account: how long the next request must wait so that the ATS never has to say 429.

export type Budget = {
  /** Requests that may go out at once; may be negative, for requests that are already waiting their turn. */
  readonly tokens: number;
  readonly refilledAt: number;
};

/**
 * Takes one request out of the bucket. Capacity and refill are both the ATS's steady rate, so that in no second more than
 * twice the rate goes out (Lever: 10 a second, bursts of 20).
 * @param ratePerSecond the ATS's steady limit
 * @returns the new bucket and the milliseconds that this request must wait
 */
export function take(
  budget: Budget | undefined,
  ratePerSecond: number,
  now: number,
): { budget: Budget; waitMs: number } {
  const before = budget ?? { tokens: ratePerSecond, refilledAt: now };
  const elapsedMs = Math.max(0, now - before.refilledAt);
  const tokens = Math.min(ratePerSecond, before.tokens + (elapsedMs * ratePerSecond) / 1000) - 1;
  return {
    budget: { tokens, refilledAt: Math.max(now, before.refilledAt) },
    waitMs: tokens >= 0 ? 0 : Math.ceil((-tokens * 1000) / ratePerSecond),
  };
}

/** Empties the bucket so that nothing goes out for `ms`: the ATS said 429. */
export function pause(ratePerSecond: number, now: number, ms: number): Budget {
  return { tokens: -(ms * ratePerSecond) / 1000, refilledAt: now };
}
