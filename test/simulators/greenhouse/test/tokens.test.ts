// The token endpoint for an organization's own credential: subjects, expiries, refusals.
import { describe, expect, test } from "vitest";
import { basic, bench, callerWith, connected, origin, personCalled, postToken, tokenAnswer } from "./support.ts";
import type { Bench } from "./support.ts";

function withCredential(gh: Bench) {
  const credential = gh.control.createCredential({});
  const authorization = basic(credential.clientId, credential.clientSecret);
  const mint = (fields: Record<string, string> = {}) =>
    postToken(gh, authorization, { grant_type: "client_credentials", ...fields });
  return { credential, authorization, mint };
}

describe("client credentials", () => {
  test("give an hour to the user named in sub, told as expires_at, never with a refresh token", async () => {
    const gh = bench();
    const { mint } = withCredential(gh);
    const answer = await mint({ sub: String(personCalled(gh, "Rolecall Integration")) });
    expect(answer).toMatchObject({ status: 200, token_type: "Bearer", expires_at: "2026-11-02T10:00:00Z" });
    expect(answer.refresh_token).toBeUndefined();
    const call = callerWith(gh, answer.access_token);
    expect((await call("GET", "/jobs")).status).toBe(200);
    await gh.clock.advance(3_599_999);
    expect((await call("GET", "/jobs")).status).toBe(200);
    await gh.clock.advance(1);
    expect(await call("GET", "/jobs")).toMatchObject({ status: 401, errors: ["Token has expired."] });
  });

  test("tell the end in any of three spellings", async () => {
    const gh = bench({ expirySpelling: "expires_in" });
    const { mint } = withCredential(gh);
    const seconds = await mint();
    expect(seconds.expires_in).toBe(3600);
    expect(seconds.expires_at).toBeUndefined();
    gh.control.setTokenAnswer({ expirySpelling: "expires" });
    const text = await mint();
    expect(text.expires).toBe("2026-11-02T10:00:00Z");
    expect(text.expires_in).toBeUndefined();
  });

  test("without sub act as the credential's service account, which is no user that the list shows", async () => {
    const gh = bench();
    const { mint, credential } = withCredential(gh);
    const call = callerWith(gh, (await mint()).access_token);
    const shown = await call("GET", "/users");
    expect(shown.status).toBe(200);
    expect(shown.rows.map(({ id }) => id)).not.toContain(credential.serviceUserId);
    const all = await call("GET", "/users?show_service_accounts=true");
    expect(all.rows.map(({ id }) => id)).toContain(credential.serviceUserId);
  });

  test("are taken from the query and a JSON body as well", async () => {
    const gh = bench();
    const { authorization } = withCredential(gh);
    const response = await gh.fetch(
      new Request(`${origin}/token?grant_type=client_credentials`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ sub: personCalled(gh, "Imani Brooks") }),
      }),
    );
    const { access_token: token = "" } = tokenAnswer.parse(await response.json());
    const claims: unknown = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({ sub: personCalled(gh, "Imani Brooks"), aud: ["harvest.greenhouse.io"] });
  });

  test("a new token leaves the one before alive, unless the switch says otherwise", async () => {
    const gh = bench();
    const { mint } = withCredential(gh);
    const first = callerWith(gh, (await mint()).access_token);
    await mint();
    expect((await first("GET", "/jobs")).status).toBe(200);
    gh.control.setTokenAnswer({ mintingRevokesFormer: true });
    await mint();
    expect((await first("GET", "/jobs")).status).toBe(401);
  });
});

test("a credential may be made with a given id and secret, once", async () => {
  const gh = bench();
  const given = { clientId: "harbor-health-2", clientSecret: "harbor-secret" };
  gh.control.createCredential(given);
  const answer = await postToken(gh, basic(given.clientId, given.clientSecret), { grant_type: "client_credentials" });
  expect(answer.status).toBe(200);
  expect(() => gh.control.createCredential(given)).toThrow("is taken");
  expect(() => gh.control.createCredential({ clientId: "no-suffix" })).toThrow();
});

describe("a refusal", () => {
  test("differs by what is wrong: nothing sent, a malformed id, a wrong secret, no grant, an unknown grant, a wrong user", async () => {
    const gh = bench();
    const { mint, authorization, credential } = withCredential(gh);
    const grant = { grant_type: "client_credentials" };
    expect(await postToken(gh, null, {})).toMatchObject({
      status: 401,
      message: "Unauthorized",
      errorId: expect.stringMatching(/^err-/),
    });
    expect(await postToken(gh, basic("old-api-key", ""), grant)).toMatchObject({
      status: 400,
      message: "client_id=old-api-key does not contain a valid client ID suffix",
    });
    const wrong = basic(credential.clientId, "wrong");
    expect(await postToken(gh, wrong, grant)).toMatchObject({ status: 401, error: "invalid_client" });
    expect(await postToken(gh, authorization, {})).toMatchObject({
      status: 400,
      message: expect.stringContaining("grant_type"),
    });
    expect(await postToken(gh, authorization, { grant_type: "password" })).toMatchObject({
      status: 400,
      message: expect.stringContaining("urn:ietf:params:oauth:grant-type:token-exchange"),
    });
    expect(await mint({ sub: "17" })).toMatchObject({ status: 400, message: expect.stringContaining("sub=17") });
  });

  test("meets an organization's own credential that comes by authorization code", async () => {
    const { authorization } = withCredential(bench());
    const answer = await postToken(bench(), authorization, { grant_type: "authorization_code", code: "x" });
    expect(answer).toMatchObject({ status: 401 });
    const gh = bench();
    const own = withCredential(gh);
    expect(await postToken(gh, own.authorization, { grant_type: "authorization_code", code: "x" })).toMatchObject({
      status: 400,
      error: "unauthorized_client",
    });
  });

  test("meets a credential that was deleted, or whose secret was rotated", async () => {
    const gh = bench();
    const { mint, credential } = withCredential(gh);
    const call = callerWith(gh, (await mint()).access_token);
    gh.control.rotateSecret({ credentialId: credential.id });
    expect((await mint()).status).toBe(401);
    expect((await call("GET", "/jobs")).status).toBe(200);
    gh.control.deleteCredential({ credentialId: credential.id });
    expect((await call("GET", "/jobs")).status).toBe(401);
  });

  test("comes after sixty requests a minute, with the window in the headers", async () => {
    const gh = bench({ rate: 150 });
    const { mint } = withCredential(gh);
    const first = await mint();
    expect(first.headers.get("x-ratelimit-limit")).toBe("60");
    expect(first.headers.get("x-ratelimit-reset")).toBe(String(gh.clock.now() / 1000 + 60));
    for (let number = 1; number < 60; number += 1) await mint();
    expect((await mint()).status).toBe(429);
    await gh.clock.advance(60_000);
    expect((await mint()).status).toBe(200);
  });
});

test("tokens can be ended before their time, and a deactivated subject ends them too", async () => {
  const gh = bench();
  const call = await connected(gh);
  expect(gh.control.endTokens({})).toEqual({ ended: 1 });
  expect((await call("GET", "/jobs")).status).toBe(401);
  const again = await connected(gh);
  gh.control.deactivateUser({ userId: personCalled(gh, "Rolecall Integration") });
  expect((await again("GET", "/jobs")).status).toBe(401);
  const late = await connected(gh);
  expect((await late("GET", "/jobs")).status).toBe(401);
});
