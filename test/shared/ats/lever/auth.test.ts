// Lever's OAuth requests and how its answers are read.
import { describe, expect, test } from "vitest";
import {
  accountOf,
  askLeverForToken,
  basicHeader,
  bearerHeader,
  codeRequest,
  consentUrl,
  missingScopes,
  readTokenResponse,
  refreshRequest,
} from "#shared/ats/lever/auth.ts";
import { leverScopes } from "#shared/domain/connection.ts";

const application = {
  apiUrl: "https://api.lever.co",
  authUrl: "https://auth.lever.co",
  clientId: "client",
  clientSecret: "secret",
};

describe("a request", () => {
  test("for consent carries audience with its slash, scopes, state and callback", () => {
    const url = consentUrl(application, {
      scopes: leverScopes(["headcount"]),
      state: "st",
      redirectUri: "https://hub.example/oauth/lever/callback",
    });
    expect(url.href.split("?")[0]).toBe("https://auth.lever.co/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "client",
      redirect_uri: "https://hub.example/oauth/lever/callback",
      response_type: "code",
      state: "st",
      audience: "https://api.lever.co/v1/",
      scope: "archive_reasons:read:admin opportunities:read:admin requisitions:write:admin offline_access",
    });
  });

  test("for a token is a form with the client's secret", async () => {
    const client = { client_id: "client", client_secret: "secret" };
    const exchange = codeRequest(application, "c", "https://hub.example/cb");
    expect([exchange.method, exchange.url]).toEqual(["POST", "https://auth.lever.co/oauth/token"]);
    expect(exchange.headers.get("content-type")).toContain("application/x-www-form-urlencoded");
    expect(Object.fromEntries(new URLSearchParams(await exchange.text()))).toEqual({
      ...client,
      grant_type: "authorization_code",
      code: "c",
      redirect_uri: "https://hub.example/cb",
    });
    const refresh = await refreshRequest(application, "rt").text();
    expect(Object.fromEntries(new URLSearchParams(refresh))).toEqual({
      ...client,
      grant_type: "refresh_token",
      refresh_token: "rt",
    });
  });

  test("is authorised by a Bearer token, or by a key as a user name without password", () => {
    expect(bearerHeader("at")).toBe("Bearer at");
    expect(basicHeader("key")).toBe(`Basic ${btoa("key:")}`);
  });
});

const answer = (body: unknown, status = 200) => readTokenResponse(Response.json(body, { status }), 1000);

describe("an answer of the token endpoint", () => {
  test("is a grant with times counted from the request", async () => {
    const body = {
      access_token: "at",
      refresh_token: "rt",
      scope: "a b",
      expires_in: 60,
      token_type: "Bearer",
      new: 1,
    };
    expect(await answer(body)).toEqual({
      ok: true,
      value: { accessToken: "at", refreshToken: "rt", scopes: ["a", "b"], obtainedAtMs: 1000, expiresAtMs: 61_000 },
    });
  });

  test("without a life lives an hour, without scopes has those that were asked, without refresh token none", async () => {
    expect(await answer({ access_token: "at" })).toMatchObject({
      value: { expiresAtMs: 3_601_000, scopes: null, refreshToken: null },
    });
    expect(await answer({ access_token: "at", expires_in: "60" })).toMatchObject({ value: { expiresAtMs: 61_000 } });
  });

  test.each([
    [403, { error: "invalid_grant", error_description: "Unknown or invalid refresh token." }, "grant_refused"],
    [400, { error: "invalid_grant" }, "grant_refused"],
    [401, { error: "invalid_grant" }, "grant_refused"],
    [403, {}, "grant_refused"],
    [401, { error: "access_denied", error_description: "Unauthorized" }, "client_refused"],
    [401, { error: "invalid_client" }, "client_refused"],
    [400, { error: "invalid_request" }, "client_refused"],
    [403, { error: "unauthorized_client" }, "client_refused"],
    [429, { error: "too_many_requests" }, "unavailable"],
    [500, {}, "unavailable"],
    [503, null, "unavailable"],
    [404, {}, "unavailable"],
    [200, { token: "?" }, "unavailable"],
  ])("%i %j means %s", async (status, body, reason) => {
    expect(await answer(body, status)).toMatchObject({ ok: false, reason });
  });

  test("that is no JSON is nothing to decide by", async () => {
    const html = (status: number) => readTokenResponse(new Response("<html>", { status }), 0);
    expect(await html(502)).toMatchObject({ reason: "unavailable" });
    for (const status of [200, 400, 401, 403]) expect(await html(status)).toMatchObject({ reason: "unavailable" });
  });

  test("keeps its tokens though another field is odd, since the refresh token before is dead by then", async () => {
    const body = { access_token: "at", refresh_token: "rt", scope: ["a", "b"], expires_in: "soon" };
    expect(await answer(body)).toMatchObject({ value: { accessToken: "at", refreshToken: "rt", scopes: ["a", "b"] } });
    expect(await answer({ access_token: "at", refresh_token: "", scope: 7 })).toMatchObject({
      value: { refreshToken: null, scopes: null },
    });
  });
});

