// Audit entries for positions that a statement of the same batch really changes: a lost race leaves no false entry.
import { sql, type SQL } from "drizzle-orm";
import { newId } from "../domain/ids.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { audit, positions } from "./schema/index.ts";

export type PositionAuditEntry = {
  readonly actor: string;
  /** Object and verb in the past tense, e.g. `position.approved`. */
  readonly action: string;
  readonly details?: Record<string, unknown>;
  readonly now: number;
};

/**
 * Statement for a batch: one entry for each of these positions that meets the condition, its code among the details. Before the
 * change, give the change's own condition; after it, what only this change can have left behind.
 */
export function auditPositions(
  tenant: TenantDb,
  ids: readonly string[],
  condition: SQL | undefined,
  entry: PositionAuditEntry,
) {
  const auditIds = JSON.stringify(Object.fromEntries(ids.map((id) => [id, newId("audit", entry.now)])));
  const details = JSON.stringify(entry.details ?? {});
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
      .where(tenant.owns(positions, isOneOf(positions.id, ids), condition)),
  );
}
