// Bundles the Workers with wrangler's own bundler, so that what runs here is what deploys; kept by a hash of their sources.
import { execFile } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import type { V4ModuleDefinition } from "miniflare";
import { dropOld, filesIn, hashOf, KEPT, ROOT, touch } from "./kept.ts";
import { CONFIG_PATH, type WorkerName } from "./workers.ts";

const run = promisify(execFile);

const { FORCE_COLOR: _, ...INHERITED } = process.env;

/** wrangler without questions, colours, telemetry, or log files. */
export const WRANGLER_ENV = {
  ...INHERITED,
  CI: "true",
  NO_COLOR: "1",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_WRITE_LOGS: "false",
};

/** Runs wrangler with the Node of this process. @throws Error with wrangler's own words */
export async function wrangler(args: readonly string[]): Promise<string> {
  const cli = join(ROOT, "node_modules", "wrangler", "bin", "wrangler.js");
  try {
    const { stdout } = await run(process.execPath, [cli, ...args], {
      cwd: ROOT,
      env: WRANGLER_ENV,
      maxBuffer: 2 ** 26,
    });
    return stdout;
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? `${String(error.stderr)}\n` : "";
    throw new Error(`wrangler ${args.join(" ")} failed:\n${said}${String(error)}`, { cause: error });
  }
}

/** The modules of each Worker, entry first. Unchanged Workers come from `.wrangler/bundles`; about 3 s for five changed ones. */
export async function bundleWorkers(names: readonly WorkerName[]): Promise<Map<WorkerName, V4ModuleDefinition[]>> {
  const shared = hashOf([CONFIG_PATH, join(ROOT, "package-lock.json"), ...filesIn(join(ROOT, "packages"))]);
  const bundles = await Promise.all(
    names.map(async (name) => [name, modulesIn(await bundleWorker(name, shared))] as const),
  );
  dropOld();
  return new Map(bundles);
}

async function bundleWorker(name: WorkerName, shared: string): Promise<string> {
  const key = hashOf(filesIn(join(ROOT, "workers", name)), shared);
  const folder = join(KEPT, `${name}-${key}`);
  if (existsSync(folder)) return touch(folder);
  const draft = `${folder}.${process.pid}-${Date.now()}`;
  await wrangler(["deploy", "-e", name, "--dry-run", "--outdir", draft]);
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another process finished the same bundle first
  }
  return folder;
}

function modulesIn(folder: string): V4ModuleDefinition[] {
  const files = readdirSync(folder).filter((file) => extname(file) !== ".map" && file !== "README.md");
  const entryFirst = files.sort((a, b) => Number(b === "index.js") - Number(a === "index.js"));
  return entryFirst.map((file) => ({
    type: file === "index.js" ? "ESModule" : extname(file) === ".wasm" ? "CompiledWasm" : "Text",
    path: join(folder, file),
  }));
}
