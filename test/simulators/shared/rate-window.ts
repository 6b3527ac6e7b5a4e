// Fixed windows by the wall clock: so many requests a caller may make before the next full window begins.

/** What one request finds. */
export interface WindowState {
  isAllowed: boolean;
  limit: number;
  remaining: number;
}

export type RateWindow = (key: string, now: number) => WindowState;

/** Shown as the limit where there is none. */
const unlimited = 1_000_000;

/** @param limit requests a window; 0 or Infinity means no limit. */
export function rateWindow(limit: number, windowMs: number): RateWindow {
  const used = new Map<string, { window: number; count: number }>();
  return (key, now) => {
    const window = Math.floor(now / windowMs);
    if (!Number.isFinite(limit) || limit <= 0) {
      return { isAllowed: true, limit: unlimited, remaining: unlimited };
    }
    const before = used.get(key);
    const count = (before?.window === window ? before.count : 0) + 1;
    used.set(key, { window, count });
    return { isAllowed: count <= limit, limit, remaining: Math.max(0, limit - count) };
  };
}
