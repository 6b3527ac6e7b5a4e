// Which connection a consent belongs to: a new one, the one that is named, or the one that the account has already.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { words } from "../support.ts";
import { headerOf } from "../vault/vault-client.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
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
