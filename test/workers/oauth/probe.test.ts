// What a probe asks Lever and what it makes of each answer.
import { describe, expect, test } from "vitest";
import { attentionOf, probeLever, type ProbeDesk } from "../../../workers/oauth/src/probe.ts";

type Asked = { method: string; url: string; authorization: string | null; body: unknown };

/** A Lever that answers by resource and method; `PUT requisitions` is the question whether writing is on. */
function lever(answers: Record<string, number | Response>) {
  const asked: Asked[] = [];
  const ask: typeof fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const method = init?.method ?? "GET";
    asked.push({ method, url, authorization: new Headers(init?.headers).get("authorization"), body: init?.body });
    const [, , resource = ""] = new URL(url).pathname.split("/");
    const answer = answers[`${method} ${resource}`] ?? (method === "PUT" ? 404 : 200);
    if (answer === 0) throw new TypeError("fetch failed");
    return answer instanceof Response ? answer : new Response("{}", { status: answer });
  };
  const desk: ProbeDesk = { apiUrl: "https://api.lever.co", fetch: ask, access: async () => "Bearer at" };
  return { asked, desk };
}

const reasons = async (answers: Record<string, number | Response>) =>
  (await probeLever(lever(answers).desk, ["headcount"])).map(({ reason }) => reason);

describe("a probe", () => {
  test("reads one row of each list and tries a write that cannot change anything", async () => {
    const { desk, asked } = lever({});
    expect(await probeLever(desk, ["headcount"])).toEqual([]);
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      "GET https://api.lever.co/v1/archive_reasons?limit=1",
      "GET https://api.lever.co/v1/opportunities?limit=1",
      "GET https://api.lever.co/v1/requisitions?limit=1",
      expect.stringMatching(/^PUT https:\/\/api\.lever\.co\/v1\/requisitions\/[0-9a-f-]{36}$/),
    ]);
    expect(asked.at(-1)?.body).toBe("{}");
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(["Bearer at"]));
  });

  test("asks nothing that the modules do not need", async () => {
    const { desk, asked } = lever({});
    await probeLever(desk, ["hris"]);
    expect(asked.some(({ url }) => url.includes("requisitions"))).toBe(false);
  });

  test.each<[string, Record<string, number>, string[]]>([
    ["a list may not be read", { "GET opportunities": 403 }, ["scope_missing"]],
    ["requisitions are switched off", { "GET requisitions": 403, "PUT requisitions": 403 }, ["requisitions_off"]],
    ["requisitions may be read but not written", { "PUT requisitions": 403 }, ["requisitions_off"]],
    ["Lever minds the empty change", { "PUT requisitions": 400 }, []],
    [
      "two things are missing",
      { "GET archive_reasons": 403, "PUT requisitions": 403 },
      ["scope_missing", "requisitions_off"],
    ],
    ["Lever is down", { "GET opportunities": 503 }, ["unavailable"]],
    ["Lever limits the rate", { "GET opportunities": 429 }, ["unavailable"]],
    ["nobody answers", { "GET opportunities": 0 }, ["unavailable"]],
  ])("when %s", async (_, answers, found) => {
    expect(await reasons(answers)).toEqual(found);
  });

  test("takes a gateway's page for no answer, and a bulk change that nobody knows for one that is let in", async () => {
    const page = new Response("<html>", { status: 403, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(await reasons({ "GET opportunities": page })).toEqual(["unavailable"]);
    expect(await probeLever(lever({ "PUT webhooks": 405 }).desk, ["hris"])).toEqual([]);
  });

  test("after a 401 asks again with a newer header, and gives up when that is refused too", async () => {
    const statuses = [401, 200];
    const refused: (string | undefined)[] = [];
    const desk: ProbeDesk = {
      apiUrl: "https://api.lever.co",
      fetch: async () => new Response("{}", { status: statuses.shift() ?? 401 }),
      access: async (after401) => {
        refused.push(after401);
        return after401 === undefined ? "Bearer old" : "Bearer new";
      },
    };
    expect((await probeLever(desk, ["headcount"])).map(({ reason }) => reason)).toEqual(["access_revoked"]);
    expect(refused).toEqual([undefined, "Bearer old", undefined, "Bearer old"]);
  });

  test("ends at once when there is no access", async () => {
    const { desk, asked } = lever({});
    const noAccess: ProbeDesk = { ...desk, access: async () => ({ reason: "key_refused", message: "no" }) };
    expect(await probeLever(noAccess, ["headcount"])).toEqual([{ reason: "key_refused", message: "no" }]);
    expect(asked).toEqual([]);
  });

  test("follows Lever to the account's region with its header, and nobody else", async () => {
    const elsewhere = (location: string) => new Response(null, { status: 301, headers: { location } });
    const { desk, asked } = lever({ "GET archive_reasons": elsewhere("https://api.eu.lever.co/v1/archive_reasons") });
    await probeLever(desk, ["headcount"]);
    expect(asked[1]?.url).toBe("https://api.eu.lever.co/v1/archive_reasons");
    for (const location of ["https://evil.example/", "http://api.eu.lever.co/", "https://notlever.co/"])
      expect(await reasons({ "GET opportunities": elsewhere(location) })).toEqual(["unavailable"]);
  });
});

test("a connection is stopped for a known reason only", () => {
  expect(attentionOf([])).toBeNull();
  expect(attentionOf([{ reason: "unavailable", message: "" }])).toBeNull();
  const problems = [{ reason: "unavailable", message: "" } as const, { reason: "scope_missing", message: "" } as const];
  expect(attentionOf(problems)).toBe("scope_missing");
});
