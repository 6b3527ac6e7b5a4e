// Sealing of secrets at rest: AES-256-GCM under a versioned key, bound by additional data to the place where it is stored.

/** Keys by their id (`kid`): base64 of 32 bytes. New seals use `active`; old ones open with the kid that they name. */
export type KeyRing = { readonly active: string; readonly keys: Readonly<Record<string, string>> };

/** Reads `ACTIVE_KID` and every `TOKEN_KEY_<kid>` from a Worker's environment. @throws Error when the active key is missing or not 32 bytes */
export function keyRing(env: Readonly<Record<string, unknown>>): KeyRing {
  const keys: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith("TOKEN_KEY_") && typeof value === "string") keys[name.slice("TOKEN_KEY_".length)] = value;
  }
  const active = typeof env["ACTIVE_KID"] === "string" ? env["ACTIVE_KID"] : "";
  const key = keys[active];
  if (key === undefined)
    throw new Error(`No secret TOKEN_KEY_${active || "<kid>"}: set it and ACTIVE_KID on the oauth Worker.`);
  if (bytesFromBase64(key).length !== 32)
    throw new Error(`TOKEN_KEY_${active} must be base64 of 32 bytes (openssl rand -base64 32).`);
  return { active, keys };
}

/** Seals text as `v1.<kid>.<iv>.<ciphertext>`. `place` (for example `con_…|lever`) must be the same when opening. */
export async function seal(ring: KeyRing, place: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await aesKey(ring, ring.active, "encrypt");
  const sealed = await crypto.subtle.encrypt(parameters(iv, place, ring.active), key, new TextEncoder().encode(text));
  return ["v1", ring.active, toBase64(iv), toBase64(new Uint8Array(sealed))].join(".");
}

/** Opens what `seal` made. @throws Error when it was changed, moved to another place, or its key is gone */
export async function open(ring: KeyRing, place: string, sealed: string): Promise<string> {
  const [version, kid, iv, ciphertext] = sealed.split(".");
  if (version !== "v1" || kid === undefined || iv === undefined || ciphertext === undefined)
    throw new Error("Not a sealed value.");
  const key = await aesKey(ring, kid, "decrypt");
  const plain = await crypto.subtle.decrypt(
    parameters(bytesFromBase64(iv), place, kid),
    key,
    bytesFromBase64(ciphertext),
  );
  return new TextDecoder().decode(plain);
}

function parameters(iv: Uint8Array<ArrayBuffer>, place: string, kid: string) {
  return { name: "AES-GCM", iv, additionalData: new TextEncoder().encode(`${place}|${kid}`) };
}

async function aesKey(ring: KeyRing, kid: string, usage: "encrypt" | "decrypt"): Promise<CryptoKey> {
  const key = ring.keys[kid];
  if (key === undefined) throw new Error(`No secret TOKEN_KEY_${kid}, which this value was sealed with.`);
  return crypto.subtle.importKey("raw", bytesFromBase64(key), "AES-GCM", false, [usage]);
}

function bytesFromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
