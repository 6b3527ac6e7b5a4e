// Everything that the Workers write goes into a file; the terminal shows only what somebody should look at.
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { HouseLog } from "../house.ts";

export type LogFile = { write(line: HouseLog): void; close(): void };

/** Begins the file anew at each start. */
export function openLogFile(path: string): LogFile {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  return {
    write({ level, message }) {
      file.write(`${new Date().toISOString()} ${level.padEnd(5)} ${message}\n`);
      if (level === "error" || level === "warn") console.error(`  [${level}] ${message}`);
    },
    close: () => void file.end(),
  };
}
