// Starts the floor Worker in a Miniflare of its own, with its own D1 and queue, set up as the house's are.
import { join } from "node:path";
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { watchWorkerd } from "../../scripts/house/workerd.ts";

/** What floor.js checks deliveries with. */
export const FLOOR_SECRET = "floor-signature-token";

/** The same kind of row as inbound_events: no rowid, found by its own key; without the index of what waits. */
const TABLE = `create table events (id text primary key not null, kind text not null, subject_id text, status text not null,
  body text not null, received_at text not null) without rowid`;

export type Floor = {
  readonly url: string;
  readonly db: D1Database;
  readonly workerdPid: number | undefined;
  close(): Promise<void>;
};

export async function startFloor(): Promise<Floor> {
  const workerd = watchWorkerd();
  const mf = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      log: new Log(LogLevel.WARN),
      telemetry: { enabled: false },
      cf: false,
      workers: [
        {
          name: "floor",
          rootPath: import.meta.dirname,
          modules: [{ type: "ESModule", path: join(import.meta.dirname, "floor.js") }],
          compatibilityDate: "2026-11-01",
          d1Databases: { DB: "floor" },
          queueProducers: { EVENTS: { queueName: "events" } },
          queueConsumers: { events: { maxBatchSize: 10, maxBatchTimeout: 0 } },
        },
      ],
    }),
  );
  const url = (await mf.ready).origin;
  workerd.stop();
  const db: D1Database = await mf.getD1Database("DB", "floor");
  await db.prepare(TABLE).run();
  return { url, db, workerdPid: workerd.pid(), close: () => mf.dispose() };
}
