// Connections, members, invitations and tokens over the API: what oauth is asked, and what is made of its answers.
import { beforeAll, describe, expect, test } from "vitest";
import { seedMember } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedConnection } from "../seeds.ts";
import { OAUTH } from "../stand-ins.ts";

let house: TestHouse;
let api: ApiClient;
let connectionId = "";
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports"], replace: { oauth: OAUTH } });
  api = await newClient(house);
  connectionId = await seedConnection(house.db, api.tenant.id);
});

const askedOf = () => house.logs.filter((line) => line.message.includes("oauth asked")).map((line) => line.message);
const asker = () => `"tenantId":"${api.tenant.id}","actor":"token:${api.tokenId}"`;

describe("looking", () => {
  test("a connection tells its state, its health and where webhooks go, and no secret", async () => {
    const connection = bodyOf(await api.get(`/connections/${connectionId}`), 200);
    expect(connection).toMatchObject({
      id: connectionId,
      status: "active",
      health: { isHealthy: true, problems: [], lastLookedAt: null },
      webhook: { url: `${house.url}/hooks/lever/end-${connectionId}`, signatureTokenCount: 0 },
      installedBy: { name: "Sam Super", email: "sam@northwind.example" },
    });
    expect(bodyOf(await api.get("/connections"), 200)["data"]).toContainEqual(connection);
  });

  test("health names what is wrong and what to do", async () => {
    const stopped = await seedConnection(house.db, api.tenant.id, {
      status: "needs_attention",
      attentionReason: "key_refused",
    });
    const health = bodyOf(await api.get(`/connections/${stopped}/health`), 200);
    expect(health).toMatchObject({ isHealthy: false, problems: [{ reason: "key_refused" }] });
    expect(health["problems"]?.[0]?.["message"]).toContain("Enter a new key");
    const failing = await seedConnection(house.db, api.tenant.id);
    await house.db
      .prepare(
        `insert into connection_looks (connection_id, tenant_id, next_look_at, next_compare_at, last_looked_at, failure_count, failure_reason, failure_message)
         values (?, ?, '2026-11-22T10:05:00.000Z', '2026-11-22T11:00:00.000Z', '2026-11-22T10:00:00.000Z', 2, 'unavailable', 'Lever is down.')`,
      )
      .bind(failing, api.tenant.id)
      .run();
    expect(bodyOf(await api.get(`/connections/${failing}/health`), 200)).toEqual({
      isHealthy: false,
      problems: [{ reason: "unavailable", message: "Lever is down." }],
      lastLookedAt: "2026-11-22T10:00:00.000Z",
      nextLookAt: "2026-11-22T10:05:00.000Z",
      lastComparedAt: null,
      postingsReadAt: null,
    });
  });

  test("a probe asks the ATS through oauth", async () => {
    const probe = bodyOf(await api.post(`/connections/${connectionId}/probe`), 200);
    expect(probe).toEqual({
      isHealthy: false,
      problems: [{ reason: "requisitions_off", message: "Switch it on." }],
    });
    expect(askedOf().at(-1)).toContain(`POST /internal/connections/${connectionId}/probe {${asker()}}`);
    const gone = await seedConnection(house.db, api.tenant.id, { status: "disconnected" });
    expect(codeOf(await api.post(`/connections/${gone}/probe`), 409)).toBe("connection_not_active");
  });

  test("a look now is a job for the scheduler", async () => {
    const { jobId } = bodyOf(await api.post(`/connections/${connectionId}/look`), 202);
    const job = bodyOf(await api.get(`/sync-jobs/${jobId}`), 200);
    expect(job).toMatchObject({ kind: "look", status: "queued", connectionId, items: [], progress: null });
    const stopped = await seedConnection(house.db, api.tenant.id, { status: "needs_attention" });
    expect(codeOf(await api.post(`/connections/${stopped}/look`), 409)).toBe("connection_not_active");
  });
});

