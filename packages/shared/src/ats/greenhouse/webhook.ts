// Greenhouse's webhooks: is a delivery authentic, what does it ask us to look at, and what of it is kept. Pure; nothing is fetched.
import { z } from "zod";
import { isHmacSha256, sha256Hex } from "../../crypto/hash.ts";
import { timePart } from "../../domain/ids.ts";
import { EVENT_AIMS } from "./event-kinds.ts";

/** Header names, in lower case. Source: Greenhouse developer documentation, "Webhooks". */
export const SIGNATURE_HEADER = "signature";
export const EVENT_ID_HEADER = "greenhouse-event-id";

/** The envelope; payloads are still shaped as in Harvest v1, and nothing in them is relied upon but ids. */
const GreenhouseDelivery = z.object({
  action: z.string().min(1).max(100),
  payload: z.record(z.string(), z.unknown()).catch({}),
});
export type GreenhouseDelivery = z.infer<typeof GreenhouseDelivery>;

/** The delivery in a raw body, or null when it is none. Never throws. */
export function readDelivery(rawBody: string): GreenhouseDelivery | null {
  try {
    return GreenhouseDelivery.safeParse(JSON.parse(rawBody)).data ?? null;
  } catch {
    return null;
  }
}

/**
 * Whether any of the secrets signed these very bytes: `Signature: sha256 <hex of HMAC-SHA256>`, compared in constant time. The body
 * escapes markup (`\u003c`), so a body that was parsed and written again has another signature.
 */
export async function isAuthentic(
  rawBody: Uint8Array<ArrayBuffer>,
  signature: string | null,
  secrets: readonly string[],
): Promise<boolean> {
  const [, hex] = /^sha256 ([0-9a-f]{64})$/i.exec(signature ?? "") ?? [];
  if (hex === undefined) return false;
  for (const secret of secrets) {
    if (await isHmacSha256(secret, rawBody, hex)) return true;
  }
  return false;
}

export type IdentifiedEvent = {
  readonly id: string;
  readonly kind: string;
  /** Greenhouse's id of the application, candidate or job to look at (ats/greenhouse/event-kinds.ts), or null. */
  readonly subjectId: string | null;
  /** Greenhouse-Event-ID: a repeated delivery has the same. Without the header: a hash of the body. */
  readonly deliveryKey: string;
  readonly disposition: "look" | "test_ping" | "unknown_event" | "not_used" | "no_subject";
};

/**
 * Tells what the delivery asks for.
 * @param eventId the header Greenhouse-Event-ID
 * @param now becomes the time in the event's id: a delivery does not say when it was made
 */
export async function identify(
  endpointId: string,
  delivery: GreenhouseDelivery,
  rawBody: string,
  eventId: string | null,
  now: number,
): Promise<IdentifiedEvent> {
  const isUsable = eventId !== null && /^[\x21-\x7e]{1,200}$/.test(eventId);
  const deliveryKey = isUsable ? eventId : `body:${await sha256Hex(rawBody)}`;
  const digest = await sha256Hex(`${endpointId}:${deliveryKey}`);
  const subjectId = subjectOf(delivery);
  return {
    id: `evt_${timePart(now)}${digest.slice(0, 20)}`,
    kind: delivery.action,
    subjectId,
    deliveryKey,
    disposition: dispositionOf(delivery, subjectId),
  };
}

function dispositionOf({ action }: GreenhouseDelivery, subjectId: string | null): IdentifiedEvent["disposition"] {
  if (action === "ping") return "test_ping";
  const aim = EVENT_AIMS.get(action);
  if (aim === undefined) return "unknown_event";
  if (aim === "none") return "not_used";
  return subjectId === null ? "no_subject" : "look";
}

function subjectOf({ action, payload }: GreenhouseDelivery): string | null {
  switch (EVENT_AIMS.get(action)) {
    case "application":
    case "held_application":
      return (
        idAt(payload, "application", "id") ??
        idAt(payload, "application_id") ??
        idAt(payload, "offer", "application_id")
      );
    case "candidate":
      return (
        idAt(payload, "person", "id") ??
        idAt(payload, "candidate", "id") ??
        idAt(payload, "candidate_id") ??
        idAt(payload, "application", "candidate", "id")
      );
    case "job":
      return idAt(payload, "job", "id");
    default:
      return null;
  }
}

function idAt(payload: unknown, ...path: readonly string[]): string | null {
  let value: unknown = payload;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" && /^\d{1,19}$/.test(value) ? value : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** What is stored of a delivery: its kind, its key and the id to look at. Whatever else it tells about a person is not kept. */
export function storedBody({ kind, subjectId, deliveryKey }: IdentifiedEvent): string {
  return JSON.stringify({ action: kind, subjectId, eventId: deliveryKey });
}
