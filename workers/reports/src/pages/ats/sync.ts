// The button that confirms a preview, and the retry of a failed row: both ask for a sync and lead to its live progress.
import { getPosition } from "../../operations/positions.ts";
import {
  MAX_SYNC_POSITIONS,
  requestSync,
  syncableConnections,
  type SyncAccepted,
} from "../../operations/request-sync.ts";
import type { Scope } from "../../operations/scope.ts";
import { withQuery } from "../../view-models/query.ts";
import { bulkIds } from "../bulk.ts";
import { backTo, done, formatsOf, go, problem, type PageContext } from "../respond.tsx";
import { ATS_PATH } from "./ats-page.tsx";

type Asked = { jobs: string[]; accepted: number; refused: SyncAccepted["refused"]; failure: string | null };

export async function sync(c: PageContext): Promise<Response> {
  const scope = c.get("scope");
  const form = await c.req.formData();
  const { ids } = await bulkIds(c, async () => []); // a preview names each position, so "all" is never meant here
  const back = backTo(text(form.get("back")), ATS_PATH);
  const connectionId = text(form.get("connectionId")) ?? (await connectionFor(scope, ids));
  if (connectionId === null) return go(c, back, problem({ message: "No working connection. Connect Lever first." }));
  if (ids.length === 0) return go(c, back, problem({ message: "Select positions first." }));
  const asked = await ask(scope, { connectionId, ids, nextNumber: text(form.get("nextNumber")) === "yes" });
  return leave(c, asked, back);
}

/** One job a request, so a great many positions become several jobs, which the report shows together. */
async function ask(scope: Scope, wish: { connectionId: string; ids: readonly string[]; nextNumber: boolean }) {
  const asked: Asked = { jobs: [], accepted: 0, refused: [], failure: null };
  for (let from = 0; from < wish.ids.length; from += MAX_SYNC_POSITIONS) {
    const positionIds = wish.ids.slice(from, from + MAX_SYNC_POSITIONS);
    const { connectionId, nextNumber } = wish;
    const answer = await requestSync(scope, { connectionId, positionIds, nextNumber });
    if (!answer.ok) return { ...asked, failure: answer.message };
    if (answer.value.jobId !== null) asked.jobs.push(answer.value.jobId);
    asked.accepted += answer.value.accepted.length;
    asked.refused = [...asked.refused, ...answer.value.refused];
  }
  return asked;
}

function leave(c: PageContext, asked: Asked, back: string): Response {
  const { count, number } = formatsOf(c);
  const [refused] = asked.refused;
  if (asked.jobs.length === 0)
    return go(c, back, problem({ message: asked.failure ?? refused?.message ?? "Nothing was left to write." }));
  const started = `${count(asked.accepted, "position is", "positions are")} being written.`;
  const left = refused ? ` ${number(asked.refused.length)} left out: ${refused.message}` : "";
  const to = back.startsWith(ATS_PATH) ? withJobs(back, asked.jobs) : back;
  return go(c, to, done(`${started}${left}`));
}

function withJobs(path: string, jobs: readonly string[]): string {
  const url = new URL(path, "http://here");
  return withQuery(url.pathname, { ...Object.fromEntries(url.searchParams), job: jobs.join(",") });
}

/** A retry goes where the position went before, when that still works; else to the only, or newest, working connection. */
async function connectionFor(scope: Scope, ids: readonly string[]): Promise<string | null> {
  const working = await syncableConnections(scope);
  const before = await getPosition(scope, ids[0] ?? "");
  const same = before.ok ? working.find((connection) => connection.id === before.value.connectionId) : undefined;
  return (same ?? working[0])?.id ?? null;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
