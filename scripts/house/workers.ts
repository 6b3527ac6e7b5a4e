// Reads the five Workers from wrangler.toml, the way wrangler itself reads them, and gives their names, routes and crons.
import { join } from "node:path";
import type { V4WorkerOptionsShape } from "miniflare";
import type { Unstable_Config } from "wrangler";
import { kept, ROOT } from "./kept.ts";

export const CONFIG_PATH = join(ROOT, "wrangler.toml");

/** The Workers in the order in which a hire flows; each is one `[env.<name>]` block. */
export const WORKERS = ["oauth", "webhooks", "scheduler", "matcher", "reports"] as const;
export type WorkerName = (typeof WORKERS)[number];

/** One block of wrangler.toml. `scriptName` is the deployed name, such as `rolecall-oauth`. */
export type WorkerBlock = {
  readonly name: WorkerName;
  readonly scriptName: string;
  /** Without the host: any host reaches the local house. */
  readonly routes: string[];
  readonly crons: string[];
  /** The variables as written, without a developer's .dev.vars. */
  readonly vars: Record<string, string>;
  /** Bindings, in Miniflare's words. */
  readonly options: V4WorkerOptionsShape;
};

/** All five blocks. @throws Error when wrangler.toml is not valid */
export function readWorkers(): Promise<WorkerBlock[]> {
  return kept("blocks", [CONFIG_PATH, join(ROOT, "package-lock.json"), import.meta.filename], readWithWrangler);
}

async function readWithWrangler(): Promise<WorkerBlock[]> {
  const { unstable_getMiniflareWorkerOptions, unstable_readConfig } = await import("wrangler");
  return WORKERS.map((name) => {
    const config: Unstable_Config = unstable_readConfig({ config: CONFIG_PATH, env: name }, { hideWarnings: true });
    const { workerOptions } = unstable_getMiniflareWorkerOptions(CONFIG_PATH, name);
    return {
      name,
      scriptName: config.name ?? name,
      routes: (config.routes ?? []).map((route) => anyHost(typeof route === "string" ? route : route.pattern)),
      crons: config.triggers.crons ?? [],
      vars: Object.fromEntries(Object.entries(config.vars).map(([key, value]) => [key, String(value)])),
      options: workerOptions,
    };
  });
}

/** The classes that a block owns itself, without those it reaches by `script_name`. */
export function ownedClasses(block: WorkerBlock): string[] {
  return Object.values(block.options.durableObjects ?? {}).flatMap((binding) =>
    typeof binding === "object" && binding.scriptName === undefined ? [binding.className] : [],
  );
}

/** The pattern with any host in place of its own: the same path dispatch as production, whatever the host and port. */
export function anyHost(pattern: string): string {
  const slash = pattern.indexOf("/");
  return slash < 0 ? "*/" : `*${pattern.slice(slash)}`;
}
