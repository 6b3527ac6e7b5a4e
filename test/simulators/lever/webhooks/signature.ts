// Lever's webhook signature: it stands in the body and covers token and time, never the data.
import { createHmac } from "node:crypto";

/** hex(HMAC-SHA256(signatureToken, token + triggeredAt)), without a separator. */
export function signatureOf(signatureToken: string, token: string, triggeredAt: number): string {
  return createHmac("sha256", signatureToken)
    .update(token + String(triggeredAt))
    .digest("hex");
}
