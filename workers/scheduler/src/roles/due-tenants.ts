// For the sweep: tenants whose postings are due to be read, by the connections' own times.
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import { connections, postingLooks } from "#shared/db/schema/index.ts";
import type { SchedulerEnv } from "../env.ts";

export async function tenantsWithPostingsDue(env: SchedulerEnv, now: string, limit: number): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: connections.tenantId })
    .from(connections)
    .leftJoin(postingLooks, eq(postingLooks.connectionId, connections.id))
    .where(
      and(
        eq(connections.status, "active"),
        eq(connections.provider, "lever"),
        sql`exists (select 1 from json_each(${connections.modules}) where value = 'marketplace')`,
        or(isNull(postingLooks.connectionId), lte(postingLooks.nextLookAt, now)),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.tenantId);
}
