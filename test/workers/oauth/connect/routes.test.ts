// Connecting Lever in the real Worker, against Lever's simulator: the guide, the consent, and everything that can go wrong.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { until } from "../../../support/until.ts";
import { HeadlessBrowser, rows, words } from "../support.ts";
import { headerOf } from "../vault/vault-client.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

const SCOPES = "archive_reasons:read:admin opportunities:read:admin requisitions:write:admin offline_access";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

async function nothingIsStored(tenantId: string): Promise<void> {
  expect(await setting.connectionsOf(tenantId)).toEqual([]);
  expect(await setting.auditOf(tenantId)).toEqual([]);
  expect(setting.pokesOf(tenantId)).toBe(0);
}

describe("the guide before Lever's consent", () => {
  test("names Lever's own switches and every permission in Lever's words", async () => {
    const { browser } = await setting.company();
    const page = await browser.open("/connect/lever");
    expect(page.status).toBe(200);
    for (const text of [
      "Enable requisitions",
      "Manage requisitions using the Lever API",
      "Enterprise plan or the Advanced HR package",
      "Only a Lever Super Admin can allow this",
      "View all archived reasons",
      "View all opportunities",
      "View and manage all requisitions",
      "Allow offline access",
    ])
      expect(words(page)).toContain(text);
    for (const scope of SCOPES.split(" ")) expect(page.text).toContain(scope);
  });

  test("is for owners and admins; others are asked to sign in or told who can", async () => {
    const member = await setting.company("member");
    expect((await member.browser.open("/connect/lever")).status).toBe(403);
    expect((await member.browser.send("/connect/lever", {})).status).toBe(403);
    expect((await (await setting.company("admin")).browser.open("/connect/lever")).status).toBe(200);
    const nobody = await new HeadlessBrowser(setting.house).send("/connect/lever?connection=con_1");
    expect(nobody.headers.get("location")).toBe("/sign-in?returnTo=%2Fconnect%2Flever%3Fconnection%3Dcon_1");
  });

  test("is not left by another site's form", async () => {
    const { member } = await setting.company();
    const answer = await fetch(`${setting.house.url}/connect/lever`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: member.cookie, origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      body: new URLSearchParams(),
    });
    expect(answer.status).toBe(403);
  });

  test("does not exist for an ATS that cannot be connected, or a connection of another company", async () => {
    const { browser, tenant, accountId } = await setting.company();
    expect((await browser.open("/connect/workday")).status).toBe(404);
    await setting.connectAs(browser, accountId);
    const [connection] = await setting.connectionsOf(tenant.id);
    const other = await setting.company();
    expect((await other.browser.open(`/connect/lever?connection=${connection?.id}`)).status).toBe(404);
  });
});

