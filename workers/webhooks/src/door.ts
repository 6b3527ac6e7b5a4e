// What every ATS's door has in common: finding the endpoint that a delivery is signed for, storing the event once, poking the scheduler.
import type { Context } from "hono";
import { forTenant } from "#shared/db/for-tenant.ts";
import { findEndpoint, storeEvent } from "#shared/db/inbound-events.ts";
import { addRefusals } from "#shared/db/webhook-refusals.ts";
import { errorText } from "#shared/domain/error-text.ts";
import type { Provider } from "#shared/domain/words.ts";
import type { Bindings, Env } from "./env.ts";
import { KnownEndpoints, type EndpointSources, type KnownEndpoint } from "./known-endpoints.ts";
import { Refusals } from "./refusals.ts";

export const BODY_LIMIT = 1_048_576; // bytes; bodies have a few hundred (Lever) to some ten thousand (Greenhouse)

const endpoints = new KnownEndpoints();
const refusals = new Refusals();

/** An authentic delivery, as it is stored. */
export type Delivered = {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string | null;
  /** `look`: the scheduler has something to do. Everything else is stored as ignored, with this as its outcome. */
  readonly disposition: string;
  /** What a repeated delivery has the same, if it is not the id. */
  readonly deliveryKey: string | null;
  readonly body: string;
};

/** The endpoint, when the delivery is signed with one of its secrets. */
export function signedEndpoint(
  env: Bindings,
  provider: Provider,
  endpointId: string,
  isSigned: (secrets: readonly string[]) => Promise<boolean>,
): Promise<KnownEndpoint | null> {
  const sources: EndpointSources = {
    findEndpoint: async (key) => {
      const found = await findEndpoint(env, key.slice(provider.length + 1));
      return found?.provider === provider ? found : null;
    },
    signingSecrets: async (connectionId) => env.VAULT.get(env.VAULT.idFromName(connectionId)).signingSecrets(),
  };
  const accepts = (endpoint: KnownEndpoint) => isSigned(endpoint.signingSecrets);
  return endpoints.find(keyOf(provider, endpointId), accepts, sources, Date.now());
}

/** Endpoints are remembered by door: what one ATS's door does not know, another's may. */
function keyOf(provider: Provider, endpointId: string): string {
  return `${provider}/${endpointId}`;
}

/** Stores the event once and answers exactly 200, or 401 when its connection was ended a moment ago. */
export async function take(
  c: Context<Env>,
  endpointId: string,
  endpoint: KnownEndpoint,
  event: Delivered,
): Promise<Response> {
  const isToLookAt = event.disposition === "look";
  const { disposition, ...rest } = event;
  const stored = await storeEvent(
    forTenant(c.env, endpoint.tenantId),
    {
      ...rest,
      connectionId: endpoint.connectionId,
      provider: endpoint.provider,
      status: isToLookAt ? "received" : "ignored",
      outcome: isToLookAt ? null : disposition,
    },
    Date.now(),
  );
  if (stored === "disconnected") {
    endpoints.forget(keyOf(endpoint.provider, endpointId));
    return refused(c, "disconnected");
  }
  if (stored === "new" && isToLookAt) c.executionCtx.waitUntil(poke(c.env, endpoint.tenantId));
  return c.body(null, 200);
}

/** Refuses what no secret of ours has signed. Who runs the connection sees it; whoever tries the door hears nothing more. */
export function refusedUnsigned(c: Context<Env>, provider: Provider, endpointId: string): Response {
  const endpoint = endpoints.remembered(keyOf(provider, endpointId));
  const due = endpoint === null ? null : refusals.count(endpoint.connectionId, Date.now());
  if (endpoint !== null && due !== null) c.executionCtx.waitUntil(noteRefusals(c.env, endpoint, due));
  return refused(c, "unknown endpoint or not authentic");
}

async function noteRefusals(env: Bindings, { tenantId, connectionId }: KnownEndpoint, count: number): Promise<void> {
  try {
    await addRefusals(forTenant(env, tenantId), connectionId, count, Date.now());
  } catch (error) {
    console.warn(JSON.stringify({ at: "webhooks", event: "refusals not noted", error: errorText(error) }));
  }
}

/** Unknown endpoint, wrong signature and nonsense sound alike to whoever tries the door. */
export function refused(c: Context<Env>, reason: string): Response {
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
