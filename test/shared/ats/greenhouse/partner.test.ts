// Greenhouse's partner OAuth: what is asked, and what each answer means for the grant.
import { describe, expect, test } from "vitest";
import { codeRequest, consentUrl, readGrantResponse, refreshRequest } from "#shared/ats/greenhouse/partner.ts";

const partner = { authUrl: "https://auth.greenhouse.io", clientId: "rolecall-2", clientSecret: "s3cret" };
const ASKED = Date.parse("2026-11-20T09:00:00Z");

describe("what is asked", () => {
  test("the consent page with every scope, the state and the registered address", () => {
    const ask = {
      scopes: ["harvest:jobs:list", "harvest:jobs:create"],
      state: "st",
      redirectUri: "https://r.example/cb",
    };
    const url = consentUrl(partner, ask);
    expect(url.origin + url.pathname).toBe("https://auth.greenhouse.io/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: "rolecall-2",
      redirect_uri: "https://r.example/cb",
      response_type: "code",
      state: "st",
      scope: "harvest:jobs:list harvest:jobs:create",
    });
  });

  test.each([
    ["a code", codeRequest(partner, "c0de", "https://r.example/cb"), "grant_type=authorization_code&code=c0de"],
    ["a refresh token", refreshRequest(partner, "r1"), "grant_type=refresh_token&refresh_token=r1"],
  ])("the token endpoint for %s, with the client in Basic and nowhere else", async (_, request, form) => {
    expect(request.url).toBe("https://auth.greenhouse.io/token");
    expect(request.headers.get("authorization")).toBe(`Basic ${btoa("rolecall-2:s3cret")}`);
    const body = await request.text();
    expect(body).toContain(form);
    expect(body).not.toContain("s3cret");
  });
});

describe("what an answer means", () => {
  const read = (status: number, body: unknown) => readGrantResponse(Response.json(body, { status }), ASKED);

  test.each([
    [{ expires_at: "2026-11-20T10:00:00Z" }],
    [{ expires_in: 3600 }],
    [{ expires: "2026-11-20T10:00:00Z" }],
    [{}],
  ])("a token with its refresh token, its end told as %o", async (end) => {
    expect(await read(200, { access_token: "at", refresh_token: "rt", ...end })).toEqual({
      ok: true,
      value: { accessToken: "at", refreshToken: "rt", obtainedAtMs: ASKED, expiresAtMs: ASKED + 3_600_000 },
    });
  });

  test.each([
    ["a dead grant", 400, { error: "invalid_grant" }, "grant_refused"],
    ["a wrong client", 401, { error: "invalid_client" }, "client_refused"],
    ["a client of another kind", 400, { error: "unauthorized_client" }, "client_refused"],
    ["a server in trouble", 503, "<html>", "unavailable"],
    ["a firewall's page", 403, "<html>", "unavailable"],
    ["a limit", 429, { message: "Too many" }, "unavailable"],
    ["an answer without a token", 200, { token_type: "Bearer" }, "unavailable"],
  ])("%s", async (_, status, body, reason) => {
    expect(await read(status, body)).toMatchObject({ ok: false, reason });
  });

  test("no word of Greenhouse's own goes into the message: it echoes the client id", async () => {
    const answer = await read(400, { message: "client_id=rolecall-2 does not contain a valid client ID suffix" });
    expect(answer.ok ? "" : answer.message).not.toContain("rolecall-2");
  });
});
