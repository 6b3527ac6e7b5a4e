// Faults on purpose, and the log that shows what really came in.
import { describe, expect, test } from "vitest";
import { basic, bench, connected, origin, postToken, templateOf } from "./support.ts";

async function working() {
  const gh = bench();
  const call = await connected(gh);
  const body = { template_job_id: templateOf(gh), number_of_openings: 1, requisition_id: "Trace-1" };
  return { gh, call, post: () => call("POST", "/jobs", body), count: () => gh.control.jobs({}).length };
}

describe("faults", () => {
  test("a 5xx before the commit writes nothing, one after it has written", async () => {
    const { gh, post, count } = await working();
    gh.control.addFault({ kind: "status-before", path: "/v3/jobs", method: "POST" });
    expect((await post()).status).toBe(503);
    expect(count()).toBe(0);
    gh.control.addFault({ kind: "status-after", path: "/v3/jobs", method: "POST", status: 502 });
    expect((await post()).status).toBe(502);
    expect(count()).toBe(1);
  });

  test("a gateway's page stands for any answer, and a field can have a type that nobody promised", async () => {
    const { gh, call, post } = await working();
    await post();
    gh.control.addFault({ kind: "proxy-page", path: "/v3/jobs", status: 404 });
    await expect(call("GET", "/jobs")).rejects.toThrow("Unexpected token '<', \"<html>");
    gh.control.addFault({ kind: "garbled", path: "/v3/jobs", field: "created_at", value: "soon" });
    expect((await call("GET", "/jobs")).rows[0]).toMatchObject({ created_at: "soon" });
    expect((await call("GET", "/jobs")).rows[0]).not.toMatchObject({ created_at: "soon" });
  });

  test("a dropped socket rejects as fetch does, before or after the commit", async () => {
    const { gh, post, count } = await working();
    gh.control.addFault({ kind: "drop-before", method: "POST" });
    await expect(post()).rejects.toThrow("fetch failed");
    expect(count()).toBe(0);
    gh.control.addFault({ kind: "drop-after", method: "POST" });
    await expect(post()).rejects.toThrow("fetch failed");
    expect(count()).toBe(1);
    expect(gh.control.requests({ method: "POST", path: "/v3/*" }).map(({ status }) => status)).toEqual([0, 0]);
  });

  test("a 429 carries Retry-After: the rest of the window, or what is said; for a count, after letting some pass", async () => {
    const { gh, call } = await working();
    await gh.clock.advance(12_000);
    gh.control.addFault({ kind: "rate-limited", path: "/v3/users*", count: 2, skip: 1 });
    gh.control.addFault({ kind: "rate-limited", path: "/v3/jobs", retryAfterSeconds: 2 });
    const answers = [];
    for (let number = 0; number < 4; number += 1) answers.push(await call("GET", "/users"));
    expect(answers.map(({ status }) => status)).toEqual([200, 429, 429, 200]);
    expect(answers[1]?.headers.get("retry-after")).toBe("18");
    expect((await call("GET", "/jobs")).headers.get("retry-after")).toBe("2");
  });

  test("a 401, a 403 and a 422 in either form come from nowhere", async () => {
    const { gh, call } = await working();
    gh.control.addFault({ kind: "unauthorized" });
    gh.control.addFault({ kind: "forbidden" });
    gh.control.addFault({ kind: "unprocessable" });
    gh.control.addFault({ kind: "unprocessable", errorForm: "objects" });
    expect((await call("GET", "/jobs")).status).toBe(401);
    expect((await call("GET", "/jobs")).status).toBe(403);
    expect(await call("GET", "/jobs")).toMatchObject({ status: 422, errors: [expect.any(String)] });
    expect(await call("GET", "/jobs")).toMatchObject({ status: 422, errors: [{ base: expect.any(String) }] });
    expect(gh.control.requests({ path: "/v3/jobs" }).map(({ status }) => status)).toEqual([401, 403, 422, 422]);
  });

  test("a dead cursor waits for a request that has one", async () => {
    const { gh, call } = await working();
    gh.control.seedJobs({ count: 3 });
    gh.control.addFault({ kind: "dead-cursor" });
    const { next } = await call("GET", "/jobs?per_page=2");
    expect((await call("GET", next ?? "")).status).toBe(422);
    expect((await call("GET", next ?? "")).status).toBe(200);
  });

  test("a slow answer is held by the clock, a redirect leads to a login page elsewhere", async () => {
    const { gh, call } = await working();
    gh.control.addFault({ kind: "slow", delayMs: 30_000 });
    let isDone = false;
    const answer = call("GET", "/jobs").then(() => (isDone = true));
    await gh.clock.advance(29_999);
    expect(isDone).toBe(false);
    await gh.clock.advance(1);
    expect(await answer).toBe(true);
    gh.control.addFault({ kind: "redirect", to: "https://app.greenhouse.test" });
    const redirected = await gh.fetch(new Request(`${origin}/v3/jobs?per_page=5`));
    expect(redirected.status).toBe(302);
    expect(redirected.headers.get("location")).toBe("https://app.greenhouse.test/v3/jobs?per_page=5");
  });

  test("reach the token endpoint, can be listed, taken back and cleared", async () => {
    const { gh, call } = await working();
    const { clientId, clientSecret } = gh.control.createCredential({});
    const mint = () => postToken(gh, basic(clientId, clientSecret), { grant_type: "client_credentials" });
    gh.control.addFault({ kind: "status-before", path: "/token", status: 500 });
    expect((await mint()).status).toBe(500);
    expect((await mint()).status).toBe(200);
    const { id } = gh.control.addFault({ kind: "status-before", count: 9 });
    expect(gh.control.faults({})).toMatchObject([{ id, remaining: 9 }]);
    gh.control.removeFault({ faultId: id });
    gh.control.addFault({ kind: "status-before" });
    gh.control.clearFaults({});
    expect((await call("GET", "/jobs")).status).toBe(200);
  });
});

describe("the log", () => {
  test("counts by method, path and status, from a mark on, and keeps what was written but no secrets", async () => {
    const { gh, call, post } = await working();
    await post();
    const { after } = gh.control.markRequests({});
    await call("GET", "/openings?open=true");
    await call("GET", "/openings?nothing=1");
    expect(gh.control.countRequests({ path: "/v3/openings", after })).toEqual({ count: 2 });
    expect(gh.control.countRequests({ method: "get", status: 422, after })).toEqual({ count: 1 });
    expect(gh.control.requests({ method: "POST", path: "/v3/*" })).toMatchObject([
      { status: 201, body: { requisition_id: "Trace-1" }, caller: expect.stringMatching(/^custom:/) },
    ]);
    expect(gh.control.requests({ path: "/token" })).toMatchObject([{ status: 200, body: null }]);
    await gh.fetch(new Request(`${origin}/__control/state`));
    expect(gh.control.requests({ path: "/__control*" })).toEqual([]);
  });
});
