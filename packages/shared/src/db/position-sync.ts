// The one D1 batch by which positions go to `pending`: those that still may go, their job with its items, and the audit entries.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { GreenhouseSyncRequest } from "../domain/greenhouse/sync-request.ts";
import type { PositionStatus } from "../domain/words.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { auditPositions } from "./position-audit.ts";
import { positions, syncJobItems, syncJobs } from "./schema/index.ts";

/** A position that shall be written under `code`; `previousCode` is what it bore when that was decided. */
export type SyncWish = {
  readonly id: string;
  readonly previousCode: string | null;
  readonly code: string;
  /** What was chosen for Greenhouse; null for an ATS that needs no choice. */
  readonly choices: GreenhouseSyncRequest | null;
};

export type SyncRequest = {
  readonly jobId: string;
  readonly connectionId: string;
  readonly wishes: readonly SyncWish[];
  readonly requestedBy: string;
  readonly now: number;
  /** For positions whose requisition is at the ATS: what they must be, and what they become. Absent: a first opening. */
  readonly again?: {
    readonly from: PositionStatus;
    readonly to: PositionStatus;
    /** Written down beside the request, when the status changes with it. */
    readonly action: string | null;
  };
};

/**
 * Statements for one batch. The first answers `{id, code}[]`: the positions that became pending. One that somebody else
 * changed since it was read (another status, already pending, another code) stays as it is, and the job has no item for it;
 * without any item there is no job.
 */
export function pendingStatements(
  tenant: TenantDb,
  request: SyncRequest,
): [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]] {
  const { jobId, wishes } = request;
  const at = new Date(request.now).toISOString();
  const ids = wishes.map((wish) => wish.id);
  // The lists travel as one JSON parameter each: D1 takes at most 100 parameters a statement.
  const codes = JSON.stringify(Object.fromEntries(wishes.map((wish) => [wish.id, wish.code])));
  const previousCodes = JSON.stringify(Object.fromEntries(wishes.map((wish) => [wish.id, wish.previousCode])));
  const ofThisJob = and(tenant.owns(positions, eq(positions.syncJobId, jobId)), isOneOf(positions.id, ids));
  return [
    tenant.db
      .update(positions)
      .set({
        syncStatus: "pending",
        connectionId: request.connectionId,
        syncRequest: choicesOf(wishes),
        ...(request.again && { status: request.again.to }),
        requisitionCode: sql`${codes} ->> ${positions.id}`,
        syncJobId: jobId,
        syncRequestedAt: at,
        syncReason: null,
        syncMessage: null,
        syncAttempts: 0,
        syncNextTryAt: null,
        updatedAt: at,
      })
      .where(
        and(
          tenant.owns(positions, eq(positions.status, request.again?.from ?? "approved"), isOneOf(positions.id, ids)),
          request.again === undefined
            ? sql`${positions.syncStatus} in ('not_started', 'failed')`
            : sql`${positions.syncStatus} in ('synced', 'failed') and ${positions.requisitionId} is not null and ${positions.hireId} is null`,
          sql`${positions.requisitionCode} is (${previousCodes} ->> ${positions.id})`,
        ),
      )
      .returning({ id: positions.id, code: positions.requisitionCode }),
    tenant.db.insert(syncJobItems).select(
      tenant.db
        .select({
          jobId: sql<string>`${jobId}`.as("job_id"),
          positionId: positions.id,
          tenantId: positions.tenantId,
          status: sql<"queued">`'queued'`.as("status"),
          requisitionCode: sql<string>`${positions.requisitionCode}`.as("requisition_code"),
          message: sql<string | null>`null`.as("message"),
        })
        .from(positions)
        .where(ofThisJob),
    ),
    tenant.db.insert(syncJobs).select(
      sql`select ${jobId}, ${tenant.tenantId}, ${request.connectionId}, 'positions', 'queued', count(*), 0, 0, null,
        ${request.requestedBy}, ${at}, null, null, null, null
        from sync_job_items where job_id = ${jobId} and tenant_id = ${tenant.tenantId} having count(*) > 0`,
    ),
    auditPositions(tenant, ids, eq(positions.syncJobId, jobId), {
      actor: request.requestedBy,
      action: request.again === undefined ? "position.sync_requested" : "position.change_requested",
      details: { jobId },
      now: request.now,
    }),
    ...(request.again?.action == null
      ? []
      : [
          auditPositions(tenant, ids, eq(positions.syncJobId, jobId), {
            actor: request.requestedBy,
            action: request.again.action,
            details: { from: request.again.from },
            now: request.now,
          }),
        ]),
  ];
}

/** One choice for all travels once; choices of their own by position. */
function choicesOf(wishes: readonly SyncWish[]): SQL | null {
  const [first] = wishes;
  if (first === undefined || wishes.every(({ choices }) => choices === null)) return null;
  if (wishes.every(({ choices }) => choices === first.choices)) return sql`${JSON.stringify(first.choices)}`;
  const byId = JSON.stringify(Object.fromEntries(wishes.map(({ id, choices }) => [id, choices])));
  return sql`nullif(${byId} -> ${positions.id}, 'null')`;
}
