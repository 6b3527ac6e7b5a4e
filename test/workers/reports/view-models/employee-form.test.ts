// What is typed into the employee form, and what becomes of it.
import { expect, test } from "vitest";
import { EmployeeInput } from "#shared/domain/employee.ts";
import {
  EMPLOYEE_FIELDS,
  employeeFaults,
  employeeFromForm,
  formOfEmployee,
} from "../../../../workers/reports/src/view-models/employee-form.ts";

const blank = Object.fromEntries(EMPLOYEE_FIELDS.map((name) => [name, ""]));

test("an employee survives the way into the form and back", () => {
  const facts = EmployeeInput.parse(
    employeeFromForm({
      ...blank,
      firstName: "Ada",
      lastName: "Lovelace",
      workEmail: "ada@example.com",
      managerName: "Charles",
      startDate: "2026-12-01",
    }),
  );
  expect(facts.manager).toEqual({ name: "Charles", email: null });
  expect(EmployeeInput.parse(employeeFromForm(formOfEmployee(facts).values))).toEqual(facts);
});

test("faults stand at the field that was typed into, the manager's too", () => {
  const values = { ...blank, workEmail: "ada@", managerEmail: "charles" };
  const parsed = EmployeeInput.safeParse(employeeFromForm(values));
  const form = employeeFaults(values, parsed.error?.issues ?? []);
  expect(Object.keys(form.errors).toSorted()).toEqual(["firstName", "managerEmail", "workEmail"]);
  expect(form.values).toBe(values);
});
