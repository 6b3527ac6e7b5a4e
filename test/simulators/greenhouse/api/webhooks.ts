// /v3/webhooks: documented as for partners only; an organization's own credential gets a 403 unless the option says else.
import type { Context, Hono } from "hono";
import { z } from "zod";
import { changeWebhook, createWebhook } from "../acts/webhooks.ts";
import type { Simulator } from "../context.ts";
import type { Webhook } from "../state/records.ts";
import { webhookEvents } from "../state/words.ts";
import { idIn, readJson } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { enter } from "./edge.ts";
import { forbidden, notFound } from "./errors.ts";
import { list } from "./list.ts";
import type { ListSpec } from "./list.ts";
import { common, iso } from "./lists/shape.ts";

const createBody = z.strictObject({
  endpoint_url: z.string(),
  name: z.string().min(1),
  event_action_type: z.enum(webhookEvents),
  secret_key: z.string().min(1),
  max_attempts: z.int().min(1).max(7),
  deactivated: z.boolean().optional(),
  basic_auth_username: z.string().nullable().optional(),
  basic_auth_password: z.string().nullable().optional(),
  additional_headers: z.record(z.string(), z.string()).optional(),
  error_recipient_email: z.string().nullable().optional(),
});
const changeBody = createBody.partial();

/** The secret is never told. */
function webhookShape(webhook: Webhook): Record<string, unknown> {
  return {
    ...common(webhook),
    endpoint_url: webhook.url,
    name: webhook.name,
    event_action_type: webhook.event,
    max_attempts: webhook.maxAttempts,
    deactivated: !webhook.isActive,
    additional_headers: webhook.headers,
    error_recipient_email: webhook.errorEmail,
    last_delivered: iso(webhook.lastDeliveredAt),
  };
}

function changeFrom(body: z.output<typeof changeBody>) {
  const { basic_auth_username: username, basic_auth_password: password } = body;
  return {
    name: body.name,
    url: body.endpoint_url,
    event: body.event_action_type,
    secret: body.secret_key,
    maxAttempts: body.max_attempts,
    headers: body.additional_headers,
    basicAuth: typeof username === "string" && typeof password === "string" ? { username, password } : undefined,
    errorEmail: body.error_recipient_email,
  };
}

export function webhookRoutes(sim: Simulator, api: Hono<ApiEnv>): void {
  const enterAsPartner = (c: Context<ApiEnv>, verb: string): Caller => {
    const caller = enter(sim, c, `harvest:webhooks:${verb}`);
    if (caller.kind === "custom" && !sim.options.customMayManageWebhooks) throw forbidden();
    return caller;
  };
  const own = (caller: Caller, id: number): Webhook => {
    const webhook = caller.account.webhooks[id];
    if (webhook?.madeBy !== caller.clientId) throw notFound("webhook", id);
    return webhook;
  };
  const spec: ListSpec<Webhook> = {
    collection: "webhooks",
    rows: ({ caller }) => {
      if (caller.kind === "custom" && !sim.options.customMayManageWebhooks) throw forbidden();
      return Object.values(caller.account.webhooks).filter(({ madeBy }) => madeBy === caller.clientId);
    },
    shape: webhookShape,
  };

  api.get("/webhooks", list(sim, spec));
  api.post("/webhooks", async (c) => {
    const caller = enterAsPartner(c, "create");
    const body = await readJson(c, createBody);
    const { endpoint_url: url, event_action_type: event, secret_key: secret, name } = body;
    const input = { ...changeFrom(body), url, event, secret, name };
    const webhook = await createWebhook(sim, caller.account, input, caller.clientId);
    if (body.deactivated === true) webhook.isActive = false;
    return c.json(webhookShape(webhook), 201);
  });
  api.patch("/webhooks/:id{[0-9]+}", async (c) => {
    const caller = enterAsPartner(c, "update");
    const webhook = own(caller, idIn(c));
    const body = await readJson(c, changeBody);
    await changeWebhook(sim, caller.account, webhook, changeFrom(body));
    if (body.deactivated !== undefined) webhook.isActive = !body.deactivated;
    return c.json(webhookShape(webhook));
  });
  api.delete("/webhooks/:id{[0-9]+}", (c) => {
    const caller = enterAsPartner(c, "destroy");
    delete caller.account.webhooks[own(caller, idIn(c)).id];
    sim.touch();
    return c.json({ message: "Webhook deleted" });
  });
}
