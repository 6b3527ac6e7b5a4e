// Waiting for a condition instead of sleeping: asks again at short intervals until it holds or the deadline passes.
import { setTimeout as pause } from "node:timers/promises";

export type UntilOptions = {
  /** Default 10 000. */
  readonly deadlineMs?: number;
  /** Default 20. */
  readonly everyMs?: number;
  /** What is waited for, for the error. */
  readonly what?: string;
};

/**
 * Resolves with the first value that is neither false, null nor undefined.
 * @throws Error at the deadline, with the last value or the last error of the condition
 */
export async function until<T>(
  condition: () => T | Promise<T>,
  options: UntilOptions = {},
): Promise<Exclude<T, false | null | undefined>> {
  const { deadlineMs = 10_000, everyMs = 20, what = "the condition" } = options;
  const endsAt = Date.now() + deadlineMs;
  let last: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (isThere(value)) return value;
      last = value;
    } catch (error) {
      last = error;
    }
    if (Date.now() >= endsAt) {
      throw new Error(`Waited ${deadlineMs} ms in vain for ${what}; last: ${String(last)}`, { cause: last });
    }
    await pause(everyMs);
  }
}

function isThere<T>(value: T): value is Exclude<T, false | null | undefined> {
  return value !== false && value !== null && value !== undefined;
}
