// Reading employees with the seat and hire that a confirmed match gave them, and the statements that write them.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { EmployeeInput, EmployeeSource } from "../domain/employee.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { employees, matches, positions } from "./schema/index.ts";

/** An employee, with the position that is theirs and the match that made it so. */
export type EmployeeRow = Omit<typeof employees.$inferSelect, "tenantId" | "managerName" | "managerEmail"> & {
  readonly manager: EmployeeInput["manager"];
  readonly position: Pick<typeof positions.$inferSelect, "id" | "title" | "status" | "requisitionCode"> | null;
  readonly match: Pick<typeof matches.$inferSelect, "id" | "hireId"> | null;
};

/** `q` looks at name, number, e-mails, title and department; `isActive`: not deactivated by SCIM. */
export type EmployeeFilter = { readonly q?: string; readonly isAssigned?: boolean; readonly isActive?: boolean };

/** A page of the tenant's employees, newest first. */
export async function listEmployees(
  tenant: TenantDb,
  filter: EmployeeFilter,
  page: PageRequest,
): Promise<Page<EmployeeRow>> {
  const { after, order, limit } = pageWindow(employees.id, page);
  const searched = [
    sql`${employees.firstName} || ' ' || ${employees.lastName}`,
    employees.preferredName,
    employees.employeeNumber,
    employees.workEmail,
    employees.personalEmail,
    employees.title,
    employees.department,
  ];
  const condition = and(
    after,
    filter.q?.trim() ? containsText(searched, filter.q) : undefined,
    filter.isAssigned === undefined ? undefined : sql`(${positions.id} is not null) = ${filter.isAssigned ? 1 : 0}`,
    filter.isActive === undefined ? undefined : sql`(${employees.deactivatedAt} is null) = ${filter.isActive ? 1 : 0}`,
  );
  const rows = await selectEmployees(tenant, condition).orderBy(order).limit(limit);
  return pageOf(rows.map(shape), page);
}

/** One employee, or null when this tenant has none under the id. */
export async function findEmployee(tenant: TenantDb, id: string): Promise<EmployeeRow | null> {
  const [row] = await selectEmployees(tenant, eq(employees.id, id)).limit(1);
  return row === undefined ? null : shape(row);
}

/** The tenant's employees that bear one of these numbers, by their number. */
export async function findEmployeesByNumber(
  tenant: TenantDb,
  numbers: readonly string[],
): Promise<Map<string, KnownEmployee>> {
  const rows = await tenant.db
    .select()
    .from(employees)
    .where(
      tenant.owns(
        employees,
        sql`${employees.employeeNumber} in (select value from json_each(${JSON.stringify(numbers)}))`,
      ),
    );
  return new Map(
    rows.flatMap((row) =>
      row.employeeNumber === null ? [] : [[row.employeeNumber, { id: row.id, facts: factsOf(row) }]],
    ),
  );
}

/** An employee's id and what is known of them, in the words of the input. */
export type KnownEmployee = { readonly id: string; readonly facts: EmployeeInput };

/** What the row says, in the words of the input: to compare with, and to lay a change over. */
export function factsOf(row: Omit<typeof employees.$inferSelect, "tenantId">): EmployeeInput {
  return {
    employeeNumber: row.employeeNumber,
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    preferredName: row.preferredName,
    workEmail: row.workEmail,
    personalEmail: row.personalEmail,
    title: row.title,
    department: row.department,
    location: row.location,
    employmentType: row.employmentType,
    manager: managerOf(row),
    startDate: row.startDate,
  };
}

/** Statement for a batch: a new employee. Violates `employees_number` when the number is taken. */
export function insertEmployee(
  tenant: TenantDb,
  id: string,
  facts: EmployeeInput,
  source: EmployeeSource,
  now: string,
) {
  return tenant.db
    .insert(employees)
    .values({ id, tenantId: tenant.tenantId, ...columnsOf(facts), source, createdAt: now, updatedAt: now });
}

/** Statement for a batch: what is known of the employee now. */
export function updateEmployee(tenant: TenantDb, id: string, facts: EmployeeInput, now: string) {
  return tenant.db
    .update(employees)
    .set({ ...columnsOf(facts), updatedAt: now })
    .where(tenant.owns(employees, eq(employees.id, id)))
    .returning({ id: employees.id });
}

/** Statement for a batch: since when the person no longer works there; null = they do. Nothing happens unless `condition` holds. */
export function markDeactivated(
  tenant: TenantDb,
  id: string,
  deactivatedAt: string | null,
  now: string,
  condition?: SQL,
) {
  return tenant.db
    .update(employees)
    .set({ deactivatedAt, updatedAt: now })
    .where(tenant.owns(employees, eq(employees.id, id), condition));
}

/** The employee's columns, by the schema's names, as the facts fill them. */
export function columnsOf(facts: EmployeeInput) {
  const { manager, ...columns } = facts;
  return { ...columns, managerName: manager?.name ?? null, managerEmail: manager?.email ?? null };
}

function selectEmployees(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      employee: employees,
      position: {
        id: positions.id,
        title: positions.title,
        status: positions.status,
        requisitionCode: positions.requisitionCode,
      },
      match: { id: matches.id, hireId: matches.hireId },
    })
    .from(employees)
    .leftJoin(positions, tenant.owns(positions, eq(positions.employeeId, employees.id)))
    .leftJoin(matches, tenant.owns(matches, eq(matches.employeeId, employees.id), sql`${matches.status} = 'confirmed'`))
    .where(tenant.owns(employees, condition))
    .$dynamic();
}

type Selected = Awaited<ReturnType<typeof selectEmployees>>[number];

function shape({ employee, position, match }: Selected): EmployeeRow {
  const { tenantId: _, managerName: __, managerEmail: ___, ...rest } = employee;
  return { ...rest, manager: managerOf(employee), position, match };
}

function managerOf(row: { managerName: string | null; managerEmail: string | null }): EmployeeInput["manager"] {
  if (row.managerName === null && row.managerEmail === null) return null;
  return { name: row.managerName, email: row.managerEmail };
}
