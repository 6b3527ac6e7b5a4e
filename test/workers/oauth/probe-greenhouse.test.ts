// What a probe asks Greenhouse and what it makes of each answer.
import { describe, expect, test } from "vitest";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import type { ProbeDesk } from "../../../workers/oauth/src/probe.ts";
import { probeGreenhouse } from "../../../workers/oauth/src/probe-greenhouse.ts";
import { attentionOf } from "../../../workers/oauth/src/probe.ts";

type Asked = { readonly method: string; readonly path: string; readonly body: unknown };

/** A Greenhouse that answers by scope: a status, or the rows of a list. Writes are let in (422, 404) unless told otherwise. */
function greenhouse(answers: Record<string, number | unknown[]> = {}, everywhere?: number) {
  const asked: Asked[] = [];
  const ask: typeof fetch = async (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : String(input));
    const method = init?.method ?? "GET";
    asked.push({ method, path: pathname + search, body: init?.body });
    const [, , collection = "", id] = pathname.split("/");
    const verb = { GET: "list", POST: "create", PATCH: "update" }[method] ?? "";
    const answer = answers[`${collection}:${verb}`] ?? everywhere ?? (id ? 404 : method === "GET" ? [{ id: 1 }] : 422);
    if (answer === 0) throw new TypeError("fetch failed");
    if (typeof answer === "number") return Response.json({ message: "Forbidden" }, { status: answer });
    return Response.json(answer);
  };
  const desk: ProbeDesk = { apiUrl: "https://harvest.greenhouse.io", fetch: ask, access: async () => "Bearer at" };
  return { asked, desk };
}

const found = async (answers: Record<string, number | unknown[]>, everywhere?: number) => {
  const problems = await probeGreenhouse(greenhouse(answers, everywhere).desk, "7");
  return problems.map(({ reason, scope }) => (scope === undefined ? reason : `${reason} ${scope}`));
};

describe("a probe", () => {
  test("reads one row of every list, and writes nothing that Greenhouse could take", async () => {
    const { desk, asked } = greenhouse();
    expect(await probeGreenhouse(desk, "7")).toEqual([]);
    const reads = asked.filter(({ method }) => method === "GET").map(({ path }) => path);
    expect(reads.filter((path) => path !== "/v3/users?ids=7")).toSatisfy((paths: string[]) =>
      paths.every((path) => path.endsWith("?per_page=1")),
    );
    const writes = asked.filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
      "PATCH /v3/jobs/0",
      "PATCH /v3/openings/0",
      "POST /v3/job_hiring_managers",
      "POST /v3/job_owners",
      "POST /v3/jobs",
      "POST /v3/openings",
    ]);
    for (const { body } of writes) expect(JSON.parse(String(body))).toEqual({ may_rolecall_write: true });
    expect(asked.length).toBeLessThanOrEqual(25);
  });

  test.each(
    GREENHOUSE_SCOPES.filter(({ isOptional }) => !isOptional).map((scope) => [scopeName(scope), scope] as const),
  )("names %s when it is missing", async (name, { collection, verb }) => {
    expect(await found({ [`${collection}:${verb}`]: 403 })).toEqual([`scope_missing ${name}`]);
  });

  test("takes a gateway's page for no answer", async () => {
    const page = async () => new Response("<html>", { status: 403, headers: { "content-type": "text/html" } });
    const desk: ProbeDesk = { apiUrl: "https://harvest.greenhouse.io", fetch: page, access: async () => "Bearer at" };
    expect((await probeGreenhouse(desk, null)).map(({ reason }) => reason)).toEqual(["unavailable"]);
  });

  test("names several at once, in words that say where to allow them", async () => {
    const { desk } = greenhouse({ "candidates:list": 403, "openings:create": 403 });
    const problems = await probeGreenhouse(desk, "7");
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^harvest:candidates:list is missing: .*Manage Scopes\.$/),
      expect.stringMatching(/^harvest:openings:create is missing: .*Manage Scopes\.$/),
    ]);
    expect(attentionOf(problems)).toBe("scope_missing");
  });

  test("only advises to allow offers", async () => {
    const { desk } = greenhouse({ "offers:list": 403 });
    const problems = await probeGreenhouse(desk, "7");
    expect(problems).toMatchObject([{ reason: "scope_advised", scope: "harvest:offers:list" }]);
    expect(attentionOf(problems)).toBe(null);
  });

  test.each<[string, Record<string, number | unknown[]>, number | undefined, string[]]>([
    ["every list is refused", {}, 403, ["not_site_admin"]],
    ["every list is empty, users too", { "users:list": [] }, undefined, ["not_site_admin"]],
    [
      "users read say that the acting user is no Site Admin",
      { "users:list": [{ id: 7, site_admin: false }] },
      undefined,
      ["not_site_admin"],
    ],
    [
      "users read say that the acting user is deactivated",
      { "users:list": [{ id: 7, deactivated: true }] },
      undefined,
      ["acting_user_deactivated"],
    ],
    ["Greenhouse is down", {}, 503, ["unavailable"]],
    ["nobody answers", {}, 0, ["unavailable"]],
    ["Greenhouse limits the rate", { "jobs:list": 429 }, undefined, ["unavailable"]],
    [
      "one answer is lost and one scope missing",
      { "jobs:list": 0, "offices:list": 403 },
      undefined,
      ["scope_missing harvest:offices:list", "unavailable"],
    ],
    ["Greenhouse sends it elsewhere", { "jobs:list": 302 }, undefined, ["unavailable"]],
    ["the token is refused at once", {}, 401, ["access_revoked"]],
  ])("when %s", async (_, answers, everywhere, reasons) => {
    expect(await found(answers, everywhere)).toEqual(reasons);
  });

  test("renews a token that has just ended, once", async () => {
    const { desk } = greenhouse();
    const held: string[] = [];
    const access = async (after401?: string) => {
      held.push(after401 ?? "none");
      return after401 === undefined ? "Bearer old" : "Bearer new";
    };
    const ask: typeof fetch = (input, init) =>
      new Headers(init?.headers).get("authorization") === "Bearer old"
        ? Promise.resolve(Response.json({ message: "Unauthorized" }, { status: 401 }))
        : desk.fetch(input, init);
    expect(await probeGreenhouse({ ...desk, fetch: ask, access }, "7")).toEqual([]);
    expect(held).toEqual(["none", "Bearer old"]);
  });
});
