// Invitation links in the real Worker: the set-up link of a new installation, and members who are invited later.
import { beforeAll, describe, expect, test } from "vitest";
import { subjectOf } from "../../simulators/identity/people.ts";
import { walkSignIn } from "../../simulators/identity/sign-in.ts";
import { seedInvitation, seedTenant } from "../../support/seeds.ts";
import { HeadlessBrowser, MAYA, rows, startOauthHouse, TOBIAS, words } from "./support.ts";

let setting: Awaited<ReturnType<typeof startOauthHouse>>;

beforeAll(async () => {
  setting = await startOauthHouse();
});

type MemberRow = { role: string; issuer: string; subject: string; name: string; email: string };

function membersOf(tenantId: string): Promise<MemberRow[]> {
  return rows(
    setting.db,
    `select m.role, u.issuer, u.subject, u.name, u.email from members m join users u on u.id = m.user_id
     where m.tenant_id = ? and m.removed_at is null order by m.created_at`,
    tenantId,
  );
}

function auditOf(tenantId: string): Promise<{ actor: string; action: string }[]> {
  return rows(setting.db, "select actor, action from audit where tenant_id = ? order by id", tenantId);
}

describe("the set-up link", () => {
  test("makes whoever uses it first the owner, keyed by issuer and subject, and is then used up", async () => {
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    const browser = new HeadlessBrowser(setting.house);

    expect(words(await browser.open(`/join/${token}`))).toContain("Set up Rolecall for Northwind Trading");
    const end = await browser.signIn(`/join/${token}`, MAYA, { provider: "google" });

    expect(end.url).toBe(`${setting.house.url}/`);
    expect(browser.cookies.get("__Host-hub")).toMatch(/^[\w-]{43}$/);
    const { issuer, subject } = { issuer: setting.identity.googleIssuer, subject: subjectOf("google", MAYA.email) };
    expect(await membersOf(tenant.id)).toEqual([
      { role: "owner", issuer, subject, name: MAYA.name, email: MAYA.email },
    ]);
    expect((await auditOf(tenant.id)).map(({ action }) => action)).toEqual(["member.joined"]);

    const other = new HeadlessBrowser(setting.house);
    const second = await other.open(`/join/${token}`);
    expect(second.status).toBe(410);
    expect(words(second)).toContain("This link was already used");
  });

  test("is not used up by looking at it, as mail scanners do", async () => {
    const tenant = await seedTenant(setting.db);
    const { id, token } = await seedInvitation(setting.db, tenant.id);
    const scanner = new HeadlessBrowser(setting.house);
    await scanner.open(`/join/${token}`);
    await scanner.open(`/join/${token}`);
    expect(await rows(setting.db, "select used_at from invitations where id = ?", id)).toEqual([{ used_at: null }]);
  });

  test("of two who use it at the same moment, one becomes a member", async () => {
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    const browsers = [new HeadlessBrowser(setting.house), new HeadlessBrowser(setting.house)];
    const ends = await Promise.all(
      browsers.map((browser, i) =>
        browser.signIn(`/join/${token}`, i === 0 ? MAYA : TOBIAS, { provider: i === 0 ? "google" : "microsoft" }),
      ),
    );
    expect(await membersOf(tenant.id)).toHaveLength(1);
    expect((await auditOf(tenant.id)).map(({ action }) => action)).toEqual(["member.joined"]);
    expect(ends.filter(({ text }) => text.includes("This link was already used"))).toHaveLength(1);
  });
});

describe("an invitation to become a member", () => {
  test("gives the invited role, by Microsoft as well, whose issuer names its tenant", async () => {
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id, { purpose: "member", role: "admin" });
    const browser = new HeadlessBrowser(setting.house);
    expect(words(await browser.open(`/join/${token}`))).toContain("Join Northwind Trading on Rolecall As an admin");
    await browser.signIn(`/join/${token}`, TOBIAS, { provider: "microsoft" });
    const [member] = await membersOf(tenant.id);
    expect(member).toMatchObject({ role: "admin", subject: subjectOf("microsoft", TOBIAS.email) });
    expect(member?.issuer).toMatch(/\/microsoft\/[0-9a-f-]{36}\/v2\.0$/);
  });

  test("never takes a role away from someone who is a member already", async () => {
    const tenant = await seedTenant(setting.db);
    const setup = await seedInvitation(setting.db, tenant.id);
    await new HeadlessBrowser(setting.house).signIn(`/join/${setup.token}`, MAYA, { provider: "google" });
    const lower = await seedInvitation(setting.db, tenant.id, { purpose: "member", role: "member" });
    await new HeadlessBrowser(setting.house).signIn(`/join/${lower.token}`, MAYA, { provider: "google" });
    expect((await membersOf(tenant.id)).map(({ role }) => role)).toEqual(["owner"]);
  });

  test("lets someone back in who was removed", async () => {
    const tenant = await seedTenant(setting.db);
    const first = await seedInvitation(setting.db, tenant.id, { purpose: "member", role: "admin" });
    await new HeadlessBrowser(setting.house).signIn(`/join/${first.token}`, TOBIAS, { provider: "google" });
    await setting.db
      .prepare("update members set removed_at = ? where tenant_id = ?")
      .bind("2026-01-01", tenant.id)
      .run();
    expect(await membersOf(tenant.id)).toEqual([]);
    const again = await seedInvitation(setting.db, tenant.id, { purpose: "member", role: "member" });
    await new HeadlessBrowser(setting.house).signIn(`/join/${again.token}`, TOBIAS, { provider: "google" });
    expect((await membersOf(tenant.id)).map(({ role }) => role)).toEqual(["member"]);
  });

  test.each([
    [
      "has run out",
      "update invitations set expires_at = '2026-01-01T00:00:00.000Z' where id = ?",
      "This link has run out",
    ],
    [
      "was withdrawn",
      "update invitations set revoked_at = '2026-01-01T00:00:00.000Z' where id = ?",
      "This link was withdrawn",
    ],
    ["is for connecting only", "update invitations set purpose = 'connect' where id = ?", "This link does not work"],
  ])("is refused when it %s, before and after the trip to the identity provider", async (_, change, title) => {
    const tenant = await seedTenant(setting.db);
    const { id, token } = await seedInvitation(setting.db, tenant.id, { purpose: "member", role: "member" });
    const browser = new HeadlessBrowser(setting.house);
    const away = await browser.open(`/join/${token}`, { provider: "google" });
    await setting.db.prepare(change).bind(id).run();
    expect(words(await browser.open(await walkSignIn(away.url, TOBIAS)))).toContain(title);
    expect(words(await browser.open(`/join/${token}`))).toContain(title);
    expect(await membersOf(tenant.id)).toEqual([]);
    expect(browser.cookies.has("__Host-hub")).toBe(false);
  });

  test("that was never made is refused, and so is an identity provider that does not exist", async () => {
    const browser = new HeadlessBrowser(setting.house);
    expect((await browser.open("/join/nothing")).status).toBe(404);
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    expect((await browser.open(`/join/${token}`, { provider: "myspace" })).status).toBe(400);
  });
});
