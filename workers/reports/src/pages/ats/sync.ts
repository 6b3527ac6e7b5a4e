// The button that confirms a preview, and the retry of a failed row: both ask for a sync and lead to its live progress.
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { getPosition } from "../../operations/positions.ts";
import { requestSync, type SyncAccepted } from "../../operations/request-sync.ts";
import { isRetriable, retryAgain } from "../../operations/send-again.ts";
import type { Scope } from "../../operations/scope.ts";
import { syncableConnections } from "../../operations/usable-connections.ts";
import type { Failure } from "#shared/domain/result.ts";
import { withQuery } from "../../view-models/query.ts";
import { bulkIds } from "../bulk.ts";
import { backTo, done, formatsOf, go, problem, type PageContext } from "../respond.tsx";
import { ATS_PATH } from "./ats-page.tsx";

type Asked = { readonly ok: true; readonly value: SyncAccepted } | Failure;

export async function sync(c: PageContext): Promise<Response> {
  const scope = c.get("scope");
  const form = await c.req.formData();
  const { ids } = await bulkIds(c, async () => []); // a preview names each position, so "all" is never meant here
  const back = backTo(text(form.get("back")), ATS_PATH);
  if (ids.length === 0) return go(c, back, problem({ message: "Select positions first." }));
  const connectionId = text(form.get("connectionId"));
  const nextNumber = text(form.get("nextNumber")) === "yes";
  const asked =
    connectionId === undefined
      ? await retry(scope, ids, nextNumber)
      : await requestSync(scope, { connectionId, positionIds: ids, nextNumber, choices: choicesOf(form) });
  return leave(c, asked, back, ids);
}

/** In a bulk sync one template or job holds for all; what differs between them comes from the mapping. */
function choicesOf(form: FormData): GreenhouseSyncRequest | null {
  const jobId = text(form.get("jobId"));
  if (jobId === undefined || !/^\d{1,20}$/.test(jobId)) return null;
  return form.get("action") === "open_on_job"
    ? { action: "open_on_job", jobId }
    : { action: "create", templateJobId: jobId };
}

/** What failed goes again as it went before: a change as that change, an opening with the choices that were made for it. */
async function retry(scope: Scope, ids: readonly string[], nextNumber: boolean): Promise<Asked> {
  const found = await getPosition(scope, ids[0] ?? "");
  if (found.ok && isRetriable(found.value)) return retryAgain(scope, found.value);
  const working = await syncableConnections(scope);
  const before = found.ok ? found.value.connectionId : null;
  const connection = working.find(({ id }) => id === before) ?? working[0];
  if (connection === undefined)
    return { ok: false, reason: "no_connection", message: "No working connection. Connect your ATS first." };
  return requestSync(scope, { connectionId: connection.id, positionIds: ids, nextNumber });
}

function leave(c: PageContext, asked: Asked, back: string, ids: readonly string[]): Response {
  const { count, number } = formatsOf(c);
  const refused = asked.ok ? asked.value.refused : [{ reason: asked.reason, message: asked.message }];
  const [first] = refused;
  if (!asked.ok || asked.value.jobId === null) {
    const asks = first?.reason === "choices_missing" || first?.reason === "plan_incomplete";
    if (asks && ids.length === 1) return go(c, `/positions/${ids[0]}/greenhouse`, problem(first));
    return go(c, back, problem({ message: first?.message ?? "Nothing was left to write." }));
  }
  const started = `${count(asked.value.accepted.length, "position is", "positions are")} being written.`;
  const left = first ? ` ${number(refused.length)} left out: ${first.message}` : "";
  const to = back.startsWith(ATS_PATH) ? withJob(back, asked.value.jobId) : back;
  return go(c, to, done(`${started}${left}`));
}

function withJob(path: string, job: string): string {
  const url = new URL(path, "http://here");
  return withQuery(url.pathname, { ...Object.fromEntries(url.searchParams), job });
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
