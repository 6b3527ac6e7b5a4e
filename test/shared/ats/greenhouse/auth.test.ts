// What is asked of Greenhouse's token endpoint, and what is made of each of its answers.
import { describe, expect, test } from "vitest";
import { mintRequest, readMintResponse } from "#shared/ats/greenhouse/auth.ts";

const ASKED_AT = Date.parse("2026-11-22T09:00:00Z");
const CLIENT = { clientId: "abc-2", clientSecret: "s:é", userId: "4001" };

const answer = (status: number, body: unknown) => readMintResponse(Response.json(body, { status }), ASKED_AT);

test("the request carries client id and secret as Basic, and the acting user as sub", async () => {
  const request = mintRequest("https://auth.greenhouse.io", CLIENT);
  expect(request.method).toBe("POST");
  expect(request.url).toBe("https://auth.greenhouse.io/token");
  const [, encoded = ""] = (request.headers.get("authorization") ?? "").split(" ");
  expect(Buffer.from(encoded, "base64").toString("utf8")).toBe("abc-2:s:é");
  expect(await request.text()).toBe("grant_type=client_credentials&sub=4001");
  expect(request.redirect).toBe("manual");
});

describe("the end of a token", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["expires_at as an ISO time", { expires_at: "2026-11-22T10:00:00Z" }, "2026-11-22T10:00:00.000Z"],
    ["expires_at in seconds since 1970", { expires_at: ASKED_AT / 1000 + 1800 }, "2026-11-22T09:30:00.000Z"],
    ["expires_in seconds", { expires_in: 1200 }, "2026-11-22T09:20:00.000Z"],
    ["expires_in as text", { expires_in: "1200" }, "2026-11-22T09:20:00.000Z"],
    ["expires", { expires: "2026-11-22T09:45:00Z" }, "2026-11-22T09:45:00.000Z"],
    ["nothing, which is an hour", {}, "2026-11-22T10:00:00.000Z"],
    ["nonsense, which is an hour", { expires_at: "soon", expires_in: {} }, "2026-11-22T10:00:00.000Z"],
    ["a time that has passed, which is an hour", { expires_at: "2026-11-22T08:00:00Z" }, "2026-11-22T10:00:00.000Z"],
    ["a year, which is a day", { expires_at: "2027-11-22T08:00:00Z" }, "2026-11-23T09:00:00.000Z"],
  ])("is read from %s", async (_, spelling, end) => {
    const token = await answer(200, { token_type: "Bearer", access_token: "at", ...spelling });
    expect(token).toEqual({
      ok: true,
      value: { accessToken: "at", obtainedAtMs: ASKED_AT, expiresAtMs: Date.parse(end) },
    });
  });
});

describe("a refusal", () => {
  test.each<[string, number, unknown, string]>([
    ["an unknown id or secret", 401, { error: "invalid_client" }, "key_refused"],
    ["nothing sent", 401, { message: "Unauthorized", errorId: "err-1" }, "key_refused"],
    [
      "a malformed client id",
      400,
      { message: "client_id=abc-2 does not contain a valid client ID suffix" },
      "key_refused",
    ],
    ["a partner's id", 400, { error: "unauthorized_client" }, "key_refused"],
    ["a user who is gone", 400, { message: "sub=4001 is not an active user of this organization" }, "user_refused"],
    ["a user in other words", 422, { error: "invalid_request", message: "User not found" }, "user_refused"],
    ["something else about the request", 400, { message: "No" }, "key_refused"],
    ["too many requests", 429, { message: "Too Many Requests" }, "unavailable"],
    ["a server in trouble", 503, "down", "unavailable"],
    ["a firewall's page", 403, "<html>", "unavailable"],
    ["a gateway's page", 401, "<html>", "unavailable"],
    ["an address that does not exist", 404, {}, "unavailable"],
    ["a redirect", 302, {}, "unavailable"],
    ["an answer that is no token", 200, { hello: "world" }, "unavailable"],
  ])("for %s (%i) is told apart, without a word of Greenhouse's own", async (_, status, body, reason) => {
    const refused = await answer(status, body);
    expect(refused).toMatchObject({ ok: false, reason });
    expect(JSON.stringify(refused)).not.toContain("abc-2");
  });
});
