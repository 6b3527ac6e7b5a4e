// The Lever client against a scripted network: budget, renewal, retries and the line between reads and writes.
import { describe, expect, test } from "vitest";
import type { AtsClientOptions } from "#shared/ats/client.ts";
import { leverClient } from "#shared/ats/lever/client.ts";

type Step = Response | Error;

function client(script: Step[], over: Partial<AtsClientOptions> = {}) {
  const sent: { url: string; method: string; authorization: string | null }[] = [];
  const waits: number[] = [];
  const made = leverClient({
    apiUrl: "https://api.lever.co",
    authorization: async (after401) => ({
      ok: true,
      value: { header: after401 === undefined ? "Bearer one" : "Bearer two" },
    }),
    budget: async () => {},
    pause: async (ms) => void waits.push(ms),
    sleep: async (ms) => void waits.push(ms),
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      sent.push({ url: String(input), method: init?.method ?? "GET", authorization: headers.get("authorization") });
      const step = script.shift();
      if (step === undefined) throw new Error("the script has no further answer");
      if (step instanceof Error) throw step;
      return step;
    },
    ...over,
  });
  return { client: made, sent, waits };
}

const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });
const get = { method: "GET", path: "/v1/requisitions" } as const;
const post = { method: "POST", path: "/v1/requisitions", body: { name: "x" } } as const;

describe("a read", () => {
  test("is repeated after a 503 and after a lost connection", async () => {
    const { client: lever, sent } = client([answer(503, {}), new TypeError("socket"), answer(200, { data: [] })]);
    expect(await lever(get)).toMatchObject({ ok: true });
    expect(sent).toHaveLength(3);
  });

  test("is given up after four tries, as unavailable", async () => {
    const { client: lever, sent } = client(Array.from({ length: 9 }, () => answer(500, {})));
    expect(await lever(get)).toMatchObject({ ok: false, reason: "unavailable" });
    expect(sent).toHaveLength(4);
  });

  test("takes the time of Lever's clock from the answer", async () => {
    const { client: lever } = client([answer(200, {}, { date: "Sun, 22 Nov 2026 10:00:00 GMT" })]);
    expect(await lever(get)).toMatchObject({ value: { answeredAt: "2026-11-22T10:00:00.000Z" } });
  });
});

describe("a write", () => {
  test("is never repeated when it is unknown whether it happened", async () => {
    for (const lost of [answer(503, {}), new TypeError("socket")]) {
      const { client: lever, sent } = client([lost, answer(201, { data: { id: "second" } })]);
      expect(await lever(post)).toMatchObject({ ok: false, reason: "unavailable" });
      expect(sent).toHaveLength(1);
    }
  });

  test("is repeated after a 429, which says that nothing was done", async () => {
    const {
      client: lever,
      sent,
      waits,
    } = client([answer(429, {}, { "retry-after": "2" }), answer(201, { data: { id: "a" } })]);
    expect(await lever(post)).toMatchObject({ ok: true });
    expect(sent).toHaveLength(2);
    expect(waits).toEqual([2000]);
  });
});

test("a 429 without Retry-After is met with growing pauses, then given up as rate_limited", async () => {
  const { client: lever, waits } = client(Array.from({ length: 9 }, () => answer(429, {})));
  expect(await lever(get)).toMatchObject({ ok: false, reason: "rate_limited" });
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
});

test("Retry-After may be a date; one of no time at all is no answer to how long", async () => {
  const inFiveSeconds = new Date(Date.now() + 5_000).toUTCString();
  const dated = client([answer(429, {}, { "retry-after": inFiveSeconds }), answer(200, { data: [] })]);
  expect(await dated.client(get)).toMatchObject({ ok: true });
  expect(dated.waits[0]).toBeGreaterThan(2_000);
  expect(dated.waits[0]).toBeLessThanOrEqual(5_000);
  const none = client([
    answer(429, {}, { "retry-after": "0" }),
    answer(429, {}, { "retry-after": "" }),
    answer(200, {}),
  ]);
  expect(await none.client(get)).toMatchObject({ ok: true });
  expect(none.waits).toEqual([1000, 2000]);
});

