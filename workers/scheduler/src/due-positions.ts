// Which positions wait to be written to the ATS, and when the next of them is due.
import { and, asc, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { positions } from "#shared/db/schema/index.ts";
import type { TenantWork } from "./tenant-work.ts";

export type PendingPosition = typeof positions.$inferSelect & { requisitionCode: string; connectionId: string };

/** The tenant's positions that wait to be written and are due now, in the order in which they were asked for. */
export async function duePositions(work: TenantWork, limit: number): Promise<PendingPosition[]> {
  const now = new Date().toISOString();
  const rows = await work.tenant.db
    .select()
    .from(positions)
    .where(
      and(
        work.tenant.owns(positions, sql`sync_status = 'pending'`),
        or(isNull(positions.syncNextTryAt), lte(positions.syncNextTryAt, now)),
      ),
    )
    .orderBy(asc(positions.syncRequestedAt), asc(positions.id))
    .limit(limit);
  return rows.flatMap((row) =>
    row.requisitionCode === null || row.connectionId === null
      ? []
      : [{ ...row, requisitionCode: row.requisitionCode, connectionId: row.connectionId }],
  );
}

/** Milliseconds until the next pending position is due, or null when none is pending. */
export async function nextDueInMs(work: TenantWork): Promise<number | null> {
  const [row] = await work.tenant.db
    .select({ at: sql<string | null>`min(coalesce(${positions.syncNextTryAt}, ''))` })
    .from(positions)
    .where(
      work.tenant.owns(
        positions,
        sql`sync_status = 'pending'`,
        isNotNull(positions.requisitionCode),
        isNotNull(positions.connectionId),
      ),
    );
  if (row?.at === undefined || row.at === null) return null;
  return row.at === "" ? 0 : Math.max(0, Date.parse(row.at) - Date.now());
}
