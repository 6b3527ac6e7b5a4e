// Who may call what, and how often.
import { describe, expect, test } from "vitest";
import { basic, bench, byGrant, byKey, callerWith, connect } from "./support.ts";

describe("credentials", () => {
  test("without any, the answer is Lever's 401", async () => {
    expect(await callerWith(bench(), undefined)("GET", "/opportunities")).toMatchObject({
      status: 401,
      code: "UnauthorizedError",
      message: "The request requires authentication.",
    });
  });

  test("an API key is the user name of Basic with an empty password, never a bearer token", async () => {
    const lever = bench();
    const { key } = lever.control.createApiKey({});
    expect((await callerWith(lever, basic(key))("GET", "/opportunities")).status).toBe(200);
    expect((await callerWith(lever, `Bearer ${key}`)("GET", "/opportunities")).status).toBe(401);
    const withPassword = `Basic ${Buffer.from(`${key}:secret`).toString("base64")}`;
    expect((await callerWith(lever, withPassword)("GET", "/opportunities")).status).toBe(401);
  });

  test("an access token is no user name of Basic", async () => {
    const lever = bench();
    const { access_token = "" } = await connect(lever);
    expect((await callerWith(lever, basic(access_token))("GET", "/opportunities")).status).toBe(401);
  });

  test("scopes go by resource: write covers read, others are 403", async () => {
    const lever = bench();
    const call = await byGrant(lever);
    expect((await call("GET", "/requisitions")).status).toBe(200);
    expect((await call("GET", "/archive_reasons")).status).toBe(200);
    expect((await call("GET", "/opportunities?expand=applications")).status).toBe(200);
    for (const path of ["/users", "/postings", "/stages", "/webhooks", "/requisition_fields"]) {
      expect((await call("GET", path)).status).toBe(403);
    }
    const { opportunityId } = lever.control.addCandidate({ name: "Wei Zhang" });
    expect((await call("GET", `/opportunities/${opportunityId}/applications`)).status).toBe(403);
    expect((await call("PUT", `/opportunities/${opportunityId}/stage`, { stage: "offer" })).status).toBe(403);
  });

  test("a key has only the permissions that it was given", async () => {
    const call = byKey(bench(), ["requisitions:read"]);
    expect((await call("GET", "/requisitions")).status).toBe(200);
    expect((await call("POST", "/requisitions", {})).status).toBe(403);
    expect((await call("GET", "/opportunities")).status).toBe(403);
  });

  test("each account sees only its own records", async () => {
    const lever = bench();
    const { id } = lever.control.createAccount({ name: "Other" });
    lever.control.createRequisition({ accountId: id, requisitionCode: "OTHER-1" });
    expect((await byKey(lever)("GET", "/requisitions")).rows).toEqual([]);
  });
});

describe("the rate limit", () => {
  test("lets 20 through at once, then ten a second, and says no more than 429", async () => {
    const lever = bench({ rate: 10 });
    const call = byKey(lever);
    for (let number = 0; number < 20; number += 1) expect((await call("GET", "/stages")).status).toBe(200);
    const refused = await call("GET", "/stages");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBeNull();
    await lever.clock.advance(1000);
    for (let number = 0; number < 10; number += 1) expect((await call("GET", "/stages")).status).toBe(200);
    expect((await call("GET", "/stages")).status).toBe(429);
  });

  test("is counted for each key apart", async () => {
    const lever = bench({ rate: 1 });
    const first = byKey(lever);
    const second = byKey(lever);
    await first("GET", "/stages");
    await first("GET", "/stages");
    expect((await first("GET", "/stages")).status).toBe(429);
    expect((await second("GET", "/stages")).status).toBe(200);
  });

  test("can be told to send Retry-After", async () => {
    const call = byKey(bench({ rate: 0.5, sendsRetryAfter: true }));
    await call("GET", "/stages");
    expect((await call("GET", "/stages")).headers.get("retry-after")).toBe("1");
  });
});

test("every answer carries Lever's headers, and unknown paths are Lever's 404", async () => {
  const missing = await byKey(bench())("GET", "/xyz");
  expect(missing).toMatchObject({ status: 404, code: "ResourceNotFound", message: "/v1/xyz does not exist" });
  expect(missing.headers.get("server")).toBe("lever-data-api");
  expect(missing.headers.get("x-lever-region")).toBe("global");
  expect(missing.headers.get("x-stream-path")).toBe("dapi");
  expect(missing.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const stage = await byKey(bench())("GET", "/stages/00000000-0000-4000-8000-000000000000");
  expect(stage.message).toBe("stages 00000000-0000-4000-8000-000000000000 was not found");
});
