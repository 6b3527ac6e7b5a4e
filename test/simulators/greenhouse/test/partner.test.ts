// The partner's road: consent, a code for a minute, an hour of access and a day of refresh that rotates.
import { describe, expect, test } from "vitest";
import { basic, bench, callerWith, connected, origin, personCalled, postToken } from "./support.ts";
import type { Bench } from "./support.ts";

const redirectUri = "http://localhost:8787/oauth/greenhouse/callback";
const client = basic("rolecall-local-2", "rolecall-local-secret");

function authorizeUrl(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: "rolecall-local-2",
    redirect_uri: redirectUri,
    response_type: "code",
    scope: "harvest:jobs:list harvest:users:list",
    state: "state-1",
    ...changes,
  });
  return `${origin}/authorize?${query.toString()}`;
}

const redeem = (gh: Bench, location: string, changes: Record<string, string> = {}) =>
  postToken(gh, client, {
    grant_type: "authorization_code",
    code: new URL(location).searchParams.get("code") ?? "",
    redirect_uri: redirectUri,
    ...changes,
  });

const refresh = (gh: Bench, token: string | undefined) =>
  postToken(gh, client, { grant_type: "refresh_token", refresh_token: token ?? "" });

describe("consent", () => {
  test("brings a code and the state back, and tokens that act as who consented, with the scopes asked for", async () => {
    const gh = bench();
    const { location } = gh.control.consent({ url: authorizeUrl() });
    expect(location).toMatch(/^http:\/\/localhost:8787\/oauth\/greenhouse\/callback\?code=\w{43}&state=state-1$/);
    const tokens = await redeem(gh, location);
    expect(tokens).toMatchObject({
      status: 200,
      expires_at: "2026-11-02T10:00:00Z",
      refresh_token: expect.any(String),
    });
    const call = callerWith(gh, tokens.access_token);
    expect((await call("GET", "/jobs")).status).toBe(200);
    expect((await call("GET", "/openings")).status).toBe(403);
  });

  test("of somebody who is no Site Admin works, and then every list is 403", async () => {
    const gh = bench();
    const userId = personCalled(gh, "Theo Lindgren");
    const tokens = await redeem(
      gh,
      gh.control.consent({ url: authorizeUrl(), userId, asServiceAccount: true }).location,
    );
    expect((await callerWith(gh, tokens.access_token)("GET", "/jobs")).status).toBe(403);
  });

  test("of a Site Admin may be a service account's, which outlives the person", async () => {
    const gh = bench();
    const userId = personCalled(gh, "Imani Brooks");
    const tokens = await redeem(
      gh,
      gh.control.consent({ url: authorizeUrl(), userId, asServiceAccount: true }).location,
    );
    gh.control.deactivateUser({ userId });
    expect((await callerWith(gh, tokens.access_token)("GET", "/jobs")).status).toBe(200);
  });

  test("can be denied, and is not asked for at all when the request is wrong", async () => {
    const gh = bench();
    const denied = gh.control.consent({ url: authorizeUrl(), decision: "deny" });
    expect(denied.location).toBe(`${redirectUri}?error=access_denied&state=state-1`);
    for (const changes of [
      { client_id: "somebody-2" },
      { redirect_uri: "https://evil.example/callback" },
      { response_type: "token" },
      { scope: "harvest:everything:list" },
      { scope: "" },
    ]) {
      expect(() => gh.control.consent({ url: authorizeUrl(changes) })).toThrow();
      expect((await gh.fetch(new Request(authorizeUrl(changes)))).status).toBe(400);
    }
  });

  test("is a page with a person to choose and two buttons", async () => {
    const gh = bench();
    const page = await (await gh.fetch(new Request(authorizeUrl()))).text();
    expect(page).toContain("Rolecall (local) wants to access your Greenhouse account");
    expect(page).toContain("harvest:users:list");
    const form = new FormData();
    form.set("query", new URL(authorizeUrl()).searchParams.toString());
    form.set("person", `${gh.control.summary({}).accounts[0]?.id}:${personCalled(gh, "Imani Brooks")}`);
    form.set("decision", "allow");
    const response = await gh.fetch(new Request(`${origin}/authorize`, { method: "POST", body: form }));
    expect(response.status).toBe(302);
    expect((await redeem(gh, response.headers.get("location") ?? "")).status).toBe(200);
  });
});

describe("a code", () => {
  test("lives a minute, works once, and only with its redirect URI", async () => {
    const gh = bench();
    const late = gh.control.consent({ url: authorizeUrl() }).location;
    await gh.clock.advance(60_000);
    expect(await redeem(gh, late)).toMatchObject({ status: 400, error: "invalid_grant" });
    const used = gh.control.consent({ url: authorizeUrl() }).location;
    expect((await redeem(gh, used)).status).toBe(200);
    expect((await redeem(gh, used)).status).toBe(400);
    const other = gh.control.consent({ url: authorizeUrl() }).location;
    expect((await redeem(gh, other, { redirect_uri: "http://localhost:1/oauth/greenhouse/callback" })).status).toBe(
      400,
    );
  });
});

describe("a refresh token", () => {
  test("changes with every use; a used one is dead, the newest lives a day", async () => {
    const gh = bench();
    const first = await redeem(gh, gh.control.consent({ url: authorizeUrl() }).location);
    const second = await refresh(gh, first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(gh, first.refresh_token)).toMatchObject({ status: 400, error: "invalid_grant" });
    await gh.clock.advance(24 * 3_600_000 - 1);
    const third = await refresh(gh, second.refresh_token);
    expect(third.status).toBe(200);
    await gh.clock.advance(24 * 3_600_000);
    expect((await refresh(gh, third.refresh_token)).status).toBe(400);
  });

  test("is used up by an answer that was lost on the way", async () => {
    const gh = bench();
    const { refresh_token } = await redeem(gh, gh.control.consent({ url: authorizeUrl() }).location);
    gh.control.addFault({ kind: "drop-after", path: "/token" });
    await expect(refresh(gh, refresh_token)).rejects.toThrow("fetch failed");
    expect((await refresh(gh, refresh_token)).status).toBe(400);
  });

  test("and all tokens of the grant end when access is revoked", async () => {
    const gh = bench();
    const tokens = await redeem(gh, gh.control.consent({ url: authorizeUrl() }).location);
    expect(gh.control.revokeAccess({})).toEqual({ revoked: 1 });
    expect((await refresh(gh, tokens.refresh_token)).status).toBe(400);
    expect((await callerWith(gh, tokens.access_token)("GET", "/jobs")).status).toBe(401);
  });
});

test("partners may not use client credentials, and their window is another than the organization's own", async () => {
  const gh = bench({ rate: 1 });
  expect(await postToken(gh, client, { grant_type: "client_credentials" })).toMatchObject({
    status: 400,
    error: "unauthorized_client",
  });
  const own = await connected(gh);
  const { access_token } = await redeem(gh, gh.control.consent({ url: authorizeUrl() }).location);
  expect((await own("GET", "/jobs")).status).toBe(200);
  expect((await own("GET", "/jobs")).status).toBe(429);
  expect((await callerWith(gh, access_token)("GET", "/jobs")).status).toBe(200);
});
