// Turns something that happened in an account into deliveries: one per webhook that listens, if the account lets it flow.
import type { Simulator } from "../context.ts";
import type { Opportunity, Webhook } from "../state/records.ts";
import type { Account, Delivery } from "../state/state.ts";
import type { WebhookEvent } from "../state/words.ts";
import { eventsWithOrigins } from "../state/words.ts";
import { signatureOf } from "./signature.ts";

/** Lever keeps the log of at most this many requests, for two weeks. */
const logLimit = 1000;
const logLifeMs = 14 * 24 * 3_600_000;

/** The ids that every candidate event carries; candidateId is the old name of opportunityId, not a person. */
export function idsOf(opportunity: Opportunity): Record<string, string> {
  return { opportunityId: opportunity.id, candidateId: opportunity.id, contactId: opportunity.contactId };
}

function pruneLog(sim: Simulator, account: Account): void {
  const cutoff = sim.clock.now() - logLifeMs;
  const ofAccount = sim.state.deliveries.filter((delivery) => delivery.accountId === account.id);
  const surplus = new Set(ofAccount.slice(0, Math.max(0, ofAccount.length - logLimit)).map(({ id }) => id));
  sim.state.deliveries = sim.state.deliveries.filter(
    (delivery) => delivery.accountId !== account.id || (!surplus.has(delivery.id) && delivery.triggeredAt >= cutoff),
  );
}

/** Signs and hands over one delivery, whatever the toggles say; also of an event that Lever does not know (yet). */
export function send(
  sim: Simulator,
  account: Account,
  webhook: Webhook,
  event: string,
  data: Record<string, unknown>,
  opportunityId: string | null = null,
): Delivery {
  const triggeredAt = sim.clock.now();
  const token = sim.random.letters(48);
  const body = JSON.stringify({
    ...(sim.options.sendsEventId ? { id: sim.random.uuid() } : {}),
    event,
    triggeredAt,
    token,
    ...(webhook.signatureToken === null ? {} : { signature: signatureOf(webhook.signatureToken, token, triggeredAt) }),
    data,
  });
  const delivery: Delivery = {
    id: sim.random.uuid(),
    accountId: account.id,
    webhookId: webhook.id,
    event,
    url: webhook.url,
    body,
    triggeredAt,
    status: "waiting",
    attempts: [],
    tries: 0,
    nextAttemptAt: null,
    opportunityId,
  };
  sim.state.deliveries.push(delivery);
  if (sim.state.deliveries.length % 100 === 0) pruneLog(sim, account);
  sim.deliveries.accept(delivery);
  sim.touch();
  return delivery;
}

/** Fires an event: nothing flows unless a Super Admin switched the event on, and an origin list may hold it back. */
export function fire(
  sim: Simulator,
  account: Account,
  event: WebhookEvent,
  data: Record<string, unknown>,
  opportunity: Opportunity | null,
): void {
  if (!account.eventToggles[event]) return;
  for (const webhook of Object.values(account.webhooks)) {
    if (webhook.event !== event) continue;
    const isFiltered = eventsWithOrigins.includes(event) && opportunity !== null;
    if (isFiltered && !webhook.origins.includes(opportunity.origin)) continue;
    send(sim, account, webhook, event, data, opportunity?.id ?? null);
  }
}

/** The test ping of one webhook: signed, with empty data; it goes out whatever the event's toggle says. */
export function ping(sim: Simulator, account: Account, webhook: Webhook): Delivery {
  return send(sim, account, webhook, webhook.event, {});
}
