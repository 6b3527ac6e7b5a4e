// Webhooks signed as Standard Webhooks (and Svix) say: an HMAC over id, time and body, within a few minutes of now.

export type SignedHeaders = {
  readonly id: string | null;
  /** Seconds since 1970, of the attempt: a repetition is signed anew. */
  readonly timestamp: string | null;
  /** `v1,<base64>`, several separated by spaces while a secret is replaced. */
  readonly signature: string | null;
};

const TOLERANCE_MS = 5 * 60_000;

/**
 * Whether one of the signatures is of this body, id and time, and the time is near; constant time.
 * @param secret `whsec_` and base64, as the sender shows it
 */
export async function isStandardWebhook(
  secret: string,
  { id, timestamp, signature }: SignedHeaders,
  body: Uint8Array<ArrayBuffer>,
  now: number,
): Promise<boolean> {
  if (id === null || signature === null || timestamp === null || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1000) > TOLERANCE_MS) return false;
  const secretBytes = bytesOfBase64(secret.replace(/^whsec_/, ""));
  if (secretBytes === null || secretBytes.length === 0) return false;
  const key = await crypto.subtle.importKey("raw", secretBytes, { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
  const head = new TextEncoder().encode(`${id}.${timestamp}.`);
  const message = new Uint8Array(head.length + body.length);
  message.set(head);
  message.set(body, head.length);
  for (const part of signature.split(" ").slice(0, 8)) {
    const [version, text = ""] = part.split(",", 2);
    const mac = version === "v1" ? bytesOfBase64(text) : null;
    if (mac !== null && (await crypto.subtle.verify("HMAC", key, mac, message))) return true;
  }
  return false;
}

function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch {
    return null;
  }
}
