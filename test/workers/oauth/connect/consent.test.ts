// Consents that do not work out: each ends on a page that says what to do, and nothing is half-stored.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { HeadlessBrowser, rows, words } from "../support.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

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

  test("because whoever began it is no longer an admin, says so and stores nothing", async () => {
    const { browser, tenant, member, accountId } = await setting.company();
    const callback = setting.allow(await setting.depart(browser), accountId);
    await setting.db
      .prepare("update members set role = 'member' where tenant_id = ? and user_id = ?")
      .bind(tenant.id, member.userId)
      .run();
    const page = await browser.open(callback);
    expect(page.status).toBe(403);
    expect(words(page)).toContain("Connections are changed by owners and admins.");
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
