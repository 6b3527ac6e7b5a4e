// Keeps what is slow to work out (loading wrangler takes a second) in a file, until one of the files that it is made from changes.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The repository. Everything here is found from it, whatever the working directory. */
export const ROOT = join(import.meta.dirname, "..", "..");

/** Bundles and readings of the configuration; not state: it may be deleted at any time. */
export const KEPT = join(ROOT, ".wrangler", "bundles");

const KEEP_MS = 24 * 60 * 60 * 1000; // of earlier sources, for going back and forth between branches

/** The JSON value that `make` gave for these very file contents, or a new one. */
export async function kept<T>(name: string, files: readonly string[], make: () => Promise<T>): Promise<T> {
  const path = join(KEPT, `${name}-${hashOf(files)}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const made = await make();
  mkdirSync(KEPT, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(made));
  renameSync(draft, path);
  return made;
}

/** A short hash of names and contents. */
export function hashOf(files: readonly string[], salt = ""): string {
  const hash = createHash("sha256").update(salt);
  for (const file of files) hash.update(`\0${relative(ROOT, file)}\0`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 20);
}

/** Every file under the folder, sorted. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export function dropOld(): void {
  for (const name of existsSync(KEPT) ? readdirSync(KEPT) : []) {
    const path = join(KEPT, name);
    const modifiedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - modifiedAt > KEEP_MS) rmSync(path, { recursive: true, force: true });
  }
}
