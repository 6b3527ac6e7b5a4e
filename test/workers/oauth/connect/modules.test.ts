// What a Lever connection is used for: chosen when it is made, added by another consent, removed without one.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { leverScopes } from "#shared/domain/connection.ts";
import { ask } from "../internal/ask.ts";
import { words } from "../support.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

const scopesOf = (departure: string) => new URL(departure).searchParams.get("scope")?.split(" ");

/** A company whose Lever account is connected for headcount. */
async function connected() {
  const company = await setting.company();
  await setting.connectAs(company.browser, company.accountId);
  const [before] = await setting.connectionsOf(company.tenant.id);
  const id = before?.id ?? "";
  const asker = { tenantId: company.tenant.id, actor: `user:${company.member.userId}` };
  const change = (modules: string[]) => ask(setting.house, "PATCH", `/connections/${id}`, { ...asker, modules });
  const now = async () => (await setting.connectionsOf(company.tenant.id))[0];
  return { ...company, id, before, change, now };
}

describe("a new connection", () => {
  test("asks Lever for what its modules need, and for nothing else", async () => {
    const { browser, tenant, accountId } = await setting.company();
    const guide = words(await browser.open("/connect/lever?module=hris&module=onboarding"));
    expect(guide).toContain("HRIS import");
    expect(guide).toContain("View all offers");
    expect(guide).not.toContain("Manage requisitions using the Lever API");
    const departure = await setting.depart(browser, { module: "hris,onboarding" });
    expect(scopesOf(departure)).toEqual(leverScopes(["hris", "onboarding"]));
    const page = await browser.open(setting.allow(departure, accountId));
    expect(words(page)).toContain("It is used for HRIS import, Onboarding.");
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([
      { status: "active", modules: '["hris","onboarding"]', scopes: leverScopes(["hris", "onboarding"]).join(" ") },
    ]);
  });

  test("by a link for a Super Admin is for what the link was made for", async () => {
    const { tenant, member } = await setting.company();
    const made = await ask(setting.house, "POST", "/invitations", {
      tenantId: tenant.id,
      actor: `user:${member.userId}`,
      purpose: "connect",
      modules: ["hris"],
    });
    const { browser } = await setting.company();
    expect(words(await browser.open(String(made.body["url"])))).toContain("View and manage all webhooks");
    const token = new URL(String(made.body["url"])).searchParams.get("invite") ?? "";
    expect(scopesOf(await setting.depart(browser, { invite: token }))).toEqual(leverScopes(["hris"]));
    const more = { invite: token, module: "marketplace,onboarding" };
    expect(scopesOf(await setting.depart(browser, more))).toEqual(leverScopes(["hris"]));
  });
});

