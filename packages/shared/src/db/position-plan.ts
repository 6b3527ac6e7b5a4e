// Statements that write the plan of a position and its way to approval; each changes nothing when the position has moved on meanwhile.
import { and, eq, isNotNull, isNull, ne, sql, type SQL } from "drizzle-orm";
import type { PositionInput } from "../domain/position.ts";
import type { PositionStatus } from "../domain/words.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { auditPositions, type PositionAuditEntry } from "./position-audit.ts";
import { positions } from "./schema/index.ts";

/** Who approved, and when (ISO). */
export type Approval = { readonly by: string; readonly at: string };

/** A new position. */
export function insertPosition(
  tenant: TenantDb,
  id: string,
  plan: PositionInput,
  start: { status: "draft" | "requested" | "approved"; approval: Approval | null; now: string },
) {
  return tenant.db.insert(positions).values({
    id,
    tenantId: tenant.tenantId,
    ...columnsOf(plan),
    status: start.status,
    approvedBy: start.approval?.by ?? null,
    approvedAt: start.approval?.at ?? null,
    createdAt: start.now,
    updatedAt: start.now,
  });
}

/** A changed plan; not while it is being written to the ATS. */
export function updatePlan(tenant: TenantDb, id: string, plan: PositionInput, entry: PositionAuditEntry) {
  return change(tenant, [id], ne(positions.syncStatus, "pending"), columnsOf(plan), entry);
}

/** draft -> requested. What the approver wrote is done with. */
export function request(tenant: TenantDb, id: string, entry: PositionAuditEntry) {
  return change(tenant, [id], hasStatus("draft"), { status: "requested", sentBackNote: null }, entry);
}

/** draft or requested -> approved, for all of the ids that still are one of them. */
export function approve(tenant: TenantDb, ids: readonly string[], approval: Approval, entry: PositionAuditEntry) {
  const approved = {
    status: "approved",
    sentBackNote: null,
    approvedBy: approval.by,
    approvedAt: approval.at,
  } as const;
  return change(tenant, ids, hasStatus("draft", "requested"), approved, entry);
}

/** requested, or approved and never sent to the ATS -> draft, with the approver's note. */
export function sendBack(tenant: TenantDb, id: string, note: string, entry: PositionAuditEntry) {
  const isOnlyPlanned = and(hasStatus("requested", "approved"), eq(positions.syncStatus, "not_started"));
  const draft = { status: "draft", sentBackNote: note, approvedBy: null, approvedAt: null } as const;
  return change(tenant, [id], isOnlyPlanned, draft, entry);
}

/** Any status before a hire -> closed; not while it is being written to the ATS. */
export function close(tenant: TenantDb, id: string, entry: PositionAuditEntry) {
  const isUnfilled = and(hasStatus("draft", "requested", "approved", "open"), isNull(positions.hireId));
  return change(tenant, [id], and(isUnfilled, ne(positions.syncStatus, "pending")), { status: "closed" }, entry);
}

/**
 * closed -> approved, with its way to the ATS forgotten, so that the next sync gives it a fresh code and a new requisition. The
 * old requisition keeps its row and the position's id.
 */
export function reopen(tenant: TenantDb, id: string, approval: Approval, entry: PositionAuditEntry) {
  const isClosed = and(hasStatus("closed"), ne(positions.syncStatus, "pending"), isNull(positions.hireId));
  const afresh = {
    status: "approved",
    approvedBy: approval.by,
    approvedAt: approval.at,
    syncStatus: "not_started",
    connectionId: null,
    requisitionCode: null,
    syncJobId: null,
    syncRequestedAt: null,
    syncReason: null,
    syncMessage: null,
    syncAttempts: 0,
    syncNextTryAt: null,
    syncedAt: null,
    requisitionId: null,
  } as const;
  return change(tenant, [id], isClosed, afresh, entry);
}

/**
 * closed -> open again, for a position whose requisition still takes hires at the ATS; where closing it there failed, that wish is
 * taken back.
 */
export function openAgain(tenant: TenantDb, id: string, entry: PositionAuditEntry) {
  const hasRequisition = and(isNotNull(positions.requisitionId), ne(positions.syncStatus, "pending"));
  const isClosed = and(hasStatus("closed"), hasRequisition, isNull(positions.hireId));
  const open = { status: "open", syncStatus: "synced", syncReason: null, syncMessage: null } as const;
  return change(tenant, [id], isClosed, open, entry);
}

/** The audit entries and the update under one condition, in this order; the second answers the changed ids. */
function change(
  tenant: TenantDb,
  ids: readonly string[],
  condition: SQL | undefined,
  set: Partial<typeof positions.$inferInsert>,
  entry: PositionAuditEntry,
) {
  return [
    auditPositions(tenant, ids, condition, entry),
    tenant.db
      .update(positions)
      .set({ ...set, updatedAt: new Date(entry.now).toISOString() })
      .where(tenant.owns(positions, isOneOf(positions.id, ids), condition))
      .returning({ id: positions.id }),
  ] as const;
}

function hasStatus(...statuses: PositionStatus[]): SQL {
  return sql`${positions.status} in (select value from json_each(${JSON.stringify(statuses)}))`;
}

function columnsOf(plan: PositionInput) {
  const { compensation, ...columns } = plan;
  return {
    ...columns,
    compensationMin: compensation?.min ?? null,
    compensationMax: compensation?.max ?? null,
    compensationCurrency: compensation?.currency ?? null,
    compensationInterval: compensation?.interval ?? null,
  };
}
