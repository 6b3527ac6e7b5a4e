// Webhooks, made by hand (or by a partner): saving one pings it, and a ping that fails leaves it disabled.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { newRow } from "../state/ids.ts";
import type { Webhook } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { WebhookEvent } from "../state/words.ts";
import { deliveryOf } from "../webhooks/events.ts";
import { timeOf } from "../webhooks/job-payload.ts";

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);
const reservedHeaders = [
  "content-type",
  "content-length",
  "greenhouse-event-id",
  "authorization",
  "user-agent",
  "signature",
];

/** The ping tells the event as a phrase for people. */
const phrases: { [Event in WebhookEvent]?: string } = {
  hire_candidate: "Candidate has been hired",
  unhire_candidate: "Candidate has been unhired",
  job_updated: "Job has been updated",
};

/** Greenhouse posts to https only; plain http is let through to this machine, where no certificate exists. */
function checkUrl(url: string): void {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: "", hostname: "" };
  if (protocol === "https:" || (protocol === "http:" && loopback.has(hostname))) return;
  throw unprocessable({ endpoint_url: "must be a valid https URL" });
}

function checkHeaders(headers: Record<string, string>): void {
  const reserved = Object.keys(headers).find((name) => reservedHeaders.includes(name.toLowerCase()));
  if (reserved !== undefined) throw unprocessable({ additional_headers: `${reserved} is reserved` });
}

/** Sends the ping, signed like everything else; whether it was answered with exactly 200. */
export function ping(sim: Simulator, account: Account, webhook: Webhook): Promise<boolean> {
  return sim.deliveries.sendOnce(
    deliveryOf(sim, account, webhook, "ping", {
      active: webhook.isActive,
      created_at: timeOf(webhook.createdAt),
      web_hook_id: webhook.id,
      name: webhook.name,
      endpoint_url: webhook.url,
      "content-type": "application/json",
      updated_at: timeOf(webhook.updatedAt),
      event: phrases[webhook.event] ?? webhook.event.replaceAll("_", " "),
    }),
  );
}

export interface NewWebhook {
  name: string;
  event: WebhookEvent;
  url: string;
  secret: string;
  maxAttempts?: number | undefined;
  headers?: Record<string, string> | undefined;
  basicAuth?: { username: string; password: string } | null | undefined;
  errorEmail?: string | null | undefined;
}

/** @param madeBy `ui`, or the client that made it. The same url and event may be registered twice. */
export async function createWebhook(
  sim: Simulator,
  account: Account,
  input: NewWebhook,
  madeBy: string,
): Promise<Webhook> {
  checkUrl(input.url);
  checkHeaders(input.headers ?? {});
  if (input.secret === "") throw unprocessable({ secret_key: "can't be blank" });
  const webhook: Webhook = {
    ...newRow(sim, "webhooks"),
    name: input.name,
    event: input.event,
    url: input.url,
    secret: input.secret,
    isActive: true,
    maxAttempts: input.maxAttempts ?? 7,
    headers: input.headers ?? {},
    basicAuth: input.basicAuth ?? null,
    errorEmail: input.errorEmail ?? null,
    madeBy,
    lastDeliveredAt: null,
  };
  account.webhooks[webhook.id] = webhook;
  webhook.isActive = await ping(sim, account, webhook);
  sim.touch();
  return webhook;
}

export type WebhookChange = { [Name in keyof NewWebhook]?: NewWebhook[Name] | undefined };

/** Saving pings again; a webhook that was disabled stays so until someone enables it. */
export async function changeWebhook(
  sim: Simulator,
  account: Account,
  webhook: Webhook,
  change: WebhookChange,
): Promise<void> {
  if (change.url !== undefined) checkUrl(change.url);
  checkHeaders(change.headers ?? {});
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) Object.assign(webhook, { [name]: value });
  }
  webhook.updatedAt = sim.clock.now();
  const isAnswered = await ping(sim, account, webhook);
  webhook.isActive &&= isAnswered;
  sim.touch();
}

export function setEnabled(sim: Simulator, webhook: Webhook, isActive: boolean): void {
  webhook.isActive = isActive;
  webhook.updatedAt = sim.clock.now();
  sim.touch();
}
