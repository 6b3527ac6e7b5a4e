// Faults on purpose, and the log that shows what really came in.
import { describe, expect, test } from "vitest";
import { bench, byKey, connect, origin, refresh } from "./support.ts";

const body = { requisitionCode: "Trace-1", name: "Controls Engineer", headcountTotal: 1 };

test("a list refuses parameters that it does not document, and a write what is not JSON", async () => {
  const lever = bench();
  const call = byKey(lever);
  for (const path of ["/requisitions?updated_at_start=1", "/opportunities?posting=1", "/stages?page=2"])
    expect(await call("GET", path)).toMatchObject({
      status: 400,
      message: expect.stringContaining("Unknown parameter"),
    });
  const key = lever.control.createApiKey({}).key;
  const headers = { authorization: `Basic ${btoa(`${key}:`)}`, "content-type": "text/plain" };
  const request = new Request(`${origin}/v1/requisitions`, { method: "POST", headers, body: JSON.stringify(body) });
  expect((await lever.fetch(request)).status).toBe(400);
});

describe("faults", () => {
  test("a 503 before the commit writes nothing, one after it has written", async () => {
    const lever = bench();
    const call = byKey(lever);
    const exists = () => lever.control.findRequisition({ requisitionCode: "Trace-1" }) !== null;
    lever.control.addFault({ kind: "status-before", path: "/v1/requisitions", method: "POST" });
    expect((await call("POST", "/requisitions", body)).status).toBe(503);
    expect(exists()).toBe(false);
    lever.control.addFault({ kind: "status-after", path: "/v1/requisitions", method: "POST", status: 500 });
    expect((await call("POST", "/requisitions", body)).status).toBe(500);
    expect(exists()).toBe(true);
    expect((await call("POST", "/requisitions", body)).status).toBe(400);
  });

  test("a gateway's page stands for any answer, and a field can have a type that nobody promised", async () => {
    const lever = bench();
    const call = byKey(lever);
    await call("POST", "/requisitions", body);
    lever.control.addFault({ kind: "proxy-page", path: "/v1/requisitions", status: 404 });
    const page = await call("GET", "/requisitions");
    expect([page.status, page.headers.get("content-type"), page.text.slice(0, 6)]).toEqual([
      404,
      "text/html",
      "<html>",
    ]);
    lever.control.addFault({ kind: "garbled", path: "/v1/requisitions", field: "createdAt", value: "soon" });
    expect((await call("GET", "/requisitions")).rows).toMatchObject([
      { requisitionCode: "Trace-1", createdAt: "soon" },
    ]);
    expect((await call("GET", "/requisitions")).rows).toMatchObject([{ createdAt: expect.any(Number) }]);
  });

  test("a dropped socket rejects as fetch does, before or after the commit", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addFault({ kind: "drop-before", method: "POST" });
    await expect(call("POST", "/requisitions", body)).rejects.toThrow("fetch failed");
    expect(lever.control.requisitions({})).toEqual([]);
    lever.control.addFault({ kind: "drop-after", method: "POST" });
    await expect(call("POST", "/requisitions", body)).rejects.toThrow("fetch failed");
    expect(lever.control.requisitions({})).toHaveLength(1);
    expect(lever.control.requests({ method: "POST" }).map(({ status }) => status)).toEqual([0, 0]);
  });

  test("a 429 comes with or without Retry-After, for a count, after letting some pass", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addFault({ kind: "rate-limited", path: "/v1/stages*", count: 2, skip: 1 });
    const statuses: number[] = [];
    for (let number = 0; number < 4; number += 1) statuses.push((await call("GET", "/stages")).status);
    expect(statuses).toEqual([200, 429, 429, 200]);
    lever.control.addFault({ kind: "rate-limited", retryAfterSeconds: 7 });
    expect((await call("GET", "/users")).headers.get("retry-after")).toBe("7");
  });

  test("an expired offset waits for a request that carries one", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.seedOpportunities({ total: 3 });
    lever.control.addFault({ kind: "expired-offset" });
    const { next = "" } = await call("GET", "/opportunities?limit=1");
    const path = `/opportunities?limit=1&offset=${encodeURIComponent(next)}`;
    expect(await call("GET", path)).toMatchObject({ status: 400, message: "Invalid offset token" });
    expect((await call("GET", path)).status).toBe(200);
  });

  test("a slow answer is held by the clock, a redirect points elsewhere", async () => {
    const lever = bench();
    const call = byKey(lever);
    lever.control.addFault({ kind: "slow", delayMs: 30_000 });
    let isDone = false;
    const answer = call("GET", "/stages").then(() => (isDone = true));
    await lever.clock.advance(29_999);
    expect(isDone).toBe(false);
    await lever.clock.advance(1);
    expect(await answer).toBe(true);
    lever.control.addFault({ kind: "redirect", to: "https://api.eu.lever.test" });
    const redirected = await call("GET", "/stages?limit=5");
    expect(redirected.status).toBe(301);
    expect(redirected.headers.get("location")).toBe("https://api.eu.lever.test/v1/stages?limit=5");
  });

  test("reach the token endpoint too: a refresh that was lost on the way has still rotated the token", async () => {
    const lever = bench();
    const { refresh_token } = await connect(lever);
    lever.control.addFault({ kind: "drop-after", path: "/oauth/token" });
    await expect(refresh(lever, refresh_token)).rejects.toThrow("fetch failed");
    expect((await refresh(lever, refresh_token)).status).toBe(403);
  });

  test("can be listed, taken back and cleared", async () => {
    const lever = bench();
    const call = byKey(lever);
    const { id } = lever.control.addFault({ kind: "status-before", count: 9 });
    expect(lever.control.faults({})).toMatchObject([{ id, remaining: 9 }]);
    lever.control.removeFault({ faultId: id });
    lever.control.addFault({ kind: "status-before" });
    lever.control.clearFaults({});
    expect((await call("GET", "/stages")).status).toBe(200);
  });
});

describe("the log", () => {
  test("counts by method, path and status, from a mark on, and keeps what was written but no secrets", async () => {
    const lever = bench();
    const call = byKey(lever);
    await connect(lever);
    await call("POST", "/requisitions", body);
    const { after } = lever.control.markRequests({});
    await call("GET", "/requisitions?status=open");
    await call("GET", "/requisitions/none");
    expect(lever.control.countRequests({ path: "/v1/requisitions*", after })).toEqual({ count: 2 });
    expect(lever.control.countRequests({ method: "get", status: 404, after })).toEqual({ count: 1 });
    const [write] = lever.control.requests({ method: "POST", path: "/v1/*" });
    expect(write).toMatchObject({
      path: "/v1/requisitions",
      status: 201,
      body,
      caller: expect.stringMatching(/^key:/),
    });
    expect(lever.control.requests({ path: "/oauth/token" })).toMatchObject([{ status: 200, body: null }]);
  });

  test("control calls and pages are not in it", async () => {
    const lever = bench();
    await lever.fetch(new Request(`${origin}/__control/state`));
    expect(lever.control.requests({})).toEqual([]);
  });
});
