// The preview of a sync over HTTP: where the positions go, at Greenhouse from which template or on which job, and what will stand there.
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { greenhouseSetting, templatesLastUsed } from "../../operations/greenhouse-plan.ts";
import { positionIdsOf } from "../../operations/report-ats.ts";
import { previewSync, type SyncPreview } from "../../operations/sync-preview.ts";
import { syncableConnections } from "../../operations/usable-connections.ts";
import { jobChoices } from "../../view-models/job-choices.ts";
import { POSITION_QUERY, positionFilter, positionQuery } from "../../view-models/position-query.ts";
import { pickQuery, withQuery, type Query } from "../../view-models/query.ts";
import { bulkIds, type Bulk } from "../bulk.ts";
import { ChooseJobPage } from "../greenhouse/choose-job-page.tsx";
import { MAX_BULK } from "../list-limits.ts";
import { formatsOf, queryOf, show, type PageContext } from "../respond.tsx";
import { ATS_PATH } from "./ats-page.tsx";
import { PreviewPage } from "./preview-page.tsx";

const PATH = "/reports/ats/preview";

export async function preview(c: PageContext): Promise<Response> {
  const scope = c.get("scope");
  const picked = await bulkIds(c, (filter) => positionIdsOf(scope, filter, MAX_BULK));
  const query = positionQuery(pickQuery(c.req.query(), POSITION_QUERY));
  const ids = picked.isNothing ? await readyIds(c) : picked.ids;
  const connections = await syncableConnections(scope);
  const asked = queryOf(c, ["connectionId", "action", "jobId", "jobq"]);
  const connection = connections.find(({ id }) => id === asked["connectionId"]) ?? connections[0] ?? null;
  const [only] = ids;
  if (connection?.provider === "greenhouse" && only !== undefined && picked.ids.length === 1)
    return c.redirect(withQuery(`/positions/${only}/greenhouse`, { connectionId: connection.id }), 303);
  const keep = { ...keptQuery(c, picked, query), connectionId: connection?.id };
  const choices = choicesOf(asked);
  const back = withQuery(ATS_PATH, { ...query, status: undefined });
  const made = await previewSync(scope, {
    positionIds: ids,
    choices: connection?.provider === "greenhouse" ? choices : null,
    ...(connection === null ? {} : { connectionId: connection.id }),
  });
  if (connection?.provider === "greenhouse" && choices === null && canGo(made))
    return chooseJob(c, connection, { keep, asked, back, count: ids.length });
  const view = {
    preview: made,
    connection,
    others: connections
      .filter(({ id }) => id !== connection?.id)
      .map((other) => ({ ...other, href: withQuery(PATH, { ...keep, connectionId: other.id }) })),
    choices,
    isEverything: picked.isNothing,
    back,
    formats: formatsOf(c),
  };
  return show(c, { title: "Sync with ATS" }, <PreviewPage view={view} />);
}

/** Whether anything could be sent once a template or job is chosen. */
function canGo(made: SyncPreview): boolean {
  return made.positions.some(({ refusal }) => refusal === null || refusal.reason === "choices_missing");
}

async function chooseJob(
  c: PageContext,
  connection: ConnectionRow,
  of: { readonly keep: Query; readonly asked: Query; readonly back: string; readonly count: number },
) {
  const scope = c.get("scope");
  const { catalogue } = await greenhouseSetting(scope, connection.id);
  const action = of.asked["action"] === "open_on_job" ? "open_on_job" : "create";
  const view = {
    title: `${formatsOf(c).count(of.count, "position", "positions")}: each becomes ${action === "create" ? "a job of its own from the same template" : "an opening of its own on the same job"}.`,
    back: { href: of.back, label: "ATS" },
    path: PATH,
    connection,
    action,
    choices: jobChoices(catalogue, action, of.asked["jobq"] ?? "", await templatesLastUsed(scope, connection.id)),
    query: of.asked,
    keep: of.keep,
    hrefOf: (jobId: string) => withQuery(PATH, { ...of.keep, action, jobId }),
    formats: formatsOf(c),
  } as const;
  return show(c, { title: "Sync with ATS", isNarrow: true }, <ChooseJobPage view={view} />);
}

function choicesOf(asked: Query): GreenhouseSyncRequest | null {
  const jobId = asked["jobId"];
  if (jobId === undefined || !/^\d{1,20}$/.test(jobId)) return null;
  return asked["action"] === "open_on_job"
    ? { action: "open_on_job", jobId }
    : { action: "create", templateJobId: jobId };
}

/** The picked rows, or the filter by which all were picked. */
function keptQuery(c: PageContext, picked: Bulk, query: Query): Query {
  if (c.req.query("all") === "1") return { ...query, all: "1" };
  return picked.isNothing ? query : { id: picked.ids.join(",") };
}

/** Nothing was picked: everything that is approved and not in the ATS yet, or failed there, within the list's filter. */
async function readyIds(c: PageContext): Promise<string[]> {
  const query = pickQuery(c.req.query(), POSITION_QUERY);
  const filter = positionFilter(query);
  return positionIdsOf(
    c.get("scope"),
    { ...filter, status: ["approved"], syncStatus: filter.syncStatus ?? ["not_started", "failed"] },
    MAX_BULK,
  );
}
