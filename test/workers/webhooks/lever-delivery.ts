// Deliveries as Lever posts them, for tests: signed with a signature token, every one with a token of its own.
import { createHmac, randomBytes } from "node:crypto";

export type DeliveryChange = { event?: string; data?: unknown; id?: string; token?: string; triggeredAt?: number };

/** A body signed with `signatureToken`. */
export function signedBody(signatureToken: string, change: DeliveryChange = {}): Record<string, unknown> {
  const { event = "candidateHired", token = randomBytes(24).toString("hex"), triggeredAt = Date.now() } = change;
  const signature = createHmac("sha256", signatureToken)
    .update(token + String(triggeredAt))
    .digest("hex");
  const data = change.data ?? { opportunityId: "opp-1", contactId: "contact-1" };
  return { ...(change.id ? { id: change.id } : {}), event, triggeredAt, token, signature, data };
}
