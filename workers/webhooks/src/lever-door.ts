// Lever's door: read, check, store once, answer 200, and only then poke the scheduler.
import { errorText } from "#shared/domain/error-text.ts";
import type { Context } from "hono";
import { identify, isAuthentic, readDelivery, storedBody, type LeverDelivery } from "#shared/ats/lever/webhook.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { findEndpoint, storeEvent } from "#shared/db/inbound-events.ts";
import type { Bindings, Env } from "./env.ts";
import { KnownEndpoints, type EndpointSources, type KnownEndpoint } from "./known-endpoints.ts";
import { readBody } from "./read-body.ts";

const BODY_LIMIT = 1_048_576; // bytes; Lever's bodies have a few hundred

const endpoints = new KnownEndpoints();

/** POST /hooks/lever/{endpointId}: 200 stored (or known already), 401 not ours to believe, 413 too long, 503 try again. */
export async function takeLeverDelivery(c: Context<Env, "/hooks/lever/:endpointId">): Promise<Response> {
  const body = await readBody(c.req.raw, BODY_LIMIT);
  if (body === null) return c.text("The body is too long.", 413);
  const endpointId = c.req.param("endpointId");
  const delivery = readDelivery(body);
  if (delivery === null) return refused(c, "no delivery of Lever's");
  const endpoint = await authentic(c.env, endpointId, delivery);
  if (endpoint === null) return refused(c, "unknown endpoint or not authentic");

  const event = await identify(endpointId, delivery);
  const isToLookAt = event.disposition === "look";
  const stored = await storeEvent(
    forTenant(c.env, endpoint.tenantId),
    {
      id: event.id,
      connectionId: endpoint.connectionId,
      provider: "lever",
      kind: event.kind,
      subjectId: event.opportunityId,
      status: isToLookAt ? "received" : "ignored",
      outcome: event.disposition === "look" ? null : event.disposition,
      body: storedBody(delivery),
    },
    Date.now(),
  );
  if (stored === "disconnected") {
    endpoints.forget(endpointId);
    return refused(c, "disconnected");
  }
  if (stored === "new" && isToLookAt) c.executionCtx.waitUntil(poke(c.env, endpoint.tenantId));
  return c.body(null, 200);
}

/** The endpoint, when the delivery is signed with one of its secrets. */
function authentic(env: Bindings, endpointId: string, delivery: LeverDelivery): Promise<KnownEndpoint | null> {
  const sources: EndpointSources = {
    findEndpoint: async (id) => {
      const found = await findEndpoint(env, id);
      return found?.provider === "lever" ? found : null;
    },
    signingSecrets: async (connectionId) => env.VAULT.get(env.VAULT.idFromName(connectionId)).signingSecrets(),
  };
  const isSigned = (endpoint: KnownEndpoint) => isAuthentic(delivery, endpoint.signingSecrets);
  return endpoints.find(endpointId, isSigned, sources, Date.now());
}

/** Unknown endpoint, wrong signature and nonsense sound alike to whoever tries the door. */
function refused(c: Context<Env>, reason: string): Response {
  console.warn(JSON.stringify({ at: "webhooks", event: "refused", reason }));
  return c.text("Not accepted.", 401);
}

/** The poke may be lost: the event is stored, and the scheduler's sweep finds what waits. */
async function poke(env: Bindings, tenantId: string): Promise<void> {
  try {
    await env.ATS_EVENTS.send({ kind: "events", tenantId });
  } catch (error) {
    console.warn(JSON.stringify({ at: "webhooks", event: "poke lost", tenantId, error: errorText(error) }));
  }
}