describe("Lever's consent", () => {
  test("is asked for exactly the headcount scopes, Lever's audience and our callback", async () => {
    const { browser } = await setting.company();
    const url = new URL(await setting.depart(browser));
    expect(url.origin + url.pathname).toBe(`${setting.lever.url}/authorize`);
    const { state, ...rest } = Object.fromEntries(url.searchParams);
    expect(rest).toEqual({
      client_id: "rolecall-local",
      redirect_uri: `${setting.house.url}/oauth/lever/callback`,
      response_type: "code",
      audience: `${setting.lever.url}/v1/`,
      scope: SCOPES,
    });
    expect(state).toMatch(/^[\w-]{43}$/);
  });

  test("makes a connection with its installer, audit entry and poke, and ends on Success", async () => {
    const { browser, tenant, member, accountId } = await setting.company();
    const page = await setting.connectAs(browser, accountId);
    expect(page.status).toBe(200);
    expect(words(page)).toContain("Success Lever is connected.");

    const [connection, ...others] = await setting.connectionsOf(tenant.id);
    expect(others).toEqual([]);
    expect(page.text).toContain(`/settings/integrations/${connection?.id}`);
    expect(connection).toMatchObject({
      provider: "lever",
      auth_kind: "oauth",
      status: "active",
      attention_reason: null,
      account_id: accountId,
      modules: '["headcount"]',
      scopes: SCOPES,
      installed_by_issuer: "https://idp.example",
      installed_by_subject: member.userId,
      installed_by_name: "Dana Reyes",
      installed_by_email: member.email,
    });
    expect(connection?.["endpoint_id"]).toMatch(/^[\w-]{43}$/);
    expect(await setting.auditOf(tenant.id)).toEqual([
      { actor: `user:${member.userId}`, action: "connection.connected", subject_id: connection?.id },
    ]);
    await until(() => setting.pokesOf(tenant.id) === 1, { what: "the poke" });
    expect(await rows(setting.db, "select 1 from outbox where tenant_id = ?", tenant.id)).toEqual([]);

    const access = headerOf(await setting.vault(connection?.id ?? "", tenant.id).accessToken());
    const answer = await fetch(`${setting.lever.url}/v1/opportunities?limit=1`, { headers: { authorization: access } });
    expect(answer.status).toBe(200);
  });

  test("keeps no token outside the vault, and none in the log", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const [connection] = await setting.connectionsOf(tenant.id);
    const token = headerOf(await setting.vault(connection?.id ?? "", tenant.id).accessToken()).replace("Bearer ", "");
    const tables = ["connections", "authorization_attempts", "audit", "outbox"];
    for (const table of tables)
      expect(JSON.stringify(await rows(setting.db, `select * from ${table}`))).not.toContain(token);
    expect(setting.house.logs.map(({ message }) => message).join("\n")).not.toContain(token);
  });
});

describe("a consent that does not work out", () => {
  test("because it was denied, says so and stores nothing", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const url = await setting.depart(browser);
    const { location } = setting.lever.control.consent({ url, accountId, decision: "deny" });
    const page = await browser.open(location);
    expect(page.status).toBe(403);
    expect(words(page)).toContain("Access was not allowed");
    expect(words(page)).toContain("Only a Lever Super Admin can allow it");
    expect(page.text).toContain('href="/connect/lever"');
    await nothingIsStored(tenant.id);
  });

  test("because the person is no Super Admin, ends at Lever, or on a page that says so", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const url = await setting.depart(browser);
    const { id: userId } = setting.lever.control.createUser({ accountId, name: "Rae Cruiter" });
    expect(() => setting.lever.control.consent({ url, accountId, userId })).toThrow(/Super Admin/i);
    const state = new URL(url).searchParams.get("state") ?? "";
    const query = {
      state,
      error: "unauthorized",
      error_description: "Only a super admin can authorize this application",
    };
    const page = await browser.open(`/oauth/lever/callback?${new URLSearchParams(query).toString()}`);
    expect(page.status).toBe(403);
    expect(words(page)).toContain("Lever needs a Super Admin");
    await nothingIsStored(tenant.id);
  });

  test("because the state is wrong, missing or used, says so and stores nothing more", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    const wrong = new URL(callback);
    wrong.searchParams.set("state", "A".repeat(43));
    expect((await browser.open(wrong.href)).status).toBe(400);
    expect((await browser.open("/oauth/lever/callback?code=abc")).status).toBe(400);
    await nothingIsStored(tenant.id);
    expect((await browser.open(callback)).status).toBe(200);
    const again = await browser.open(callback);
    expect(again.status).toBe(400);
    expect(words(again)).toContain("This page was already used");
    expect(await setting.connectionsOf(tenant.id)).toHaveLength(1);
  });

  test("because it comes back in another browser, says so and stores nothing", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    const page = await new HeadlessBrowser(setting.house).open(callback);
    expect(page.status).toBe(400);
    expect(words(page)).toContain("This began in another browser");
    expect((await browser.open(callback)).status).toBe(400); // and it is used up
    await nothingIsStored(tenant.id);
  });

  test("because it took longer than ten minutes, says so and stores nothing", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    const hash = await sha256Hex(new URL(callback).searchParams.get("state") ?? "");
    const attempts = await rows<{ created_at: string; expires_at: string }>(
      setting.db,
      "update authorization_attempts set expires_at = created_at where state_hash = ? returning created_at, expires_at",
      hash,
    );
    expect(attempts).toHaveLength(1);
    const page = await browser.open(callback);
    expect(page.status).toBe(410);
    expect(words(page)).toContain("That took longer than ten minutes");
    await nothingIsStored(tenant.id);
  });

  test.each([
    ["does not answer", { kind: "drop-before" }, 503, "Lever does not answer"],
    ["fails", { kind: "status-before", status: 503 }, 503, "Lever does not answer"],
  ] as const)("because Lever's token endpoint %s, says so and stores nothing", async (_, fault, status, title) => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    setting.lever.control.addFault({ ...fault, path: "/oauth/token", count: 1 });
    const page = await browser.open(callback);
    expect(page.status).toBe(status);
    expect(words(page)).toContain(title);
    await nothingIsStored(tenant.id);
  });

  test("because Lever refuses the code, says so and stores nothing", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = new URL(setting.allow(await setting.depart(browser), accountId));
    callback.searchParams.set("code", "forged");
    const page = await browser.open(callback.href);
    expect(page.status).toBe(502);
    expect(words(page)).toContain("Lever did not complete the connection");
    await nothingIsStored(tenant.id);
  });

  test("because a permission is missing, says so and stores nothing", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const url = new URL(await setting.depart(browser));
    url.searchParams.set("audience", "https://api.lever.example/v1/"); // Lever then offers offline_access only
    const page = await browser.open(setting.allow(url.href, accountId));
    expect(page.status).toBe(422);
    expect(words(page)).toContain("Lever left out a permission");
    await nothingIsStored(tenant.id);
  });
});

