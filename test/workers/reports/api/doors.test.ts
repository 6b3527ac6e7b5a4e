// The doors of the reports Worker: who is let in, what is refused before anything happens, and in which words.
import { beforeAll, describe, expect, test } from "vitest";
import { seedApiToken, seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { codeOf, newClient, type ApiClient, type Json } from "../api-client.ts";

let house: TestHouse;
let api: ApiClient;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"] });
  api = await newClient(house);
});

const ask = (path: string, init?: RequestInit) => fetch(`${house.url}${path}`, { redirect: "manual", ...init });
const errorOf = async (response: Response) => (await response.json<Json>())["error"]?.["code"];

describe("the API", () => {
  test.each(["", "Bearer nothing", "Basic abc", "Bearer"])(
    "does not let in without a good token (%j)",
    async (header) => {
      const response = await ask("/api/v1/positions", { headers: header ? { authorization: header } : {} });
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain("Bearer");
      expect(await errorOf(response)).toBe("unauthenticated");
    },
  );

  test("does not let in a revoked token, nor a session's cookie", async () => {
    const tenant = await seedTenant(house.db);
    const token = await seedApiToken(house.db, tenant.id);
    await house.db.prepare("update api_tokens set revoked_at = created_at where id = ?").bind(token.id).run();
    expect((await ask("/api/v1/positions", { headers: { authorization: token.header } })).status).toBe(401);
    const { cookie } = await seedMember(house.db, tenant.id);
    expect((await ask("/api/v1/positions", { headers: { cookie } })).status).toBe(401);
  });

  test("answers unknown paths with 404 and unknown methods with 405, in JSON", async () => {
    const outside = await ask("/api/nothing");
    expect([outside.status, await errorOf(outside)]).toEqual([404, "not_found"]);
    expect(codeOf(await api.get("/nothing"), 404)).toBe("not_found");
    const wrong = await api.call("DELETE", "/positions/pos_1");
    expect(codeOf(wrong, 405)).toBe("method_not_allowed");
    expect(wrong.headers.get("allow")).toBe("GET, PATCH");
    expect((await api.call("PUT", "/positions")).headers.get("allow")).toBe("GET, POST");
  });

  test("refuses what is no JSON, what does not say so, and what is too large", async () => {
    const send = (body: string, type: string) => api.call("POST", "/positions", body, { "content-type": type });
    expect(codeOf(await send("{title}", "application/json"), 400)).toBe("invalid_json");
    expect(codeOf(await send('{"title":"A"}', "text/plain"), 415)).toBe("unsupported_media_type");
    expect(codeOf(await send("title=A", "application/x-www-form-urlencoded"), 415)).toBe("unsupported_media_type");
    const large = JSON.stringify({ title: "A", location: "x".repeat(1_000_001) });
    expect(codeOf(await send(large, "application/json"), 413)).toBe("too_large");
  });

  test("refuses a query field by field", async () => {
    const answer = await api.get("/positions?limit=1000&status=open,lost&cursor=*");
    expect(codeOf(answer, 400)).toBe("invalid_query");
    const fields = answer.body["error"]?.["details"]?.["fields"]?.map((problem) => problem["field"]);
    expect([...(fields ?? [])].sort()).toEqual(["cursor", "limit", "status.1"]);
  });

  test("keeps nothing in caches and lets no page frame or sniff it", async () => {
    const { headers } = await api.get("/positions");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("tells a caller nothing of what broke, and the log everything", async () => {
    await house.db.exec("alter table sync_jobs rename to sync_jobs_away");
    try {
      const answer = await api.get("/sync-jobs");
      expect(codeOf(answer, 500)).toBe("internal");
      expect(JSON.stringify(answer.body)).not.toContain("sync_jobs");
      const line = house.logs.find(({ message }) => message.includes('"at":"reports-api"'));
      expect(line?.message, "parameters are people's data").not.toContain(api.tenant.id);
      expect(line?.message).toContain("no such table: sync_jobs");
    } finally {
      await house.db.exec("alter table sync_jobs_away rename to sync_jobs");
    }
  });

  test("only owners and admins change the company itself", async () => {
    const member = await newClient(house, { role: "member" });
    for (const answer of [
      await member.patch("/settings", { codePrefix: "X" }),
      await member.post("/connections", { provider: "lever", auth: { kind: "api_key", apiKey: "k" } }),
      await member.post("/invitations", { purpose: "connect" }),
      await member.post("/api-tokens", { name: "x", role: "owner" }),
      await member.post("/api-tokens/tok_1/revoke"),
      await member.post("/members/usr_1/remove"),
    ])
      expect(codeOf(answer, 403)).toBe("forbidden");
  });
});

describe("the dashboard", () => {
  test("leads strangers to sign-in and from there back", async () => {
    const response = await ask("/positions?status=open");
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/sign-in?returnTo=${encodeURIComponent("/positions?status=open")}`);
  });

  test("leads a form that comes too late to sign-in, and from there back to its page", async () => {
    const own = { origin: house.url, "sec-fetch-site": "same-origin" };
    const late = async (referer: string) =>
      (await ask("/positions/new", { method: "POST", headers: { ...own, referer }, body: "title=A" })).headers.get(
        "location",
      );
    expect(await late(`${house.url}/positions/new?a=1`)).toBe(
      `/sign-in?returnTo=${encodeURIComponent("/positions/new?a=1")}`,
    );
    expect(await late("https://evil.example/x")).toBe(`/sign-in?returnTo=${encodeURIComponent("/")}`);
  });

  test("serves no internal path", async () => {
    for (const path of ["/internal", "/internal/connections", "/internal/matches/mat_1/confirm"])
      expect((await ask(path, { method: "POST" })).status).toBe(404);
  });

  test("takes changing requests from its own pages only", async () => {
    const tenant = await seedTenant(house.db);
    const { cookie } = await seedMember(house.db, tenant.id);
    const send = (headers: Record<string, string>) =>
      ask("/positions", {
        method: "POST",
        headers: { cookie, "content-type": "application/x-www-form-urlencoded", ...headers },
        body: "title=A",
      });
    expect((await send({ "sec-fetch-site": "cross-site", origin: "https://evil.example" })).status).toBe(403);
    expect((await send({ "sec-fetch-site": "same-site", origin: "https://evil.example" })).status).toBe(403);
    expect((await send({ origin: "https://evil.example" })).status).toBe(403);
    expect((await send({})).status).toBe(403);
    expect((await send({ "sec-fetch-site": "cross-site", "content-type": "application/json" })).status).toBe(403);
    expect((await send({ "sec-fetch-site": "same-origin", origin: house.url })).status).not.toBe(403);
  });

  test("sends pages with a policy that runs only its own scripts", async () => {
    const tenant = await seedTenant(house.db);
    const { cookie } = await seedMember(house.db, tenant.id);
    const response = await ask("/", { headers: { cookie } });
    expect(response.status).toBe(200);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'nonce-[^']+'/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});
