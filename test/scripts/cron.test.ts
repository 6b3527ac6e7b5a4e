// The local clock fires a cron expression in the minutes in which Cloudflare would, in UTC.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { everyMinute, isDue } from "../../scripts/local/cron.ts";

const at = (text: string) => new Date(text);

describe("isDue", () => {
  test.for([
    ["* * * * *", "2026-11-22T10:07:00Z", true],
    ["*/5 * * * *", "2026-11-22T10:05:00Z", true],
    ["*/5 * * * *", "2026-11-22T10:07:00Z", false],
    ["7-59/10 * * * *", "2026-11-22T10:17:00Z", true],
    ["0 3 * * *", "2026-11-22T03:00:00Z", true],
    ["0 3 * * *", "2026-11-22T04:00:00Z", false],
    ["0,30 9-17 * * *", "2026-11-22T17:30:00Z", true],
    ["0 0 1 1 *", "2026-01-01T00:00:00Z", true],
    ["0 0 * * 1", "2026-11-22T00:00:00Z", true], // a Sunday, which Cloudflare counts as 1
    ["0 0 * * 7", "2026-11-22T00:00:00Z", false],
  ] as const)("%s at %s: %s", ([expression, time, expected]) => {
    expect(isDue(expression, at(time))).toBe(expected);
  });

  test("an expression that it cannot read is an error, never silence", () => {
    expect(() => isDue("0 0 * * MON", at("2026-11-22T00:00:00Z"))).toThrow('"MON"');
    expect(() => isDue("* * * *", at("2026-11-22T00:00:00Z"))).toThrow("five fields");
  });
});

describe("everyMinute", () => {
  beforeEach(() => void vi.useFakeTimers({ now: at("2026-11-22T10:06:40Z") }));
  afterEach(() => void vi.useRealTimers());

  test("fires at the start of each minute until it is stopped", () => {
    const minutes: string[] = [];
    const clock = everyMinute((minute) => minutes.push(minute.toISOString()));
    vi.advanceTimersByTime(19_999);
    expect(minutes).toEqual([]);
    vi.advanceTimersByTime(60_001);
    clock.stop();
    vi.advanceTimersByTime(600_000);
    expect(minutes).toEqual(["2026-11-22T10:07:00.000Z", "2026-11-22T10:08:00.000Z"]);
  });
});
