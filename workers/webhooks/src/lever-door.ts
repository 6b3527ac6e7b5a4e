// Lever's door: read, check, store once, answer 200, and only then poke the scheduler.
import type { Context } from "hono";
import { identify, isAuthentic, readDelivery, storedBody } from "#shared/ats/lever/webhook.ts";
import { BODY_LIMIT, refused, refusedUnsigned, signedEndpoint, take } from "./door.ts";
import type { Env } from "./env.ts";
import { readBody } from "./read-body.ts";

/** POST /hooks/lever/{endpointId}: 200 stored (or known already), 401 not ours to believe, 413 too long, 503 try again. */
export async function takeLeverDelivery(c: Context<Env, "/hooks/lever/:endpointId">): Promise<Response> {
  const body = await readBody(c.req.raw, BODY_LIMIT);
  if (body === null) return c.text("The body is too long.", 413);
  const endpointId = c.req.param("endpointId");
  const delivery = readDelivery(new TextDecoder().decode(body));
  if (delivery === null) return refused(c, "no delivery of Lever's");
  const endpoint = await signedEndpoint(c.env, "lever", endpointId, (secrets) => isAuthentic(delivery, secrets));
  if (endpoint === null) return refusedUnsigned(c, "lever", endpointId);

  const { id, kind, opportunityId, disposition } = await identify(endpointId, delivery);
  const event = { id, kind, subjectId: opportunityId, disposition, deliveryKey: null, body: storedBody(delivery) };
  return take(c, endpointId, endpoint, event);
}
