// Employees, which hire each of them is, and the index of keys by which the matcher finds candidates.
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { MatchGate } from "../../domain/match/outcome.ts";
import type { EmployeeSource, MatchEvidence } from "../../domain/employee.ts";
import type { MatchStatus } from "../../domain/words.ts";

/** A person in the HRIS. */
export const employees = sqliteTable(
  "employees",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    /** The HRIS's own number; unique in the tenant when given. */
    employeeNumber: text("employee_number"),
    firstName: text("first_name").notNull(),
    middleName: text("middle_name"),
    lastName: text("last_name").notNull(),
    preferredName: text("preferred_name"),
    workEmail: text("work_email"),
    personalEmail: text("personal_email"),
    title: text("title"),
    department: text("department"),
    location: text("location"),
    managerName: text("manager_name"),
    managerEmail: text("manager_email"),
    startDate: text("start_date"),
    source: text("source").$type<EmployeeSource>().notNull(),
    createdAt: text("created_at").notNull(),
    updatedAt: text("updated_at").notNull(),
    /** When SCIM said that the person no longer works there; null while they do. */
    deactivatedAt: text("deactivated_at"),
    /** The hire that this record was made from, by an import; such an employee is that hire. */
    importedFromHireId: text("imported_from_hire_id"),
    employmentType: text("employment_type"),
    /** When the ATS said that the hire this record was made from was undone; null while it stands. */
    hireUndoneAt: text("hire_undone_at"),
  },
  (t) => [
    index("employees_imported")
      .on(t.tenantId, t.importedFromHireId)
      .where(sql`imported_from_hire_id is not null`),
    index("employees_by_tenant").on(t.tenantId, t.id),
    uniqueIndex("employees_number").on(t.tenantId, t.employeeNumber),
    index("employees_work_email").on(t.tenantId, sql`lower(work_email)`),
  ],
);

/** Keys under which hires and employees find each other (mailbox, sounds of names), with the day of hire or start. WITHOUT ROWID. */
export const matchKeys = sqliteTable(
  "match_keys",
  {
    tenantId: text("tenant_id").notNull(),
    key: text("key").notNull(),
    subjectKind: text("subject_kind").$type<"hire" | "employee">().notNull(),
    /** Days since 1970; 0 when unknown. */
    day: integer("day").notNull().default(0),
    subjectId: text("subject_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.key, t.subjectKind, t.day, t.subjectId] }),
    index("match_keys_by_subject").on(t.tenantId, t.subjectId),
  ],
);

/** Which employee is which hire, why, and who decided. Written by the matcher; a person's decision arrives as a command. */
export const matches = sqliteTable(
  "matches",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    positionId: text("position_id"),
    hireId: text("hire_id").notNull(),
    employeeId: text("employee_id").notNull(),
    status: text("status").$type<MatchStatus>().notNull(),
    /** `rule`, or the id of the user or API token that decided. */
    decidedBy: text("decided_by").notNull(),
    ruleVersion: text("rule_version").notNull(),
    /** Lines whose bits add up to `logOdds`. */
    evidence: text("evidence", { mode: "json" }).$type<MatchEvidence[]>().notNull(),
    createdAt: text("created_at").notNull(),
    decidedAt: text("decided_at").notNull(),
    /** Of a proposal: its place among those of its employee, 1 for the likeliest. */
    rank: integer("rank").notNull().default(1),
    /** Probability that they are one person, rivals considered: 1 / (1 + 2 ** -logOdds). Null: not weighed. */
    p: real("p"),
    logOdds: real("log_odds"),
    /** What opened the gate to an assignment; null when a person must decide. */
    gate: text("gate").$type<MatchGate>(),
    /** The next likely hire for the employee and the next likely employee for the hire, and by how many bits they are behind. */
    nextHireId: text("next_hire_id"),
    nextHireMargin: real("next_hire_margin"),
    nextEmployeeId: text("next_employee_id"),
    nextEmployeeMargin: real("next_employee_margin"),
  },
  (t) => [
    uniqueIndex("matches_pair").on(t.tenantId, t.hireId, t.employeeId),
    uniqueIndex("matches_confirmed_hire")
      .on(t.tenantId, t.hireId)
      .where(sql`status = 'confirmed'`),
    uniqueIndex("matches_confirmed_employee")
      .on(t.tenantId, t.employeeId)
      .where(sql`status = 'confirmed'`),
    index("matches_by_tenant").on(t.tenantId, t.id),
    index("matches_by_employee").on(t.tenantId, t.employeeId, t.rank),
    index("matches_proposed")
      .on(t.tenantId, t.id)
      .where(sql`status = 'proposed'`),
    // A person's word is rare and looked up for everyone who is weighed: these hold nothing else.
    index("matches_person_hire")
      .on(t.tenantId, t.hireId, t.status, t.employeeId)
      .where(sql`decided_by <> 'rule'`),
    index("matches_person_employee")
      .on(t.tenantId, t.employeeId, t.status, t.hireId)
      .where(sql`decided_by <> 'rule'`),
  ],
);
