// Days as people mean them: by the calendar of a time zone, with its changes of the clock.

const DAY_MS = 24 * 3_600_000;

/** The day, YYYY-MM-DD, that it is in the zone at this moment. */
export function dayIn(timeZone: string, ms: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(ms);
}

/** The day so many days later (or earlier), by the calendar alone. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The first moment of the day in the zone, in milliseconds. Where a change of the clock leaves midnight out, the first moment that
 * there is.
 */
export function startOfDay(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`);
  // No zone is further from UTC than 14 hours, and none changes its clock in other steps than quarters of an hour.
  for (let ms = utc - 14 * 3_600_000; ms <= utc + 15 * 3_600_000; ms += 15 * 60_000)
    if (dayIn(timeZone, ms) === day) return ms;
  return utc; // a day that the zone skipped as a whole, as Samoa did once
}
