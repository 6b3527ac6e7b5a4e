// The matcher's own work: how far index and decisions of a tenant are, whom it has still to look at, and rehearsals of its rules.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { MatchEvidence } from "../../domain/employee.ts";
import type { DifferenceKind, TodaysDecision } from "../../domain/match/rehearsal.ts";

/** One row a tenant: who works for it now, and how far index and decisions are. WITHOUT ROWID. */
export const matchStates = sqliteTable(
  "match_states",
  {
    tenantId: text("tenant_id").notNull(),
    /** Rules that index and decisions are made by, or are being made anew by. */
    ruleVersion: text("rule_version").notNull(),
    /** Everyone up to these ids is in the index. */
    indexedHireId: text("indexed_hire_id").notNull().default(""),
    indexedEmployeeId: text("indexed_employee_id").notNull().default(""),
    hireCount: integer("hire_count").notNull().default(0),
    /** Size of the tenant in the engine's steps, by which everyone was last decided. */
    scale: integer("scale").notNull().default(0),
    /** Everyone up to this id is decided anew; null when nobody has to be. */
    rematchedEmployeeId: text("rematched_employee_id"),
    /** The consumer that decides for this tenant, and until when it may be taken for alive (milliseconds since 1970). */
    holder: text("holder"),
    heldUntil: integer("held_until").notNull().default(0),
    /** Until when somebody comes back to see whether the holder lives. */
    watchedUntil: integer("watched_until").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.tenantId] })],
);

/** Hires, employees and positions that changed and are to be looked at. WITHOUT ROWID. */
export const matchWants = sqliteTable(
  "match_wants",
  {
    tenantId: text("tenant_id").notNull(),
    subjectKind: text("subject_kind").$type<"hire" | "employee" | "position">().notNull(),
    subjectId: text("subject_id").notNull(),
    /** Changes with every new wish, so that a look begun before it does not fulfil it. */
    mark: text("mark").notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.subjectKind, t.subjectId] })],
);

/** A rehearsal: what would today's rules decide on everyone? Reports inserts, the matcher counts and ends; it changes nothing else. */
export const matchRehearsals = sqliteTable(
  "match_rehearsals",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    status: text("status").$type<"running" | "done">().notNull(),
    requestedBy: text("requested_by").notNull(),
    createdAt: text("created_at").notNull(),
    ruleVersion: text("rule_version"),
    /** Employees up to this id are done. */
    doneEmployeeId: text("done_employee_id").notNull().default(""),
    total: integer("total"),
    doneCount: integer("done_count").notNull().default(0),
    differenceCount: integer("difference_count").notNull().default(0),
    finishedAt: text("finished_at"),
  },
  (t) => [
    index("match_rehearsals_by_tenant").on(t.tenantId, t.id),
    index("match_rehearsals_running")
      .on(t.tenantId, t.id)
      .where(sql`status = 'running'`),
  ],
);

/** An employee on whom today's rules would decide otherwise. WITHOUT ROWID. */
export const rehearsalDifferences = sqliteTable(
  "rehearsal_differences",
  {
    tenantId: text("tenant_id").notNull(),
    rehearsalId: text("rehearsal_id").notNull(),
    employeeId: text("employee_id").notNull(),
    kind: text("kind").$type<DifferenceKind>().notNull(),
    /** The stored match that it differs from: the confirmed one, or else the first proposal. */
    storedMatchId: text("stored_match_id"),
    storedHireId: text("stored_hire_id"),
    storedDecidedBy: text("stored_decided_by"),
    todaysDecision: text("todays_decision").$type<TodaysDecision>().notNull(),
    todaysHireId: text("todays_hire_id"),
    todaysP: real("todays_p"),
    /** Why today's rules decide so: lines as a match has them. */
    evidence: text("evidence", { mode: "json" }).$type<MatchEvidence[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.rehearsalId, t.employeeId] })],
);