describe("another module", () => {
  test("is added by a consent for everything together; the connection keeps its id", async () => {
    const { browser, accountId, id, before, now } = await connected();
    const guide = words(await browser.open(`/connect/lever?connection=${id}&module=hris`));
    expect(guide).toContain("Add HRIS import");
    expect(guide).toContain("View all postings (new)");
    expect(guide).toContain("View all opportunities to see");
    const departure = await setting.depart(browser, { connection: id, module: "hris" });
    expect(scopesOf(departure)).toEqual(leverScopes(["headcount", "hris"]));
    await browser.open(setting.allow(departure, accountId));
    expect(await now()).toMatchObject({
      id,
      endpoint_id: before?.["endpoint_id"],
      modules: '["headcount","hris"]',
      status: "active",
    });
  });

  test("that Lever's page denies, or allows only in part, leaves the connection as it was", async () => {
    const { browser, accountId, id, before, now } = await connected();
    const denied = await setting.depart(browser, { connection: id, module: "hris" });
    const answer = setting.lever.control.consent({ url: denied, accountId, decision: "deny" });
    expect((await browser.open(answer.location)).status).toBe(403);
    expect(await now()).toEqual(before);
    const narrow = new URL(await setting.depart(browser, { connection: id, module: "hris" }));
    narrow.searchParams.set("audience", "https://api.lever.example/v1/");
    expect((await browser.open(setting.allow(narrow.href, accountId))).status).toBe(422);
    setting.lever.control.addFault({ kind: "status-before", path: "/oauth/token", count: 1, status: 503 });
    const failing = await setting.depart(browser, { connection: id, module: "hris" });
    expect((await browser.open(setting.allow(failing, accountId))).status).toBe(503);
    expect(await now()).toEqual(before);
    expect(await setting.vault(id, String(before?.["tenant_id"])).accessToken()).toMatchObject({ ok: true });
  });

  test("of an account that is connected already, chosen as a new one, is asked for once more with everything", async () => {
    const { browser, accountId, id, before, now } = await connected();
    const answer = await browser.send(setting.allow(await setting.depart(browser, { module: "hris" }), accountId));
    const again = answer.headers.get("location") ?? "";
    expect(words(await browser.open(again))).toContain("This Lever account is connected already");
    expect(await now()).toEqual(before);
    await setting.connectAs(browser, accountId, { connection: id, module: "headcount,hris" });
    expect(await now()).toMatchObject({ id, modules: '["headcount","hris"]' });
  });

  test("without a consent needs one that covers it: refused with the address where to give it", async () => {
    const { id, change, now, before } = await connected();
    const refused = await change(["headcount", "hris"]);
    expect(refused).toMatchObject({ status: 422, body: { reason: "consent_needed" } });
    expect(refused.body["message"]).toContain(`/connect/lever?connection=${id}&module=hris`);
    expect(await now()).toEqual(before);
  });

  test("that was removed comes back without a consent, since Lever still allows it", async () => {
    const { browser, tenant, accountId, id, change, now } = await connected();
    await setting.connectAs(browser, accountId, { connection: id, module: "hris" });
    expect(await change(["hris"])).toMatchObject({ status: 200 });
    expect(await now()).toMatchObject({ modules: '["hris"]' });
    expect(await change(["hris", "headcount"])).toMatchObject({ status: 200 });
    expect(await now()).toMatchObject({ modules: '["headcount","hris"]', status: "active" });
    const changes = (await setting.auditOf(tenant.id)).filter(({ action }) => action === "connection.modules_changed");
    expect(changes).toHaveLength(2);
  });
});

describe("a connection by API key", () => {
  test("takes a module when the key may do what it needs, and else names each permission that is missing", async () => {
    const { tenant, member, accountId } = await setting.company();
    const asker = { tenantId: tenant.id, actor: `user:${member.userId}` };
    const permissions = ["archive_reasons:read", "opportunities:read", "postings:read", "users:read", "offers:read"];
    const { key } = setting.lever.control.createApiKey({
      accountId,
      permissions: [...permissions, "webhooks:write"],
    });
    const wish = { ...asker, provider: "lever", auth: { kind: "api_key", apiKey: key }, modules: ["hris"] };
    const made = await ask(setting.house, "POST", "/connections", wish);
    expect(made).toMatchObject({ status: 201 });
    const change = (modules: string[]) =>
      ask(setting.house, "PATCH", `/connections/${String(made.body["id"])}`, { ...asker, modules });
    const refused = await change(["hris", "onboarding", "marketplace"]);
    expect(refused).toMatchObject({ status: 422, body: { reason: "scope_missing" } });
    for (const label of ["View all files", "View all resumes", "View all stages", "View all interviews"])
      expect(refused.body["message"]).toContain(label);
    expect(refused.body["message"]).toContain("It is needed for Onboarding, Marketplace.");
    expect(refused.body["message"]).toContain('"View and manage all opportunities"');
    expect(await setting.connectionsOf(tenant.id)).toMatchObject([{ modules: '["hris"]', status: "active" }]);
    expect(await change(["hris"])).toMatchObject({ status: 200 });
  });
});
