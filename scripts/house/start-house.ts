// Starts the five Workers in one Miniflare, with production's path dispatch, on a port of this machine.
import { randomUUID } from "node:crypto";
import {
  convertV4MiniflareOptions,
  Log,
  LogLevel,
  Miniflare,
  type V4ModuleDefinition,
  type V4WorkerOptions,
} from "miniflare";
import { bundleWorkers } from "./bundle.ts";
import { databaseBehind, databaseDoor, DOOR_NAME } from "./database-door.ts";
import { ROOT } from "./kept.ts";
import { GATE_NAME, loopbackGate } from "./loopback-gate.ts";
import { applyMigrations } from "./migrations.ts";
import { moduleOf, standIn } from "./stand-in.ts";
import { readWorkers, WORKERS, type WorkerBlock, type WorkerName } from "./workers.ts";
import { watchWorkerd } from "./workerd.ts";

/** One line that a Worker wrote. */
export type HouseLog = { readonly level: string; readonly message: string };

export type HouseOptions = {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Folder for D1 and Durable Objects; absent: memory and a temporary folder, gone on close. */
  readonly persistTo?: string;
  /** Instead of the values of the same name in wrangler.toml, in every Worker that declares them. */
  readonly vars?: Readonly<Record<string, string>>;
  /** What `wrangler secret put -e <worker>` would have set. */
  readonly secrets?: Partial<Record<WorkerName, Readonly<Record<string, string>>>>;
  /** Only these Workers are real; the others stand in and do nothing. Default: all five. */
  readonly only?: readonly WorkerName[];
  /** Module source that takes a Worker's place, for faults that the real one does not have. */
  readonly replace?: Partial<Record<WorkerName, string>>;
  /** Set: fetches of Workers reach this machine only, all others fail and are told here. */
  readonly onRefusedFetch?: (request: string) => void;
  readonly onLog?: (line: HouseLog) => void;
  /** Told workerd's process id as soon as it runs, before the house answers. */
  readonly onWorkerd?: (pid: number) => void;
  /** V8's inspector on a free port; its address is `house.mf.getInspectorURL()`. For benches that look into a Worker's heap. */
  readonly isInspectable?: boolean;
};

export type House = {
  /** Where the house answers, without a slash at the end. */
  readonly url: string;
  readonly mf: Miniflare;
  /** The one D1, from Node. */
  readonly db: D1Database;
  /** Process id of workerd. */
  readonly workerdPid: number | undefined;
  /** Fires a Worker's cron handler once and waits for it. @throws Error when the handler threw */
  scheduled(worker: WorkerName, cron?: string): Promise<void>;
  /** Every cron of wrangler.toml with the Worker that it wakes. */
  readonly crons: readonly { readonly worker: WorkerName; readonly cron: string }[];
  /** Fires every cron once, one after the other. */
  tick(): Promise<void>;
  /** A queue as its producers see it, to send a message by hand. */
  queue(name: "ats-events" | "sync" | "match" | "deliveries"): Promise<Queue>;
  close(): Promise<void>;
};

/** Bundles what changed, starts workerd, applies migrations. @throws Error when a Worker does not build or the port is taken */
export async function startHouse(options: HouseOptions = {}): Promise<House> {
  const blocks = await readWorkers();
  const isReal = (name: WorkerName) =>
    (options.only ?? WORKERS).includes(name) && options.replace?.[name] === undefined;
  const bundles = await bundleWorkers(WORKERS.filter(isReal));
  const workers = blocks.map((block) => miniflareWorker(block, blocks, modulesOf(block, bundles, options), options));
  const key = randomUUID();
  workers.push(databaseDoor(blocks.find(({ name }) => name === "oauth")?.options.d1Databases, key));
  if (options.onRefusedFetch) workers.push(loopbackGate(options.onRefusedFetch));
  refuseUnknownVars(blocks, options.vars ?? {});

  const workerd = watchWorkerd(options.onWorkerd);
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: options.port ?? 0,
      log: new Log(LogLevel.WARN),
      handleStructuredLogs: (line) => options.onLog?.(line),
      telemetry: { enabled: false },
      cf: false,
      ...(options.persistTo === undefined ? {} : { resourcePersistencePath: options.persistTo }),
      ...(options.isInspectable ? { inspectorPort: 0 } : {}),
      workers,
    }),
  );
  try {
    const url = (await mf.ready).origin;
    const db = databaseBehind(await mf.getWorker(DOOR_NAME), key);
    await applyMigrations(db);
    return handle({ mf, db, url, blocks, workerdPid: workerd.pid() });
  } catch (error) {
    await mf.dispose();
    throw error;
  } finally {
    workerd.stop();
  }
}

