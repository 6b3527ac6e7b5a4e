// Bulk reading and writing for an import of employees: one statement each, with the list as one JSON parameter.
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { EmployeeInput, EmployeeSource } from "../domain/employee.ts";
import { newId } from "../domain/ids.ts";
import { columnsOf, factsOf, type KnownEmployee } from "./employees.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { audit, employees } from "./schema/index.ts";

/** What an import may know its people by; e-mails and `nameAndStart` (first name, last name, start date, joined by `|`) in lower case. */
export type ImportKeys = {
  readonly numbers: readonly string[];
  readonly workEmails: readonly string[];
  readonly personalEmails: readonly string[];
  readonly namesAndStarts: readonly string[];
};

/** The tenant's employees that have one of the keys. Reads each employee of the tenant once. */
export async function findKnownEmployees(tenant: TenantDb, keys: ImportKeys): Promise<KnownEmployee[]> {
  const isIn = (expression: ReturnType<typeof sql>, values: readonly string[]) =>
    sql`${expression} in (select value from json_each(${JSON.stringify(values)}))`;
  const nameAndStart = sql`lower(${employees.firstName}) || '|' || lower(${employees.lastName}) || '|' || coalesce(${employees.startDate}, '')`;
  const rows = await tenant.db
    .select()
    .from(employees)
    .where(
      tenant.owns(
        employees,
        sql`(${isOneOf(employees.employeeNumber, keys.numbers)}
          or ${isIn(sql`lower(${employees.workEmail})`, keys.workEmails)}
          or ${isIn(sql`lower(${employees.personalEmail})`, keys.personalEmails)}
          or ${isIn(nameAndStart, keys.namesAndStarts)})`,
      ),
    );
  return rows.map((row) => ({ id: row.id, facts: factsOf(row) }));
}

/** One person that changes: `isNew` tells an added employee from a changed one. */
export type EmployeeWrite = {
  readonly id: string;
  readonly isNew: boolean;
  readonly facts: EmployeeInput;
  /** The hire that the record is made from, which stands; left out: not from a hire. */
  readonly hireId?: string;
};

/**
 * Statements for one batch: the employees as the import tells them, and an audit entry for each. Violates `employees_number`
 * when somebody took a number meanwhile. Keep a batch at a few hundred: the list is one parameter of at most 2 MB.
 */
export function importStatements(
  tenant: TenantDb,
  writes: readonly EmployeeWrite[],
  by: { readonly actor: string; readonly source: EmployeeSource },
  now: number,
): BatchItem<"sqlite">[] {
  const at = new Date(now).toISOString();
  const list = JSON.stringify(
    writes.map(({ id, isNew, facts, hireId }) => ({
      ...columnsOf(facts),
      id,
      auditId: newId("audit", now),
      action: isNew ? "employee.added" : "employee.edited",
      hireId,
    })),
  );
  const fact = (name: string) => sql`value ->> ${sql.raw(`'${name}'`)}`; // names are this file's own constants
  const updated = sql.join(
    FACT_COLUMNS.map((name) => sql.raw(`${name} = excluded.${name}`)),
    sql`, `,
  );
  return [
    tenant.db.insert(employees).select(
      sql`select ${fact("id")}, ${tenant.tenantId}, ${fact("employeeNumber")}, ${fact("firstName")}, ${fact("middleName")},
        ${fact("lastName")}, ${fact("preferredName")}, ${fact("workEmail")}, ${fact("personalEmail")}, ${fact("title")},
        ${fact("department")}, ${fact("location")}, ${fact("managerName")}, ${fact("managerEmail")}, ${fact("startDate")},
        ${by.source}, ${at}, ${at}, null, ${fact("hireId")}, ${fact("employmentType")}, null
        from json_each(${list}) where true
        on conflict (id) do update set ${updated}, updated_at = excluded.updated_at,
          imported_from_hire_id = coalesce(excluded.imported_from_hire_id, employees.imported_from_hire_id),
          hire_undone_at = case when excluded.imported_from_hire_id is null then employees.hire_undone_at end
        where employees.tenant_id = ${tenant.tenantId}`,
    ),
    tenant.db.insert(audit).select(
      sql`select ${tenant.tenantId}, ${fact("auditId")}, ${by.actor}, ${fact("action")}, 'employee', ${fact("id")},
        ${JSON.stringify({ source: by.source })}, ${at} from json_each(${list})`,
    ),
  ];
}

/** Statements: the hire that these records were made from was undone; marked once, each with its audit entry. */
export function markHiresUndone(tenant: TenantDb, employeeIds: readonly string[], now: number): BatchItem<"sqlite">[] {
  if (employeeIds.length === 0) return [];
  const at = new Date(now).toISOString();
  const list = JSON.stringify(employeeIds.map((id) => ({ id, auditId: newId("audit", now) })));
  const isStanding = sql`tenant_id = ${tenant.tenantId} and hire_undone_at is null`;
  return [
    tenant.db.insert(audit).select(
      sql`select ${tenant.tenantId}, value->>'auditId', 'system', 'employee.hire_undone', 'employee', value->>'id', '{}', ${at}
        from json_each(${list}) where exists (select 1 from employees where id = value->>'id' and ${isStanding})`,
    ),
    tenant.db
      .update(employees)
      .set({ hireUndoneAt: at, updatedAt: at })
      .where(tenant.owns(employees, isOneOf(employees.id, employeeIds), sql`${employees.hireUndoneAt} is null`)),
  ];
}

const FACT_COLUMNS = [
  "employee_number",
  "first_name",
  "middle_name",
  "last_name",
  "preferred_name",
  "work_email",
  "personal_email",
  "title",
  "department",
  "location",
  "manager_name",
  "manager_email",
  "start_date",
  "employment_type",
];