describe("Lever's switches for requisitions", () => {
  test.each([
    ["the plan has no requisitions", { isEnterprise: false }],
    ["requisitions are not enabled", { areRequisitionsEnabled: false }],
    ["requisitions are not managed by API", { requisitionMode: "off" }],
  ] as const)("are found to be off when %s, and found to be on when a person checks again", async (_, settings) => {
    const { browser, tenant, member, accountId } = await setting.company();
    setting.lever.control.setSettings({ accountId, ...settings });
    const page = await setting.connectAs(browser, accountId);
    expect(page.status).toBe(200);
    expect(words(page)).toContain("Lever is connected. But it cannot work yet.");
    expect(words(page)).toContain("Manage requisitions using the Lever API");
    const [connection] = await setting.connectionsOf(tenant.id);
    expect(connection).toMatchObject({ status: "needs_attention", attention_reason: "requisitions_off" });

    const id = connection?.id ?? "";
    expect(words(await browser.open("/connect/lever/check", { connection: id }))).toContain("it cannot work yet");
    const on = { isEnterprise: true, areRequisitionsEnabled: true, requisitionMode: "hybrid" } as const;
    setting.lever.control.setSettings({ accountId, ...on });
    const mended = await browser.open("/connect/lever/check", { connection: id });
    expect(words(mended)).toContain("Success Lever is connected. Rolecall can open requisitions");
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active", attention_reason: null }]);
    expect((await setting.auditOf(tenant.id)).map(({ actor, action }) => [actor, action])).toEqual([
      [`user:${member.userId}`, "connection.connected"],
      [`user:${member.userId}`, "connection.resumed"],
    ]);
    await until(() => setting.pokesOf(tenant.id) === 2, { what: "the poke after mending" });
  });

  test("are looked at without writing anything at Lever", async () => {
    const { browser, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    expect(setting.lever.control.requisitions({ accountId })).toEqual([]);
  });

  test("are not blamed when Lever gives no answer", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    setting.lever.control.addFault({ kind: "status-before", path: "/v1/*", count: 9, status: 503 });
    expect((await browser.open(callback)).status).toBe(200);
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ status: "active" }]);
  });

  test("are checked again by administrators only", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const [connection] = await setting.connectionsOf(tenant.id);
    const form = { connection: connection?.id ?? "" };
    expect((await (await setting.company("member")).browser.send("/connect/lever/check", form)).status).toBe(403);
    expect((await (await setting.company()).browser.send("/connect/lever/check", form)).status).toBe(404);
    const nobody = await new HeadlessBrowser(setting.house).send("/connect/lever/check", form);
    expect(nobody.headers.get("location")).toBe("/sign-in");
  });
});

