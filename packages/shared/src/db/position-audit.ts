// Audit entries for positions that a statement just before, in the same batch, really changed: a lost race leaves no false entry.
import { eq, sql } from "drizzle-orm";
import { newId } from "../domain/ids.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { audit, positions } from "./schema/index.ts";

/** How to tell that the change happened: the position bears the change's own time or job. */
export type ChangeMark = { readonly updatedAt: string } | { readonly syncJobId: string };

export type PositionAuditEntry = {
  readonly actor: string;
  /** Object and verb in the past tense, e.g. `position.approved`. */
  readonly action: string;
  readonly details?: Record<string, unknown>;
  readonly now: number;
};

/** Statement for a batch: one entry for each of these positions that bears the mark, its code among the details. */
export function auditPositions(tenant: TenantDb, ids: readonly string[], mark: ChangeMark, entry: PositionAuditEntry) {
  const auditIds = JSON.stringify(Object.fromEntries(ids.map((id) => [id, newId("audit", entry.now)])));
  const details = JSON.stringify(entry.details ?? {});
  const isMarked =
    "syncJobId" in mark ? eq(positions.syncJobId, mark.syncJobId) : eq(positions.updatedAt, mark.updatedAt);
  return tenant.db.insert(audit).select(
    tenant.db
      .select({
        tenantId: positions.tenantId,
        id: sql<string>`${auditIds} ->> ${positions.id}`.as("id"),
        actor: sql<string>`${entry.actor}`.as("actor"),
        action: sql<string>`${entry.action}`.as("action"),
        subjectKind: sql<string>`'position'`.as("subject_kind"),
        subjectId: sql<string>`${positions.id}`.as("subject_id"),
        // json_patch drops what is null: the code is only named where there is one
        details: sql<Record<string, unknown>>`json_patch(${details},
          json_object('requisitionCode', ${positions.requisitionCode}))`.as("details"),
        at: sql<string>`${new Date(entry.now).toISOString()}`.as("at"),
      })
      .from(positions)
      .where(tenant.owns(positions, isOneOf(positions.id, ids), isMarked)),
  );
}
