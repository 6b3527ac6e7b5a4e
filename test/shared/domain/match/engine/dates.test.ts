// How far the start may be from the hire.
import { expect, test } from "vitest";
import { judged } from "./people.ts";

test.for([
  ["2025-03-01", "2025-03-20", "soon"],
  ["2025-03-20", "2025-03-01", "before"],
  ["2025-03-01", "2025-06-01", "late"],
  ["2025-03-01", "2025-09-01", "later"],
  ["2025-03-01", "2021-05-30", "far"],
  ["2025-03-01", "2026-03-01", "far"],
  ["2025-03-28", "2025-01-04", "swapped"],
  ["2025-03-01", null, "unknown"],
  ["2025-03-01", "9999-12-31", "unknown"],
  ["2025-03-01", "2025-02-31x", "soon"],
  ["yesterday", "2025-03-20", "unknown"],
] as const)("hired %s, started %s: %s", ([hiredAt, startDate, level]) => {
  expect(judged({ startDate }, { hiredAt }).dates.level).toBe(level);
});
