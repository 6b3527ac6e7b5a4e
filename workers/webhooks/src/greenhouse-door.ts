// Greenhouse's door: check the signature over the bytes as they came, store once by Greenhouse-Event-ID, answer exactly 200.
import type { Context } from "hono";
import {
  EVENT_ID_HEADER,
  identify,
  isAuthentic,
  readDelivery,
  SIGNATURE_HEADER,
  storedBody,
} from "#shared/ats/greenhouse/webhook.ts";
import { BODY_LIMIT, refused, refusedUnsigned, signedEndpoint, take } from "./door.ts";
import type { Env } from "./env.ts";
import { readBody } from "./read-body.ts";

/** POST /hooks/greenhouse/{endpointId}: 200 stored (or known already), 401 not ours to believe, 413 too long, 503 try again. */
export async function takeGreenhouseDelivery(c: Context<Env, "/hooks/greenhouse/:endpointId">): Promise<Response> {
  const body = await readBody(c.req.raw, BODY_LIMIT);
  if (body === null) return c.text("The body is too long.", 413);
  const endpointId = c.req.param("endpointId");
  const signature = c.req.header(SIGNATURE_HEADER) ?? null;
  const isSigned = (secrets: readonly string[]) => isAuthentic(body, signature, secrets);
  const endpoint = await signedEndpoint(c.env, "greenhouse", endpointId, isSigned);
  if (endpoint === null) return refusedUnsigned(c, "greenhouse", endpointId);
  const text = new TextDecoder().decode(body);
  const delivery = readDelivery(text);
  if (delivery === null) return refused(c, "no delivery of Greenhouse's");

  const eventId = c.req.header(EVENT_ID_HEADER) ?? null;
  const event = await identify(endpointId, delivery, text, eventId, Date.now());
  return take(c, endpointId, endpoint, { ...event, body: storedBody(event) });
}
