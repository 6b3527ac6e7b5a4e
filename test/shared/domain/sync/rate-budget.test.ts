// The budget never lets more out than the ATS's own bucket would take.
import { expect, test } from "vitest";
import { pause, take, type Budget } from "#shared/domain/sync/rate-budget.ts";

/** When each of `count` requests that all want to go at once may go out, in milliseconds. */
function departures(count: number, rate: number, wantedAt: (i: number) => number): number[] {
  let budget: Budget | undefined;
  return Array.from({ length: count }, (_, i) => {
    const taken = take(budget, rate, wantedAt(i));
    budget = taken.budget;
    return wantedAt(i) + taken.waitMs;
  });
}

/** Lever's bucket: holds 20, gains 10 a second. Returns how many of the requests it would refuse. */
function refused(times: number[]): number {
  let tokens = 20;
  let last = 0;
  let count = 0;
  for (const at of times) {
    tokens = Math.min(20, tokens + ((at - last) * 10) / 1000);
    last = at;
    if (tokens < 1) count++;
    else tokens -= 1;
  }
  return count;
}

test("a burst goes out at once up to the rate, the rest one by one at the rate", () => {
  const times = departures(30, 10, () => 0);
  expect(times.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(times[10]).toBe(100);
  expect(times[29]).toBe(2000);
});

test("Lever's own bucket refuses none of 500 requests, whenever they are asked for", () => {
  expect(refused(departures(500, 10, () => 0))).toBe(0);
  expect(refused(departures(500, 10, (i) => i * 37))).toBe(0);
  expect(refused(departures(500, 10, (i) => Math.floor(i / 50) * 1500))).toBe(0);
});

test("uses at least nine tenths of the allowed rate when there is always work", () => {
  const times = departures(500, 10, () => 0);
  expect(500 / ((times.at(-1) ?? 0) / 1000)).toBeGreaterThanOrEqual(9);
});

test("after a 429 nothing goes out for as long as the ATS asked", () => {
  expect(take(pause(10, 5000, 3000), 10, 5000).waitMs).toBeGreaterThanOrEqual(3000);
});

test("a clock that jumps back does not fill the bucket", () => {
  const spent = take({ tokens: 0, refilledAt: 10_000 }, 10, 10_000).budget;
  expect(take(spent, 10, 1_000).waitMs).toBeGreaterThan(0);
});
