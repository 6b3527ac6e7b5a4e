// What a local run keeps between starts, beside D1 and the Durable Objects: keys, the demo company's link, the running processes.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const newKey = () => randomBytes(32).toString("base64");

/** kept.json. Secrets of this machine's run only; a deployment has them as wrangler secrets. */
const Kept = z.object({
  /** Base64 of 32 bytes, by key id. */
  tokenKeys: z.record(z.string(), z.string()),
  /** Base64 of 32 bytes: derives one-time links. Absent in a folder from before there were any. */
  linkKey: z.string().optional(),
  demo: z.object({ tenantId: z.string(), setupToken: z.string() }).optional(),
  /** The second demo company, which hires in Greenhouse. */
  greenhouseDemo: z.object({ tenantId: z.string(), setupToken: z.string() }).optional(),
});
export type Kept = z.infer<typeof Kept> & { readonly linkKey: string };

/** running.json: there while a start runs, and left behind when it was killed. */
const Running = z.object({
  pid: z.number(),
  workerdPid: z.number().optional(),
  publicUrl: z.string(),
  controlUrl: z.string().optional(),
  /** What `npm run demo` plays on; absent unless Lever, the sign-in and the mailbox are the built-in ones. */
  demo: z
    .object({
      leverUrl: z.string(),
      signInUrl: z.string(),
      mailUrl: z.string(),
      setupToken: z.string().optional(),
    })
    .optional(),
  /** The same for Greenhouse, which needs no mailbox. */
  greenhouseDemo: z
    .object({ greenhouseUrl: z.string(), signInUrl: z.string(), setupToken: z.string().optional() })
    .optional(),
});
export type Running = z.infer<typeof Running>;

/** The kept values; the key `kid` and the key of links are made when they are not there yet. */
export function readKept(folder: string, kid: string): Kept {
  const kept = readJson(join(folder, "kept.json"), Kept) ?? { tokenKeys: {} };
  const { linkKey, tokenKeys } = kept;
  if (linkKey !== undefined && tokenKeys[kid] !== undefined) return { ...kept, linkKey };
  const withKeys = {
    ...kept,
    linkKey: linkKey ?? newKey(),
    tokenKeys: { ...tokenKeys, [kid]: tokenKeys[kid] ?? newKey() },
  };
  writeKept(folder, withKeys);
  return withKeys;
}

export function writeKept(folder: string, kept: Kept): void {
  writeJson(join(folder, "kept.json"), kept);
}

export function readRunning(folder: string): Running | undefined {
  return readJson(join(folder, "running.json"), Running);
}

export function writeRunning(folder: string, running: Running): void {
  writeJson(join(folder, "running.json"), running);
}

export function forgetRunning(folder: string): void {
  rmSync(join(folder, "running.json"), { force: true });
}

/** A half-written file cannot be: it is written beside and moved. @throws ZodError when someone edited it into nonsense */
function readJson<T>(path: string, schema: z.ZodType<T>): T | undefined {
  return existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, "utf8"))) : undefined;
}

function writeJson(path: string, value: unknown): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
