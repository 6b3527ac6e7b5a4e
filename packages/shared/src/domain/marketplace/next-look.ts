// When a submitted candidate is looked at again without being told: often while something is going on, seldom when it is over.
import type { ProgressRow, SeenInterview } from "./progress.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An interview can be called off, and a hire undone, without a webhook; after this long nobody does. */
const FORGOTTEN_AFTER_MS = 90 * DAY_MS;

/** But a contact can be anonymised years later, and nothing but looking tells of it. */
const SELDOM_MS = 7 * DAY_MS;

/** @returns ISO, or null: never again unless a webhook asks for it */
export function nextLookAt(
  row: ProgressRow & { readonly erasedAt: string | null },
  interviews: readonly SeenInterview[],
  now: number,
): string | null {
  const inMs = (ms: number) => new Date(now + ms).toISOString();
  const whileNamed = row.erasedAt === null ? inMs(SELDOM_MS) : null;
  if (row.goneAt !== null || row.anonymisedAt !== null)
    return isOld(row.goneAt ?? row.anonymisedAt, now) ? null : inMs(DAY_MS);
  if (row.hiredAt !== null) return isOld(row.hiredAt, now) ? whileNamed : inMs(6 * HOUR_MS);
  if (row.archivedAt !== null) return isOld(row.archivedAt, now) ? whileNamed : inMs(DAY_MS);
  const isSoon = interviews.some((one) => one.canceledAt === null && Math.abs(Date.parse(one.startsAt) - now) < DAY_MS);
  return inMs(isSoon ? 10 * MINUTE_MS : 30 * MINUTE_MS);
}

function isOld(at: string | null, now: number): boolean {
  return at !== null && now - Date.parse(at) > FORGOTTEN_AFTER_MS;
}