describe("connecting again", () => {
  test("renews the connection that is named: same id, webhook address and rows, a working grant", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const [before] = await setting.connectionsOf(tenant.id);
    const id = before?.id ?? "";
    setting.lever.control.revokeAccess({ accountId });
    const vault = setting.vault(id, tenant.id);
    await vault.accessToken({ after401: headerOf(await vault.accessToken()) });
    await setting.db
      .prepare("update connections set status = 'needs_attention', attention_reason = 'access_revoked' where id = ?")
      .bind(id)
      .run();
    expect(words(await browser.open(`/connect/lever?connection=${id}`))).toContain("Reconnect Lever");
    expect(words(await browser.open(`/connect/lever?connection=${id}`))).toContain(
      "no longer accepts Rolecall's access",
    );

    await setting.connectAs(browser, accountId, { connection: id });
    const [after, ...others] = await setting.connectionsOf(tenant.id);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ id, status: "active", attention_reason: null, endpoint_id: before?.["endpoint_id"] });
    expect(await vault.accessToken()).toMatchObject({ ok: true });
    expect((await setting.auditOf(tenant.id)).map(({ action }) => action)).toEqual([
      "connection.connected",
      "connection.reconnected",
    ]);
  });

  test("with the same account renews its connection though none was named, even a disconnected one", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    await setting.connectAs(browser, accountId);
    const [before, ...others] = await setting.connectionsOf(tenant.id);
    expect(others).toEqual([]);
    await setting.db.prepare("update connections set status = 'disconnected' where id = ?").bind(before?.id).run();
    await setting.connectAs(browser, accountId);
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { id: before?.id, status: "active", disconnected_at: null },
    ]);
  });

  test("twice at the same moment makes one connection", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const callbacks = [await setting.depart(browser), await setting.depart(browser)].map((url) =>
      setting.allow(url, accountId),
    );
    await Promise.all(callbacks.map((callback) => browser.open(callback)));
    const [connection, ...others] = await setting.connectionsOf(tenant.id);
    expect(others).toEqual([]);
    expect(await setting.vault(connection?.id ?? "", tenant.id).accessToken()).toMatchObject({ ok: true });
  });

  test("refuses another account for a connection that is to be renewed", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const [before] = await setting.connectionsOf(tenant.id);
    const other = setting.lever.control.createAccount({ name: "Another account" });
    const page = await setting.connectAs(browser, other.id, { connection: before?.id ?? "" });
    expect(page.status).toBe(409);
    expect(words(page)).toContain("This is another Lever account");
    expect(await setting.connectionsOf(tenant.id)).toEqual([before]);
  });

  test("with another account and no connection named makes a second connection", async () => {
    const { browser, tenant, accountId } = await setting.company();
    await setting.connectAs(browser, accountId);
    const other = setting.lever.control.createAccount({ name: "Second account" });
    await setting.connectAs(browser, other.id);
    expect((await setting.connectionsOf(tenant.id)).map((row) => row["account_id"]).sort()).toEqual(
      [accountId, other.id].sort(),
    );
  });

  test("by two companies with one account makes a connection for each", async () => {
    const one = await setting.company();
    const two = await setting.company();
    await setting.connectAs(one.browser, one.accountId);
    await setting.connectAs(two.browser, one.accountId);
    expect(await setting.connectionsOf(one.tenant.id)).toHaveLength(1);
    expect(await setting.connectionsOf(two.tenant.id)).toHaveLength(1);
  });
});

test("Success without a session says no more than that, and shows a known problem only", async () => {
  const browser = new HeadlessBrowser(setting.house);
  const page = await browser.open("/connect/lever/success?connection=con_1&problem=%3Cscript%3E");
  expect(words(page)).toContain("Success Lever is connected.");
  expect(words(page)).toContain("You can close this page.");
  expect(page.text).not.toContain("<script");
  expect(page.text).not.toContain("con_1");
  const off = await browser.open("/connect/lever/success?problem=requisitions_off");
  expect(words(off)).toContain("switch on Enable requisitions");
});
