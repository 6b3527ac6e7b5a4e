// Which tenants the sweep wakes for the import: a daily one is due, webhooks are to be mended, or somebody wanted was not read.
import { and, eq, isNotNull, isNull, lte, or } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { acrossTenants, type DatabaseEnv } from "#shared/db/for-tenant.ts";
import { connectionImports, connections, importedPeople } from "#shared/db/schema/index.ts";

const HEAL_AFTER_MS = 5 * 60_000;

/** @param now ISO @param lostBefore ISO: whoever is wanted since before then lost their poke */
export async function tenantsToImport(
  env: DatabaseEnv,
  now: number,
  lostBefore: string,
  limit: number,
): Promise<string[]> {
  const db = acrossTenants(env);
  const at = new Date(now).toISOString();
  const healedBefore = new Date(now - HEAL_AFTER_MS).toISOString();
  const [due, wanted] = await db.batch([
    db
      .selectDistinct({ tenantId: connections.tenantId })
      .from(connections)
      .leftJoin(connectionImports, eq(connectionImports.connectionId, connections.id))
      .where(
        and(
          eq(connections.status, "active"),
          eq(connections.provider, "lever"),
          usesModule("hris"),
          or(
            isNull(connectionImports.connectionId),
            lte(connectionImports.nextImportAt, at),
            lte(connectionImports.hooksTriedAt, healedBefore),
          ),
        ),
      )
      .limit(limit),
    db
      .selectDistinct({ tenantId: importedPeople.tenantId })
      .from(importedPeople)
      .where(and(isNotNull(importedPeople.wantedAt), lte(importedPeople.wantedAt, lostBefore)))
      .limit(limit),
  ]);
  return [...due, ...wanted].map((row) => row.tenantId);
}
