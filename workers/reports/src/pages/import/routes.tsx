// The HRIS import over HTTP: its settings, its mapping, running it, and what came of it.
import { Hono } from "hono";
import { z } from "zod";
import { mayAdminister } from "#shared/domain/access.ts";
import { ImportOutcome } from "#shared/domain/hris/import-job.ts";
import { mapHire } from "#shared/domain/hris/map-hire.ts";
import type { FieldMapping } from "#shared/domain/hris/mapping.ts";
import { HrisSettings } from "#shared/domain/hris/settings.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import type { ReportsEnv } from "../../env.ts";
import { changeSettings } from "../../operations/connection-modules.ts";
import { getConnection, listConnections } from "../../operations/connections.ts";
import { getImport, getMappingMaterial, getStanding, requestImport, retryImport } from "../../operations/imports.ts";
import {
  MAPPING_FIELDS,
  mappingFromForm,
  sourceChoices,
  valuesOfMapping,
} from "../../view-models/import-mapping-form.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { ROWS_PER_PAGE } from "../list-limits.ts";
import { done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { MappingPage } from "./mapping-page.tsx";
import { ImportResultBody, ImportResultPage } from "./result-page.tsx";
import { ImportSettingsPage } from "./settings-page.tsx";

const AT = "/settings/integrations/:id/import";

export const hrisRoutes = new Hono<ReportsEnv>()
  .get(AT, (c) => showSettings(c, null))
  .post(AT, saveDaily)
  .post(`${AT}/run`, run)
  .post(`${AT}/webhook`, switchWebhook)
  .get(`${AT}/mapping`, (c) => showMapping(c, null, null))
  .post(`${AT}/mapping`, saveMapping)
  .post("/employees/import-hires", importForAll)
  .get("/imports/:job", (c) => showResult(c, false))
  .get("/imports/:job/live", (c) => showResult(c, true))
  .post("/imports/:job/retry", retry);

function idOf(c: PageContext): string {
  return c.req.param("id") ?? "";
}

function pathOf(c: PageContext): string {
  return `/settings/integrations/${idOf(c)}/import`;
}

/** The connection, when it is used for the import. */
async function importing(c: PageContext) {
  const found = await getConnection(c.get("scope"), idOf(c));
  const settings = found.ok ? found.value.settings.hris : undefined;
  return found.ok && settings !== undefined ? { connection: found.value, settings } : null;
}

async function showSettings(c: PageContext, typed: FormState | null) {
  const used = await importing(c);
  const standing = used === null ? null : await getStanding(c.get("scope"), used.connection.id);
  if (used === null || !standing?.ok) return pageNotFound(c);
  const { importsDaily, importsAt, timeZone } = used.settings;
  const view = {
    ...used,
    standing: standing.value,
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    form: typed ?? { values: { importsDaily: importsDaily ? "yes" : "", importsAt, timeZone }, errors: {} },
    formats: formatsOf(c),
  };
  const status = typed === null ? 200 : 422;
  return show(c, { title: "HRIS import", isNarrow: true, status }, <ImportSettingsPage view={view} />);
}

const Daily = HrisSettings.pick({ importsDaily: true, importsAt: true, timeZone: true });

async function saveDaily(c: PageContext) {
  const values = await fieldsOf(c, ["importsDaily", "importsAt", "timeZone"]);
  const typed = Daily.safeParse({ ...values, importsDaily: values.importsDaily === "yes" });
  if (!typed.success) {
    const errors = Object.fromEntries(typed.error.issues.map(({ path, message }) => [String(path[0]), message]));
    return showSettings(c, { values, errors });
  }
  return after(c, await changeSettings(c.get("scope"), idOf(c), { hris: typed.data }), "The daily import is saved.");
}

async function switchWebhook(c: PageContext) {
  const isOn = (await fieldsOf(c, ["on"])).on === "yes";
  const changed = await changeSettings(c.get("scope"), idOf(c), { hris: { usesWebhook: isOn } });
  return after(c, changed, isOn ? "New hires come by webhook from now on." : "The import no longer uses webhooks.");
}

async function after(c: PageContext, changed: Awaited<ReturnType<typeof changeSettings>>, words: string) {
  if (changed.ok) return go(c, pathOf(c), done(words));
  if (changed.reason === "forbidden") return pageForbidden(c, changed.message);
  if (changed.reason === "not_found") return pageNotFound(c);
  return go(c, `/settings/integrations/${idOf(c)}`, problem(changed));
}

async function run(c: PageContext) {
  const { scope } = await fieldsOf(c, ["scope"]);
  const started = await requestImport(c.get("scope"), idOf(c), scope === "everybody" ? "everybody" : "changes");
  if (started.ok) return go(c, `/imports/${started.value.jobId}`);
  return started.reason === "not_found"
    ? pageNotFound(c)
    : go(c, `/settings/integrations/${idOf(c)}`, problem(started));
}

/** The button on Employees: imports through every connection that can; with one, its progress is shown. */
async function importForAll(c: PageContext) {
  const able = (await listConnections(c.get("scope"))).filter(
    ({ status, modules }) => status === "active" && modules.includes("hris"),
  );
  const started = await Promise.all(able.map(({ id }) => requestImport(c.get("scope"), id, "changes")));
  const [first, ...others] = started.flatMap((one) => (one.ok ? [one.value.jobId] : []));
  if (first === undefined)
    return go(c, "/settings/integrations", problem({ message: "No active connection is used for the import." }));
  return others.length === 0
    ? go(c, `/imports/${first}`)
    : go(c, "/settings/sync-jobs", done("The imports have begun."));
}

async function showMapping(c: PageContext, typed: FormState | null, tried: FieldMapping | null) {
  const used = await importing(c);
  if (used === null) return pageNotFound(c);
  if (!mayAdminister(c.get("signedIn").actor.role))
    return pageForbidden(c, "The mapping is changed by owners and admins.");
  const { samples, offerFields, timeZone } = await getMappingMaterial(c.get("scope"), used.connection.id);
  const mapping = tried ?? used.settings.mapping;
  const view = {
    connectionId: used.connection.id,
    form: typed ?? { ...BLANK_FORM, values: valuesOfMapping(mapping) },
    choices: sourceChoices(offerFields, mapping),
    preview: samples.map(({ person, details }) => ({
      name: person.name,
      mapped: mapHire(person, details, { mapping, timeZone, userOf: () => null }),
    })),
  };
  const status = Object.keys(typed?.errors ?? {}).length > 0 ? 422 : 200;
  return show(c, { title: "Fields of the import", status }, <MappingPage view={view} />);
}

async function saveMapping(c: PageContext) {
  const { do: button = "", ...values } = await fieldsOf(c, [...MAPPING_FIELDS, "do"]);
  const { mapping, errors } = mappingFromForm(values);
  if (Object.keys(errors).length > 0) return showMapping(c, { values, errors }, null);
  if (button === "preview") return showMapping(c, { values, errors: {} }, mapping);
  const changed = await changeSettings(c.get("scope"), idOf(c), { hris: { mapping } });
  return after(c, changed, "The fields are saved. They count from the next import on.");
}

const Show = z.enum([...ImportOutcome.options, "doubtful"]);

async function showResult(c: PageContext, isFragment: boolean) {
  const query = queryOf(c, ["show", "cursor"]);
  const filter = oneOf(query["show"], Show.options) ?? null;
  const page = { cursor: query["cursor"] ?? null, limit: ROWS_PER_PAGE };
  const found = await getImport(c.get("scope"), c.req.param("job") ?? "", filter, page);
  if (!found.ok) return isFragment ? c.body(null, 404) : pageNotFound(c);
  const view = { detail: found.value, filter, cursor: query["cursor"], formats: formatsOf(c) };
  if (isFragment) return c.html(<ImportResultBody view={view} />);
  return show(c, { title: "Import" }, <ImportResultPage view={view} />);
}

async function retry(c: PageContext) {
  const { person } = await fieldsOf(c, ["person"]);
  const job = c.req.param("job") ?? "";
  const started = await retryImport(c.get("scope"), job, person === "" ? null : [person]);
  if (started.ok) return go(c, `/imports/${started.value.jobId}`);
  return started.reason === "not_found" ? pageNotFound(c) : go(c, `/imports/${job}`, problem(started));
}
