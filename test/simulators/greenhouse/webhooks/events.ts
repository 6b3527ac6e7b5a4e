// Turns something that happened in an organization into deliveries: one for each enabled webhook of that event.
import type { Simulator } from "../context.ts";
import type { Webhook } from "../state/records.ts";
import type { Account, Delivery } from "../state/state.ts";
import type { WebhookEvent } from "../state/words.ts";
import { bodyOf, signatureOf } from "./signature.ts";

/** Deliveries beyond this many are forgotten, oldest first. */
const logLimit = 2000;

function headersOf(webhook: Webhook, body: string): Record<string, string> {
  const basic = webhook.basicAuth;
  const authorization = basic && Buffer.from(`${basic.username}:${basic.password}`).toString("base64");
  return {
    ...webhook.headers,
    ...(authorization === null ? {} : { authorization: `Basic ${authorization}` }),
    "content-type": "application/json",
    "user-agent": "Greenhouse",
    signature: signatureOf(webhook.secret, body),
  };
}

/** A stored delivery, signed and ready to go. */
export function deliveryOf(
  sim: Simulator,
  account: Account,
  webhook: Webhook,
  action: string,
  payload: Record<string, unknown>,
): Delivery {
  const body = bodyOf({ action, payload });
  const delivery: Delivery = {
    id: sim.random.uuid(),
    accountId: account.id,
    webhookId: webhook.id,
    event: action,
    eventId: sim.random.uuid(),
    url: webhook.url,
    headers: headersOf(webhook, body),
    body,
    maxAttempts: webhook.maxAttempts,
    triggeredAt: sim.clock.now(),
    status: "waiting",
    attempts: [],
    tries: 0,
    nextAttemptAt: null,
  };
  webhook.lastDeliveredAt = delivery.triggeredAt;
  sim.state.deliveries.push(delivery);
  if (sim.state.deliveries.length > logLimit * 1.1) sim.state.deliveries = sim.state.deliveries.slice(-logLimit);
  sim.touch();
  return delivery;
}

/** Signs and hands over one delivery, also of an event that Greenhouse does not know (yet). */
export function send(
  sim: Simulator,
  account: Account,
  webhook: Webhook,
  action: string,
  payload: Record<string, unknown>,
): Delivery {
  const delivery = deliveryOf(sim, account, webhook, action, payload);
  sim.deliveries.accept(delivery);
  return delivery;
}

/** Whether anybody would hear of the event. */
export function isHeard(account: Account, event: WebhookEvent): boolean {
  return Object.values(account.webhooks).some((webhook) => webhook.isActive && webhook.event === event);
}

/** Fires an event; the payload is made only when a webhook listens. */
export function fire(
  sim: Simulator,
  account: Account,
  event: WebhookEvent,
  payload: () => Record<string, unknown>,
): void {
  for (const webhook of Object.values(account.webhooks)) {
    if (webhook.isActive && webhook.event === event) send(sim, account, webhook, event, payload());
  }
}
