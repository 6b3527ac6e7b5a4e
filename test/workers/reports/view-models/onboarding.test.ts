// The grid of new hires in its URL, and onboarding in words.
import { describe, expect, test } from "vitest";
import type { NewHireRow } from "#shared/db/new-hires.ts";
import {
  filterOf,
  nextSort,
  orderOf,
  pageOf,
  periodOf,
} from "../../../../workers/reports/src/view-models/onboarding-query.ts";
import { documentKind, missingWords, sizeWords } from "../../../../workers/reports/src/view-models/onboarding-words.ts";

const NOW = Date.parse("2026-11-22T05:00:00Z"); // still the 21st in Los Angeles

describe("the uploaded period", () => {
  test("counts days by the company's calendar, today included", () => {
    expect(periodOf({ period: "today" }, "America/Los_Angeles", NOW)).toEqual({ from: "2026-11-21", to: "2026-11-21" });
    expect(periodOf({ period: "7" }, "Asia/Tokyo", NOW)).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  });

  test("is as typed without a preset, and a date that is none is left out", () => {
    const typed = { uploadedFrom: "2026-11-01", uploadedTo: "2026-13-40" };
    expect(periodOf(typed, "UTC", NOW)).toEqual({ from: "2026-11-01" });
  });
});

describe("the order", () => {
  test("rises at the first click on a head, and falls at the second", () => {
    const first = nextSort({}, "name");
    expect(orderOf({ sort: first })).toEqual({ order: "name", isDescending: false });
    expect(orderOf({ sort: nextSort({ sort: first }, "name") })).toEqual({ order: "name", isDescending: true });
  });

  test("of a made-up URL is the usual one", () => {
    expect(orderOf({ sort: "drop table" })).toEqual({ order: "uploadedAt", isDescending: true });
    expect([pageOf({ page: "0" }), pageOf({ page: "1e9" }), pageOf({ page: "3" })]).toEqual([1, 1, 3]);
    expect(filterOf({ invited: "maybe" })).toEqual({});
  });
});

describe("words", () => {
  const row = (over: Partial<NewHireRow>): Pick<NewHireRow, "problems" | "packageCode" | "packageName"> => ({
    problems: [],
    packageCode: null,
    packageName: null,
    ...over,
  });

  test("say what is missing, and flag a code that no package has", () => {
    expect(missingWords(row({}))).toBeNull();
    expect(missingWords(row({ problems: ["no_email"], packageCode: "X-9" }))).toBe(
      "no e-mail address, no package has the code X-9",
    );
    expect(missingWords(row({ packageCode: "FT", packageName: "Full time" }))).toBeNull();
  });

  test("tell a cover letter from other files, and a size from none", () => {
    const kind = (displayName: string) => documentKind({ type: "otherDocument", displayName });
    expect([kind("Jo_cover-letter.pdf"), kind("portfolio.pdf")]).toEqual(["Cover letter", "Other document"]);
    expect([sizeWords(null, "en-US"), sizeWords(12_345, "en-US")]).toEqual([null, "12.3 kB"]);
  });
});
