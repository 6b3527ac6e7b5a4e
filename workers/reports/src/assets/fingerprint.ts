// A short fingerprint of an asset's text, so that its URL changes with its content and may be cached for ever.

/** 64 bits of FNV-1a as hex, computed at load without awaiting: it only has to differ between our own releases. */
export function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < text.length; i++) {
    hash ^= BigInt(text.charCodeAt(i));
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
