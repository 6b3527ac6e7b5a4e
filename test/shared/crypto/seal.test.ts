// Seals open only unchanged, in their own place, with the key that made them.
import { expect, test } from "vitest";
import { keyRing, open, seal } from "#shared/crypto/seal.ts";

const key = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)));
const ring = keyRing({ ACTIVE_KID: "k1", TOKEN_KEY_k1: key(1), PUBLIC_URL: "x" });

test("what was sealed opens in the same place", async () => {
  expect(await open(ring, "con_1|lever", await seal(ring, "con_1|lever", "secret ✓"))).toBe("secret ✓");
});

test("a seal moved to another connection does not open", async () => {
  const sealed = await seal(ring, "con_1|lever", "secret");
  await expect(open(ring, "con_2|lever", sealed)).rejects.toThrow();
});

test("a changed seal does not open", async () => {
  const sealed = await seal(ring, "con_1|lever", "secret");
  const [version, kid, iv, ciphertext = ""] = sealed.split(".");
  const flipped = (ciphertext.startsWith("A") ? "B" : "A") + ciphertext.slice(1);
  await expect(open(ring, "con_1|lever", [version, kid, iv, flipped].join("."))).rejects.toThrow();
});

test("after a key change old seals still open by their kid, until that key is gone", async () => {
  const old = await seal(ring, "p", "secret");
  const both = keyRing({ ACTIVE_KID: "k2", TOKEN_KEY_k1: key(1), TOKEN_KEY_k2: key(2) });
  expect(await open(both, "p", old)).toBe("secret");
  expect((await seal(both, "p", "secret")).startsWith("v1.k2.")).toBe(true);
  await expect(open(keyRing({ ACTIVE_KID: "k2", TOKEN_KEY_k2: key(2) }), "p", old)).rejects.toThrow(/TOKEN_KEY_k1/);
});

test("the same text is sealed differently each time", async () => {
  expect(await seal(ring, "p", "secret")).not.toBe(await seal(ring, "p", "secret"));
});

test("a missing or short key is named, so that the operator can mend it", () => {
  expect(() => keyRing({ ACTIVE_KID: "k9" })).toThrow(/TOKEN_KEY_k9/);
  expect(() => keyRing({ ACTIVE_KID: "k1", TOKEN_KEY_k1: btoa("short") })).toThrow(/32 bytes/);
});
