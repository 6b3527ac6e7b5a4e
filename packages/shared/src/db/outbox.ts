// The outbox: messages are committed in the same batch as the change they tell of, then sent; a sweep sends what was lost.
import { errorText } from "../domain/error-text.ts";
import { asc, inArray, lt, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { OutboxMessage, OutboxQueue } from "../queues/messages.ts";
import { acrossTenants, type DatabaseEnv, type TenantDb } from "./for-tenant.ts";
import { outbox } from "./schema/index.ts";

/** The queues a Worker can send to; a Worker without the producer leaves the row for the sweep. */
export type OutboxEnv = DatabaseEnv & {
  readonly SYNC?: Pick<Queue, "sendBatch">;
  readonly MATCH?: Pick<Queue, "sendBatch">;
  readonly DELIVERIES?: Pick<Queue, "sendBatch">;
};

type OutboxRow = { id: number; queue: OutboxQueue; body: string };

const SEND_BATCH_LIMIT = 100; // messages per sendBatch (Queues limit)

/**
 * Runs the statements and the outbox rows in ONE D1 batch (one transaction), then sends the messages.
 * @param defer where the sending may finish after the answer, e.g. `(p) => ctx.waitUntil(p)`
 * @returns the results of `statements`, in order
 */
export async function commit(
  env: OutboxEnv,
  tenant: TenantDb,
  statements: readonly BatchItem<"sqlite">[],
  messages: readonly OutboxMessage[],
  defer: (sending: Promise<unknown>) => void,
): Promise<unknown[]> {
  const createdAt = new Date().toISOString();
  const items = messages.length === 0 ? statements : [...statements, outboxRows(tenant, messages, createdAt)];
  const [first, ...rest] = items;
  if (first === undefined) return [];
  const results: unknown[] = await tenant.db.batch([first, ...rest]);
  const written = results.slice(statements.length).flat() as OutboxRow[]; // shape fixed by returning() in outboxRows
  if (written.length > 0) defer(sendRows(env, written).catch(logLostSend));
  return results.slice(0, statements.length);
}

/** One statement for any number of messages, as one JSON parameter: D1 takes at most 100 parameters a statement. */
function outboxRows(tenant: TenantDb, messages: readonly OutboxMessage[], createdAt: string) {
  const list = JSON.stringify(messages.map(({ queue, body }) => ({ queue, body: JSON.stringify(body) })));
  return tenant.db
    .insert(outbox)
    .select(
      sql`select null, ${tenant.tenantId}, value ->> 'queue', value ->> 'body', ${createdAt} from json_each(${list})`,
    )
    .returning({ id: outbox.id, queue: outbox.queue, body: outbox.body });
}

/** Sends rows that were committed more than `olderThanMs` ago and never deleted: their sender died. Returns how many were sent. */
export async function sweepOutbox(env: OutboxEnv, now: number, olderThanMs: number, limit: number): Promise<number> {
  const rows = await acrossTenants(env)
    .select({ id: outbox.id, queue: outbox.queue, body: outbox.body })
    .from(outbox)
    .where(lt(outbox.createdAt, new Date(now - olderThanMs).toISOString()))
    .orderBy(asc(outbox.id))
    .limit(limit);
  if (rows.length > 0) await sendRows(env, rows);
  return rows.length;
}

async function sendRows(env: OutboxEnv, rows: readonly OutboxRow[]): Promise<void> {
  const producers = { sync: env.SYNC, match: env.MATCH, deliveries: env.DELIVERIES };
  for (const name of ["sync", "match", "deliveries"] as const) {
    const producer = producers[name];
    const mine = rows.filter((row) => row.queue === name);
    if (producer === undefined || mine.length === 0) continue;
    for (let i = 0; i < mine.length; i += SEND_BATCH_LIMIT) {
      const chunk = mine.slice(i, i + SEND_BATCH_LIMIT);
      await producer.sendBatch(chunk.map((row) => ({ body: JSON.parse(row.body) as unknown })));
      await deleteRows(env, chunk);
    }
  }
}

async function deleteRows(env: DatabaseEnv, rows: readonly OutboxRow[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 90) {
    const ids = rows.slice(i, i + 90).map((row) => row.id); // D1 takes at most 100 parameters
    await acrossTenants(env).delete(outbox).where(inArray(outbox.id, ids));
  }
}

function logLostSend(error: unknown): void {
  console.warn(JSON.stringify({ at: "outbox", event: "send lost, the sweep will send it", error: errorText(error) }));
}
