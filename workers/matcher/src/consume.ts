// The queue `match`: every message is acknowledged or retried by itself; tenants side by side, one tenant's messages in turn.
import { forTenant } from "#shared/db/for-tenant.ts";
import { MatchMessage } from "#shared/queues/messages.ts";
import type { Bindings } from "./env.ts";
import { logFailure } from "./failures.ts";
import { handleMessage } from "./handle-message.ts";
import { indexNewcomers } from "./indexing.ts";

type Task = { readonly message: Message<unknown>; readonly body: MatchMessage };

export async function consume(batch: MessageBatch<unknown>, env: Bindings): Promise<void> {
  const byTenant = new Map<string, Task[]>();
  for (const message of batch.messages) {
    const parsed = MatchMessage.safeParse(message.body);
    if (!parsed.success) {
      logFailure("message not understood", parsed.error.issues[0]?.message, { id: message.id });
      message.ack(); // it would not be understood next time either
      continue;
    }
    const task = { message, body: parsed.data };
    byTenant.set(parsed.data.tenantId, [...(byTenant.get(parsed.data.tenantId) ?? []), task]);
  }
  await Promise.all([...byTenant].map(([tenantId, tasks]) => handleInTurn(env, tenantId, tasks)));
}

async function handleInTurn(env: Bindings, tenantId: string, tasks: readonly Task[]): Promise<void> {
  const tenant = forTenant(env, tenantId);
  const handled = new Set<string>(); // the same subject twice in one batch is one look at it
  for (const { message, body } of tasks) {
    const subject = JSON.stringify(body);
    try {
      if (handled.size === 0) await indexNewcomers(tenant);
      if (!handled.has(subject)) await handleMessage(tenant, body, Date.now());
      handled.add(subject);
      message.ack();
    } catch (error) {
      logFailure("message failed", error, { ...body, attempt: message.attempts });
      message.retry({ delaySeconds: retryDelay(message.attempts) });
    }
  }
}

/** Seconds to wait after the n-th failure: 1, 2, 4 … at most a minute. */
function retryDelay(attempts: number): number {
  return Math.min(60, 2 ** Math.max(0, attempts - 1));
}
