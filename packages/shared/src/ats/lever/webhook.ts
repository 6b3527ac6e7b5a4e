// Lever's webhooks: is a delivery authentic, what does it ask us to look at, and what of it is kept. Pure; nothing is fetched.
import { z } from "zod";
import { isHmacSha256, sha256Hex } from "../../crypto/hash.ts";
import { timePart } from "../../domain/ids.ts";

/**
 * A delivery as Lever posts it; the signature is in the body, and there is none when Lever holds no token for the webhook.
 * `id` is documented but missing from Lever's samples. Unknown fields pass, and what the signature does not cover may be of any kind:
 * an odd `id` is no reason to refuse an authentic hire. Source: Lever developer documentation, "Webhooks".
 */
export const LeverDelivery = z.object({
  id: z.string().max(200).nullish().catch(null),
  event: z.string().min(1).max(100),
  triggeredAt: z.union([z.number(), z.string().regex(/^\d{1,17}$/)]),
  token: z.string().min(1).max(500),
  signature: z.string().max(200).nullish().catch(null),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
});
export type LeverDelivery = z.infer<typeof LeverDelivery>;

/** The delivery in a raw body, or null when it is none. Never throws. */
export function readDelivery(rawBody: string): LeverDelivery | null {
  try {
    return LeverDelivery.safeParse(JSON.parse(rawBody)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether any of the signature tokens signed the delivery: hex(HMAC-SHA256(signature token, token + String(triggeredAt))),
 * compared in constant time. Lever makes one token per webhook, so one connection has several. The signature does not cover
 * `event`, `id` or `data`: they are hints where to look, never facts. Source: Lever developer documentation, "Webhooks".
 */
export async function isAuthentic(delivery: LeverDelivery, signatureTokens: readonly string[]): Promise<boolean> {
  const { signature, token, triggeredAt } = delivery;
  if (typeof signature !== "string") return false;
  const signed = token + String(triggeredAt);
  for (const key of signatureTokens) {
    if (await isHmacSha256(key, signed, signature)) return true;
  }
  return false;
}

/** What Rolecall does with each event that Lever knows: `look` = read the opportunity again; `not_used` = no module needs it. */
const USES: ReadonlyMap<string, "look" | "not_used"> = new Map([
  ["candidateHired", "look"],
  ["candidateArchiveChange", "look"], // the only sign of an un-hire
  ["candidateDeleted", "look"],
  ["candidateStageChange", "look"],
  ["applicationCreated", "not_used"],
  ["interviewCreated", "look"],
  ["interviewUpdated", "look"],
  ["interviewDeleted", "look"],
  ["contactCreated", "not_used"],
  ["contactUpdated", "not_used"],
]);

export type IdentifiedEvent = {
  /** Made from the endpoint and the delivery's token: a repeated delivery has the same. Sorts by `triggeredAt`. */
  readonly id: string;
  readonly kind: string;
  /** Lever's opportunity id, or null when the event names none. */
  readonly opportunityId: string | null;
  readonly disposition: "look" | "test_ping" | "unknown_event" | "not_used" | "no_subject";
};

/**
 * Tells what the delivery asks for.
 * The key is the token, not `id`: the token is what the signature covers, so nobody who has seen one delivery can make others
 * of it. Lever repeats a delivery (five times with growing waits, and by hand for two weeks) with the same body.
 */
export async function identify(endpointId: string, delivery: LeverDelivery): Promise<IdentifiedEvent> {
  const digest = await sha256Hex(`${endpointId}:${delivery.token}`);
  const opportunityId = idIn(delivery.data, "opportunityId") ?? idIn(delivery.data, "candidateId"); // deprecated alias
  return {
    id: `evt_${timePart(Number(delivery.triggeredAt))}${digest.slice(0, 20)}`,
    kind: delivery.event,
    opportunityId,
    disposition: dispositionOf(delivery, opportunityId),
  };
}

function dispositionOf(delivery: LeverDelivery, opportunityId: string | null): IdentifiedEvent["disposition"] {
  if (Object.keys(delivery.data ?? {}).length === 0) return "test_ping"; // authentic and empty
  const use = USES.get(delivery.event) ?? "unknown_event";
  return use === "look" && opportunityId === null ? "no_subject" : use;
}

function idIn(data: LeverDelivery["data"], name: string): string | null {
  const value = data?.[name];
  return typeof value === "string" && value !== "" && value.length <= 200 ? value : null;
}

const IDS_KEPT = 20; // per event; Lever sends at most five

/**
 * What is stored of a delivery: its envelope without the signature, and the ids in its data. Whatever else an event may carry
 * about a person is not kept. At most some 7,000 characters.
 */
export function storedBody(delivery: LeverDelivery): string {
  const { id, event, triggeredAt, token, data } = delivery;
  const names = Object.keys(data ?? {}).filter((name) => name.length <= 100 && name.endsWith("Id"));
  const ids = names.slice(0, IDS_KEPT).map((name) => [name, idIn(data, name)]);
  return JSON.stringify({ ...(id ? { id } : {}), event, triggeredAt, token, data: Object.fromEntries(ids) });
}
