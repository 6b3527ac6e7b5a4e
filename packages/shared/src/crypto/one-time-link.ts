// One-time links: a token that is derived when a mail is sent and checked by deriving it again, so that nothing stored opens it.

/** What a link is for; a token of one purpose opens no other. */
export type LinkPurpose = "welcome" | "join";

/** Whom the token is for: the id of what was mailed, and which time it was mailed. */
export type LinkClaim = { readonly id: string; readonly subjectTry: number };

const encoder = new TextEncoder();

/**
 * `<id>.<try>.<HMAC-SHA-256 in base64url>`: safe in a URL, the same for the same claim, and of no use without the key.
 * @param key LINK_KEY: a secret of at least 32 random bytes, as text
 */
export async function linkToken(key: string, purpose: LinkPurpose, claim: LinkClaim): Promise<string> {
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", await macKey(key, "sign"), bytesOf(purpose, claim)));
  return `${claim.id}.${claim.subjectTry}.${toBase64Url(mac)}`;
}

/** What a token claims, when it was derived with this key for this purpose; else null. Constant time; asks no database. */
export async function readLinkToken(key: string, purpose: LinkPurpose, token: string): Promise<LinkClaim | null> {
  const [, id, number, mac] = /^([a-z]{3}_[0-9a-z]{20})\.([1-9]\d{0,5})\.([\w-]{43})$/.exec(token) ?? [];
  if (id === undefined || number === undefined || mac === undefined) return null;
  const claim = { id, subjectTry: Number(number) };
  const isOurs = await crypto.subtle.verify(
    "HMAC",
    await macKey(key, "verify"),
    fromBase64Url(mac),
    bytesOf(purpose, claim),
  );
  return isOurs ? claim : null;
}

function bytesOf(purpose: LinkPurpose, { id, subjectTry }: LinkClaim): Uint8Array<ArrayBuffer> {
  return new Uint8Array(encoder.encode(`rolecall|${purpose}|${id}|${subjectTry}`));
}

function macKey(key: string, usage: "sign" | "verify"): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", encoder.encode(key), { name: "HMAC", hash: "SHA-256" }, false, [usage]);
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
