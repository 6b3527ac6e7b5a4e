// What lies in a vault's storage: sealed, bound to its connection, and moved to the active key when it is read.
import { describe, expect, test } from "vitest";
import type { KeyRing } from "#shared/crypto/seal.ts";
import type { Credential } from "../../../../workers/oauth/src/vault/credential.ts";
import { Strongbox, type Owner } from "../../../../workers/oauth/src/vault/strongbox.ts";

const key = (byte: number) => Buffer.alloc(32, byte).toString("base64");
const OLD: KeyRing = { active: "k1", keys: { k1: key(1) } };
const BOTH: KeyRing = { active: "k2", keys: { k1: key(1), k2: key(2) } };
const NEW: KeyRing = { active: "k2", keys: { k2: key(2) } };

const owner: Owner = { tenantId: "ten_1", connectionId: "con_1", provider: "lever" };
const credential: Credential = {
  kind: "oauth",
  accessToken: "access-secret",
  refreshToken: "refresh-secret",
  renewAtMs: 1,
  expiresAtMs: 2,
};

/** The synchronous key-value storage of an object, as a Map. */
function storage() {
  const entries = new Map<string, unknown>();
  const store = {
    get: (name: string) => entries.get(name),
    put: (name: string, value: unknown) => void entries.set(name, structuredClone(value)),
    delete: (name: string) => entries.delete(name),
  };
  return { entries, store };
}

const always = () => true;

describe("a strongbox", () => {
  test("keeps no secret in the clear", async () => {
    const { entries, store } = storage();
    const box = new Strongbox(store, OLD);
    box.setOwner(owner);
    await box.putCredential(credential, always);
    await box.putPending({ kind: "api_key", apiKey: "key-secret" }, 5);
    await box.putSignatureTokens(["signature-secret"]);
    const stored = JSON.stringify([...entries]);
    expect([...entries.keys()].sort()).toEqual(["credential", "owner", "pending", "signatureTokens"]);
    expect(stored).not.toMatch(/-secret/);
    expect(await box.credential()).toEqual({ credential, refusal: null });
    expect(await box.pending()).toEqual({ kind: "api_key", apiKey: "key-secret" });
    expect(await box.signatureTokens()).toEqual(["signature-secret"]);
  });

  test("moves what it reads to the active key, so that the old key can be dropped", async () => {
    const { store } = storage();
    const before = new Strongbox(store, OLD);
    before.setOwner(owner);
    await before.putCredential(credential, always);
    before.setRefusal("access_revoked");
    await before.putSignatureTokens(["a", "b"]);
    await expect(new Strongbox(store, NEW).credential()).rejects.toThrow(/TOKEN_KEY_k1/);

    await new Strongbox(store, BOTH).credential();
    await new Strongbox(store, BOTH).signatureTokens();
    const after = new Strongbox(store, NEW);
    expect(await after.credential()).toEqual({ credential, refusal: "access_revoked" });
    expect(await after.signatureTokens()).toEqual(["a", "b"]);
  });

  test("does not overwrite what was stored while it was moving", async () => {
    const { store } = storage();
    const before = new Strongbox(store, OLD);
    before.setOwner(owner);
    await before.putSignatureTokens(["old"]);
    const moving = new Strongbox(store, BOTH).signatureTokens();
    const putting = new Strongbox(store, NEW).putSignatureTokens(["new"]);
    await Promise.all([moving, putting]);
    expect(await new Strongbox(store, NEW).signatureTokens()).toEqual(["new"]);
  });

  test("does not open what was copied from another connection's box", async () => {
    const mine = storage();
    const box = new Strongbox(mine.store, OLD);
    box.setOwner(owner);
    await box.putCredential(credential, always);
    const theirs = storage();
    const otherBox = new Strongbox(theirs.store, OLD);
    otherBox.setOwner({ ...owner, connectionId: "con_2" });
    theirs.entries.set("credential", mine.entries.get("credential"));
    await expect(otherBox.credential()).rejects.toThrow();
  });

  test("serves one connection only", () => {
    const { store } = storage();
    const box = new Strongbox(store, OLD);
    box.setOwner(owner);
    expect(() => box.setOwner({ ...owner, tenantId: "ten_2" })).toThrow(/con_1/);
    expect(() => box.setOwner({ ...owner, connectionId: "con_2" })).toThrow(/con_1/);
  });

  test("drops a credential that is no longer wanted when it is sealed", async () => {
    const { entries, store } = storage();
    const box = new Strongbox(store, OLD);
    box.setOwner(owner);
    expect(await box.putCredential(credential, () => false)).toBe(false);
    expect(entries.has("credential")).toBe(false);
  });

  test("that is empty says so", async () => {
    const box = new Strongbox(storage().store, OLD);
    expect(box.owner()).toBeNull();
    expect(await box.credential()).toBeNull();
    expect(await box.pending()).toBeNull();
    expect(await box.signatureTokens()).toEqual([]);
  });
});
