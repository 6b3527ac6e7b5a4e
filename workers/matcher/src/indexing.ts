// Keeps the index of match keys true, and ahead: whoever is new is indexed before anyone is called the only one.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import {
  employeesAfter,
  employeeToIndex,
  hiresAfter,
  type EmployeeToIndex,
  type HireToIndex,
} from "#shared/db/match-facts.ts";
import { indexSubjects, newestIndexed, type KeySubject } from "#shared/db/match-keys.ts";
import { matchRule } from "#shared/domain/match/rule.ts";

const AT_ONCE = 200; // subjects per statement
const MOST_ROUNDS = 10; // per message; a larger import is caught up with by its own messages

/**
 * Indexes hires and employees that were added after the newest in the index. Of a whole CSV file, the first message thus sees
 * everyone, so that two namesakes in it are never mistaken for one.
 */
export async function indexNewcomers(tenant: TenantDb): Promise<void> {
  let { hireId, employeeId } = await newestIndexed(tenant);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [hires, employees] = await Promise.all([
      hiresAfter(tenant, hireId, AT_ONCE),
      employeesAfter(tenant, employeeId, AT_ONCE),
    ]);
    await indexSubjects(tenant, [...hires.map(ofHire), ...employees.map(ofEmployee)]);
    if (hires.length < AT_ONCE && employees.length < AT_ONCE) return;
    hireId = hires.at(-1)?.id ?? hireId;
    employeeId = employees.at(-1)?.id ?? employeeId;
  }
}

/** Indexes the hire as it is now. */
export function indexHire(tenant: TenantDb, hire: HireToIndex): Promise<void> {
  return indexSubjects(tenant, [ofHire(hire)]);
}

/** Indexes the employee as it is now; one that is gone leaves the index. */
export async function indexEmployee(tenant: TenantDb, employeeId: string): Promise<void> {
  const employee = await employeeToIndex(tenant, employeeId);
  await indexSubjects(tenant, [
    employee === null ? { kind: "employee", id: employeeId, keys: [] } : ofEmployee(employee),
  ]);
}

function ofHire(hire: HireToIndex): KeySubject {
  return { kind: "hire", id: hire.id, keys: matchRule.hireKeys(hire) };
}

function ofEmployee(employee: EmployeeToIndex): KeySubject {
  return { kind: "employee", id: employee.id, keys: matchRule.employeeKeys(employee) };
}
