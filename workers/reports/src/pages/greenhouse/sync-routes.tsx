// One position and Greenhouse over HTTP: choose a template or job, fill in the form, see the preview, sync.
import { Hono } from "hono";
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import type { PositionRow } from "#shared/db/positions.ts";
import { isOurJob } from "#shared/domain/greenhouse/changes.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import type { ReportsEnv } from "../../env.ts";
import {
  greenhouseSetting,
  heldBy,
  keptChoices,
  plannedCode,
  plannedLines,
  templatesLastUsed,
  withKept,
} from "../../operations/greenhouse-plan.ts";
import { getPosition } from "../../operations/positions.ts";
import { requestSync } from "../../operations/request-sync.ts";
import { requestUpdate } from "../../operations/send-again.ts";
import { getSettings } from "../../operations/settings.ts";
import { previewSync } from "../../operations/sync-preview.ts";
import { syncableConnections } from "../../operations/usable-connections.ts";
import type { FormState } from "../../components/field.tsx";
import {
  askedFields,
  formTexts,
  problemErrors,
  readForm,
  type FormAim,
  type FormGround,
} from "../../view-models/greenhouse-form.ts";
import { linesOf, textsOf, type FormTexts } from "../../view-models/greenhouse-values.ts";
import { jobChoices } from "../../view-models/job-choices.ts";
import { withQuery } from "../../view-models/query.ts";
import { ATS_PATH } from "../ats/ats-page.tsx";
import { pageNotFound } from "../errors.tsx";
import { done, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { ChooseJobPage } from "./choose-job-page.tsx";
import { SyncFormPage } from "./sync-form-page.tsx";
import { SyncPreviewPage } from "./sync-preview-page.tsx";

const PATH = "/positions/:id/greenhouse";

export const greenhouseSyncRoutes = new Hono<ReportsEnv>()
  .get(PATH, choose)
  .get(`${PATH}/form`, async (c) => withGround(c, c.req.query(), (ground) => firstForm(c, ground)))
  .post(`${PATH}/form`, async (c) =>
    withTexts(c, (ground, texts) => showForm(c, ground, { values: texts, errors: {} })),
  )
  .get(`${PATH}/update`, async (c) => withGround(c, { action: "update" }, (ground) => update(c, ground)))
  .post(`${PATH}/preview`, async (c) => withTexts(c, preview))
  .post(`${PATH}/sync`, async (c) => withTexts(c, sync));

type Ground = FormGround & { readonly connection: ConnectionRow };

async function choose(c: PageContext) {
  const scope = c.get("scope");
  const found = await getPosition(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const query = queryOf(c, ["connectionId", "action", "jobq"]);
  const connection = await greenhouseConnection(c, found.value, query["connectionId"]);
  if (connection === null) return noConnection(c, found.value.id);
  const { catalogue } = await greenhouseSetting(scope, connection.id);
  const action = query["action"] === "open_on_job" ? "open_on_job" : "create";
  const { id, title } = found.value;
  const path = `/positions/${id}/greenhouse`;
  const keep = { connectionId: connection.id };
  const view = {
    title,
    back: { href: `/positions/${id}`, label: title },
    path,
    connection,
    action,
    choices: jobChoices(catalogue, action, query["jobq"] ?? "", await templatesLastUsed(scope, connection.id)),
    query,
    keep,
    hrefOf: (jobId: string) => withQuery(`${path}/form`, { ...keep, action, jobId }),
    formats: formatsOf(c),
  } as const;
  return show(c, { title: "Sync with ATS", isNarrow: true }, <ChooseJobPage view={view} />);
}

/** The connection that was asked for or that the position went through, else the newest that works. */
async function greenhouseConnection(c: PageContext, position: PositionRow, asked: string | undefined) {
  const working = await syncableConnections(c.get("scope"));
  const greenhouse = working.filter(({ provider }) => provider === "greenhouse");
  return greenhouse.find(({ id }) => id === (asked || position.connectionId)) ?? greenhouse[0] ?? null;
}

function noConnection(c: PageContext, positionId: string) {
  const message = "No Greenhouse connection works right now. Connect it, or mend it, under Settings, Integrations.";
  return go(c, `/positions/${positionId}`, problem({ message }));
}

/** Reads what the page is about; leaves for the choice of a job where none is named. */
async function withGround(
  c: PageContext,
  asked: Readonly<Record<string, string>>,
  then: (ground: Ground) => Promise<Response>,
): Promise<Response> {
  const scope = c.get("scope");
  const found = await getPosition(scope, c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const position = found.value;
  const connection = await greenhouseConnection(c, position, asked["connectionId"]);
  if (connection === null) return noConnection(c, position.id);
  const aim = aimOf(asked, position);
  if (aim === null)
    return c.redirect(withQuery(`/positions/${position.id}/greenhouse`, { action: asked["action"] }), 303);
  const [setting, { codePrefix, currency }] = await Promise.all([
    greenhouseSetting(scope, connection.id),
    getSettings(scope),
  ]);
  return then({ position, connection, setting, aim, code: plannedCode(position, codePrefix), currency });
}

function aimOf(asked: Readonly<Record<string, string>>, position: PositionRow): FormAim | null {
  const { action, jobId } = asked;
  if (action === "update")
    return position.requisition === null
      ? null
      : { action, isOurJob: isOurJob(heldBy(position), position.requisitionCode) };
  if (jobId === undefined || !/^\d{1,20}$/.test(jobId)) return null;
  if (action === "create") return { action, templateJobId: jobId };
  return action === "open_on_job" ? { action, jobId } : null;
}

async function withTexts(
  c: PageContext,
  then: (ground: Ground, texts: FormTexts, c: PageContext) => Promise<Response>,
) {
  const texts = textsOf(await c.req.formData());
  return withGround(c, texts, (ground) => then(ground, texts, c));
}

/** As chosen the last time, when that was for the same thing and failed. */
function firstForm(c: PageContext, ground: Ground) {
  const { position, connection, aim } = ground;
  const kept = keptChoices(position, connection.id);
  const before = aim.action === "update" ? keptForUpdate(ground) : kept?.action === aim.action ? kept : null;
  const values = formTexts(ground, before);
  return showForm(c, ground, { values, errors: {} });
}

async function showForm(c: PageContext, ground: Ground, form: FormState) {
  const { position, aim, setting, connection } = ground;
  const jobId = aim.action === "create" ? aim.templateJobId : aim.action === "open_on_job" ? aim.jobId : null;
  const job = setting.catalogue.find((entry) => entry.kind === "job" && entry.providerId === jobId);
  const request = requestOf(aim);
  const { notes } = plannedLines(position, ground.code, request, setting);
  const view = {
    ground,
    form,
    notes,
    connectionId: connection.id,
    jobName: job?.name ?? jobId,
    otherJob: withQuery(`/positions/${position.id}/greenhouse`, { connectionId: connection.id, action: aim.action }),
    formats: formatsOf(c),
  };
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return show(c, { title: "Sync with ATS", isNarrow: true, status }, <SyncFormPage view={view} />);
}

function requestOf(aim: FormAim): GreenhouseSyncRequest {
  if (aim.action === "create") return { action: "create", templateJobId: aim.templateJobId };
  return aim.action === "open_on_job" ? { action: aim.action, jobId: aim.jobId } : { action: "update" };
}

/** The changes at once, since most edits are of the position itself; further fields are behind "Change". */
function update(c: PageContext, ground: Ground) {
  return preview(ground, { action: "update", ...formTexts(ground, keptForUpdate(ground)) }, c);
}

function keptForUpdate({ position, setting }: Ground): GreenhouseSyncRequest {
  return withKept(position, { action: "update" }, setting);
}

async function preview(ground: Ground, texts: FormTexts, c: PageContext) {
  const read = readForm(ground, texts);
  if (!read.ok) return showForm(c, ground, { values: texts, errors: read.errors });
  return showPreview(c, ground, texts, read.request, null);
}

async function showPreview(
  c: PageContext,
  ground: Ground,
  texts: FormTexts,
  choices: GreenhouseSyncRequest,
  failure: string | null,
) {
  const { position, connection } = ground;
  const wish = { positionIds: [position.id], connectionId: connection.id, choices };
  const [made] = (await previewSync(c.get("scope"), wish)).positions;
  if (made === undefined) return pageNotFound(c);
  if (made.problems.length > 0)
    return showForm(c, ground, { values: texts, errors: problemErrors(made.problems, askedFields(ground)) });
  const { seen: _, shown: __, ...typed } = texts;
  const view = { preview: made, isUpdate: choices.action === "update", texts: typed, failure, formats: formatsOf(c) };
  const status = failure === null ? 200 : 422;
  return show(c, { title: "Sync with ATS", isNarrow: true, status }, <SyncPreviewPage view={view} />);
}

const EDITED_MEANWHILE = "The position was changed since you saw the preview. This is what would be written now.";

async function sync(ground: Ground, texts: FormTexts, c: PageContext) {
  const scope = c.get("scope");
  const { position, connection } = ground;
  const read = readForm(ground, texts);
  if (!read.ok) return showForm(c, ground, { values: texts, errors: read.errors });
  const { request } = read;
  if (texts["seen"] !== position.updatedAt) return showPreview(c, ground, texts, request, EDITED_MEANWHILE);
  const asked =
    request.action === "update"
      ? await requestUpdate(scope, position.id, { ...request, only: linesOf(texts["shown"]) })
      : await requestSync(scope, { connectionId: connection.id, positionIds: [position.id], choices: request });
  const refused = asked.ok ? asked.value.refused[0] : asked;
  if (refused !== undefined) return showPreview(c, ground, texts, request, refused.message);
  const job = asked.ok ? (asked.value.jobId ?? undefined) : undefined;
  const words = request.action === "update" ? "The changes are being written." : `${position.title} is being written.`;
  return go(c, withQuery(ATS_PATH, { job }), done(words));
}
