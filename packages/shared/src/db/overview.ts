// The few numbers and rows that the menu and the first page of the dashboard show.
import { desc, isNotNull, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { findPositions, type PositionRow } from "./positions.ts";
import { matches, positions } from "./schema/index.ts";

export type Badges = {
  readonly proposedMatches: number;
  readonly failedSyncs: number;
  readonly connectionsNeedingAttention: number;
  readonly parkedEvents: number;
};

/** Counts what waits for a person: one statement, each count from an index that holds only such rows. */
export async function countBadges(tenant: TenantDb): Promise<Badges> {
  const { tenantId } = tenant;
  // Written out: a partial index serves only a condition that spells its own constant. Without `indexed by`, "distinct" would
  // rather walk all matches in the order of employees.
  const row = await tenant.d1
    .prepare(
      `select
        (select count(distinct employee_id) from matches indexed by matches_proposed where tenant_id = ?1 and status = 'proposed') as proposedMatches,
        (select count(*) from positions where tenant_id = ?1 and sync_status = 'failed') as failedSyncs,
        (select count(*) from connections where tenant_id = ?1 and status = 'needs_attention') as connectionsNeedingAttention,
        (select count(*) from inbound_events where tenant_id = ?1 and status = 'parked') as parkedEvents`,
    )
    .bind(tenantId)
    .first<Badges>();
  return row ?? { proposedMatches: 0, failedSyncs: 0, connectionsNeedingAttention: 0, parkedEvents: 0 };
}

/** When the longest waiting pending position was asked for, or null when none is pending. */
export async function oldestPendingAt(tenant: TenantDb): Promise<string | null> {
  const [row] = await tenant.db
    .select({ at: sql<string | null>`min(${positions.syncRequestedAt})` })
    .from(positions)
    .where(tenant.owns(positions, sql`${positions.syncStatus} = 'pending'`));
  return row?.at ?? null;
}

/** The positions whose employee was named last, newest first. */
export async function listRecentlyFilled(tenant: TenantDb, limit: number): Promise<PositionRow[]> {
  const rows = await tenant.db
    .select({ id: matches.positionId })
    .from(matches)
    .where(tenant.owns(matches, sql`${matches.status} = 'confirmed'`, isNotNull(matches.positionId)))
    .orderBy(desc(matches.decidedAt))
    .limit(limit);
  return findPositions(
    tenant,
    rows.flatMap((row) => row.id ?? []),
  );
}
