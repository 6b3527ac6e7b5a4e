// Commands about connections, as reports and the scheduler send them.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../../../support/until.ts";
import { startConnectHouse, type ConnectSetting } from "../connect/setting.ts";
import { headerOf } from "../vault/vault-client.ts";
import { ask } from "./ask.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

const PERMISSIONS = ["archive_reasons:read", "opportunities:read", "requisitions:write"];

/** A company and what its administrators send. */
async function office() {
  const company = await setting.company();
  const { tenant, member, accountId } = company;
  const asker = { tenantId: tenant.id, actor: `user:${member.userId}` };
  const key = (permissions = PERMISSIONS) => setting.lever.control.createApiKey({ accountId, permissions }).key;
  const create = (apiKey: string) =>
    ask(setting.house, "POST", "/connections", { ...asker, provider: "lever", auth: { kind: "api_key", apiKey } });
  const connectionId = async () => (await setting.connectionsOf(tenant.id))[0]?.id ?? "";
  const send = async (action: string, command: object = {}) =>
    ask(setting.house, "POST", `/connections/${await connectionId()}/${action}`, { ...asker, ...command });
  const change = async (command: object) =>
    ask(setting.house, "PATCH", `/connections/${await connectionId()}`, { ...asker, ...command });
  const vault = async () => setting.vault(await connectionId(), tenant.id);
  return { ...company, asker, key, create, send, change, vault, connectionId };
}

describe("connecting by an API key", () => {
  test("makes a connection when the key can do everything that headcount needs", async () => {
    const { create, key, tenant, member, vault } = await office();
    const apiKey = key();
    const answer = await create(apiKey);
    expect(answer).toEqual({ status: 201, body: { id: expect.stringMatching(/^con_/) } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { id: answer.body["id"], auth_kind: "api_key", status: "active", installed_by_subject: member.userId },
    ]);
    expect(headerOf(await (await vault()).accessToken())).toBe(`Basic ${btoa(`${apiKey}:`)}`);
    expect((await setting.auditOf(tenant.id)).map(({ action }) => action)).toEqual(["connection.connected"]);
    await until(() => setting.pokesOf(tenant.id) === 1, { what: "the poke" });
  });

  test.each([
    [["opportunities:read", "requisitions:write"], "scope_missing", "archive reasons"],
    [["archive_reasons:read", "requisitions:write"], "scope_missing", "opportunities"],
    [["archive_reasons:read", "opportunities:read"], "requisitions_off", "requisitions"],
    [["archive_reasons:read", "opportunities:read", "requisitions:read"], "requisitions_off", "read and write"],
  ])("with the permissions %j alone is refused and says which is missing", async (permissions, reason, word) => {
    const { create, key, tenant } = await office();
    const answer = await create(key(permissions));
    expect(answer).toEqual({ status: 422, body: { reason, message: expect.stringContaining(word) } });
    expect(await setting.connectionsOf(tenant.id)).toEqual([]);
    expect(await setting.auditOf(tenant.id)).toEqual([]);
  });

  test("is refused when Lever does not know the key, and not decided when Lever does not answer", async () => {
    const { create, key, tenant } = await office();
    expect(await create("no-such-key")).toMatchObject({ status: 422, body: { reason: "key_refused" } });
    setting.lever.control.addFault({ kind: "status-before", path: "/v1/*", count: 3, status: 503 });
    expect(await create(key())).toMatchObject({ status: 503, body: { reason: "unavailable" } });
    expect(await create("")).toMatchObject({ status: 422, body: { reason: "invalid_command" } });
    expect(await setting.connectionsOf(tenant.id)).toEqual([]);
  });

  test("never lets the key into a table or the log", async () => {
    const { create, key, tenant, asker } = await office();
    const apiKey = key();
    await create(apiKey);
    expect(JSON.stringify(await setting.connectionsOf(asker.tenantId))).not.toContain(apiKey);
    expect(JSON.stringify(await setting.auditOf(tenant.id))).not.toContain(apiKey);
    expect(setting.house.logs.map(({ message }) => message).join("\n")).not.toContain(apiKey);
  });

  test("takes a new key for the same connection after trying it, and keeps the old one if it is refused", async () => {
    const { create, change, key, tenant, vault } = await office();
    const first = key();
    await create(first);
    const [before] = await setting.connectionsOf(tenant.id);
    expect(await change({ apiKey: "no-such-key" })).toMatchObject({ status: 422, body: { reason: "key_refused" } });
    expect(headerOf(await (await vault()).accessToken())).toBe(`Basic ${btoa(`${first}:`)}`);
    const second = key();
    expect(await change({ apiKey: second })).toEqual({ status: 200, body: { id: before?.id } });
    expect(headerOf(await (await vault()).accessToken())).toBe(`Basic ${btoa(`${second}:`)}`);
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { id: before?.id, endpoint_id: before?.["endpoint_id"] },
    ]);
  });

  test("is not possible for a connection that works by consent", async () => {
    const { browser, accountId, change, key } = await office();
    await setting.connectAs(browser, accountId);
    expect(await change({ apiKey: key() })).toMatchObject({ status: 422, body: { reason: "not_an_api_key" } });
  });
});

