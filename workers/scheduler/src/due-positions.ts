// Which positions wait to be written to the ATS, and when the next of them is due.
import { and, asc, eq, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { connections, positions } from "#shared/db/schema/index.ts";
import { isAts } from "#shared/domain/words.ts";
import type { AtsConnection } from "./ats.ts";
import type { TenantWork } from "./tenant-work.ts";

export type PendingPosition = typeof positions.$inferSelect & {
  requisitionCode: string;
  connectionId: string;
  connection: AtsConnection;
  /** False: the module was removed after the position was sent. */
  isForHeadcount: boolean;
};

/** The tenant's positions that wait to be written and are due now, in the order in which they were asked for. */
export async function duePositions(work: TenantWork, limit: number): Promise<PendingPosition[]> {
  const now = new Date().toISOString();
  const rows = await work.tenant.db
    .select({
      position: positions,
      connection: { id: connections.id, provider: connections.provider },
      modules: connections.modules,
    })
    .from(positions)
    .innerJoin(connections, work.tenant.owns(connections, eq(connections.id, positions.connectionId)))
    .where(
      and(
        work.tenant.owns(positions, sql`${positions.syncStatus} = 'pending'`),
        or(isNull(positions.syncNextTryAt), lte(positions.syncNextTryAt, now)),
      ),
    )
    .orderBy(asc(positions.syncRequestedAt), asc(positions.id))
    .limit(limit);
  return rows.flatMap(({ position, connection, modules }) => {
    const { requisitionCode } = position;
    if (requisitionCode === null || !isAts(connection)) return [];
    const isForHeadcount = modules.includes("headcount");
    return [{ ...position, requisitionCode, connectionId: connection.id, connection, isForHeadcount }];
  });
}

/** Milliseconds until the next pending position is due, or null when none is pending. */
export async function nextDueInMs(work: TenantWork): Promise<number | null> {
  const [row] = await work.tenant.db
    .select({ at: sql<string | null>`min(coalesce(${positions.syncNextTryAt}, ''))` })
    .from(positions)
    .where(
      work.tenant.owns(
        positions,
        sql`${positions.syncStatus} = 'pending'`,
        isNotNull(positions.requisitionCode),
        isNotNull(positions.connectionId),
      ),
    );
  if (row?.at === undefined || row.at === null) return null;
  return row.at === "" ? 0 : Math.max(0, Date.parse(row.at) - Date.now());
}
