// Making and changing webhooks, by API or by hand; the signature token is shown once, when it is made.
import { badRequest } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Webhook } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { Origin, WebhookEvent } from "../state/words.ts";
import { eventsWithOrigins, origins } from "../state/words.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Lever posts to https only; plain http is let through to this machine, where no certificate exists. */
export function checkUrl(url: string): void {
  if (!URL.canParse(url)) throw badRequest("url is not a valid URL");
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || (protocol === "http:" && loopback.has(hostname))) return;
  throw badRequest("url must use https");
}

/** The origins asked for; all six when none are named; 400 for an event that knows no origins. */
export function checkOrigins(event: WebhookEvent, asked: readonly Origin[] | undefined): Origin[] {
  if (eventsWithOrigins.includes(event)) return [...(asked ?? origins)];
  if (asked !== undefined) throw badRequest(`${event} cannot be filtered by origins`);
  return [...origins];
}

/** @param madeBy the caller's id, or `ui`. The same url and event may be registered twice. */
export function createWebhook(
  sim: Simulator,
  account: Account,
  input: {
    url: string;
    event: WebhookEvent;
    origins?: readonly Origin[] | undefined;
    hasNoToken?: boolean | undefined;
  },
  madeBy: string,
): Webhook {
  checkUrl(input.url);
  const now = sim.clock.now();
  const webhook: Webhook = {
    id: sim.random.uuid(),
    event: input.event,
    url: input.url,
    origins: checkOrigins(input.event, input.origins),
    signatureToken: input.hasNoToken === true ? null : sim.random.hex(48),
    madeBy,
    createdAt: now,
    updatedAt: now,
  };
  account.webhooks[webhook.id] = webhook;
  sim.touch();
  return webhook;
}

/** Only hooks made by hand can get a new token. */
export function regenerateToken(sim: Simulator, webhook: Webhook): string {
  if (webhook.madeBy !== "ui") throw badRequest("Webhooks made by API can only be changed by API");
  const token = sim.random.hex(48);
  webhook.signatureToken = token;
  webhook.updatedAt = sim.clock.now();
  sim.touch();
  return token;
}

export function deleteWebhook(sim: Simulator, account: Account, id: string): void {
  delete account.webhooks[id];
  sim.touch();
}
