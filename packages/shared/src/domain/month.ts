// Calendar months of a time zone as spans of UTC.

export type Month = {
  /** Such as `2026-11`. */
  readonly month: string;
  /** First moment of the month, and of the next one, as ISO times in UTC. */
  readonly from: string;
  readonly until: string;
};

/** The month that `now` is in and those before it, the newest first. */
export function monthsUntil(now: number, count: number, timeZone: string): Month[] {
  const { year, month } = partsOf(now, timeZone);
  const starts = Array.from({ length: count + 1 }, (_, i) => startOf(year, month + 1 - i, timeZone));
  return starts.slice(1).map(({ name, at }, i) => ({ month: name, from: at, until: starts[i]?.at ?? at }));
}

/** @param month from 1; may lie outside of the year */
function startOf(year: number, month: number, timeZone: string): { name: string; at: string } {
  const midnight = Date.UTC(year, month - 1, 1);
  // The offset a little earlier may be another one, where the clock changes that night: two looks settle it.
  const guess = midnight - offsetMs(midnight, timeZone);
  const at = midnight - offsetMs(guess, timeZone);
  return { name: new Date(midnight).toISOString().slice(0, 7), at: new Date(at).toISOString() };
}

function offsetMs(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsOf(at, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}

function partsOf(at: number, timeZone: string) {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}
