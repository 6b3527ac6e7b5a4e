// The Greenhouse jobs that a company used as templates last, newest first: they are offered before all others.
import { desc, eq, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { positions } from "./schema/index.ts";

const LOOKED_AT = 200; // newest positions
const OFFERED = 3;

export async function lastTemplates(tenant: TenantDb, connectionId: string): Promise<string[]> {
  const rows = await tenant.db
    .select({ request: positions.syncRequest })
    .from(positions)
    .where(tenant.owns(positions, eq(positions.connectionId, connectionId), sql`${positions.syncRequest} is not null`))
    .orderBy(desc(positions.id))
    .limit(LOOKED_AT);
  const used = rows.flatMap(({ request }) => (request?.action === "create" ? [request.templateJobId] : []));
  return [...new Set(used)].slice(0, OFFERED);
}
