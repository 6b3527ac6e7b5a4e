// A token bucket per caller: so many requests a second in the long run, a larger number at once.

/** Takes one token for `key`; false when the bucket is empty. */
export type TokenBucket = (key: string, now: number) => boolean;

/**
 * @param perSecond refill in requests a second; 0 or Infinity means no limit.
 * @param burst how many a full bucket holds.
 */
export function tokenBucket(perSecond: number, burst: number): TokenBucket {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (key, now) => {
    if (!Number.isFinite(perSecond) || perSecond <= 0) return true;
    const bucket = buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond);
    const isAllowed = tokens >= 1;
    buckets.set(key, { tokens: isAllowed ? tokens - 1 : tokens, at: now });
    return isAllowed;
  };
}
