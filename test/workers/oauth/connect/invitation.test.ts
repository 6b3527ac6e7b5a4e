// Connecting by a link: a Lever Super Admin without a session consents first and signs in afterwards.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { open } from "#shared/crypto/seal.ts";
import { subjectOf } from "../../../simulators/identity/people.ts";
import { walkSignIn } from "../../../simulators/identity/sign-in.ts";
import { seedInvitation } from "../../../support/seeds.ts";
import { TEST_TOKEN_KEY } from "../../../support/test-house.ts";
import { HeadlessBrowser, LENA, rows, words } from "../support.ts";
import { startConnectHouse, type ConnectSetting } from "./setting.ts";

let setting: ConnectSetting;

beforeAll(async () => {
  setting = await startConnectHouse();
});

beforeEach(() => {
  setting.lever.control.clearFaults({});
});

/** The connection whose vault holds the grant that waits under this ticket. */
async function waitingIn(ticket: string): Promise<string> {
  const [row] = await rows<{ sealed: string }>(
    setting.db,
    "select sealed from authorization_attempts where state_hash = ?",
    await sha256Hex(ticket),
  );
  const ring = { active: "k1", keys: { k1: TEST_TOKEN_KEY } };
  const text = await open(ring, `attempt|${await sha256Hex(ticket)}`, row?.sealed ?? "");
  return (JSON.parse(text) as { placed: { connectionId: string } }).placed.connectionId;
}

/** A company, a link to connect, and the installer's browser after Lever's consent. */
async function consented(provider: "google" | "microsoft" = "google") {
  const company = await setting.company();
  const invitation = await setting.inviteToConnect(company.tenant.id);
  const browser = new HeadlessBrowser(setting.house);
  const page = await setting.connectAs(browser, company.accountId, { invite: invitation.token });
  const ticket = new URL(page.url).searchParams.get("ticket") ?? "";
  return { ...company, browser, invitation, page, ticket, signIn: `/sign-in/${provider}?ticket=${ticket}` };
}

