// The budget of an ATS that counts in fixed windows of the wall clock.
import { describe, expect, test } from "vitest";
import {
  observeWindow,
  pauseWindow,
  takeFromWindow,
  WINDOW_MS,
  type WindowBudget,
} from "#shared/domain/sync/window-budget.ts";

const START = 1_800_000_000_000; // a multiple of 30 s

/** Takes `count` requests at `now` and gives each one's moment of sending. */
function sendings(budget: WindowBudget | undefined, count: number, limit: number, now: number) {
  let kept = budget;
  const moments: number[] = [];
  for (let i = 0; i < count; i++) {
    const taken = takeFromWindow(kept, limit, now);
    kept = taken.budget;
    moments.push(now + taken.waitMs);
  }
  return { budget: kept, moments };
}

function perWindow(moments: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const moment of moments) {
    const window = Math.floor(moment / WINDOW_MS);
    counts.set(window, (counts.get(window) ?? 0) + 1);
  }
  return [...counts.values()];
}

describe("a window of requests", () => {
  test("lets the limit go out at once, and the rest after the turn of the window", () => {
    const { moments } = sendings(undefined, 120, 50, START + 10_000);
    expect(perWindow(moments)).toEqual([50, 50, 20]);
    expect(moments[49]).toBe(START + 10_000);
    expect(moments[50]).toBeGreaterThan(START + WINDOW_MS);
    expect(moments[50]).toBeLessThan(START + WINDOW_MS + 1_000);
  });

  test("never sends more than the limit in any window, however requests fall", () => {
    let budget: WindowBudget | undefined;
    const moments: number[] = [];
    for (let at = START; at < START + 200_000; at += 137) {
      const taken = takeFromWindow(budget, 20, at);
      budget = taken.budget;
      moments.push(at + taken.waitMs);
    }
    expect(Math.max(...perWindow(moments))).toBe(20);
  });

  test("starts afresh in a later window", () => {
    const { budget } = sendings(undefined, 50, 50, START);
    expect(takeFromWindow(budget, 50, START + WINDOW_MS).waitMs).toBe(0);
  });
});

describe("what the headers tell", () => {
  test("raises and lowers the limit", () => {
    const observed = observeWindow(undefined, { limit: 150, remaining: 149 }, START);
    expect(perWindow(sendings(observed, 160, 50, START).moments)).toEqual([149, 11]);
  });

  test("counts requests that others made under the same credential", () => {
    const { budget } = sendings(undefined, 1, 50, START);
    const observed = observeWindow(budget, { limit: 50, remaining: 10 }, START + 100);
    expect(perWindow(sendings(observed, 12, 50, START + 200).moments)).toEqual([10, 2]);
  });

  test("does not give back what is under way", () => {
    const { budget } = sendings(undefined, 40, 50, START);
    const observed = observeWindow(budget, { limit: 50, remaining: 49 }, START + 100);
    expect(perWindow(sendings(observed, 11, 50, START + 200).moments)).toEqual([10, 1]);
  });

  test("of a 429 holds everything back to the end of a window, even of a later one", () => {
    const now = START + 5_000;
    expect(now + takeFromWindow(pauseWindow(50, now, 1_000), 50, now).waitMs).toBeGreaterThanOrEqual(START + WINDOW_MS);
    expect(now + takeFromWindow(pauseWindow(50, now, 30_000), 50, now).waitMs).toBeGreaterThanOrEqual(now + 30_000);
  });
});
