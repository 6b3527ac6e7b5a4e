// Why a proposal is where it is in the queue: the seat that it blocks, and since or until when, by the company's own calendar.
import { expect, test } from "vitest";
import { formatsFor } from "../../../../workers/reports/src/view-models/formats.ts";
import { blocksInWords, isOverdue } from "../../../../workers/reports/src/view-models/queue-words.ts";

const NOW = Date.parse("2026-11-22T03:00:00Z"); // still the 21st in Los Angeles
const formats = formatsFor({ locale: "en-US", timeZone: "America/Los_Angeles", currency: "USD" }, NOW);
const blocks = (startsOn: string, requisitionCode: string | null = "Trace-12") => ({
  positionId: "pos_1",
  title: "Welder",
  requisitionCode,
  startsOn,
});

test("a seat is named by its code, or by its title where it has none", () => {
  expect(blocksInWords(blocks("2026-11-18"), formats)).toBe("Blocks Trace-12, started 3 days ago");
  expect(blocksInWords(blocks("2026-11-18", null), formats)).toBe("Blocks “Welder”, started 3 days ago");
  expect(blocksInWords(null, formats)).toBe("Blocks no seat: the hire fills no position");
});

test.each([
  ["2026-11-20", "started yesterday"],
  ["2026-11-21", "starts today"],
  ["2026-11-22", "starts tomorrow"],
  ["2026-12-04", "starts in 13 days"],
  ["2027-03-01", "starts on Mar 1, 2027"],
  ["2026-03-01", "started on Mar 1, 2026"],
  ["someday", "start unknown"],
])("a start on %s reads: %s", (startsOn, words) => {
  expect(blocksInWords(blocks(startsOn), formats)).toBe(`Blocks Trace-12, ${words}`);
});

test("a seat is overdue from the first day on, by the company's calendar", () => {
  expect(isOverdue(blocks("2026-11-21"), formats)).toBe(true);
  expect(isOverdue(blocks("2026-11-22"), formats)).toBe(false);
  expect(isOverdue(null, formats)).toBe(false);
});
