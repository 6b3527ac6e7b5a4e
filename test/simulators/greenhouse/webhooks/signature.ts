// Greenhouse's webhook body and signature: Rails escapes markup, and the HMAC covers the bytes as they are sent.
import { createHmac } from "node:crypto";

const escapes: Record<string, string> = {
  "<": "\\u003c",
  ">": "\\u003e",
  "&": "\\u0026",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/** JSON in which `<` stands as `\u003c`: a receiver that parses and serialises again gets other bytes. */
export function bodyOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(/[<>&\u2028\u2029]/g, (sign) => escapes[sign] ?? sign);
}

/** The header's value: the algorithm, one space, and hex(HMAC-SHA256(secret, body)). */
export function signatureOf(secret: string, body: string): string {
  return `sha256 ${createHmac("sha256", secret).update(body).digest("hex")}`;
}
