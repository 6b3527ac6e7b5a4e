// What the tests of connecting share: a company with an owner in a browser, and looks into what was stored.
import type { MemberRole } from "#shared/domain/access.ts";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import type { TestHouseOptions } from "../../../support/test-house.ts";
import { browserOf, type HeadlessBrowser, rows, startOauthHouse } from "../support.ts";
import { VAULT_CALLER, vaultIn } from "../vault/vault-client.ts";

export type ConnectionRow = Record<string, string | number | null> & { id: string };

/** The house with helpers around it. Every company that it makes has its own account at Lever. */
export async function startConnectHouse(options: TestHouseOptions = {}) {
  const setting = await startOauthHouse({ replace: { scheduler: VAULT_CALLER }, ...options });
  const { house, lever, db } = setting;

  /** A tenant, its owner's browser, and a Lever account with a Super Admin and a recruiter. */
  async function company(role: MemberRole = "owner") {
    const tenant = await seedTenant(db);
    const member = await seedMember(db, tenant.id, { role });
    const account = lever.control.createAccount({ name: `Account of ${tenant.id}` });
    const accountId = account.id;
    return { tenant, member, accountId, browser: browserOf(house, member) };
  }

  /** Presses Continue on the guide, and returns where that leads. */
  async function depart(browser: HeadlessBrowser, form: Record<string, string> = {}): Promise<string> {
    const answer = await browser.send("/connect/lever", form);
    const location = answer.headers.get("location");
    if (location === null) throw new Error(`No departure: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    return location;
  }

  /** Lever's answer to a departure, as the Super Admin gives it: the callback's address. */
  function allow(url: string, accountId: string): string {
    return lever.control.consent({ url, accountId }).location;
  }

  async function connectAs(browser: HeadlessBrowser, accountId: string, form: Record<string, string> = {}) {
    return browser.open(allow(await depart(browser, form), accountId));
  }

  const connectionsOf = (tenantId: string) =>
    rows<ConnectionRow>(db, "select * from connections where tenant_id = ? order by id", tenantId);
  const auditOf = (tenantId: string) =>
    rows<{ actor: string; action: string; subject_id: string }>(
      db,
      "select actor, action, subject_id from audit where tenant_id = ? order by id",
      tenantId,
    );
  const pokesOf = (tenantId: string) =>
    house.logs.filter(({ message }) => message.startsWith("queue message") && message.includes(tenantId)).length;

  /** A link for a Lever Super Admin without an account here. */
  async function inviteToConnect(tenantId: string) {
    const token = newSecret();
    const id = newId("invitation");
    await db
      .prepare(
        `insert into invitations (id, tenant_id, token_hash, purpose, provider, created_at, expires_at)
         values (?, ?, ?, 'connect', 'lever', ?, ?)`,
      )
      .bind(
        id,
        tenantId,
        await sha256Hex(token),
        new Date().toISOString(),
        new Date(Date.now() + 3_600_000).toISOString(),
      )
      .run();
    return { id, token };
  }

  const vault = (connectionId: string, tenantId: string) => vaultIn(house, connectionId, tenantId);

  return { ...setting, company, depart, allow, connectAs, connectionsOf, auditOf, pokesOf, inviteToConnect, vault };
}

export type ConnectSetting = Awaited<ReturnType<typeof startConnectHouse>>;
