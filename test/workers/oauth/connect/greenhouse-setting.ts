// What the tests of connecting Greenhouse share: a house with its simulator, companies, credentials and one-time links.
import { atEnd, beforeEveryTest } from "../../../support/at-end.ts";
import { sha256Hex } from "#shared/crypto/hash.ts";
import type { MemberRole } from "#shared/domain/access.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { startGreenhouseSimulator } from "../../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../../support/seeds.ts";
import { startTestHouse } from "../../../support/test-house.ts";
import { browserOf, rows } from "../support.ts";
import { VAULT_CALLER, vaultIn } from "../vault/vault-client.ts";

export const SCOPES = GREENHOUSE_SCOPES.map(scopeName);
export const GUIDE = "/connect/greenhouse";

/** What the holder of a link says of themselves. */
export const SAID = { name: "Imani Brooks", email: "imani@harbor.example" };

type Row = Record<string, unknown>;

export async function startGreenhouseHouse() {
  const greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0 });
  const house = await startTestHouse({ only: ["oauth"], replace: { scheduler: VAULT_CALLER }, greenhouse });
  atEnd(() => greenhouse.close());
  beforeEveryTest(() => {
    greenhouse.control.clearFaults({});
    greenhouse.control.clearRequests({});
  });

  async function company(role: MemberRole = "owner") {
    const tenant = await seedTenant(house.db);
    const member = await seedMember(house.db, tenant.id, { role });
    const connections = () =>
      rows<Row>(house.db, "select * from connections where tenant_id = ? order by id", tenant.id);
    const vault = async () => vaultIn(house, String((await connections())[0]?.["id"]), tenant.id, "greenhouse");
    const actors = async () =>
      (await rows<Row>(house.db, "select actor, action from audit where tenant_id = ? order by id", tenant.id)).map(
        ({ actor, action }) => `${String(actor)} ${String(action)}`,
      );
    return { tenant, member, browser: browserOf(house, member), connections, actors, vault };
  }

  /** A credential and a user as Greenhouse's admin makes them, as they are typed. */
  function made(options: { scopes?: string[]; isSiteAdmin?: boolean } = {}) {
    const { scopes = SCOPES, isSiteAdmin = true } = options;
    const user = greenhouse.control.createUser({ name: "Integration User", isSiteAdmin });
    const { clientId, clientSecret } = greenhouse.control.createCredential({ scopes });
    return { clientId, clientSecret, userId: String(user.id) };
  }

  /** A link to connect Greenhouse, for a minute. */
  async function link(tenantId: string) {
    const token = newSecret();
    const id = newId("invitation");
    const [now, later] = [new Date(), new Date(Date.now() + 60_000)].map((time) => time.toISOString());
    await house.db
      .prepare(
        `insert into invitations (id, tenant_id, token_hash, purpose, provider, created_at, expires_at)
         values (?, ?, ?, 'connect', 'greenhouse', ?, ?)`,
      )
      .bind(id, tenantId, await sha256Hex(token), now, later)
      .run();
    return { id, token };
  }

  return { greenhouse, house, company, made, link };
}

export type GreenhouseSetting = Awaited<ReturnType<typeof startGreenhouseHouse>>;

/** The ticket of a credential that waits for its user, as it stands in the page. */
export function ticketIn(html: string): string {
  return /name="ticket" value="([\w-]{43})"/.exec(html)?.[1] ?? "";
}
