// Hashes and MACs by WebCrypto: SHA-256 for stored tokens, HMAC-SHA-256 for signatures, compared in constant time.

const encoder = new TextEncoder();

/** SHA-256 of the text (UTF-8), as lower-case hex. */
export async function sha256Hex(text: string): Promise<string> {
  return toHex(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
}

/** HMAC-SHA-256 of the message under a text key, as lower-case hex. */
export async function hmacSha256Hex(key: string, message: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return toHex(await crypto.subtle.sign("HMAC", await hmacKey(key, "sign"), bytesOf(message)));
}

/** Whether `signatureHex` is the HMAC-SHA-256 of the message under the key; constant time; false for anything that is no hex MAC. */
export async function isHmacSha256(
  key: string,
  message: string | Uint8Array<ArrayBuffer>,
  signatureHex: string,
): Promise<boolean> {
  if (!/^[0-9a-f]{64}$/i.test(signatureHex)) return false;
  const signature = new Uint8Array(32);
  for (let i = 0; i < 32; i++) signature[i] = Number.parseInt(signatureHex.slice(2 * i, 2 * i + 2), 16);
  return crypto.subtle.verify("HMAC", await hmacKey(key, "verify"), signature, bytesOf(message));
}

function hmacKey(key: string, usage: "sign" | "verify"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", encoder.encode(key), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}

function bytesOf(message: string | Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return typeof message === "string" ? new Uint8Array(encoder.encode(message)) : message;
}

function toHex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
