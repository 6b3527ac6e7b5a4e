// The queue `deliveries`: every message is acknowledged or retried by itself; what it means stands in D1.
import { forTenant } from "#shared/db/for-tenant.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { DeliveryMessage } from "#shared/queues/messages.ts";
import type { Bindings } from "./env.ts";
import { deliverMail } from "./mail/deliver.ts";

const LONGEST_DELAY_S = 300; // the sweep brings back what waits longer
const FAILED_DELAY_S = 30;

export async function consume(batch: MessageBatch, env: Bindings): Promise<void> {
  await Promise.all(batch.messages.map((message) => handle(message, env)));
}

async function handle(message: Message, env: Bindings): Promise<void> {
  const parsed = DeliveryMessage.safeParse(message.body);
  if (!parsed.success) {
    console.error(JSON.stringify({ at: "deliveries", event: "unreadable message dropped", id: message.id }));
    message.ack(); // it can never become readable; what it meant is in D1
    return;
  }
  try {
    const againInMs = await deliver(env, parsed.data);
    if (againInMs === null) message.ack();
    else message.retry({ delaySeconds: Math.min(Math.ceil(againInMs / 1000), LONGEST_DELAY_S) });
  } catch (error) {
    console.error(
      JSON.stringify({ at: "deliveries", event: "failed", kind: parsed.data.kind, error: errorText(error) }),
    );
    message.retry({ delaySeconds: FAILED_DELAY_S });
  }
}

/** @returns in how many milliseconds to look again, or null: there is nothing more to do */
function deliver(env: Bindings, message: DeliveryMessage): Promise<number | null> {
  switch (message.kind) {
    case "mail":
      return deliverMail(env, forTenant(env, message.tenantId), message.mailId, Date.now());
  }
}
