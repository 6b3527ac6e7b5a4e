// What one webhook costs in D1: few rows, and no more when many events are stored. `npm run bench -- rows` shows the same numbers.
import { expect, test } from "vitest";
import { rowsOfOneWebhook } from "../../bench/rows.ts";

test("taking in and finishing a webhook writes at most 4 rows and reads at most 10, the same with 1,000 as with 100,000 stored events", async () => {
  const few = await rowsOfOneWebhook(1_000);
  expect(few.written).toBeLessThanOrEqual(4);
  expect(few.read).toBeLessThanOrEqual(10);
  expect(await rowsOfOneWebhook(100_000)).toEqual(few);
});
