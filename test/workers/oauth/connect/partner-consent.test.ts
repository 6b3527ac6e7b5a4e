// The second way in: a listed partner's consent at Greenhouse, into the same vault, with tokens that rotate.
import { beforeAll, describe, expect, test } from "vitest";
import { HeadlessBrowser, words } from "../support.ts";
import { headerOf } from "../vault/vault-client.ts";
import { SAID, startGreenhouseHouse, type GreenhouseSetting } from "./greenhouse-setting.ts";

const CONSENT = "/connect/greenhouse/consent";

let setting: GreenhouseSetting;

beforeAll(async () => {
  setting = await startGreenhouseHouse();
});

/** Presses Continue, and returns Greenhouse's address. */
async function depart(browser: HeadlessBrowser, form: Record<string, string> = {}): Promise<string> {
  const answer = await browser.send(CONSENT, form);
  return answer.headers.get("location") ?? `no departure: ${answer.status} ${(await answer.text()).slice(0, 300)}`;
}

function decide(url: string, decision: { decision?: "deny"; asServiceAccount?: boolean } = {}): string {
  return setting.greenhouse.control.consent({ url, asServiceAccount: true, ...decision }).location;
}

const statusWith = async (header: string) =>
  (await fetch(`${setting.greenhouse.url}/v3/jobs?per_page=1`, { headers: { authorization: header } })).status;

