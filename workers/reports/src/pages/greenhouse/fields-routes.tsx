// Settings > Integrations > Greenhouse > Fields over HTTP: the mapping screen, its form, and reading the catalogue again.
import { Hono } from "hono";
import { mayAdminister } from "#shared/domain/access.ts";
import type { ReportsEnv } from "../../env.ts";
import { catalogueConnection, catalogueJob, readCatalogueNow } from "../../operations/catalogue.ts";
import { changeMappings, getMappings, type MappingChanges, type Mappings } from "../../operations/field-mappings.ts";
import type { FormState } from "../../components/field.tsx";
import { textsOf, type FormTexts } from "../../view-models/greenhouse-values.ts";
import { fieldsForm, readFieldsForm, readWordsForm, wordsForm } from "../../view-models/mapping-form.ts";
import {
  cut,
  fieldRows,
  isFieldPart,
  MAPPING_QUERY,
  narrowed,
  partOf,
  wordRows,
} from "../../view-models/mapping-rows.ts";
import { pickQuery, withQuery, type Query } from "../../view-models/query.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { backTo, done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { CatalogueStatus } from "./catalogue-status.tsx";
import { FieldsPage } from "./fields-page.tsx";

const PATH = "/settings/integrations/:id/fields";

export const fieldsRoutes = new Hono<ReportsEnv>()
  .get(PATH, (c) => showFields(c, queryOf(c, MAPPING_QUERY), null))
  .post(PATH, save)
  .get(`${PATH}/live`, live)
  .post(`${PATH}/read`, readAgain);

/** @param typed what was typed and is wrong; null: the form as the mappings stand */
async function showFields(c: PageContext, query: Query, typed: FormState | null) {
  const scope = c.get("scope");
  const id = c.req.param("id") ?? "";
  const found = await getMappings(scope, id);
  if (!found.ok) return pageNotFound(c);
  const view = {
    mappings: found.value,
    query,
    form: typed ?? formOf(found.value, query, c.get("signedIn").tenant.currency),
    job: await catalogueJob(scope, id),
    mayChange: mayAdminister(c.get("signedIn").actor.role),
    formats: formatsOf(c),
  };
  return show(c, { title: "Fields", status: typed === null ? 200 : 422 }, <FieldsPage view={view} />);
}

function formOf(held: Mappings, query: Query, currency: string): FormState {
  const part = partOf(query);
  if (!isFieldPart(part)) return wordsForm(wordRows(held, part));
  return fieldsForm(cut(narrowed(fieldRows(held, part), query), query).rows, held, currency);
}

async function save(c: PageContext) {
  const scope = c.get("scope");
  const id = c.req.param("id") ?? "";
  const texts = textsOf(await c.req.formData());
  const query = pickQuery(texts, MAPPING_QUERY);
  const held = await getMappings(scope, id);
  if (!held.ok) return pageNotFound(c);
  const read = readForm(held.value, query, texts);
  if (!read.ok) return showFields(c, query, { values: texts, errors: read.errors });
  const changed = await changeMappings(scope, id, () => read.changes);
  if (changed.ok) return go(c, withQuery(`/settings/integrations/${id}/fields`, query), done("The mapping is saved."));
  if (changed.reason === "forbidden") return pageForbidden(c, changed.message);
  return showFields(c, query, { values: texts, errors: { "": changed.message } });
}

type ReadForm =
  | { readonly ok: true; readonly changes: MappingChanges }
  | { readonly ok: false; readonly errors: Record<string, string> };

function readForm(held: Mappings, query: Query, texts: FormTexts): ReadForm {
  const part = partOf(query);
  if (isFieldPart(part)) {
    const fields = readFieldsForm(held, part, texts);
    return fields.ok ? { ok: true, changes: { fields: fields.change } } : fields;
  }
  const values = readWordsForm(held, part, texts);
  return values.ok ? { ok: true, changes: { values: values.change } } : values;
}

async function live(c: PageContext) {
  const scope = c.get("scope");
  const id = c.req.param("id") ?? "";
  const connection = await catalogueConnection(scope, id);
  if (!connection.ok) return c.body(null, 404);
  const { shown, href } = c.req.query();
  const view = {
    connection: connection.value,
    job: await catalogueJob(scope, id),
    shownReadAt: shown === undefined || shown === "never" ? null : shown,
    href: backTo(href, `/settings/integrations/${id}/fields`),
    formats: formatsOf(c),
  };
  return c.html(<CatalogueStatus view={view} />);
}

async function readAgain(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { back } = await fieldsOf(c, ["back"]);
  const to = backTo(back, `/settings/integrations/${id}/fields`);
  const asked = await readCatalogueNow(c.get("scope"), id);
  if (asked.ok) return go(c, to);
  return asked.reason === "connection_not_active" ? go(c, to, problem(asked)) : pageNotFound(c);
}
