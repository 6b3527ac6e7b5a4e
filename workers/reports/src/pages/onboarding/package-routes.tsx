// Packages over HTTP: list, form, removal.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import { PackageInput, tasksOf } from "#shared/domain/onboarding/package.ts";
import type { Failure } from "#shared/domain/result.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import {
  addPackage,
  changePackage,
  getPackage,
  listPackages,
  removePackage,
  unknownCodes,
  type PackageReason,
} from "../../operations/onboarding/packages.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, queryOf, show, type PageContext } from "../respond.tsx";
import { PackageForm, PackagesPage, type PackageFormView } from "./packages-pages.tsx";

const PATH = "/onboarding/packages";
const FIELDS = ["code", "name", "mailText", "tasks"] as const;

export const packageRoutes = new Hono<ReportsEnv>()
  .get(PATH, list)
  .get(`${PATH}/new`, (c) => showForm(c, null, { ...BLANK_FORM, values: { code: queryOf(c, ["code"])["code"] ?? "" } }))
  .post(PATH, add)
  .get(`${PATH}/:id/edit`, startEdit)
  .post(`${PATH}/:id`, edit)
  .post(`${PATH}/:id/remove`, remove);

async function list(c: PageContext) {
  const scope = c.get("scope");
  const [rows, unknown] = await Promise.all([listPackages(scope), unknownCodes(scope)]);
  const view = { rows, unknown, mayAdminister: mayAdminister(scope.actor.role), formats: formatsOf(c) };
  return show(c, { title: "Packages" }, <PackagesPage view={view} />);
}

async function add(c: PageContext) {
  const values = await fieldsOf(c, FIELDS);
  const input = PackageInput.safeParse({ ...values, tasks: tasksOf(values.tasks) });
  if (!input.success) return showForm(c, null, { values, errors: faultsOf(input.error.issues) });
  const made = await addPackage(c.get("scope"), input.data);
  return made.ok ? go(c, PATH, done(`${input.data.name} is added.`)) : refused(c, null, values, made);
}

async function startEdit(c: PageContext) {
  const found = await getPackage(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const { code, name, mailText, tasks } = found.value;
  return showForm(c, found.value, { ...BLANK_FORM, values: { code, name, mailText, tasks: tasks.join("\n") } });
}

async function edit(c: PageContext) {
  const scope = c.get("scope");
  const found = await getPackage(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const values = await fieldsOf(c, FIELDS);
  const input = PackageInput.safeParse({ ...values, tasks: tasksOf(values.tasks) });
  if (!input.success) return showForm(c, found.value, { values, errors: faultsOf(input.error.issues) });
  const changed = await changePackage(scope, found.value.id, input.data);
  return changed.ok ? go(c, PATH, done("The changes are saved.")) : refused(c, found.value, values, changed);
}

async function remove(c: PageContext) {
  const removed = await removePackage(c.get("scope"), c.req.param("id") ?? "");
  if (removed.ok) return go(c, PATH, done("The package is removed."));
  return removed.reason === "forbidden" ? pageForbidden(c, removed.message) : pageNotFound(c);
}

function refused(
  c: PageContext,
  editing: PackageFormView["editing"],
  values: Record<string, string>,
  failure: Failure<PackageReason>,
) {
  if (failure.reason === "forbidden") return pageForbidden(c, failure.message);
  if (failure.reason === "not_found") return pageNotFound(c);
  return showForm(c, editing, { values, errors: { code: failure.message } });
}

function faultsOf(issues: readonly { readonly path: PropertyKey[]; readonly message: string }[]) {
  return Object.fromEntries(issues.map(({ path, message }) => [String(path[0] ?? ""), message]));
}

function showForm(c: PageContext, editing: PackageFormView["editing"], form: FormState) {
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  const title = editing ? editing.name : "Add package";
  return show(c, { title, isNarrow: true, status }, <PackageForm view={{ form, editing }} />);
}
