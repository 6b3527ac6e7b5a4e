// The import of hired people: what it knows of each person, what each job did, when the next one runs, and our webhooks at the ATS.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ImportedStatus, ImportOutcome } from "../../domain/hris/import-job.ts";
import type { MappedFacts } from "../../domain/hris/map-hire.ts";

/**
 * A hired person as the import has last read them: which employee they are, and what it wrote, so that what somebody changed since
 * is known and kept. Key: the application, whichever connection saw it. Written by the scheduler. WITHOUT ROWID.
 */
export const importedPeople = sqliteTable(
  "imported_people",
  {
    tenantId: text("tenant_id").notNull(),
    applicationId: text("application_id").notNull(),
    connectionId: text("connection_id").notNull(),
    /** The ATS's id of the person, the same in all their applications. */
    contactId: text("contact_id"),
    hireId: text("hire_id"),
    employeeId: text("employee_id"),
    status: text("status").$type<ImportedStatus>().notNull(),
    /** What the import last wrote into the employee; a field that says something else now was changed by somebody. */
    facts: text("facts", { mode: "json" }).$type<MappedFacts>(),
    /** As the ATS's record stood then: the same again need not be read again. */
    stamp: text("stamp"),
    /** Why somebody should look at the name; null = no doubt. */
    nameDoubt: text("name_doubt"),
    hiredAt: text("hired_at"),
    /** Why the last try failed, as a stable code, and in words. */
    failure: text("failure"),
    failureMessage: text("failure_message"),
    readAt: text("read_at"),
    /** A webhook says to read this person again; null once that was done. */
    wantedAt: text("wanted_at"),
    /** Tries for this want that failed through no fault of the ATS. */
    attempts: integer("attempts").notNull().default(0),
    /** What the mapping started from, of the newest five hires of a connection only: for the preview. */
    sample: text("sample", { mode: "json" }),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.applicationId] }),
    index("imported_people_contact").on(t.tenantId, t.contactId),
    index("imported_people_hired").on(t.tenantId, t.connectionId, t.hiredAt),
    index("imported_people_sampled")
      .on(t.tenantId, t.connectionId, t.hiredAt)
      .where(sql`sample is not null`),
    index("imported_people_wanted")
      .on(t.tenantId)
      .where(sql`wanted_at is not null`),
  ],
);

/** What an import job did, or still has to do, for one person. Written by the scheduler; those to be tried again also by reports. WITHOUT ROWID. */
export const importItems = sqliteTable(
  "import_items",
  {
    jobId: text("job_id").notNull(),
    applicationId: text("application_id").notNull(),
    tenantId: text("tenant_id").notNull(),
    /** Null: waits to be read. */
    outcome: text("outcome").$type<ImportOutcome>(),
    /** As the list told the person, until they are read; then null. */
    listed: text("listed", { mode: "json" }),
    name: text("name").notNull().default(""),
    /** Why it failed or what to know, as a stable code, and in words. */
    reason: text("reason"),
    message: text("message"),
    nameDoubt: text("name_doubt"),
    employeeId: text("employee_id"),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.applicationId] }),
    index("import_items_outcome").on(t.jobId, t.outcome, t.applicationId),
  ],
);

/** When a connection's people are imported next, and how far the last import saw. Written by the scheduler. */
export const connectionImports = sqliteTable(
  "connection_imports",
  {
    connectionId: text("connection_id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    /** The settings that `nextImportAt` was made from; others make it anew. */
    schedule: text("schedule").notNull(),
    /** Null: not imported by itself. */
    nextImportAt: text("next_import_at"),
    /** The last day (of the settings' zone) that was imported for by itself. */
    importedForDay: text("imported_for_day"),
    /** Upper edge of what was seen, by the ATS's clock; the next import starts an overlap before it. */
    seenUntil: text("seen_until"),
    /** When an import last read everybody. */
    everybodyReadAt: text("everybody_read_at"),
    /** When it was last tried to bring the webhooks in line with the settings; null = they are. */
    hooksTriedAt: text("hooks_tried_at"),
  },
  (t) => [index("connection_imports_due").on(t.nextImportAt)],
);

/** A webhook that Rolecall made in the ATS by itself. Its signature token is in the vault. Written by oauth. WITHOUT ROWID. */
export const connectionHooks = sqliteTable(
  "connection_hooks",
  {
    tenantId: text("tenant_id").notNull(),
    connectionId: text("connection_id").notNull(),
    event: text("event").notNull(),
    /** The ATS's id of the webhook. */
    hookId: text("hook_id").notNull(),
    createdAt: text("created_at").notNull(),
    /** Set when it should be gone but the ATS would not let us delete it: a person has to. */
    strandedAt: text("stranded_at"),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.connectionId, t.hookId] })],
);
