// The plan and what the ATS made of it: positions, requisitions, hires, and the journal of tries to create a requisition.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { GreenhouseReads } from "../../domain/greenhouse/reads.ts";
import type { AwaitedField, GreenhouseSyncRequest } from "../../domain/greenhouse/sync-request.ts";
import type { CandidateWithheld } from "../../domain/sync/hire-changes.ts";
import type { HireProblem, HireStatus, PositionStatus, Provider, SyncStatus } from "../../domain/words.ts";

/**
 * The seat that a company plans and tracks. One column, one writer: reports writes the plan, its approval and sync up to
 * `pending` with its code; scheduler writes synced or failed and the requisition; matcher writes status from `open` on,
 * the hire and the employee.
 */
export const positions = sqliteTable(
  "positions",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    title: text("title").notNull(),
    department: text("department"),
    location: text("location"),
    employmentType: text("employment_type"),
    compensationMin: integer("compensation_min"),
    compensationMax: integer("compensation_max"),
    compensationCurrency: text("compensation_currency"),
    compensationInterval: text("compensation_interval"),
    hiringManager: text("hiring_manager"),
    targetStartOn: text("target_start_on"),
    status: text("status").$type<PositionStatus>().notNull(),
    /** What the approver wrote when sending it back; null once it is requested again. */
    sentBackNote: text("sent_back_note"),
    approvedBy: text("approved_by"),
    approvedAt: text("approved_at"),
    syncStatus: text("sync_status").$type<SyncStatus>().notNull().default("not_started"),
    connectionId: text("connection_id"),
    requisitionCode: text("requisition_code"),
    syncJobId: text("sync_job_id"),
    syncRequestedAt: text("sync_requested_at"),
    /** Stable code of why it failed, or of what a pending one waits for. */
    syncReason: text("sync_reason"),
    syncMessage: text("sync_message"),
    syncAttempts: integer("sync_attempts").notNull().default(0),
    syncNextTryAt: text("sync_next_try_at"),
    syncedAt: text("synced_at"),
    requisitionId: text("requisition_id"),
    hireId: text("hire_id"),
    employeeId: text("employee_id"),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    /** Greenhouse: what the sync is to do, in the shape of domain/greenhouse/sync-request.ts. Null for Lever. */
    syncRequest: text("sync_request", { mode: "json" }).$type<GreenhouseSyncRequest>(),
    recruiter: text("recruiter"),
  },
  (t) => [
    index("positions_by_tenant").on(t.tenantId, t.id),
    uniqueIndex("positions_code").on(t.tenantId, t.requisitionCode),
    uniqueIndex("positions_employee").on(t.tenantId, t.employeeId),
    uniqueIndex("positions_hire").on(t.tenantId, t.hireId),
    index("positions_pending")
      .on(t.tenantId, t.syncRequestedAt)
      .where(sql`sync_status = 'pending'`),
    index("positions_failed")
      .on(t.tenantId, t.id)
      .where(sql`sync_status = 'failed'`),
  ],
);

/** A requisition as last read from the ATS, and the position it was opened for. Written by the scheduler only. */
export const requisitions = sqliteTable(
  "requisitions",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    positionId: text("position_id").notNull(),
    providerId: text("provider_id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    status: text("status").notNull(),
    headcountTotal: integer("headcount_total"),
    headcountHired: integer("headcount_hired").notNull().default(0),
    openedAt: text("opened_at").notNull(),
    closedAt: text("closed_at"),
    deletedAt: text("deleted_at"),
    readAt: text("read_at").notNull(),
    /** Greenhouse: the job of the opening. */
    parentId: text("parent_id"),
    /** Greenhouse: the application that closed the opening as a hire. */
    applicationId: text("application_id"),
    /** Greenhouse: id of a close reason in the catalogue. */
    closeReasonId: text("close_reason_id"),
    targetStartOn: text("target_start_on"),
    /** Fields that were written and do not yet read back as written (they await approval at the ATS); null when none. */
    awaiting: text("awaiting", { mode: "json" }).$type<AwaitedField[]>(),
    /** Greenhouse: what its job and opening held when they were last read; the preview of an edit shows it beside the new. */
    reads: text("reads", { mode: "json" }).$type<GreenhouseReads>(),
  },
  (t) => [
    uniqueIndex("requisitions_provider").on(t.tenantId, t.connectionId, t.providerId),
    index("requisitions_by_position").on(t.positionId),
    index("requisitions_by_code").on(t.tenantId, t.code),
    index("requisitions_by_parent")
      .on(t.tenantId, t.connectionId, t.parentId)
      .where(sql`parent_id is not null`),
  ],
);

/**
 * Journal of tries to create something at an ATS, written before the request goes out. It proves afterwards that a
 * requisition found under our code is ours: at `startedAt`, by the ATS's clock, nothing was there.
 */
export const syncAttempts = sqliteTable(
  "sync_attempts",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    positionId: text("position_id").notNull(),
    connectionId: text("connection_id").notNull(),
    code: text("code").notNull(),
    name: text("name").notNull(),
    startedAt: text("started_at").notNull(),
    outcome: text("outcome"),
    finishedAt: text("finished_at"),
  },
  (t) => [index("sync_attempts_by_position").on(t.positionId, t.code)],
);

/** The fact that an application was hired. Key: tenant, provider and the ATS's application (Lever: opportunity) id. */
export const hires = sqliteTable(
  "hires",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    provider: text("provider").$type<Provider>().notNull(),
    applicationId: text("application_id").notNull(),
    candidateName: text("candidate_name").notNull(),
    emails: text("emails", { mode: "json" }).$type<string[]>().notNull(),
    requisitionProviderId: text("requisition_provider_id"),
    requisitionCode: text("requisition_code"),
    positionId: text("position_id"),
    status: text("status").$type<HireStatus>().notNull(),
    hiredAt: text("hired_at").notNull(),
    unhiredAt: text("unhired_at"),
    /** Why this hire does not simply fill its seat; null when it does. */
    problem: text("problem").$type<HireProblem>(),
    readAt: text("read_at").notNull(),
    candidateId: text("candidate_id"),
    /** The first day by the accepted offer, when the ATS tells it. */
    startsOn: text("starts_on"),
    /** Why the ATS does not show the candidate to us; null when it does. */
    candidateWithheld: text("candidate_withheld").$type<CandidateWithheld>(),
  },
  (t) => [
    uniqueIndex("hires_application").on(t.tenantId, t.provider, t.applicationId),
    index("hires_by_tenant").on(t.tenantId, t.id),
    index("hires_by_position").on(t.positionId),
    index("hires_by_candidate")
      .on(t.tenantId, t.connectionId, t.candidateId)
      .where(sql`candidate_id is not null`),
  ],
);