describe("signature tokens", () => {
  test("replace those before, each once; the row counts them and nothing else shows them", async () => {
    const { create, change, key, tenant, vault } = await office();
    await create(key());
    const tokens = ["signature-token-1", "signature-token-2"];
    expect((await change({ signatureTokens: [...tokens, ...tokens] })).status).toBe(200);
    expect(await (await vault()).signingSecrets()).toEqual(tokens);
    const [connection] = await setting.connectionsOf(tenant.id);
    expect(connection).toMatchObject({ signature_token_count: 2 });
    expect(JSON.stringify([connection, await setting.auditOf(tenant.id)])).not.toContain("signature-token");
    expect((await change({ signatureTokens: [] })).status).toBe(200);
    expect(await (await vault()).signingSecrets()).toEqual([]);
    expect((await setting.auditOf(tenant.id)).map(({ action }) => action).slice(1)).toEqual([
      "connection.signature_tokens_changed",
      "connection.signature_tokens_changed",
    ]);
    expect(await change({ signatureTokens: ["short"] })).toMatchObject({ status: 422 });
  });
});

describe("disconnecting", () => {
  test("wipes the vault, keeps the row, and does nothing the second time", async () => {
    const { browser, accountId, send, tenant, vault, member } = await office();
    await setting.connectAs(browser, accountId);
    const box = await vault();
    const { body } = await send("disconnect");
    const [connection] = await setting.connectionsOf(tenant.id);
    expect(body).toEqual({ id: connection?.id });
    expect(connection).toMatchObject({ status: "disconnected", attention_reason: null, signature_token_count: 0 });
    expect(connection?.["disconnected_at"]).toMatch(/^2/);
    expect(await box.accessToken()).toMatchObject({ ok: false, reason: "empty" });
    expect(await box.signingSecrets()).toEqual([]);
    expect((await send("disconnect")).status).toBe(200);
    expect((await setting.auditOf(tenant.id)).map(({ actor, action }) => [actor, action])).toEqual([
      [`user:${member.userId}`, "connection.connected"],
      [`user:${member.userId}`, "connection.disconnected"],
    ]);
  });

  test("leaves a connection that takes no signature tokens and is not probed at Lever", async () => {
    const { create, key, send, change } = await office();
    await create(key());
    await send("disconnect");
    expect(await change({ signatureTokens: ["signature-token-1"] })).toMatchObject({
      body: { reason: "disconnected" },
    });
    setting.lever.control.clearRequests({});
    expect(await send("probe")).toMatchObject({
      status: 200,
      body: { isHealthy: false, problems: [{ reason: "disconnected" }] },
    });
    expect(setting.lever.control.countRequests({}).count).toBe(0);
  });
});

