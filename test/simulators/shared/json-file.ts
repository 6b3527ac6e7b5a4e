// Keeps one JSON value in a file, written whole beside the old one and moved over it, so that a kill leaves either.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** The parsed file, or undefined when there is none. A broken file is an error: it is never overwritten unseen. */
export function readJsonFile(path: string): unknown {
  if (!existsSync(path)) return undefined;
  const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
  return parsed;
}

/** Writes the value so that a crash in between leaves the earlier file whole. */
export function writeJsonFile(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.new`;
  writeFileSync(draft, JSON.stringify(value));
  renameSync(draft, path);
}

/** Groups many small changes into one later write. */
export interface DebouncedWriter {
  touch(): void;
  flush(): void;
}

/**
 * A large value takes long to write: the writer then waits longer, so that writing stays a small part of the time.
 * @param delayMs how long after a first change the write happens at the earliest.
 */
export function debouncedWriter(write: () => void, delayMs: number): DebouncedWriter {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastWriteMs = 0;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const startedAt = performance.now();
    write();
    lastWriteMs = performance.now() - startedAt;
  };
  return {
    touch() {
      timer ??= setTimeout(flush, Math.max(delayMs, lastWriteMs * 20));
      timer.unref();
    },
    flush,
  };
}
