// Months of a time zone as spans of UTC, also where the clock changes.
import { expect, test } from "vitest";
import { monthsUntil } from "#shared/domain/month.ts";

const now = Date.parse("2026-04-01T02:00:00.000Z");

test("the month of now comes first: in Los Angeles it is still March", () => {
  expect(monthsUntil(now, 3, "America/Los_Angeles")).toEqual([
    { month: "2026-03", from: "2026-03-01T08:00:00.000Z", until: "2026-04-01T07:00:00.000Z" },
    { month: "2026-02", from: "2026-02-01T08:00:00.000Z", until: "2026-03-01T08:00:00.000Z" },
    { month: "2026-01", from: "2026-01-01T08:00:00.000Z", until: "2026-02-01T08:00:00.000Z" },
  ]);
  expect(monthsUntil(now, 1, "UTC")).toEqual([
    { month: "2026-04", from: "2026-04-01T00:00:00.000Z", until: "2026-05-01T00:00:00.000Z" },
  ]);
});

test("months follow each other without a gap in every zone, over the turn of the year and where the clock changes at midnight", () => {
  for (const timeZone of ["Asia/Kolkata", "Pacific/Chatham", "Asia/Beirut", "America/St_Johns", "Pacific/Kiritimati"]) {
    const months = monthsUntil(now, 30, timeZone);
    expect(new Set(months.map(({ month }) => month)).size).toBe(30);
    for (let i = 1; i < months.length; i++) expect(months[i]?.until).toBe(months[i - 1]?.from);
    for (const { month, from } of months) {
      const local = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
      expect(local.format(Date.parse(from)).slice(0, 7)).toBe(month);
      expect(local.format(Date.parse(from) - 1).slice(0, 7)).not.toBe(month);
    }
  }
});
