// The rate limit: fixed half minutes of the wall clock for each credential, told on every reply.
import { expect, test } from "vitest";
import { bench, callerWith, connected } from "./support.ts";

test("so many requests go through until the clock's next half minute, then a 429 says how long to wait", async () => {
  const gh = bench({ rate: 3 });
  const call = await connected(gh);
  await gh.clock.advance(20_000);
  const remaining: (string | null)[] = [];
  for (let number = 0; number < 3; number += 1) {
    remaining.push((await call("GET", "/jobs")).headers.get("x-ratelimit-remaining"));
  }
  expect(remaining).toEqual(["2", "1", "0"]);
  const refused = await call("GET", "/jobs");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("10");
  expect(refused.headers.get("x-ratelimit-limit")).toBe("3");
  // Overstated: it says a whole window from now.
  expect(refused.headers.get("x-ratelimit-reset")).toBe(String(gh.clock.now() / 1000 + 30));
  await gh.clock.advance(10_000);
  expect((await call("GET", "/jobs")).status).toBe(200);
});

test("errors count and carry the headers too, and a request id", async () => {
  const gh = bench({ rate: 3 });
  const call = await connected(gh, { scopes: ["harvest:jobs:list"] });
  for (const [path, status] of [
    ["/users", 403],
    ["/jobs?x=1", 422],
  ] as const) {
    const answer = await call("GET", path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-ratelimit-remaining")).toMatch(/^[01]$|^2$/);
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f]{32}$/);
  }
  expect((await call("GET", "/jobs")).status).toBe(200);
  expect((await call("GET", "/jobs")).status).toBe(429);
  const nobody = await callerWith(gh, undefined)("GET", "/jobs");
  expect(nobody.headers.get("x-ratelimit-limit")).toBe("3");
});

test("each credential has its own window, and the rate can be changed", async () => {
  const gh = bench({ rate: 1 });
  const first = await connected(gh);
  const second = await connected(gh);
  await first("GET", "/jobs");
  expect((await first("GET", "/jobs")).status).toBe(429);
  expect((await second("GET", "/jobs")).status).toBe(200);
  gh.control.setRate({ rate: 0 });
  for (let number = 0; number < 5; number += 1) expect((await first("GET", "/jobs")).status).toBe(200);
});
