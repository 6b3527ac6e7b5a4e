// What a file has opened is closed at its end, wherever it was opened: vitest hears `afterAll` only while the file is read.
import { afterAll } from "vitest";

const left: (() => Promise<unknown>)[] = [];

/** Runs after the last test of the file, the latest first. May be called in `beforeAll`. */
export function atEnd(close: () => Promise<unknown>): void {
  left.push(close);
}

/** Called by the setup file, once for each test file. */
export function closeAtEnd(): void {
  afterAll(async () => {
    for (const close of left.splice(0).toReversed()) await close();
  });
}
