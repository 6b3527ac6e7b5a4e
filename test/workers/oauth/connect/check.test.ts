// Lever's switches for requisitions: found to be off by the probe, and found to be on when a person checks again.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../../../support/until.ts";
import { HeadlessBrowser, words } from "../support.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
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
    expect(words(mended)).toContain("Success Lever is connected. It is used for Headcount.");
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
