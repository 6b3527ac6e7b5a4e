// When the digest of a recruiter goes out: once a day, early in the working day of most of Europe and before that of America.

const HOUR_UTC = 7;

/** The next time of the digest after `now`, ISO. Recruiters are of no tenant's time zone, so one hour serves all. */
export function nextDigestAt(now: number): string {
  const at = new Date(now);
  at.setUTCHours(HOUR_UTC, 0, 0, 0);
  if (at.getTime() <= now) at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString();
}
