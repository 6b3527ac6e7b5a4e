// Mails whose message was lost, whose time to be tried again has come, or whose sender died: their message is sent again.
import { asc, lte } from "drizzle-orm";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import { mails } from "#shared/db/schema/index.ts";
import type { SchedulerEnv } from "./env.ts";

const SEND_LIMIT = 100; // messages per sendBatch (Queues limit)
const WAKE_LIMIT = 1_000; // mails a minute; the rest a minute later

/** @param dueBefore milliseconds: mails that were due by then and are not over */
export async function wakeMails(env: SchedulerEnv, dueBefore: number): Promise<void> {
  const due = await acrossTenants(env)
    .select({ tenantId: mails.tenantId, mailId: mails.id })
    .from(mails)
    .where(lte(mails.nextTryAt, new Date(dueBefore).toISOString()))
    .orderBy(asc(mails.nextTryAt))
    .limit(WAKE_LIMIT);
  for (let i = 0; i < due.length; i += SEND_LIMIT) {
    const chunk = due.slice(i, i + SEND_LIMIT);
    await env.DELIVERIES.sendBatch(chunk.map((mail) => ({ body: { kind: "mail" as const, ...mail } })));
  }
}
