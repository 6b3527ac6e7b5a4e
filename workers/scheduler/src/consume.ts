// The consumer of `ats-events` and `sync`: one run per tenant in the batch, and each message acked or retried by itself.
import { SchedulerMessage } from "#shared/queues/messages.ts";
import type { Work } from "#shared/domain/sync/lease.ts";
import { workOnTenant } from "./engine.ts";
import type { SchedulerEnv } from "./env.ts";
import { errorText } from "#shared/domain/error-text.ts";

const RETRY_SECONDS = 5;

export async function consume(
  batch: MessageBatch,
  env: SchedulerEnv,
  defer: (promise: Promise<unknown>) => void,
): Promise<void> {
  const byTenant = new Map<string, { work: Work; messages: Message[] }>();
  for (const message of batch.messages) {
    const parsed = SchedulerMessage.safeParse(message.body);
    if (!parsed.success) {
      console.error(JSON.stringify({ at: "scheduler", event: "unreadable message dropped", id: message.id }));
      message.ack(); // it can never become readable; what it meant is in D1
      continue;
    }
    const { tenantId, kind } = parsed.data;
    const group = byTenant.get(tenantId) ?? { work: kind, messages: [] };
    byTenant.set(tenantId, { work: kind === "sync" ? "sync" : group.work, messages: [...group.messages, message] });
  }
  await Promise.all(
    [...byTenant].map(async ([tenantId, { work, messages }]) => {
      try {
        await workOnTenant(env, tenantId, work, defer);
        for (const message of messages) message.ack();
      } catch (error) {
        console.error(JSON.stringify({ at: "scheduler", event: "work failed", tenantId, error: errorText(error) }));
        for (const message of messages) message.retry({ delaySeconds: RETRY_SECONDS });
      }
    }),
  );
}
