// Keeps what is slow to work out (loading wrangler takes a second) in a file, until one of the files that it is made from changes.
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";

/** The repository. Everything here is found from it, whatever the working directory. */
export const ROOT = join(import.meta.dirname, "..", "..");

/** Bundles and readings of the configuration; not state: it may be deleted at any time. */
export const KEPT = join(ROOT, ".wrangler", "bundles");

const KEEP_NEWEST = 4; // of each kind: for going back and forth between branches
const KEEP_MS = 10 * 60 * 1000; // whatever was used lately: another process may be about to read it

/** The JSON value that `make` gave for these very file contents, or a new one. */
export async function kept<T>(name: string, files: readonly string[], make: () => Promise<T>): Promise<T> {
  const path = join(KEPT, `${name}-${hashOf(files)}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(touch(path), "utf8"));
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

/** Notes that the kept thing was used now. Returns the path. */
export function touch(path: string): string {
  utimesSync(path, new Date(), new Date());
  return path;
}

/** Deletes what was not used for long, except for the newest of each kind. */
export function dropOld(): void {
  const seen = new Map<string, number>();
  for (const { name, usedAt } of newestFirst()) {
    const [kind = name] = name.split("-");
    const rank = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, rank);
    if (rank > KEEP_NEWEST && Date.now() - usedAt > KEEP_MS) rmSync(join(KEPT, name), { recursive: true, force: true });
  }
}

function newestFirst(): { name: string; usedAt: number }[] {
  const names = existsSync(KEPT) ? readdirSync(KEPT) : [];
  const all = names.map((name) => ({
    name,
    usedAt: statSync(join(KEPT, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
  }));
  return all.toSorted((a, b) => b.usedAt - a.usedAt);
}