describe("somebody without a session who holds a link", () => {
  test("sees the guide for the company that invited", async () => {
    const { tenant } = await setting.company();
    const { token } = await setting.inviteToConnect(tenant.id);
    const page = await new HeadlessBrowser(setting.house).open(`/connect/lever?invite=${token}`);
    expect(page.status).toBe(200);
    expect(words(page)).toContain("For Northwind Trading.");
    expect(words(page)).toContain("Afterwards you sign in with Google or Microsoft");
  });

  test.each(["google", "microsoft"] as const)(
    "consents first, then signs in with %s, which records who installed it, and ends on Success",
    async (provider) => {
      const { browser, page, tenant, accountId, invitation, signIn } = await consented(provider);
      expect(words(page)).toContain("Lever has agreed. Sign in now");
      expect(await setting.connectionsOf(tenant.id)).toEqual([]); // until then nothing but a grant that waits

      const end = await browser.signIn(signIn, LENA);
      expect(words(end)).toContain("Success Lever is connected.");
      const [connection, ...others] = await setting.connectionsOf(tenant.id);
      expect(others).toEqual([]);
      expect(connection).toMatchObject({
        status: "active",
        account_id: accountId,
        installed_by_subject: subjectOf(provider, LENA.email),
        installed_by_name: LENA.name,
        installed_by_email: LENA.email,
      });
      expect(String(connection?.["installed_by_issuer"])).toContain(`${setting.identity.url}/${provider}`);
      expect(await setting.auditOf(tenant.id)).toEqual([
        { actor: `invitation:${invitation.id}`, action: "connection.connected", subject_id: connection?.id },
      ]);
      expect(await setting.vault(connection?.id ?? "", tenant.id).accessToken()).toMatchObject({ ok: true });
    },
  );

  test("does not become a member or get a session by it, and the link is used up", async () => {
    const { browser, tenant, invitation, signIn, accountId } = await consented();
    await browser.signIn(signIn, LENA);
    expect(browser.cookies.has("__Host-hub")).toBe(false);
    expect(await rows(setting.db, "select 1 from members where tenant_id = ?", tenant.id)).toHaveLength(1); // the owner
    const again = await browser.open(`/connect/lever?invite=${invitation.token}`);
    expect(again.status).toBe(410);
    expect((await browser.send("/connect/lever", { invite: invitation.token })).status).toBe(410);
    expect(accountId).not.toBe("");
  });

  test("sees what Lever's switches still lack", async () => {
    const company = await setting.company();
    const { token } = await setting.inviteToConnect(company.tenant.id);
    setting.lever.control.setSettings({ accountId: company.accountId, areRequisitionsEnabled: false });
    const browser = new HeadlessBrowser(setting.house);
    const page = await setting.connectAs(browser, company.accountId, { invite: token });
    const ticket = new URL(page.url).searchParams.get("ticket") ?? "";
    const end = await browser.signIn(`/sign-in/google?ticket=${ticket}`, LENA);
    expect(words(end)).toContain("But it cannot work yet.");
    expect(words(end)).toContain("switch on Enable requisitions");
  });

  test("renews the connection that the account has already", async () => {
    const company = await setting.company();
    await setting.connectAs(company.browser, company.accountId);
    const [before] = await setting.connectionsOf(company.tenant.id);
    const { token } = await setting.inviteToConnect(company.tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    const page = await setting.connectAs(browser, company.accountId, { invite: token });
    const ticket = new URL(page.url).searchParams.get("ticket") ?? "";
    const vault = setting.vault(before?.id ?? "", company.tenant.id);
    const inUse = await vault.accessToken(); // the grant in use goes on working until the new one is claimed
    expect(inUse).toMatchObject({ ok: true });
    await browser.signIn(`/sign-in/google?ticket=${ticket}`, LENA);
    expect(await setting.connectionsOf(company.tenant.id)).toMatchObject([
      { id: before?.id, endpoint_id: before?.["endpoint_id"], installed_by_name: LENA.name },
    ]);
    expect(await vault.accessToken()).not.toEqual(inUse);
  });

  test("may cancel the sign-in and try again while the grant waits", async () => {
    const { browser, tenant, signIn, page } = await consented();
    expect((await browser.signIn(signIn, "cancel")).status).toBe(403);
    expect((await browser.open(page.url)).status).toBe(200);
    await browser.signIn(signIn, LENA);
    expect(await setting.connectionsOf(tenant.id)).toHaveLength(1);
  });

  test("who denies at Lever can begin again with the same link", async () => {
    const { tenant, accountId } = await setting.company();
    const { token } = await setting.inviteToConnect(tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    const url = await setting.depart(browser, { invite: token });
    const { location } = setting.lever.control.consent({ url, accountId, decision: "deny" });
    const page = await browser.open(location);
    expect(page.text).toContain(`href="/connect/lever?invite=${token}"`);
    expect((await browser.open(`/connect/lever?invite=${token}`)).status).toBe(200);
  });

  test("and is a member of the company already is signed in by it as well", async () => {
    const company = await setting.company();
    const join = await seedInvitation(setting.db, company.tenant.id, { purpose: "member", role: "member" });
    const person = { name: "Nia Park", email: "nia.park@meridian.example" };
    await new HeadlessBrowser(setting.house).signIn(`/join/${join.token}`, person, { provider: "google" });
    const { token } = await setting.inviteToConnect(company.tenant.id);
    const browser = new HeadlessBrowser(setting.house);
    const page = await setting.connectAs(browser, company.accountId, { invite: token });
    const ticket = new URL(page.url).searchParams.get("ticket") ?? "";
    const end = await browser.signIn(`/sign-in/google?ticket=${ticket}`, person);
    expect(browser.cookies.has("__Host-hub")).toBe(true);
    expect(end.text).toContain("/settings/integrations/con_");
  });
});

describe("a signed-in person with a link", () => {
  test("does not sign in again, even without a role in the company", async () => {
    const { tenant, accountId } = await setting.company();
    const { token } = await setting.inviteToConnect(tenant.id);
    const visitor = await setting.company("member"); // of another company
    const end = await setting.connectAs(visitor.browser, accountId, { invite: token });
    expect(words(end)).toContain("Success Lever is connected.");
    const [connection] = await setting.connectionsOf(tenant.id);
    expect(connection).toMatchObject({ status: "active", installed_by_subject: visitor.member.userId });
    expect(await setting.connectionsOf(visitor.tenant.id)).toEqual([]);
  });
});

describe("a grant that waits for its installer", () => {
  async function nothingIsStored(tenantId: string): Promise<void> {
    expect(await setting.connectionsOf(tenantId)).toEqual([]);
    expect(await setting.auditOf(tenantId)).toEqual([]);
  }

  test("waits ten minutes and no longer", async () => {
    const { browser, tenant, signIn, ticket, page, invitation } = await consented();
    const hash = await sha256Hex(ticket);
    const [waiting] = await rows<{ created_at: string; expires_at: string }>(
      setting.db,
      "select created_at, expires_at from authorization_attempts where state_hash = ?",
      hash,
    );
    expect(Date.parse(waiting?.expires_at ?? "") - Date.parse(waiting?.created_at ?? "")).toBe(600_000);
    await setting.db
      .prepare("update authorization_attempts set expires_at = created_at where state_hash = ?")
      .bind(hash)
      .run();
    expect((await browser.open(page.url)).status).toBe(410);
    const end = await browser.signIn(signIn, LENA);
    expect(end.status).toBe(410);
    expect(words(end)).toContain("Lever's consent has run out");
    await nothingIsStored(tenant.id);
    expect((await browser.open(`/connect/lever?invite=${invitation.token}`)).status).toBe(200); // not used up
  });

  test("is claimed in the browser that consented only", async () => {
    const { tenant, signIn, page } = await consented();
    const other = new HeadlessBrowser(setting.house);
    expect((await other.open(page.url)).status).toBe(400);
    expect((await other.signIn(signIn, LENA)).status).toBe(410);
    await nothingIsStored(tenant.id);
  });

  test("is claimed once", async () => {
    const { browser, tenant, signIn } = await consented();
    const trips = [await browser.open(signIn), await browser.open(signIn)];
    const callbacks = await Promise.all(trips.map(({ url }) => walkSignIn(url, LENA)));
    const ends = await Promise.all(callbacks.map((callback) => browser.open(callback)));
    expect(ends.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(await setting.connectionsOf(tenant.id)).toHaveLength(1);
  });

  test("is not used when its link was withdrawn meanwhile", async () => {
    const { browser, tenant, signIn, invitation } = await consented();
    await setting.db.prepare("update invitations set revoked_at = '2026-01-01' where id = ?").bind(invitation.id).run();
    const end = await browser.signIn(signIn, LENA);
    expect(end.status).toBe(410);
    expect(words(end)).toContain("This link was withdrawn");
    await nothingIsStored(tenant.id);
  });

  test("that has gone from the vault leaves the link unspent", async () => {
    const { browser, tenant, signIn, invitation, ticket } = await consented();
    const connectionId = await waitingIn(ticket);
    await setting.vault(connectionId, tenant.id).wipe();
    const end = await browser.signIn(signIn, LENA);
    expect(end.status).toBe(410);
    await nothingIsStored(tenant.id);
    expect((await browser.open(`/connect/lever?invite=${invitation.token}`)).status).toBe(200);
  });

  test("of one link that two people used: the first to sign in connects, the second is told", async () => {
    const first = await consented();
    const second = new HeadlessBrowser(setting.house);
    const page = await setting.connectAs(second, first.accountId, { invite: first.invitation.token });
    await first.browser.signIn(first.signIn, LENA);
    const ticket = new URL(page.url).searchParams.get("ticket") ?? "";
    const end = await second.signIn(`/sign-in/google?ticket=${ticket}`, LENA);
    expect(words(end)).toContain("This link was already used");
    expect(await setting.connectionsOf(first.tenant.id)).toHaveLength(1);
  });
});

test.each([
  ["unknown", "", "This link does not work"],
  ["used", "update invitations set used_at = '2026-01-01' where id = ?", "This link was already used"],
  ["run out", "update invitations set expires_at = '2026-01-01' where id = ?", "This link has run out"],
  ["withdrawn", "update invitations set revoked_at = '2026-01-01' where id = ?", "This link was withdrawn"],
  ["for joining", "update invitations set purpose = 'member' where id = ?", "This link does not work"],
])("a link that is %s opens nothing", async (_, change, title) => {
  const { tenant } = await setting.company();
  const { id, token } = await setting.inviteToConnect(tenant.id);
  if (change !== "") await setting.db.prepare(change).bind(id).run();
  const browser = new HeadlessBrowser(setting.house);
  const link = change === "" ? "nothing" : token;
  expect(words(await browser.open(`/connect/lever?invite=${link}`))).toContain(title);
  expect((await browser.send("/connect/lever", { invite: link })).headers.get("location")).toBeNull();
});
