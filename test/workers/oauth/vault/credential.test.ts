// What a vault answers, by what it holds, what was refused and what time it is.
import { describe, expect, test } from "vitest";
import { credentialOf, decideAccess, type Credential } from "../../../../workers/oauth/src/vault/credential.ts";

const HOUR = 3_600_000;
const grant = { accessToken: "at-1", refreshToken: "rt-1", scopes: [], obtainedAtMs: 0, expiresAtMs: HOUR };

function oauth(): Credential {
  const credential = credentialOf(grant);
  if (credential === null) throw new Error("no credential");
  return credential;
}

describe("a grant", () => {
  const held = { credential: oauth(), refusal: null };

  test("is used for the first 80 % of its token's life, then renewed", () => {
    expect(decideAccess(held, undefined, 0.79 * HOUR)).toEqual({ does: "use", header: "Bearer at-1" });
    expect(decideAccess(held, undefined, 0.8 * HOUR)).toEqual({ does: "renew", fallback: "Bearer at-1" });
  });

  test("may still serve until it ends if it cannot be renewed, and not after", () => {
    expect(decideAccess(held, undefined, HOUR - 1)).toMatchObject({ fallback: "Bearer at-1" });
    expect(decideAccess(held, undefined, HOUR)).toEqual({ does: "renew", fallback: null });
  });

  test("is renewed at once after a 401, unless the refused token was an older one", () => {
    expect(decideAccess(held, "Bearer at-1", 0)).toEqual({ does: "renew", fallback: null });
    expect(decideAccess(held, "Bearer at-0", 0)).toEqual({ does: "use", header: "Bearer at-1" });
  });

  test("that was refused for good is never tried again", () => {
    const dead = { credential: oauth(), refusal: "access_revoked" } as const;
    expect(decideAccess(dead, undefined, 0)).toEqual({ does: "refuse", reason: "access_revoked", isNew: false });
  });
});

describe("an API key", () => {
  const held = { credential: { kind: "api_key", apiKey: "k" }, refusal: null } as const;

  test("is a Basic header with an empty password, for ever", () => {
    expect(decideAccess(held, undefined, 1e15)).toEqual({ does: "use", header: `Basic ${btoa("k:")}` });
  });

  test("cannot be renewed: a 401 means that it is refused", () => {
    const refused = { does: "refuse", reason: "key_refused", isNew: true };
    expect(decideAccess(held, `Basic ${btoa("k:")}`, 0)).toEqual(refused);
    expect(decideAccess(held, `Basic ${btoa("old:")}`, 0)).toMatchObject({ does: "use" });
  });
});

test("a renewal without a new refresh token keeps the one before; a grant without any cannot be kept", () => {
  expect(credentialOf({ ...grant, refreshToken: null }, "rt-0")).toMatchObject({ refreshToken: "rt-0" });
  expect(credentialOf(grant, "rt-0")).toMatchObject({ refreshToken: "rt-1" });
  expect(credentialOf({ ...grant, refreshToken: null })).toBeNull();
});
