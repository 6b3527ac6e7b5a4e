// Employees by form and API: adding, changing, listing and looking at them; each change wakes the matcher.
import { auditEntry } from "#shared/db/audit.ts";
import {
  factsOf,
  findEmployee,
  findEmployeesByNumber,
  insertEmployee,
  listEmployees as readEmployees,
  updateEmployee,
  type EmployeeFilter,
  type EmployeeRow,
} from "#shared/db/employees.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import type { EmployeeInput, EmployeeSource } from "#shared/domain/employee.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import { isoNow, notFound, type Scope } from "./scope.ts";

export type EmployeeReason = "not_found" | "employee_number_taken";

/** Adds an employee. The number, when given, must be free. */
export async function createEmployee(
  scope: Scope,
  facts: EmployeeInput,
  source: EmployeeSource,
): Promise<Result<EmployeeRow, EmployeeReason>> {
  const taken = await whyNumberTaken(scope, facts.employeeNumber, null);
  if (taken !== null) return taken;
  const id = newId("employee", scope.now);
  const written = await writing(facts.employeeNumber, () =>
    commit(
      scope.env,
      scope.tenant,
      [
        insertEmployee(scope.tenant, id, facts, source, isoNow(scope)),
        auditEntry(scope.tenant, entryFor(scope, id, "employee.added", { source }), scope.now),
      ],
      [employeeChanged(scope, id)],
      scope.defer,
    ),
  );
  return written ?? getEmployee(scope, id);
}

/** Lays the given facts over what is known; the others stay. */
export async function editEmployee(
  scope: Scope,
  id: string,
  change: Partial<EmployeeInput>,
): Promise<Result<EmployeeRow, EmployeeReason>> {
  const held = await findEmployee(scope.tenant, id);
  if (held === null) return notFound("employee");
  const before = factsOfRow(held);
  const facts = { ...before, ...change };
  const fields = changedFacts(before, facts);
  if (fields.length === 0) return ok(held);
  const taken = await whyNumberTaken(scope, facts.employeeNumber, id);
  if (taken !== null) return taken;
  const written = await writing(facts.employeeNumber, () =>
    commit(
      scope.env,
      scope.tenant,
      [
        updateEmployee(scope.tenant, id, facts, isoNow(scope)),
        auditEntry(scope.tenant, entryFor(scope, id, "employee.edited", { fields }), scope.now),
      ],
      [employeeChanged(scope, id)],
      scope.defer,
    ),
  );
  return written ?? getEmployee(scope, id);
}

export async function getEmployee(scope: Scope, id: string): Promise<Result<EmployeeRow, "not_found">> {
  const employee = await findEmployee(scope.tenant, id);
  return employee === null ? notFound("employee") : ok(employee);
}

/** A page of employees, newest first. */
export function listEmployees(scope: Scope, filter: EmployeeFilter, page: PageRequest): Promise<Page<EmployeeRow>> {
  return readEmployees(scope.tenant, filter, page);
}

/** The message that lets the matcher look at this employee. */
export function employeeChanged(scope: Scope, employeeId: string): OutboxMessage {
  return { queue: "match", body: { kind: "employee", tenantId: scope.tenant.tenantId, employeeId } };
}

/** Names of the facts that differ. */
export function changedFacts(before: EmployeeInput, after: EmployeeInput): string[] {
  const now = new Map(Object.entries(after));
  return Object.entries(before)
    .filter(([fact, value]) => JSON.stringify(value) !== JSON.stringify(now.get(fact)))
    .map(([fact]) => fact);
}

/** What is known of the employee, in the words of the input: also what an edit form starts from. */
export function factsOfRow(row: EmployeeRow): EmployeeInput {
  return factsOf({ ...row, managerName: row.manager?.name ?? null, managerEmail: row.manager?.email ?? null });
}

function entryFor(scope: Scope, id: string, action: string, details: Record<string, unknown>) {
  return { actor: scope.actor.id, action, subjectKind: "employee" as const, subjectId: id, details };
}

async function whyNumberTaken(
  scope: Scope,
  number: string | null,
  mine: string | null,
): Promise<Failure<"employee_number_taken"> | null> {
  if (number === null) return null;
  const holder = (await findEmployeesByNumber(scope.tenant, [number])).get(number);
  return holder === undefined || holder.id === mine ? null : numberTaken(number);
}

/** Two requests with one number at once: the unique index lets one through, and the other hears the same words as if it had come later. */
async function writing(
  number: string | null,
  write: () => Promise<unknown>,
): Promise<Failure<"employee_number_taken"> | null> {
  try {
    await write();
    return null;
  } catch (error) {
    const causes = `${String(error)} ${error instanceof Error ? String(error.cause) : ""}`;
    if (number !== null && causes.includes("employees.employee_number")) return numberTaken(number);
    throw error;
  }
}

function numberTaken(number: string): Failure<"employee_number_taken"> {
  return fail("employee_number_taken", `Another employee already has the number ${number}.`);
}