test("a 401 renews the access once; a second one means that it is dead", async () => {
  const renewed = client([answer(401, {}), answer(200, { data: [] })]);
  expect(await renewed.client(get)).toMatchObject({ ok: true });
  expect(renewed.sent.map((request) => request.authorization)).toEqual(["Bearer one", "Bearer two"]);
  const dead = client([answer(401, {}), answer(401, {})]);
  expect(await dead.client(get)).toMatchObject({ ok: false, reason: "access_revoked" });
});

test("statuses decide, whatever code the body has", async () => {
  const cases: [number, string, string][] = [
    [403, "no scope", "forbidden"],
    [404, "gone", "not_found"],
    [400, "Duplicate requisitionCode", "rejected"],
    [400, "Invalid offset token", "stale_cursor"],
    [400, "The offset has expired", "stale_cursor"],
    [404, "/v1/requisitionz/1 does not exist", "unexpected_answer"],
    [404, "requisitions 1 was not found", "not_found"],
    [422, "unprocessable", "rejected"],
  ];
  for (const [status, message, reason] of cases) {
    expect(await client([answer(status, { code: "Whatever", message })]).client(get)).toMatchObject({
      ok: false,
      reason,
      message,
    });
  }
});

describe("a redirect to another region", () => {
  const moved = (location: string) => new Response(null, { status: 301, headers: { location } });

  test("is followed to Lever's own hosts with the token", async () => {
    const { client: lever, sent } = client([
      moved("https://api.eu.lever.co/v1/requisitions"),
      answer(200, { data: [] }),
    ]);
    expect(await lever(get)).toMatchObject({ ok: true });
    expect(sent[1]).toMatchObject({ url: "https://api.eu.lever.co/v1/requisitions", authorization: "Bearer one" });
  });

  test("is remembered by the client, so that it is made once", async () => {
    const eu = "https://api.eu.lever.co/v1/requisitions";
    const { client: lever, sent } = client([moved(eu), answer(200, { data: [] }), answer(200, { data: [] })]);
    await lever(get);
    expect(await lever(get)).toMatchObject({ ok: true });
    expect(sent.map(({ url }) => url)).toEqual(["https://api.lever.co/v1/requisitions", eu, eu]);
  });

  test("that says that a write was done (303) does not send it again", async () => {
    const { client: lever, sent } = client([
      new Response(null, { status: 303, headers: { location: "/v1/requisitions/made" } }),
      answer(201, { data: { id: "second" } }),
    ]);
    expect(await lever(post)).toMatchObject({ ok: false, isUnanswered: true });
    expect(sent).toHaveLength(1);
  });

  test("is followed more than once, but not for ever", async () => {
    const regions = ["eu", "eu2", "eu3"].map((region) => moved(`https://api.${region}.lever.co/v1/requisitions`));
    expect(await client([...regions, answer(200, { data: [] })]).client(get)).toMatchObject({ ok: true });
    const circle = client(Array.from({ length: 9 }, () => moved("https://api.eu.lever.co/v1/requisitions")));
    expect(await circle.client(get)).toMatchObject({ ok: false, reason: "unexpected_answer" });
    expect(circle.sent).toHaveLength(4);
  });

  test("between two stand-ins on this machine is followed, from a stand-in to elsewhere it is not", async () => {
    const apiUrl = "http://127.0.0.1:4001";
    const beside = client([moved("http://127.0.0.1:4002/v1/requisitions"), answer(200, { data: [] })], { apiUrl });
    expect(await beside.client(get)).toMatchObject({ ok: true });
    const away = client([moved("http://10.0.0.1:4002/v1/requisitions"), answer(200, { data: [] })], { apiUrl });
    expect(await away.client(get)).toMatchObject({ ok: false });
    expect(away.sent).toHaveLength(1);
  });

  test("never carries the token to a stranger", async () => {
    for (const stranger of ["https://lever.co.evil.example/v1", "http://api.lever.co/v1", "https://evillever.co/v1"]) {
      const { client: lever, sent } = client([moved(stranger)]);
      expect(await lever(get)).toMatchObject({ ok: false, reason: "unexpected_answer" });
      expect(sent).toHaveLength(1);
    }
  });
});

