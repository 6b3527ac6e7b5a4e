// Adding and editing a position: the form, and what it sends; a fault gives the same form back with what was typed.
import { Hono } from "hono";
import type { z } from "zod";
import { PositionInput, whyNotEditable } from "#shared/domain/position.ts";
import type { ReportsEnv } from "../../env.ts";
import { editPosition, getPosition, planPosition, positionFacets } from "../../operations/positions.ts";
import type { FormState } from "../../components/field.tsx";
import {
  blankPositionForm,
  formOfPosition,
  planFromForm,
  POSITION_FIELDS,
  withProblems,
} from "../../view-models/position-form.ts";
import { positionProblems } from "../../view-models/position-problems.ts";
import { pageNotFound } from "../errors.tsx";
import { done, fieldsOf, go, problem, show, underDrawer, type PageContext } from "../respond.tsx";
import { PositionForm, type PositionFormView } from "./position-form.tsx";

export const positionFormRoutes = new Hono<ReportsEnv>()
  .get("/positions/new", (c) => showForm(c, null, blankPositionForm(c.get("signedIn").tenant.currency)))
  .post("/positions", add)
  .get("/positions/:id/edit", startEdit)
  .post("/positions/:id", edit);

async function add(c: PageContext) {
  const { startAs, ...values } = await fieldsOf(c, [...POSITION_FIELDS, "startAs"]);
  const plan = PositionInput.safeParse(planFromForm(values));
  if (!plan.success) return showForm(c, null, faults(values, plan.error));
  const added = await planPosition(c.get("scope"), plan.data, startAs === "draft" ? "draft" : "requested");
  if (!added.ok) return showForm(c, null, { values, errors: { "": added.message } });
  const { id, title, status } = added.value;
  const words = { draft: "is saved as a draft", requested: "waits for approval", approved: "is approved" };
  const state = status === "draft" || status === "requested" || status === "approved" ? words[status] : "is planned";
  return go(c, `/positions#${id}`, done(`${title} ${state}.`));
}

async function startEdit(c: PageContext) {
  const found = await getPosition(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const refusal = whyNotEditable(found.value);
  if (refusal !== null) return go(c, `/positions/${found.value.id}`, problem(refusal));
  return showForm(c, found.value, formOfPosition(found.value));
}

async function edit(c: PageContext) {
  const scope = c.get("scope");
  const found = await getPosition(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const values = await fieldsOf(c, POSITION_FIELDS);
  const plan = PositionInput.safeParse(planFromForm(values));
  if (!plan.success) return showForm(c, found.value, faults(values, plan.error));
  const changed = await editPosition(scope, found.value.id, plan.data);
  if (!changed.ok) return showForm(c, found.value, { values, errors: { "": changed.message } });
  return go(c, underDrawer(c, `/positions/${found.value.id}`), done("The changes are saved."));
}

function faults(values: Readonly<Record<string, string>>, error: z.ZodError): FormState {
  return withProblems(values, positionProblems(values, error));
}

async function showForm(
  c: PageContext,
  editing: (PositionFormView["editing"] & { syncStatus: string }) | null,
  form: FormState,
) {
  const facets = await positionFacets(c.get("scope"));
  const view: PositionFormView = {
    form,
    editing,
    ...facets,
    approvesAtOnce: c.get("signedIn").tenant.approvesAtOnce,
    isSynced: editing?.syncStatus === "synced",
  };
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return show(
    c,
    { title: editing ? `Edit ${editing.title}` : "Add position", isNarrow: true, status },
    <PositionForm view={view} />,
  );
}
