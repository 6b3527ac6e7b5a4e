// A manager whom the client names by our own id is looked up, so that the employee's facts hold a name and an address.
import { findEmployee } from "#shared/db/employees.ts";
import type { EmployeeInput } from "#shared/domain/employee.ts";
import { managerIdOf } from "#shared/domain/scim/employee-facts.ts";
import type { ScimObject } from "#shared/domain/scim/values.ts";
import type { Scope } from "../operations/scope.ts";

/** The facts with the manager as we know them; an id that nobody here has changes nothing. */
export async function withManager(scope: Scope, user: ScimObject, facts: EmployeeInput): Promise<EmployeeInput> {
  const id = managerIdOf(user);
  const manager = id === null ? null : await findEmployee(scope.tenant, id);
  if (manager === null) return facts;
  const name = `${manager.preferredName ?? manager.firstName} ${manager.lastName}`.trim();
  return { ...facts, manager: { name: facts.manager?.name ?? name, email: facts.manager?.email ?? manager.workEmail } };
}
