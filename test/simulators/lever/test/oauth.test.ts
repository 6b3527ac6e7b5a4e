// Consent, tokens and their ends, as Lever's authorization server behaves.
import { describe, expect, test } from "vitest";
import { authorizeUrl, bench, byGrant, callerWith, connect, origin, personCalled, postToken } from "./support.ts";
import { redirectUri, refresh, traceScopes } from "./support.ts";

const get = async (lever: ReturnType<typeof bench>, url: string, headers: Record<string, string> = {}) => {
  const response = await lever.fetch(new Request(url, { headers }));
  return { status: response.status, location: response.headers.get("location"), text: await response.text(), response };
};

const decide = (lever: ReturnType<typeof bench>, fields: Record<string, string>, url = authorizeUrl()) =>
  lever.fetch(
    new Request(`${origin}/authorize`, {
      method: "POST",
      body: new URLSearchParams({ query: new URL(url).search.slice(1), ...fields }),
    }),
  );

const accountId = (lever: ReturnType<typeof bench>) => lever.control.summary({}).accounts[0]?.id ?? "";

describe("the consent page", () => {
  test("names what is asked for in Lever's words and offers the account's people", async () => {
    const { status, text } = await get(bench(), authorizeUrl());
    expect(status).toBe(200);
    for (const words of [
      "View all archived reasons",
      "View all opportunities",
      "View and manage all requisitions",
      "Allow offline access",
      "Sasha Rivera (super admin)",
      "Jo Park (team member)",
    ]) {
      expect(text).toContain(words);
    }
  });

  test.each([
    ["an unknown client", { client_id: "stranger" }],
    ["a redirect URI with one more slash", { redirect_uri: `${redirectUri}/` }],
    ["a redirect URI with a query", { redirect_uri: `${redirectUri}?a=1` }],
    ["a redirect URI on another host", { redirect_uri: "http://localhost.evil.test:80/oauth/lever/callback" }],
    ["no state", { state: "" }],
    ["another response type", { response_type: "token" }],
    ["no scope", { scope: "" }],
  ])("shows an error and sends nobody back for %s", async (_, changes) => {
    const { status, location } = await get(bench(), authorizeUrl(changes));
    expect(status).toBe(400);
    expect(location).toBeNull();
  });

  test.each([
    ["without the last slash", `${origin}/v1`],
    ["missing", ""],
    ["of another host", "https://api.lever.co/v1/"],
  ])("offers only offline access when the audience is %s", async (_, audience) => {
    const lever = bench();
    const { text } = await get(lever, authorizeUrl({ audience }));
    expect(text).toContain("Allow offline access");
    expect(text).not.toContain("View and manage all requisitions");
    const { location } = lever.control.consent({ url: authorizeUrl({ audience }) });
    const code = new URL(location).searchParams.get("code") ?? "";
    const answer = await postToken(lever, { grant_type: "authorization_code", code, redirect_uri: redirectUri });
    expect(answer.scope).toBe("offline_access");
    const call = callerWith(lever, `Bearer ${answer.access_token}`);
    expect((await call("GET", "/requisitions")).status).toBe(403);
  });

  test("sends the browser back with code and state when a Super Admin allows", async () => {
    const lever = bench();
    const person = `${accountId(lever)}:${personCalled(lever, "Sasha Rivera")}`;
    const response = await decide(lever, { decision: "allow", person });
    expect(response.status).toBe(302);
    const back = new URL(response.headers.get("location") ?? "");
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get("state")).toBe("state-1");
    expect(back.searchParams.get("code")).toMatch(/^\w{43}$/);
  });

  test("tells anybody else that only a Super Admin can consent, with a way to deny", async () => {
    const lever = bench();
    const person = `${accountId(lever)}:${personCalled(lever, "Jo Park")}`;
    const response = await decide(lever, { decision: "allow", person });
    expect(response.status).toBe(403);
    expect(response.headers.get("location")).toBeNull();
    const text = await response.text();
    expect(text).toContain("Only a Super Admin");
    expect(text).toContain("error=access_denied");
  });

  test("sends the browser back with access_denied and the state on a denial", async () => {
    const response = await decide(bench(), { decision: "deny", person: "" });
    const back = new URL(response.headers.get("location") ?? "").searchParams;
    expect(back.get("error")).toBe("access_denied");
    expect(back.get("error_description")).toBe("User did not authorize the request");
    expect(back.get("state")).toBe("state-1");
    expect(back.get("code")).toBeNull();
  });

  test("is skipped for a signed-in person until more is asked, consent is forced, or access was revoked", async () => {
    const lever = bench();
    const person = `${accountId(lever)}:${personCalled(lever, "Sasha Rivera")}`;
    const first = await decide(lever, { decision: "allow", person });
    const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect((await get(lever, authorizeUrl(), { cookie })).status).toBe(302);
    expect((await get(lever, authorizeUrl({ prompt: "consent" }), { cookie })).status).toBe(200);
    const more = authorizeUrl({ scope: `${traceScopes} users:read:admin` });
    expect((await get(lever, more, { cookie })).status).toBe(200);
    lever.control.revokeAccess({});
    expect((await get(lever, authorizeUrl(), { cookie })).status).toBe(200);
  });
});