function handle(parts: {
  mf: Miniflare;
  db: D1Database;
  url: string;
  blocks: WorkerBlock[];
  workerdPid: number | undefined;
}): House {
  const { mf, blocks } = parts;
  const crons = blocks.flatMap((block) => block.crons.map((cron) => ({ worker: block.name, cron })));
  const scheduled = async (worker: WorkerName, cron = "* * * * *") => {
    const fetcher = await mf.getWorker(scriptOf(blocks, worker));
    const { outcome } = await fetcher.scheduled({ cron, scheduledTime: new Date() });
    if (outcome !== "ok") throw new Error(`The cron ${cron} of ${worker} ended with ${outcome}; its log says more.`);
  };
  return {
    url: parts.url,
    mf,
    db: parts.db,
    workerdPid: parts.workerdPid,
    crons,
    scheduled,
    async tick() {
      for (const { worker, cron } of crons) await scheduled(worker, cron);
    },
    async queue(name) {
      for (const block of blocks) {
        for (const [binding, producer] of Object.entries(block.options.queueProducers ?? {})) {
          if (typeof producer === "object" && producer.queueName === name)
            return mf.getQueueProducer(binding, block.scriptName);
        }
      }
      throw new Error(`No Worker of wrangler.toml sends to the queue ${name}.`);
    },
    close: () => mf.dispose(),
  };
}

function miniflareWorker(
  block: WorkerBlock,
  all: readonly WorkerBlock[],
  modules: V4ModuleDefinition[],
  options: HouseOptions,
): V4WorkerOptions {
  const given = Object.entries(options.vars ?? {}).filter(([name]) => name in block.vars);
  return {
    ...block.options,
    name: block.scriptName,
    rootPath: ROOT,
    modules,
    routes: block.routes,
    bindings: { ...block.vars, ...Object.fromEntries(given), ...options.secrets?.[block.name] },
    durableObjects: storedAsOwned(block, all),
    ...(options.onRefusedFetch ? { outboundService: GATE_NAME } : {}),
  };
}

/** Miniflare wants the storage kind of a class repeated wherever another Worker reaches it; wrangler.toml says it once. */
function storedAsOwned(
  block: WorkerBlock,
  all: readonly WorkerBlock[],
): NonNullable<V4WorkerOptions["durableObjects"]> {
  const bindings = Object.entries(block.options.durableObjects ?? {}).map(([binding, value]) => {
    if (typeof value !== "object" || value.scriptName === undefined) return [binding, value] as const;
    const owner = all.find((other) => other.scriptName === value.scriptName);
    const owned = Object.values(owner?.options.durableObjects ?? {}).find(
      (candidate) => typeof candidate === "object" && candidate.className === value.className,
    );
    const useSQLite = typeof owned === "object" ? owned.useSQLite : undefined;
    return [binding, { ...value, useSQLite }] as const;
  });
  return Object.fromEntries(bindings);
}

function modulesOf(
  block: WorkerBlock,
  bundles: ReadonlyMap<WorkerName, V4ModuleDefinition[]>,
  options: HouseOptions,
): V4ModuleDefinition[] {
  const source = options.replace?.[block.name];
  return source === undefined ? (bundles.get(block.name) ?? standIn(block)) : moduleOf(block, source);
}

function refuseUnknownVars(blocks: readonly WorkerBlock[], vars: Readonly<Record<string, string>>): void {
  const declared = new Set(blocks.flatMap((block) => Object.keys(block.vars)));
  const unknown = Object.keys(vars).filter((name) => !declared.has(name));
  if (unknown.length > 0) throw new Error(`wrangler.toml declares no variable ${unknown.join(", ")}.`);
}

function scriptOf(blocks: readonly WorkerBlock[], name: WorkerName): string {
  return blocks.find((block) => block.name === name)?.scriptName ?? name;
}
