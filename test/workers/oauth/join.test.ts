// Invitation links in the real Worker: the set-up link of a new installation, and members who are invited later.
import { beforeAll, describe, expect, test } from "vitest";
import { DEMO_PEOPLE, subjectOf } from "../../simulators/identity/people.ts";
import { seedInvitation, seedTenant } from "../../support/seeds.ts";
import { HeadlessBrowser, rows, startOauthHouse, words } from "./support.ts";

type Setting = Awaited<ReturnType<typeof startOauthHouse>>;
let setting: Setting;

beforeAll(async () => {
  setting = await startOauthHouse();
});

const [maya, tobias] = DEMO_PEOPLE;
if (maya === undefined || tobias === undefined) throw new Error("The identity simulator lost its people.");

type MemberRow = { user_id: string; role: string; issuer: string; subject: string; name: string; email: string };

function membersOf(tenantId: string): Promise<MemberRow[]> {
  return rows(
    setting.db,
    `select m.user_id, m.role, u.issuer, u.subject, u.name, u.email from members m join users u on u.id = m.user_id
     where m.tenant_id = ? and m.removed_at is null`,
    tenantId,
  );
}

describe("the set-up link", () => {
  test("makes whoever opens it first the owner, keyed by issuer and subject", async () => {
    const tenant = await seedTenant(setting.db);
    const { token } = await seedInvitation(setting.db, tenant.id);
    const browser = new HeadlessBrowser(setting.house);

    const page = await browser.open(`/join/${token}`);
    expect(words(page)).toContain("Set up Rolecall for Northwind Trading");
    const after = await browser.signIn(`/join/${token}`, maya, { provider: "google" });
    console.log(after.status, after.url, words(after).slice(0, 600), setting.house.logs.slice(-8));

    expect(browser.cookies.get("__Host-hub")).toMatch(/^[\w-]{43}$/);
    expect(await membersOf(tenant.id)).toEqual([
      {
        user_id: expect.stringMatching(/^usr_/),
        role: "owner",
        issuer: setting.identity.googleIssuer,
        subject: subjectOf("google", maya.email),
        name: maya.name,
        email: maya.email,
      },
    ]);
  });
});
