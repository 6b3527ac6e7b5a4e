// A budget for an ATS that counts requests in fixed windows of the wall clock (Greenhouse: 30 s, rolling at :00 and :30).

export const WINDOW_MS = 30_000;

const MARGIN_MS = 250; // their clock and ours differ a little; a request just after the turn must not fall into the old window

export type WindowBudget = {
  /** Start of the window by our clock. */
  readonly startedAt: number;
  readonly used: number;
  /** Requests a window allows, as last told by the ATS. */
  readonly limit: number;
};

/**
 * Takes one request out of the current window, or of a later one when this is spent.
 * @param limit what the ATS allows per window, until it has told us
 * @returns the new budget and the milliseconds that this request must wait
 */
export function takeFromWindow(
  budget: WindowBudget | undefined,
  limit: number,
  now: number,
): { budget: WindowBudget; waitMs: number } {
  const current = Math.floor(now / WINDOW_MS) * WINDOW_MS;
  const known = budget ?? { startedAt: current, used: 0, limit };
  const fresh = known.startedAt < current ? { ...known, startedAt: current, used: 0 } : known;
  if (fresh.used < fresh.limit) {
    const waitMs = Math.max(0, fresh.startedAt - now) + (fresh.startedAt > current ? MARGIN_MS : 0);
    return { budget: { ...fresh, used: fresh.used + 1 }, waitMs };
  }
  const next = { ...fresh, startedAt: fresh.startedAt + WINDOW_MS, used: 1 };
  return { budget: next, waitMs: next.startedAt - now + MARGIN_MS };
}

/** What the ATS's headers said: its limit, and how many requests are left in this window, ours and those of others under the same credential. */
export function observeWindow(
  budget: WindowBudget | undefined,
  told: { readonly limit: number; readonly remaining: number },
  now: number,
): WindowBudget {
  const current = Math.floor(now / WINDOW_MS) * WINDOW_MS;
  const used = Math.max(0, told.limit - told.remaining);
  if (budget === undefined || budget.startedAt < current) return { startedAt: current, used, limit: told.limit };
  if (budget.startedAt > current) return { ...budget, limit: told.limit };
  return { ...budget, used: Math.max(budget.used, used), limit: told.limit };
}

/** Nothing goes out for `ms`: the ATS said 429. */
export function pauseWindow(limit: number, now: number, ms: number): WindowBudget {
  const until = Math.ceil((now + ms) / WINDOW_MS) * WINDOW_MS;
  return { startedAt: until - WINDOW_MS, used: limit, limit };
}