describe("changing", () => {
  const byKey = (apiKey: string) => api.post("/connections", { provider: "lever", auth: { kind: "api_key", apiKey } });

  test("an API key goes to oauth and the connection that it makes is answered", async () => {
    const made = bodyOf(await byKey(connectionId), 201); // the stand-in answers the key as the id
    expect(made["id"]).toBe(connectionId);
    expect(askedOf().at(-1)).toContain(
      `POST /internal/connections {${asker()},"provider":"lever","auth":{"kind":"api_key","apiKey":"${connectionId}"},"modules":["headcount"]}`,
    );
    const { results } = await house.db.prepare("select * from idempotency_keys").all();
    expect(JSON.stringify(results)).not.toContain("apiKey");
  });

  test("oauth's refusals are passed on in its words, its troubles are not", async () => {
    const refused = await byKey("refused");
    expect(codeOf(refused, 422)).toBe("refused");
    expect(refused.body["error"]?.["message"]).toBe("Lever refuses this key.");
    for (const key of ["broken", "nonsense"]) {
      const answer = await byKey(key);
      expect(codeOf(answer, 503)).toBe("unavailable");
      expect(JSON.stringify(answer.body)).not.toMatch(/surprise|html|502/);
    }
  });

  test("signature tokens and a new key are handed over", async () => {
    const signatureTokens = ["0123456789", "abcdefghij"];
    bodyOf(await api.patch(`/connections/${connectionId}`, { webhook: { signatureTokens }, apiKey: "new-key" }), 200);
    expect(askedOf().at(-1)).toContain(
      `PATCH /internal/connections/${connectionId} {${asker()},"signatureTokens":["0123456789","abcdefghij"],"apiKey":"new-key"}`,
    );
    for (const change of [{}, { webhook: { signatureTokens: ["short"] } }, { status: "active" }])
      expect(codeOf(await api.patch(`/connections/${connectionId}`, change), 422)).toBe("invalid_body");
  });

  test("disconnecting is asked of oauth", async () => {
    bodyOf(await api.post(`/connections/${connectionId}/disconnect`), 200);
    expect(askedOf().at(-1)).toContain(`POST /internal/connections/${connectionId}/disconnect {${asker()}}`);
  });
});

describe("members, invitations and tokens", () => {
  test("are listed without their secrets", async () => {
    const { userId } = await seedMember(house.db, api.tenant.id, { role: "owner", name: "Dana Reyes" });
    expect(bodyOf(await api.get("/members"), 200)["data"]).toMatchObject([
      { userId, name: "Dana Reyes", role: "owner" },
    ]);
    expect(bodyOf(await api.get("/api-tokens"), 200)["data"]).toMatchObject([{ id: api.tokenId, role: "admin" }]);
    const invite = (id: string, expiresAt: string, usedAt: string | null) =>
      house.db
        .prepare(
          `insert into invitations (id, tenant_id, token_hash, purpose, role, label, created_at, expires_at, used_at)
           values (?, ?, ?, 'member', 'member', 'Sam', '2026-11-01T00:00:00.000Z', ?, ?)`,
        )
        .bind(id, api.tenant.id, `hash-${id}`, expiresAt, usedAt)
        .run();
    await invite("inv_open", "2099-01-01T00:00:00.000Z", null);
    await invite("inv_late", "2020-01-01T00:00:00.000Z", null);
    await invite("inv_used", "2099-01-01T00:00:00.000Z", "2026-11-02T00:00:00.000Z");
    const open = bodyOf(await api.get("/invitations"), 200)["data"];
    expect(open?.map((invitation) => invitation["id"])).toEqual(["inv_open"]);
    expect(JSON.stringify(open)).not.toContain("hash");
  });

  test("are made and ended by oauth", async () => {
    const link = bodyOf(await api.post("/invitations", { purpose: "member", role: "member", label: "Sam" }), 201);
    expect(link["url"]).toBe("https://x.example/join/secret");
    bodyOf(await api.post("/invitations", { purpose: "connect" }), 201);
    expect(askedOf().at(-1)).toContain(
      `{${asker()},"purpose":"connect","label":"","provider":"lever","modules":["headcount"]}`,
    );
    expect(bodyOf(await api.post("/api-tokens", { name: "Export", role: "member" }), 201)["token"]).toBe("secret");
    for (const path of ["/invitations/inv_1/revoke", "/api-tokens/tok_1/revoke", "/members/usr_1/remove"]) {
      expect(bodyOf(await api.post(path), 200)).toEqual({ ok: true });
      expect(askedOf().at(-1)).toContain(`POST /internal${path} {${asker()}}`);
    }
    expect(codeOf(await api.post("/invitations", { purpose: "member", label: "nobody" }), 422)).toBe("invalid_body");
    expect(codeOf(await api.post("/api-tokens", { name: "gone", role: "member" }), 404)).toBe("not_found");
  });

  test("a secret is shown once: a repeated request with its Idempotency-Key does not show it again", async () => {
    const make = () => api.post("/api-tokens", { name: "Export", role: "member" }, { "idempotency-key": "once" });
    expect(bodyOf(await make(), 201)["token"]).toBe("secret");
    const again = await make();
    expect(codeOf(again, 409)).toBe("shown_once");
    const kept = await house.db.prepare("select body from idempotency_keys where key = 'once'").first<string>("body");
    expect(kept).not.toContain('secret"');
  });
});
