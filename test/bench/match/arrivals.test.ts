// What one new employee reads of D1 in a company of moderate size, so that the bound of the bench cannot rot unseen.
import { expect, test } from "vitest";
import { measureArrivals } from "../../../bench/match/arrivals.ts";
import { percentile } from "../../../bench/measure.ts";

// At 100,000 hires the bench allows 150 rows for everything; the smaller the company, the fewer namesakes there are to read.
test(
  "one new employee among 1,000 hires is decided with 125 rows read on average, 60 of them to weigh everyone concerned",
  { timeout: 240_000 },
  async () => {
    const { rows, walkRows } = await measureArrivals(1_000, 40);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(walkRows)).toBeLessThan(60);
    expect(percentile(walkRows, 0.99)).toBeLessThan(150);
    expect(mean(rows), "with the turn, the index, what is stored and what is written").toBeLessThan(125);
  },
);
