// The daily import's clock: over both changes of summer time, in zones of every kind, and never twice for one day.
import { describe, expect, test } from "vitest";
import { nextDailyRun, type DailySchedule } from "#shared/domain/hris/daily-run.ts";

const PACIFIC: DailySchedule = { at: "00:00", timeZone: "America/Los_Angeles" };

function next(schedule: DailySchedule, after: string, doneFor: string | null = null) {
  const { atMs, day } = nextDailyRun(schedule, Date.parse(after), doneFor);
  return `${new Date(atMs).toISOString()} for ${day}`;
}

describe("midnight Pacific", () => {
  test.each([
    ["in winter", "2026-01-15T12:00:00Z", "2026-01-16T08:00:00.000Z for 2026-01-16"],
    ["in summer", "2026-07-15T12:00:00Z", "2026-07-16T07:00:00.000Z for 2026-07-16"],
    [
      "on the eve of the day on which clocks go forward",
      "2026-03-07T12:00:00Z",
      "2026-03-08T08:00:00.000Z for 2026-03-08",
    ],
    ["on that day, which has 23 hours", "2026-03-08T12:00:00Z", "2026-03-09T07:00:00.000Z for 2026-03-09"],
    ["on the day on which clocks go back", "2026-11-01T12:00:00Z", "2026-11-02T08:00:00.000Z for 2026-11-02"],
    ["a moment before", "2026-01-16T07:59:59.999Z", "2026-01-16T08:00:00.000Z for 2026-01-16"],
    ["at the very moment", "2026-01-16T08:00:00Z", "2026-01-17T08:00:00.000Z for 2026-01-17"],
    ["over the new year", "2026-12-31T12:00:00Z", "2027-01-01T08:00:00.000Z for 2027-01-01"],
  ])("%s", (_, after, run) => {
    expect(next(PACIFIC, after)).toBe(run);
  });
});

describe("a time that the clock", () => {
  test("skips is run as much later as it skips", () => {
    expect(next({ ...PACIFIC, at: "02:30" }, "2026-03-08T08:30:00Z")).toBe("2026-03-08T10:30:00.000Z for 2026-03-08");
    // Cairo's clocks go forward at midnight: 00:00 does not exist, and the day is not left out.
    expect(next({ at: "00:00", timeZone: "Africa/Cairo" }, "2026-04-23T12:00:00Z")).toBe(
      "2026-04-23T22:00:00.000Z for 2026-04-24",
    );
  });

  test("shows twice is run the first time, and not again an hour later", () => {
    const schedule = { ...PACIFIC, at: "01:30" };
    expect(next(schedule, "2026-11-01T07:00:00Z")).toBe("2026-11-01T08:30:00.000Z for 2026-11-01");
    expect(next(schedule, "2026-11-01T08:30:00Z", "2026-11-01")).toBe("2026-11-02T09:30:00.000Z for 2026-11-02");
  });
});

describe("never twice for one day", () => {
  test("when the time is moved to later on a day that was run for", () => {
    expect(next({ ...PACIFIC, at: "18:00" }, "2026-01-16T20:00:00Z", "2026-01-16")).toBe(
      "2026-01-18T02:00:00.000Z for 2026-01-17",
    );
  });

  test("when the zone is moved so that the day begins again", () => {
    expect(next({ at: "09:00", timeZone: "Pacific/Honolulu" }, "2026-01-16T08:05:00Z", "2026-01-16")).toBe(
      "2026-01-17T19:00:00.000Z for 2026-01-17",
    );
  });

  test.each(["America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "Africa/Cairo", "UTC"])(
    "in a year of days in %s, and none is left out",
    (timeZone) => {
      for (const at of ["00:00", "02:15", "23:59"]) {
        let run = nextDailyRun({ at, timeZone }, Date.parse("2026-01-01T00:00:00Z"), null);
        for (let i = 0; i < 370; i++) {
          const after = nextDailyRun({ at, timeZone }, run.atMs, run.day);
          expect(Date.parse(after.day) - Date.parse(run.day), `${run.day} to ${after.day}`).toBe(24 * 3_600_000);
          expect(after.atMs - run.atMs).toBeGreaterThanOrEqual(22 * 3_600_000);
          expect(after.atMs - run.atMs).toBeLessThanOrEqual(26 * 3_600_000);
          run = after;
        }
      }
    },
  );
});