describe("the token endpoint", () => {
  test("gives a JWT for an hour with Lever's claims, and a refresh token", async () => {
    const answer = await connect(bench());
    expect(answer).toMatchObject({ status: 200, token_type: "Bearer", scope: traceScopes, expires_in: 3600 });
    const claims: unknown = JSON.parse(
      Buffer.from((answer.access_token ?? "").split(".")[1] ?? "", "base64url").toString(),
    );
    expect(claims).toMatchObject({
      iss: "https://auth.lever.co/",
      aud: `${origin}/v1/`,
      azp: "rolecall-local",
      scope: traceScopes,
      "https://oauth.lever.co/clientId": "rolecall-local",
    });
    expect(answer.refresh_token).toMatch(/^\w+$/);
  });

  test("gives no refresh token without offline_access", async () => {
    expect((await connect(bench(), "opportunities:read:admin")).refresh_token).toBeUndefined();
  });

  test("takes JSON as well as a form", async () => {
    const lever = bench();
    const { refresh_token } = await connect(lever);
    const response = await lever.fetch(
      new Request(`${origin}/oauth/token`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          grant_type: "refresh_token",
          client_id: "rolecall-local",
          client_secret: "rolecall-local-secret",
          refresh_token,
        }),
      }),
    );
    expect(response.status).toBe(200);
  });

  test("takes a code once, for its redirect URI, within its life", async () => {
    const lever = bench();
    const exchange = (code: string, uri = redirectUri) =>
      postToken(lever, { grant_type: "authorization_code", code, redirect_uri: uri });
    const newCode = () =>
      new URL(lever.control.consent({ url: authorizeUrl() }).location).searchParams.get("code") ?? "";
    const code = newCode();
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toMatchObject({ status: 403, error: "invalid_grant" });
    expect(await exchange(newCode(), `${redirectUri}/`)).toMatchObject({ status: 403, error: "invalid_grant" });
    const late = newCode();
    await lever.clock.advance(11 * 60_000);
    expect(await exchange(late)).toMatchObject({ status: 403, error: "invalid_grant" });
  });

  test("answers 401 to a wrong secret and 403 to an unknown refresh token", async () => {
    const lever = bench();
    const { refresh_token = "" } = await connect(lever);
    expect(
      await postToken(lever, { grant_type: "refresh_token", refresh_token, client_secret: "wrong" }),
    ).toMatchObject({ status: 401, error: "access_denied" });
    expect(await refresh(lever, "made-up")).toMatchObject({
      status: 403,
      error: "invalid_grant",
      error_description: "Unknown or invalid refresh token.",
    });
  });
});

describe("refresh tokens", () => {
  test("change with every use, and a replayed one kills its whole family", async () => {
    const lever = bench();
    const first = await connect(lever);
    const second = await refresh(lever, first.refresh_token);
    expect(second.status).toBe(200);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(lever, first.refresh_token)).toMatchObject({ status: 403, error: "invalid_grant" });
    expect(await refresh(lever, second.refresh_token)).toMatchObject({ status: 403, error: "invalid_grant" });
  });

  test("a replay leaves other consents of the same account alone", async () => {
    const lever = bench();
    const first = await connect(lever);
    const other = await connect(lever);
    await refresh(lever, first.refresh_token);
    await refresh(lever, first.refresh_token);
    expect((await refresh(lever, other.refresh_token)).status).toBe(200);
  });

  test("the immediately previous one is taken within a leeway, when there is one", async () => {
    const lever = bench({ refreshLeewayMs: 10_000 });
    const first = await connect(lever);
    await refresh(lever, first.refresh_token);
    await lever.clock.advance(5000);
    const again = await refresh(lever, first.refresh_token);
    expect(again.status).toBe(200);
    await lever.clock.advance(10_001);
    expect((await refresh(lever, first.refresh_token)).status).toBe(403);
  });

  test("die after 90 idle days and after a year in any case", async () => {
    const dayMs = 24 * 3_600_000;
    const lever = bench();
    const idle = await connect(lever);
    await lever.clock.advance(91 * dayMs);
    expect((await refresh(lever, idle.refresh_token)).status).toBe(403);

    let used = await connect(lever);
    for (let month = 0; month < 12; month += 1) {
      await lever.clock.advance(30 * dayMs);
      used = await refresh(lever, used.refresh_token);
      expect(used.status).toBe(200);
    }
    await lever.clock.advance(6 * dayMs);
    expect((await refresh(lever, used.refresh_token)).status).toBe(403);
  });
});

describe("the end of access", () => {
  test("an access token ends after an hour with 401", async () => {
    const lever = bench();
    const call = await byGrant(lever);
    await lever.clock.advance(3_599_000);
    expect((await call("GET", "/requisitions")).status).toBe(200);
    await lever.clock.advance(1000);
    expect(await call("GET", "/requisitions")).toMatchObject({ status: 401, code: "UnauthorizedError" });
  });

  test("Revoke access ends refreshing and calls at once", async () => {
    const lever = bench();
    const { access_token, refresh_token } = await connect(lever);
    lever.control.revokeAccess({});
    expect((await callerWith(lever, `Bearer ${access_token}`)("GET", "/requisitions")).status).toBe(401);
    expect(await refresh(lever, refresh_token)).toMatchObject({ status: 403, error: "invalid_grant" });
  });

  test("Revoke access may leave the access token alive until it expires", async () => {
    const lever = bench();
    const { access_token, refresh_token } = await connect(lever);
    lever.control.revokeAccess({ accessTokens: "linger" });
    const call = callerWith(lever, `Bearer ${access_token}`);
    expect((await call("GET", "/requisitions")).status).toBe(200);
    expect((await refresh(lever, refresh_token)).status).toBe(403);
    await lever.clock.advance(3_600_000);
    expect((await call("GET", "/requisitions")).status).toBe(401);
  });
});