describe("a probe", () => {
  test("of a well connection says so", async () => {
    const { browser, accountId, send } = await office();
    await setting.connectAs(browser, accountId);
    expect(await send("probe")).toEqual({ status: 200, body: { isHealthy: true, problems: [] } });
  });

  test("finds that access was revoked at Lever and stops the connection", async () => {
    const { browser, accountId, send, tenant } = await office();
    await setting.connectAs(browser, accountId);
    setting.lever.control.revokeAccess({ accountId });
    expect(await send("probe")).toMatchObject({ body: { isHealthy: false, problems: [{ reason: "access_revoked" }] } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { status: "needs_attention", attention_reason: "access_revoked" },
    ]);
    expect((await setting.auditOf(tenant.id)).at(-1)).toMatchObject({ action: "connection.needs_attention" });
    await send("probe");
    expect(await setting.auditOf(tenant.id)).toHaveLength(2); // known already: no second entry
  });

  test("finds that a switch was turned off, and later on again", async () => {
    const { browser, accountId, send, tenant } = await office();
    await setting.connectAs(browser, accountId);
    setting.lever.control.setSettings({ accountId, requisitionMode: "off" });
    expect(await send("probe")).toMatchObject({ body: { problems: [{ reason: "requisitions_off" }] } });
    setting.lever.control.setSettings({ accountId, requisitionMode: "lever-api" });
    expect(await send("probe")).toMatchObject({ body: { isHealthy: true } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active", attention_reason: null }]);
  });

  test("gives a refused API key another chance", async () => {
    const { create, key, send, tenant, vault } = await office();
    const apiKey = key();
    await create(apiKey);
    const box = await vault();
    await box.accessToken({ after401: headerOf(await box.accessToken()) }); // a 401 that was Lever's mistake
    await send("needs-attention", { reason: "key_refused" });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ attention_reason: "key_refused" }]);
    expect(await send("probe")).toMatchObject({ body: { isHealthy: true } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active" }]);
    expect(await box.accessToken()).toMatchObject({ ok: true });
  });

  test("without an answer of Lever decides nothing", async () => {
    const { create, key, send, tenant } = await office();
    await create(key());
    setting.lever.control.addFault({ kind: "status-before", path: "/v1/*", count: 9, status: 500 });
    expect(await send("probe")).toMatchObject({
      body: { isHealthy: false, problems: [{ reason: "unavailable" }, {}, {}] },
    });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active" }]);
  });
});

describe("the scheduler's word that access is dead", () => {
  test("stops the connection once, with an entry by the system", async () => {
    const { create, key, send, tenant } = await office();
    await create(key());
    expect(await send("needs-attention", { reason: "key_refused" })).toEqual({ status: 200, body: { stopped: true } });
    expect(await send("needs-attention", { reason: "key_refused" })).toEqual({ status: 200, body: { stopped: false } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { status: "needs_attention", attention_reason: "key_refused" },
    ]);
    expect((await setting.auditOf(tenant.id)).map(({ actor, action }) => [actor, action]).slice(1)).toEqual([
      ["system", "connection.needs_attention"],
    ]);
  });

  test("that is older than a reconnect changes nothing", async () => {
    const { browser, accountId, send, tenant } = await office();
    const seenAt = new Date(Date.now() - 60_000).toISOString();
    await setting.connectAs(browser, accountId);
    expect(await send("needs-attention", { reason: "access_revoked", seenAt })).toMatchObject({
      body: { stopped: false },
    });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active" }]);
  });

  test("does not wake a disconnected connection, and must name a reason that exists", async () => {
    const { create, key, send, tenant } = await office();
    await create(key());
    expect(await send("needs-attention", { reason: "bad mood" })).toMatchObject({ status: 422 });
    await send("disconnect");
    expect(await send("needs-attention", { reason: "key_refused" })).toMatchObject({ body: { stopped: false } });
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "disconnected" }]);
  });
});

describe("the tenant wall", () => {
  test("hides a connection from every command of another company", async () => {
    const { create, key, tenant, connectionId } = await office();
    await create(key());
    const path = `/connections/${await connectionId()}`;
    const stranger = (await office()).asker;
    for (const action of ["disconnect", "probe", "needs-attention"])
      expect(
        (await ask(setting.house, "POST", `${path}/${action}`, { ...stranger, reason: "key_refused" })).status,
      ).toBe(404);
    expect(
      (await ask(setting.house, "PATCH", path, { ...stranger, signatureTokens: ["token-of-others"] })).status,
    ).toBe(404);
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active", signature_token_count: 0 }]);
  });

  test("keeps the commands from the outside: no route leads to them", async () => {
    const { asker } = await office();
    const answer = await fetch(`${setting.house.url}/internal/api-tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...asker, name: "x", role: "owner" }),
    });
    expect(await answer.text()).toContain("reports"); // the path is not ours: the dashboard's Worker got it
    const worker = await setting.house.mf.getWorker("rolecall-oauth");
    const led = await worker.fetch(`${setting.house.url}/internal/api-tokens`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...asker, name: "x", role: "owner" }),
    });
    expect(led.status).toBe(404); // even if a route led here, our public address has no commands
  });
});
