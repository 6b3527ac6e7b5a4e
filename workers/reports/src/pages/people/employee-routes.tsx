// People > Employees over HTTP: list, one employee, and the form.
import { Hono } from "hono";
import { EmployeeInput } from "#shared/domain/employee.ts";
import type { ReportsEnv } from "../../env.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import { employeeName } from "../../components/person.tsx";
import {
  createEmployee,
  editEmployee,
  factsOfRow,
  getEmployee,
  listEmployees,
  type EmployeeReason,
} from "../../operations/employees.ts";
import { matchesOf } from "../../operations/match-review.ts";
import { mayImportHires } from "../../operations/imports.ts";
import type { Failure } from "#shared/domain/result.ts";
import { EMPLOYEE_FIELDS, employeeFaults, employeeFromForm, formOfEmployee } from "../../view-models/employee-form.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { done, fieldsOf, formatsOf, go, queryOf, show, underDrawer, type PageContext } from "../respond.tsx";
import { EmployeeForm, type EmployeeFormView } from "./employee-form.tsx";
import { EmployeePage } from "./employee-page.tsx";
import { EmployeesPage } from "./employees-page.tsx";

export const employeeRoutes = new Hono<ReportsEnv>()
  .get("/employees", list)
  .get("/employees/new", (c) => showForm(c, null, BLANK_FORM))
  .post("/employees", add)
  .get("/employees/:id", one)
  .get("/employees/:id/edit", startEdit)
  .post("/employees/:id", edit);

async function list(c: PageContext) {
  const query = queryOf(c, ["q", "seat", "working", "cursor"]);
  const filter = {
    ...(query["q"] ? { q: query["q"] } : {}),
    ...(query["seat"] === "yes" || query["seat"] === "no" ? { isAssigned: query["seat"] === "yes" } : {}),
    ...(query["working"] === "yes" || query["working"] === "no" ? { isActive: query["working"] === "yes" } : {}),
  };
  const [page, mayImport] = await Promise.all([
    listEmployees(c.get("scope"), filter, pageOfQuery(query)),
    mayImportHires(c.get("scope")),
  ]);
  const view = { rows: page.data, nextCursor: page.nextCursor, query, mayImport, formats: formatsOf(c) };
  return show(c, { title: "Employees" }, <EmployeesPage view={view} />);
}

async function one(c: PageContext) {
  const scope = c.get("scope");
  const found = await getEmployee(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const matches = await matchesOf(scope, { employeeId: found.value.id });
  const content = <EmployeePage employee={found.value} matches={matches} formats={formatsOf(c)} />;
  return show(c, { title: employeeName(found.value), isNarrow: true }, content);
}

async function add(c: PageContext) {
  const values = await fieldsOf(c, EMPLOYEE_FIELDS);
  const facts = EmployeeInput.safeParse(employeeFromForm(values));
  if (!facts.success) return showForm(c, null, employeeFaults(values, facts.error.issues));
  const added = await createEmployee(c.get("scope"), facts.data, "form");
  if (!added.ok) return showForm(c, null, refused(values, added));
  return go(c, `/employees#${added.value.id}`, done(`${employeeName(added.value)} is added.`));
}

async function startEdit(c: PageContext) {
  const found = await getEmployee(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const editing = { id: found.value.id, name: employeeName(found.value) };
  return showForm(c, editing, formOfEmployee(factsOfRow(found.value)));
}

async function edit(c: PageContext) {
  const scope = c.get("scope");
  const found = await getEmployee(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const editing = { id: found.value.id, name: employeeName(found.value) };
  const values = await fieldsOf(c, EMPLOYEE_FIELDS);
  const facts = EmployeeInput.safeParse(employeeFromForm(values));
  if (!facts.success) return showForm(c, editing, employeeFaults(values, facts.error.issues));
  const changed = await editEmployee(scope, editing.id, facts.data);
  if (!changed.ok) return showForm(c, editing, refused(values, changed));
  return go(c, underDrawer(c, `/employees/${editing.id}`), done("The changes are saved."));
}

function refused(values: Record<string, string>, failure: Failure<EmployeeReason>): FormState {
  const field = failure.reason === "employee_number_taken" ? "employeeNumber" : "";
  return { values, errors: { [field]: failure.message } };
}

function showForm(c: PageContext, editing: EmployeeFormView["editing"], form: FormState) {
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  const title = editing ? `Edit ${editing.name}` : "Add employee";
  return show(c, { title, isNarrow: true, status }, <EmployeeForm view={{ form, editing }} />);
}
