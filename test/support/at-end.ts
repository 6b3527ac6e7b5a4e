// What a file has opened is made ready before each test, checked after it and closed at the file's end, wherever it was opened:
// vitest hears `beforeEach`, `afterEach` and `afterAll` only while the file is read, not inside `beforeAll` or a test.
import { afterAll, afterEach, beforeEach } from "vitest";

const preparations = new Set<() => void>();
const checks = new Set<() => void>();
const left: (() => Promise<unknown>)[] = [];

/** Runs after the last test of the file, the latest first. May be called in `beforeAll`. */
export function atEnd(close: () => Promise<unknown>): void {
  left.push(close);
}

/** Runs before every further test of the file. May be called in `beforeAll`. */
export function beforeEveryTest(prepare: () => void): void {
  preparations.add(prepare);
}

/** Runs after every further test of the file, which fails when it throws. May be called in `beforeAll`. */
export function afterEveryTest(check: () => void): void {
  checks.add(check);
}

/** Called by the setup file, once for each test file. */
export function closeAtEnd(): void {
  beforeEach(() => {
    for (const prepare of preparations) prepare();
  });
  afterEach(() => {
    for (const check of checks) check();
  });
  afterAll(async () => {
    preparations.clear();
    checks.clear();
    for (const close of left.splice(0).toReversed()) await close();
  });
}
