// Lever's webhook deliveries, signed as Lever signs them, without a simulator: for load that must be ready before it is sent.
import { createHmac, randomBytes, randomUUID } from "node:crypto";

export type SignedDelivery = { readonly token: string; readonly body: string };

/** A delivery of `candidateHired` as Lever posts it: the signature is in the body and covers token and time. */
export function signedDelivery(signatureToken: string, opportunityId: string = randomUUID()): SignedDelivery {
  const token = randomBytes(24).toString("hex");
  const triggeredAt = Date.now();
  const signature = createHmac("sha256", signatureToken).update(`${token}${triggeredAt}`).digest("hex");
  const data = { opportunityId, candidateId: opportunityId, contactId: randomUUID() };
  return { token, body: JSON.stringify({ event: "candidateHired", triggeredAt, token, signature, data }) };
}
