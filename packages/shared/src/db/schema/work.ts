// Work in flight and its record: sync jobs and their items, the outbox, the audit log.
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";
import type { ImportCursor, ImportScope } from "../../domain/hris/import-job.ts";
import type { JobStatus } from "../../domain/words.ts";

/** Something a person or the clock asked the scheduler to do, with its counts. `look` = read hires now; `positions` = write requisitions; `catalogue` = read the ATS's catalogue now; `roles` = read its postings now. */
export const syncJobs = sqliteTable(
  "sync_jobs",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    kind: text("kind").$type<"positions" | "look" | "catalogue" | "roles" | "onboarding" | "import">().notNull(),
    status: text("status").$type<JobStatus>().notNull(),
    total: integer("total").notNull().default(0),
    doneCount: integer("done_count").notNull().default(0),
    failedCount: integer("failed_count").notNull().default(0),
    reason: text("reason"),
    requestedBy: text("requested_by").notNull(),
    createdAt: text("created_at").notNull(),
    startedAt: text("started_at"),
    finishedAt: text("finished_at"),
    /** Of an import: whom it reads. */
    importScope: text("import_scope").$type<ImportScope>(),
    /** Of an import: how far it is, so that whoever takes it up goes on from there. */
    cursor: text("cursor", { mode: "json" }).$type<ImportCursor>(),
  },
  (t) => [
    index("sync_jobs_by_tenant").on(t.tenantId, t.id),
    index("sync_jobs_unfinished")
      .on(t.tenantId, t.createdAt)
      .where(sql`status in ('queued', 'running')`),
  ],
);

/** What a job did for one position. WITHOUT ROWID. */
export const syncJobItems = sqliteTable(
  "sync_job_items",
  {
    jobId: text("job_id").notNull(),
    positionId: text("position_id").notNull(),
    tenantId: text("tenant_id").notNull(),
    status: text("status").$type<JobStatus>().notNull(),
    requisitionCode: text("requisition_code").notNull(),
    message: text("message"),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.positionId] })],
);

/** Messages that belong to a committed change and still have to reach their queue. Deleted once sent; swept when a send was lost. */
export const outbox = sqliteTable("outbox", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  tenantId: text("tenant_id").notNull(),
  queue: text("queue").$type<"sync" | "match" | "deliveries">().notNull(),
  body: text("body").notNull(),
  createdAt: text("created_at").notNull(),
});

/** Who did what to which object; names of fields, never secrets. Ids start with their time, so the key is the order. WITHOUT ROWID. */
export const audit = sqliteTable(
  "audit",
  {
    tenantId: text("tenant_id").notNull(),
    id: text("id").notNull(),
    actor: text("actor").notNull(),
    action: text("action").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: text("subject_id").notNull(),
    details: text("details", { mode: "json" }).$type<Record<string, unknown>>().notNull(),
    at: text("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index("audit_by_subject").on(t.tenantId, t.subjectId, t.id),
    index("audit_of_matches")
      .on(t.tenantId, t.at)
      .where(sql`subject_kind = 'match'`),
  ],
);