test("an HTML answer with status 200 is no answer", async () => {
  const { client: lever, sent } = client([
    new Response("<html>", { status: 200 }),
    new Response("<html>", { status: 201 }),
  ]);
  expect(await lever(get)).toEqual({ ok: false, reason: "unexpected_answer", message: expect.any(String) });
  expect(await lever(post)).toMatchObject({ ok: false, reason: "unexpected_answer", isUnanswered: true });
  expect(sent).toHaveLength(2);
});

describe("a 404 without a word", () => {
  const bare = (body: string | null) => new Response(body, { status: 404 });
  const four = (body: string | null) => Array.from({ length: 4 }, () => bare(body));
  const record = { method: "GET", path: "/v1/opportunities/opp-1" } as const;
  const list = "https://api.lever.co/v1/opportunities?limit=1";

  test.each([null, "", "Not Found"])(
    "(%j) of a record means that it is gone, when the list of its kind answers and it is said again",
    async (body) => {
      const { client: lever, sent } = client([...four(body), answer(200, { data: [] }), ...four(body)]);
      expect(await lever(record)).toMatchObject({ ok: false, reason: "not_found" });
      expect(sent[4]).toMatchObject({ url: list, method: "GET" });
    },
  );

  test("of a webhook that is to be removed means that there is none", async () => {
    const { client: lever } = client([bare(""), answer(200, { data: [] }), bare("")]);
    expect(await lever({ method: "DELETE", path: "/v1/webhooks/hook-1" })).toMatchObject({ reason: "not_found" });
  });

  test("decides nothing while the list does not answer either, or when the record shows again", async () => {
    const unavailable = { ok: false, reason: "unavailable" };
    const down = client([...four(""), ...four("")]);
    expect(await down.client(record)).toMatchObject(unavailable);
    const page = client([...four(""), answer(200, "welcome")]);
    expect(await page.client(record)).toMatchObject(unavailable);
    const back = client([...four(""), answer(200, { data: [] }), bare(""), answer(200, { data: { id: "opp-1" } })]);
    expect(await back.client(record)).toMatchObject({ ok: true });
  });

  test("of a list, of what belongs to a record, or of a write is no verdict at all", async () => {
    for (const path of ["/v1/opportunities", "/v1/opportunities/opp-1/offers"]) {
      const { client: lever, sent } = client(four(""));
      expect(await lever({ method: "GET", path })).toMatchObject({ ok: false, reason: "unavailable" });
      expect(sent).toHaveLength(4);
    }
    const { client: lever, sent } = client([bare("")]);
    expect(await lever({ ...post, method: "PUT", path: "/v1/requisitions/1" })).toMatchObject({
      reason: "unavailable",
    });
    expect(sent).toHaveLength(1);
  });
});

test.each([
  ["https://api.lever.co", "https://api.lever.co/v1/requisitions"],
  ["https://api.lever.co/", "https://api.lever.co/v1/requisitions"],
  ["https://api.lever.co/v1", "https://api.lever.co/v1/requisitions"],
  ["https://api.lever.co/v1/", "https://api.lever.co/v1/requisitions"],
  ["http://localhost:9000/lever", "http://localhost:9000/lever/v1/requisitions"],
])("the base address %s leads to %s", async (apiUrl, url) => {
  const { client: lever, sent } = client([answer(200, { data: [] })], { apiUrl });
  await lever(get);
  expect(sent[0]?.url).toBe(url);
});
