// Days by the calendar of a zone, over changes of the clock.
import { describe, expect, test } from "vitest";
import { addDays, dayIn, startOfDay } from "#shared/domain/onboarding/days.ts";

describe("the day in a zone", () => {
  test("is the zone's, not UTC's", () => {
    const at = Date.parse("2026-11-22T05:00:00Z");
    expect(dayIn("America/Los_Angeles", at)).toBe("2026-11-21");
    expect(dayIn("Asia/Tokyo", at)).toBe("2026-11-22");
  });
});

describe("the start of a day", () => {
  test.for([
    ["2026-11-01", "America/Los_Angeles", "2026-11-01T07:00:00.000Z"], // the day the clock goes back
    ["2026-11-02", "America/Los_Angeles", "2026-11-02T08:00:00.000Z"],
    ["2026-03-08", "America/Los_Angeles", "2026-03-08T08:00:00.000Z"], // the day it goes forward
    ["2026-03-09", "America/Los_Angeles", "2026-03-09T07:00:00.000Z"],
    ["2026-09-06", "America/Santiago", "2026-09-06T04:00:00.000Z"], // the clock skips midnight
    ["2026-11-22", "Asia/Kolkata", "2026-11-21T18:30:00.000Z"],
    ["2026-11-22", "Pacific/Kiritimati", "2026-11-21T10:00:00.000Z"],
  ] as const)("%s in %s is %s", ([day, zone, at]) => {
    expect(new Date(startOfDay(day, zone)).toISOString()).toBe(at);
  });
});

test("days are added by the calendar", () => {
  expect([addDays("2028-02-28", 1), addDays("2026-12-31", 1), addDays("2026-03-01", -1)]).toEqual([
    "2028-02-29",
    "2027-01-01",
    "2026-02-28",
  ]);
});
