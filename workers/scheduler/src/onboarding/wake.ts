// Tenants whose onboarding has something due: a look for new hires, or a first reading of the stages to choose from.
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import { connectionLooks, connections, connectionSettings, onboardingLooks } from "#shared/db/schema/index.ts";
import type { SchedulerEnv } from "../env.ts";

/** @param now ISO */
export async function tenantsDueForOnboarding(env: SchedulerEnv, now: string, limit: number): Promise<string[]> {
  const isChosen = sql`json_extract(${connectionSettings.settings}, '$.stageId') is not null
    and json_extract(${connectionSettings.settings}, '$.startsOn') is not null`;
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: connections.tenantId })
    .from(connections)
    .leftJoin(
      connectionSettings,
      and(
        eq(connectionSettings.tenantId, connections.tenantId),
        eq(connectionSettings.connectionId, connections.id),
        eq(connectionSettings.module, "onboarding"),
      ),
    )
    .leftJoin(onboardingLooks, eq(onboardingLooks.connectionId, connections.id))
    .leftJoin(connectionLooks, eq(connectionLooks.connectionId, connections.id))
    .where(
      and(
        eq(connections.status, "active"),
        eq(connections.provider, "lever"),
        usesModule("onboarding"),
        or(
          and(isChosen, or(isNull(onboardingLooks.nextLookAt), lte(onboardingLooks.nextLookAt, now))),
          or(isNull(connectionLooks.nextCatalogueAt), lte(connectionLooks.nextCatalogueAt, now)),
        ),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.tenantId);
}
