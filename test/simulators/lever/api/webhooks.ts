// /v1/webhooks: a caller sees and changes only the hooks it made itself; the signature token is told once.
import { Hono } from "hono";
import { z } from "zod";
import { checkOrigins, checkUrl, createWebhook, deleteWebhook } from "../acts/webhooks.ts";
import type { Webhook } from "../state/records.ts";
import { origins, webhookEvents } from "../state/words.ts";
import { ping } from "../webhooks/events.ts";
import { callerWith, readJson } from "./body.ts";
import type { Routes } from "./body.ts";
import type { Caller } from "./caller.ts";
import type { ApiEnv } from "./edge.ts";
import { notFound } from "./errors.ts";

const originList = z.array(z.enum(origins));
/** The nesting in conditions is recorded; the flat form is an older one that still circulates and is ignored. */
const configuration = z.object({
  conditions: z.object({ origins: originList.optional() }).optional(),
  verifyConnection: z.boolean().optional(),
});
const createBody = z.object({
  url: z.string(),
  event: z.enum(webhookEvents),
  configuration: configuration.optional(),
});
const bulkBody = z.object({
  data: z.array(z.object({ id: z.string(), url: z.string().optional(), configuration: configuration.optional() })),
});

function webhookShape(webhook: Webhook, signatureToken?: string | null): Record<string, unknown> {
  return {
    id: webhook.id,
    event: webhook.event,
    url: webhook.url,
    configuration: {
      conditions: { origins: webhook.origins },
      ...(signatureToken === undefined ? {} : { signatureToken }),
    },
    createdAt: webhook.createdAt,
    updatedAt: webhook.updatedAt,
  };
}

function ownWebhook(caller: Caller, id: string): Webhook {
  const found = caller.account.webhooks[id];
  if (found?.madeBy !== caller.id) throw notFound("webhooks", id);
  return found;
}

export const webhookRoutes: Routes = (sim) => {
  const routes = new Hono<ApiEnv>();

  routes.get("/", (c) => {
    const caller = callerWith(c, "webhooks:read");
    const own = Object.values(caller.account.webhooks).filter(({ madeBy }) => madeBy === caller.id);
    return c.json({ data: own.map((webhook) => webhookShape(webhook)) });
  });

  routes.post("/", async (c) => {
    const caller = callerWith(c, "webhooks:write");
    const body = await readJson(c, createBody);
    const asked = body.configuration?.conditions?.origins;
    const webhook = createWebhook(sim, caller.account, { url: body.url, event: body.event, origins: asked }, caller.id);
    if (body.configuration?.verifyConnection === true) ping(sim, caller.account, webhook);
    return c.json({ data: webhookShape(webhook, webhook.signatureToken) }, 201);
  });

  routes.put("/", async (c) => {
    const caller = callerWith(c, "webhooks:write");
    const { data } = await readJson(c, bulkBody);
    const changes = data.map((change) => {
      const webhook = ownWebhook(caller, change.id);
      if (change.url !== undefined) checkUrl(change.url);
      const asked = change.configuration?.conditions?.origins;
      const wanted = asked === undefined ? webhook.origins : checkOrigins(webhook.event, asked);
      return { webhook, url: change.url ?? webhook.url, origins: wanted };
    });
    for (const { webhook, ...next } of changes) Object.assign(webhook, next, { updatedAt: sim.clock.now() });
    sim.touch();
    return c.json({ data: changes.map(({ webhook }) => webhookShape(webhook)) });
  });

  routes.delete("/:id", (c) => {
    const caller = callerWith(c, "webhooks:write");
    deleteWebhook(sim, caller.account, ownWebhook(caller, c.req.param("id")).id);
    return c.body(null, 204);
  });

  return routes;
};
