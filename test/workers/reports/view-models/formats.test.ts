// Dates, times and money by the tenant's settings.
import { describe, expect, test } from "vitest";
import { formatsFor, isKnownLocale, isKnownTimeZone } from "../../../../workers/reports/src/view-models/formats.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const BERLIN = { locale: "de-DE", timeZone: "Europe/Berlin", currency: "EUR" };
const american = formatsFor({ locale: "en-US", timeZone: "America/Los_Angeles", currency: "USD" }, NOW);

describe("a moment", () => {
  test.each([
    ["2026-11-22T11:59:58Z", "now"],
    ["2026-11-22T12:00:04Z", "now"],
    ["2026-11-22T12:00:30Z", "in 1 minute"],
    ["2026-11-22T11:57:00Z", "3 minutes ago"],
    ["2026-11-22T07:00:00Z", "5 hours ago"],
    ["2026-11-21T11:00:00Z", "yesterday"],
    ["2026-11-24T12:00:00Z", "in 2 days"],
  ])("%s reads %s", (at, words) => {
    expect(american.relative(at)).toBe(words);
  });

  test("more than a week away it is a date, on the tenant's calendar", () => {
    expect(american.relative("2026-10-01T03:00:00Z")).toBe("Sep 30, 2026");
    expect(formatsFor(BERLIN, NOW).relative("2026-10-01T03:00:00Z")).toBe("1. Okt. 2026");
  });

  test("near times are words of the English sentence around them, whatever the locale", () => {
    expect(formatsFor(BERLIN, NOW).relative("2026-11-22T11:57:00Z")).toBe("3 minutes ago");
  });

  test("on hover it says date, time and zone", () => {
    expect(american.exact("2026-11-22T11:57:00Z")).toMatch(/^Sunday, November 22, 2026.*3:57:00.AM PST$/);
  });
});

test("a calendar day has no zone, so it is the same day everywhere", () => {
  expect(american.day("2027-01-01")).toBe("Jan 1, 2027");
  expect(formatsFor({ ...BERLIN, timeZone: "Pacific/Kiritimati" }, NOW).day("2027-01-01")).toBe("1. Jan. 2027");
});

describe("a compensation band", () => {
  const band = { min: 120_000, max: 150_000, currency: "EUR", interval: "per-year-salary" } as const;

  test("is written in its own currency, by the tenant's locale, with its interval", () => {
    expect(american.band(band)).toBe("€120,000 – €150,000 a year");
    expect(formatsFor(BERLIN, NOW).range(band)).toMatch(/^120\.000\s*–\s*150\.000\s*€$/);
  });

  test("whose ends are equal is one amount", () => {
    expect(american.range({ ...band, max: 120_000 })).toBe("€120,000");
  });
});

test("a locale or zone that nobody knows does not break the page", () => {
  const formats = formatsFor({ locale: "not a locale", timeZone: "Mars/Base", currency: "USD" }, NOW);
  expect(formats.locale).toBe("en-US");
  expect(formats.exact("2026-11-22T11:57:00Z")).toContain("UTC");
});

test("a number of things is written by the locale, with the right word", () => {
  expect([american.count(1, "position", "positions"), american.count(1200, "position", "positions")]).toEqual([
    "1 position",
    "1,200 positions",
  ]);
  expect(formatsFor(BERLIN, NOW).count(1200, "position", "positions")).toBe("1.200 positions");
});

test("known locales and zones are told from unknown ones", () => {
  expect([isKnownLocale("de-CH"), isKnownLocale("xx!"), isKnownLocale("")]).toEqual([true, false, false]);
  expect([isKnownTimeZone("Europe/Berlin"), isKnownTimeZone("Europe/Atlantis")]).toEqual([true, false]);
});
