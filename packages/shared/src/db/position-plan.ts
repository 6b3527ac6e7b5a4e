// Statements that write the plan of a position and its way to approval; each changes nothing when the position has moved on meanwhile.
import { eq, isNull, ne, sql } from "drizzle-orm";
import type { PositionInput } from "../domain/position.ts";
import type { PositionStatus } from "../domain/words.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
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
export function updatePlan(tenant: TenantDb, id: string, plan: PositionInput, now: string) {
  return tenant.db
    .update(positions)
    .set({ ...columnsOf(plan), updatedAt: now })
    .where(tenant.owns(positions, eq(positions.id, id), ne(positions.syncStatus, "pending")))
    .returning({ id: positions.id });
}

/** draft -> requested. What the approver wrote is done with. */
export function setRequested(tenant: TenantDb, id: string, now: string) {
  return tenant.db
    .update(positions)
    .set({ status: "requested", sentBackNote: null, updatedAt: now })
    .where(tenant.owns(positions, eq(positions.id, id), eq(positions.status, "draft")))
    .returning({ id: positions.id });
}

/** draft or requested -> approved, for all of the ids that still are one of them. */
export function setApproved(tenant: TenantDb, ids: readonly string[], approval: Approval) {
  return tenant.db
    .update(positions)
    .set({
      status: "approved",
      sentBackNote: null,
      approvedBy: approval.by,
      approvedAt: approval.at,
      updatedAt: approval.at,
    })
    .where(tenant.owns(positions, isOneOf(positions.id, ids), hasStatus("draft", "requested")))
    .returning({ id: positions.id });
}

/** requested, or approved and never sent to the ATS -> draft, with the approver's note. */
export function setSentBack(tenant: TenantDb, id: string, note: string, now: string) {
  return tenant.db
    .update(positions)
    .set({ status: "draft", sentBackNote: note, approvedBy: null, approvedAt: null, updatedAt: now })
    .where(
      tenant.owns(
        positions,
        eq(positions.id, id),
        hasStatus("requested", "approved"),
        eq(positions.syncStatus, "not_started"),
      ),
    )
    .returning({ id: positions.id });
}

/** Any status before a hire -> closed; not while it is being written to the ATS. */
export function setClosed(tenant: TenantDb, id: string, now: string) {
  return tenant.db
    .update(positions)
    .set({ status: "closed", updatedAt: now })
    .where(
      tenant.owns(
        positions,
        eq(positions.id, id),
        hasStatus("draft", "requested", "approved", "open"),
        ne(positions.syncStatus, "pending"),
        isNull(positions.hireId),
      ),
    )
    .returning({ id: positions.id });
}

/**
 * closed -> approved, with its way to the ATS forgotten, so that the next sync gives it a fresh code and a new requisition. The
 * old requisition keeps its row and the position's id.
 */
export function setReopened(tenant: TenantDb, id: string, approval: Approval) {
  return tenant.db
    .update(positions)
    .set({
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
      updatedAt: approval.at,
    })
    .where(
      tenant.owns(
        positions,
        eq(positions.id, id),
        eq(positions.status, "closed"),
        ne(positions.syncStatus, "pending"),
        isNull(positions.hireId),
      ),
    )
    .returning({ id: positions.id });
}

/** closed -> open again, for a position whose requisition still takes hires at the ATS. */
export function setOpenAgain(tenant: TenantDb, id: string, now: string) {
  return tenant.db
    .update(positions)
    .set({ status: "open", updatedAt: now })
    .where(
      tenant.owns(
        positions,
        eq(positions.id, id),
        eq(positions.status, "closed"),
        eq(positions.syncStatus, "synced"),
        isNull(positions.hireId),
      ),
    )
    .returning({ id: positions.id });
}

function hasStatus(...statuses: PositionStatus[]) {
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
