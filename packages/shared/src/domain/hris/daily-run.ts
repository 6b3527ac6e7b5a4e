// When something that runs once a day on a zone's clock runs next: right over both changes of the clock, and never twice for one day.

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type DailySchedule = {
  /** `HH:MM` on the zone's clock. */
  readonly at: string;
  readonly timeZone: string;
};

/** The moment, and the zone's calendar day (YYYY-MM-DD) that it counts for. */
export type DailyRun = { readonly atMs: number; readonly day: string };

/**
 * The first run after a moment. A time that the clock skips is moved on by what it skips (02:30 becomes 03:30); of a time that
 * comes twice the first counts.
 * @param afterMs milliseconds since 1970
 * @param doneFor the last day that was run for: the next run counts for a later one, even when the time of day has moved
 */
export function nextDailyRun(schedule: DailySchedule, afterMs: number, doneFor: string | null): DailyRun {
  let day = dayOf(afterMs, schedule.timeZone);
  for (;;) {
    const atMs = momentOf(day, schedule);
    if (atMs > afterMs && (doneFor === null || day > doneFor)) return { atMs, day };
    day = following(day);
  }
}

/** The calendar day in the zone: YYYY-MM-DD. */
export function dayOf(ms: number, timeZone: string): string {
  return new Date(ms + offsetMs(ms, timeZone)).toISOString().slice(0, 10);
}

function following(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function momentOf(day: string, { at, timeZone }: DailySchedule): number {
  const wallMs = Date.parse(`${day}T${at}:00Z`);
  // Offsets change at most once between the day before and the day after, and by less than a day.
  const before = wallMs - offsetMs(wallMs - DAY_MS, timeZone);
  const after = wallMs - offsetMs(wallMs + DAY_MS, timeZone);
  const real = [before, after].filter((ms) => ms + offsetMs(ms, timeZone) === wallMs);
  return real.length > 0 ? Math.min(...real) : before;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the zone's clock is ahead of UTC at that moment. */
function offsetMs(ms: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format); // at most some 600 zones
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(ms / 1000) * 1000;
}
