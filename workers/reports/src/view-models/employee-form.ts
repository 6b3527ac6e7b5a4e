// The employee form: an employee as what the fields show, and what was typed as what the employee's door checks.
import type { EmployeeInput } from "#shared/domain/employee.ts";
import type { FormState } from "../components/field.tsx";

export const EMPLOYEE_FIELDS = [
  "firstName",
  "middleName",
  "lastName",
  "preferredName",
  "employeeNumber",
  "workEmail",
  "personalEmail",
  "title",
  "department",
  "location",
  "employmentType",
  "managerName",
  "managerEmail",
  "startDate",
] as const;

type Typed = Readonly<Record<string, string>>;

export function formOfEmployee(facts: EmployeeInput): FormState {
  const { manager, ...plain } = facts;
  const values = Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value ?? ""]));
  return { errors: {}, values: { ...values, managerName: manager?.name ?? "", managerEmail: manager?.email ?? "" } };
}

export function employeeFromForm(values: Typed): Record<string, unknown> {
  const { managerName = "", managerEmail = "", ...facts } = values;
  const hasManager = managerName.trim() !== "" || managerEmail.trim() !== "";
  return { ...facts, manager: hasManager ? { name: managerName, email: managerEmail } : null };
}

const FIELD_OF_PATH: Readonly<Record<string, string>> = {
  "manager.name": "managerName",
  "manager.email": "managerEmail",
};

/** The form with the door's problems, each at its field. */
export function employeeFaults(
  values: Typed,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): FormState {
  const errors: Record<string, string> = {};
  for (const issue of issues) {
    const path = issue.path.map(String).join(".");
    errors[FIELD_OF_PATH[path] ?? path] ??= issue.message;
  }
  return { values, errors };
}