describe("consent", () => {
  test("leads to Greenhouse's page with every scope, and back to a connection that works", async () => {
    const { browser, connections, vault, member } = await setting.company();
    const url = new URL(await depart(browser));
    expect(url.origin + url.pathname).toBe(`${setting.greenhouse.url}/authorize`);
    expect(url.searchParams.get("redirect_uri")).toBe(`${setting.house.url}/oauth/greenhouse/callback`);
    expect(url.searchParams.get("scope")).toContain("harvest:openings:create");
    const end = await browser.send(decide(url.href));
    const [connection] = await connections();
    expect(end.headers.get("location")).toBe(`/settings/integrations/${String(connection?.["id"])}`);
    expect(connection).toMatchObject({
      provider: "greenhouse",
      auth_kind: "oauth",
      status: "active",
      acting_user_id: null,
      installed_by_subject: member.userId,
    });
    expect(await statusWith(headerOf(await (await vault()).accessToken()))).toBe(200);
  });

  test("of somebody who is no Site Admin is kept, and the connection says what is missing", async () => {
    const { browser, connections } = await setting.company();
    const theo = setting.greenhouse.control.createUser({ name: "Theo Basic" });
    const url = await depart(browser);
    await browser.send(setting.greenhouse.control.consent({ url, userId: theo.id }).location);
    expect(await connections()).toMatchObject([{ status: "needs_attention", attention_reason: "not_site_admin" }]);
  });

  test("that is denied stores nothing and can be begun again", async () => {
    const { browser, connections } = await setting.company();
    const page = await browser.open(decide(await depart(browser), { decision: "deny" }));
    expect(page.status).toBe(403);
    expect(words(page)).toContain("Greenhouse says that nobody allowed the access. Nothing was stored.");
    expect(page.text).toContain('href="/connect/greenhouse"');
    expect(await connections()).toEqual([]);
  });

  test("of somebody who lost the role meanwhile is not taken, nor is one that comes back twice or elsewhere", async () => {
    const { browser, connections, member, tenant } = await setting.company();
    const demoted = decide(await depart(browser));
    const twice = decide(await depart(browser));
    const elsewhere = decide(await depart(browser));
    expect((await browser.send(twice)).status).toBe(303);
    expect((await browser.open(twice)).status).toBe(400);
    expect((await new HeadlessBrowser(setting.house).open(elsewhere)).status).toBe(400);
    await setting.house.db
      .prepare("update members set role = 'member' where tenant_id = ? and user_id = ?")
      .bind(tenant.id, member.userId)
      .run();
    expect((await browser.open(demoted)).status).toBe(403);
    expect(await connections()).toHaveLength(1);
  });

  test("whose exchange fails stores nothing", async () => {
    const { browser, connections } = await setting.company();
    const refused = decide(await depart(browser));
    setting.greenhouse.control.addFault({ kind: "status-before", path: "/token", status: 503 });
    expect((await browser.open(refused)).status).toBe(503);
    const dropped = decide(await depart(browser));
    setting.greenhouse.control.addFault({ kind: "drop-after", path: "/token" });
    expect((await browser.open(dropped)).status).toBe(503);
    expect(await connections()).toEqual([]);
  });

  test("by a one-time link asks who one is, uses the link up and gives no session", async () => {
    const { tenant, connections } = await setting.company();
    const { token } = await setting.link(tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    expect((await browser.open(CONSENT, { invite: token })).status).toBe(422); // nameless
    const end = await browser.open(decide(await depart(browser, { invite: token, ...SAID })));
    expect(words(end)).toContain("Greenhouse is connected");
    expect(browser.cookies.has("__Host-hub")).toBe(false);
    expect(await connections()).toMatchObject([{ installed_by_issuer: null, installed_by_name: SAID.name }]);
    expect((await browser.open(`/connect/greenhouse?invite=${token}`)).status).toBe(410);
  });

  test("again renews the same connection", async () => {
    const { browser, connections, vault } = await setting.company();
    await browser.send(decide(await depart(browser)));
    const [before] = await connections();
    const access = await (await vault()).accessToken();
    await browser.send(decide(await depart(browser, { connection: String(before?.["id"]) })));
    expect(await connections()).toMatchObject([{ id: before?.["id"], endpoint_id: before?.["endpoint_id"] }]);
    expect(await (await vault()).accessToken()).not.toEqual(access);
  });
});

describe("the grant in the vault", () => {
  async function connected() {
    const one = await setting.company();
    await one.browser.send(decide(await depart(one.browser)));
    const vault = await one.vault();
    const header = headerOf(await vault.accessToken());
    setting.greenhouse.control.clearRequests({});
    return { ...one, vault, header };
  }
  const refreshes = () => setting.greenhouse.control.countRequests({ path: "/token" }).count;

  test("is refreshed once for twenty callers, and again with the token that came then", async () => {
    const { vault, header } = await connected();
    const headers = new Set((await vault.accessTokens(20, { after401: header })).map(headerOf));
    expect(headers.size).toBe(1);
    expect(refreshes()).toBe(1);
    const [second = ""] = headers;
    const third = headerOf(await vault.accessToken({ after401: second }));
    expect(third).not.toBe(second);
    expect(await statusWith(third)).toBe(200);
    expect(refreshes()).toBe(2);
  });

  test("survives a token endpoint that is down", async () => {
    const { vault, header } = await connected();
    setting.greenhouse.control.addFault({ kind: "status-before", path: "/token", count: 2, status: 503 });
    expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "unavailable" });
    expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "unavailable" });
    expect(await statusWith(headerOf(await vault.accessToken({ after401: header })))).toBe(200);
  });

  test("whose rotated refresh token was lost on the way is gone, and says so", async () => {
    const { vault, header } = await connected();
    setting.greenhouse.control.addFault({ kind: "drop-after", path: "/token" });
    expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "unavailable" });
    expect(await vault.accessToken({ after401: header })).toMatchObject({
      ok: false,
      reason: "access_revoked",
      message: expect.stringContaining("connect it again"),
    });
    expect(refreshes()).toBe(2);
    await vault.accessToken({ after401: header });
    expect(refreshes()).toBe(2); // it is not asked for again
  });

  test("that was revoked at Greenhouse is gone", async () => {
    const { vault, header } = await connected();
    setting.greenhouse.control.revokeAccess({});
    expect(await vault.accessToken({ after401: header })).toMatchObject({ ok: false, reason: "access_revoked" });
  });

  test("leaves neither token nor secret in the log", async () => {
    setting.house.logs.length = 0;
    const { vault, header } = await connected();
    await vault.accessToken({ after401: header });
    const log = setting.house.logs.map(({ message }) => message).join("\n");
    expect(log).toContain('"at":"vault","event":"renew"');
    expect(log).not.toContain(header.replace("Bearer ", ""));
    expect(log).not.toContain("rolecall-local-secret");
  });
});