describe("a redirect of the token endpoint", () => {
  const ask = async (location: string) => {
    const sent: { url: string; method: string; body: string }[] = [];
    const response = await askLeverForToken(refreshRequest(application, "rt"), async (request) => {
      sent.push({ url: request.url, method: request.method, body: await request.text() });
      return sent.length === 1 ? new Response(null, { status: 301, headers: { location } }) : Response.json({});
    });
    return { sent, status: response.status };
  };

  test("to another region is followed with the request as it was", async () => {
    const { sent, status } = await ask("https://auth.eu.lever.co/oauth/token");
    expect(status).toBe(200);
    expect(sent[1]).toEqual({ ...sent[0], url: "https://auth.eu.lever.co/oauth/token" });
    expect(sent[1]?.body).toContain("refresh_token=rt");
  });

  test.each(["https://lever.co.evil.example/oauth/token", "http://auth.lever.co/oauth/token", "//"])(
    "to %s is not: secret and refresh token stay",
    async (location) => {
      const { sent } = await ask(location);
      expect(sent).toHaveLength(1);
    },
  );
});

describe("a grant", () => {
  const wanted = leverScopes(["headcount"]);

  test("covers a read by a write", () => {
    const scopes = ["archive_reasons:read:admin", "opportunities:write:admin", "requisitions:write:admin"];
    expect(missingScopes(wanted, { scopes, refreshToken: "rt" })).toEqual([]);
  });

  test("of another audience covers nothing but offline access", () => {
    expect(missingScopes(wanted, { scopes: ["offline_access"], refreshToken: "rt" })).toEqual(wanted.slice(0, 3));
  });

  test("without a refresh token lacks offline access, whatever it says", () => {
    expect(missingScopes(wanted, { scopes: wanted, refreshToken: null })).toEqual(["offline_access"]);
  });

  test("that does not list its scopes has those that were asked", () => {
    expect(missingScopes(wanted, { scopes: null, refreshToken: "rt" })).toEqual([]);
  });

  test("does not write by a read", () => {
    const scopes = wanted.map((scope) => scope.replace("write", "read"));
    expect(missingScopes(wanted, { scopes, refreshToken: "rt" })).toEqual(["requisitions:write:admin"]);
  });
});

describe("the account of a grant", () => {
  const jwt = (claims: unknown) => `head.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;

  test("stands in the access token's claims", () => {
    expect(accountOf(jwt({ "https://oauth.lever.co/accountId": "acc-~?>>" }))).toBe("acc-~?>>");
  });

  test.each(["opaque", "a.b.c", "", jwt({}), jwt({ "https://oauth.lever.co/accountId": 7 }), jwt(null)])(
    "is not known from %j",
    (token) => {
      expect(accountOf(token)).toBeNull();
    },
  );
});
