// How a tenant reads dates, times, numbers and money: its locale, time zone and currency, and the moment of the page.
import type { Compensation } from "#shared/domain/position.ts";

export type FormatSettings = { readonly locale: string; readonly timeZone: string; readonly currency: string };

export type Formats = {
  readonly locale: string;
  /** Milliseconds since 1970 at which the page was made; relative times count from here. */
  readonly now: number;
  /** The company's calendar day at that moment, such as 2026-11-22. */
  readonly today: string;
  /** "3 minutes ago"; a date once it is more than a week away. */
  relative(iso: string): string;
  /** Date, time and zone, for hovering. */
  exact(iso: string): string;
  /** A calendar day such as 2026-11-22, which has no zone. */
  day(date: string): string;
  number(value: number): string;
  /** "1 position", "1,200 positions". */
  count(value: number, one: string, many: string): string;
  /** A band such as "$120,000 – $150,000". */
  range(compensation: Compensation): string;
  /** The range with its interval: "$120,000 – $150,000 a year". */
  band(compensation: Compensation): string;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const JUST_NOW_MS = 10_000; // what this very request made lies a moment after the request's own time
const RELATIVE_UNTIL_MS = 7 * DAY; // later, "43 days ago" says less than the date

/** Words for Lever's pay intervals. */
export const INTERVAL_WORDS: Record<Compensation["interval"], string> = {
  "per-year-salary": "a year",
  "per-month-salary": "a month",
  "semi-month-salary": "twice a month",
  "bi-month-salary": "every two months",
  "bi-week-salary": "every two weeks",
  "per-week-salary": "a week",
  "per-day-wage": "a day",
  "per-hour-wage": "an hour",
  "one-time": "once",
};

/** A locale or zone that this runtime does not know falls back to English and UTC: a page must not fail over a setting. */
export function formatsFor(settings: FormatSettings, now: number): Formats {
  const locale = isKnownLocale(settings.locale) ? settings.locale : "en-US";
  const timeZone = isKnownTimeZone(settings.timeZone) ? settings.timeZone : "UTC";
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" }); // words in the middle of English sentences
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "long", timeZone });
  const shortDate = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone });
  const plainDay = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  const number = new Intl.NumberFormat(locale);
  return {
    locale,
    now,
    today: new Intl.DateTimeFormat("en-CA", { timeZone }).format(now), // Canada writes dates as ISO 8601 does
    relative: (iso) => relativeTo(now, Date.parse(iso), relative) ?? shortDate.format(Date.parse(iso)),
    exact: (iso) => exact.format(Date.parse(iso)),
    day: (date) => plainDay.format(Date.parse(`${date.slice(0, 10)}T00:00:00Z`)),
    number: (value) => number.format(value),
    count: (value, one, many) => `${number.format(value)} ${value === 1 ? one : many}`,
    range: (band) => moneyRange(band, locale),
    band: (band) => `${moneyRange(band, locale)} ${INTERVAL_WORDS[band.interval]}`,
  };
}

export function isKnownLocale(locale: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false; // not even shaped like a language tag
  }
}

export function isKnownTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function relativeTo(now: number, then: number, words: Intl.RelativeTimeFormat): string | null {
  const age = then - now;
  const size = Math.abs(age);
  if (size >= RELATIVE_UNTIL_MS) return null;
  if (size < MINUTE) return age > JUST_NOW_MS ? words.format(1, "minute") : words.format(0, "second");
  if (size < HOUR) return words.format(Math.round(age / MINUTE), "minute");
  if (size < DAY) return words.format(Math.round(age / HOUR), "hour");
  return words.format(Math.round(age / DAY), "day");
}

function moneyRange(band: Compensation, locale: string): string {
  const money = new Intl.NumberFormat(locale, {
    style: "currency",
    currency: band.currency,
    maximumFractionDigits: 0,
  });
  return band.min === band.max ? money.format(band.min) : money.formatRange(band.min, band.max);
}
