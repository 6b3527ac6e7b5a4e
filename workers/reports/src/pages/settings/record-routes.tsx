// The records under Settings over HTTP: events, sync jobs and the audit log.
import { Hono } from "hono";
import { EventStatus, JobStatus } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { listAudit } from "../../operations/audit.ts";
import { getEvent, listEvents, replayEvent } from "../../operations/events.ts";
import { getSyncJob, listSyncJobs } from "../../operations/sync-jobs.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { backTo, done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { AUDIT_KINDS, AuditPage } from "./audit-page.tsx";
import { EventPage, EventsPage } from "./events-pages.tsx";
import { SyncJobBody, SyncJobPage, SyncJobsPage } from "./sync-jobs-pages.tsx";

export const recordRoutes = new Hono<ReportsEnv>()
  .get("/settings/events", async (c) => {
    const query = queryOf(c, ["status", "connectionId", "cursor"]);
    const status = oneOf(query["status"], EventStatus.options);
    const connectionId = query["connectionId"];
    const filter = { ...(status ? { status } : {}), ...(connectionId ? { connectionId } : {}) };
    const page = await listEvents(c.get("scope"), filter, pageOfQuery(query));
    const view = { rows: page.data, nextCursor: page.nextCursor, query, formats: formatsOf(c) };
    return show(c, { title: "Events" }, <EventsPage view={view} />);
  })
  .get("/settings/events/:id", async (c) => {
    const found = await getEvent(c.get("scope"), c.req.param("id"));
    if (!found.ok) return pageNotFound(c);
    const { kind } = found.value;
    return show(c, { title: kind, isNarrow: true }, <EventPage event={found.value} formats={formatsOf(c)} />);
  })
  .post("/settings/events/:id/replay", replay)
  .get("/settings/sync-jobs", async (c) => {
    const query = queryOf(c, ["status", "cursor"]);
    const status = oneOf(query["status"], JobStatus.options);
    const page = await listSyncJobs(c.get("scope"), status ? { status } : {}, pageOfQuery(query));
    const view = { rows: page.data, nextCursor: page.nextCursor, query, formats: formatsOf(c) };
    return show(c, { title: "Sync jobs" }, <SyncJobsPage view={view} />);
  })
  .get("/settings/sync-jobs/:id", async (c) => {
    const found = await getSyncJob(c.get("scope"), c.req.param("id"));
    if (!found.ok) return pageNotFound(c);
    return show(c, { title: "Sync job" }, <SyncJobPage job={found.value} formats={formatsOf(c)} />);
  })
  .get("/settings/sync-jobs/:id/live", async (c) => {
    const found = await getSyncJob(c.get("scope"), c.req.param("id"));
    if (!found.ok) return c.body(null, 404);
    return c.html(<SyncJobBody job={found.value} formats={formatsOf(c)} />);
  })
  .get("/settings/audit", async (c) => {
    const query = queryOf(c, ["kind", "cursor"]);
    const kind = oneOf(query["kind"], AUDIT_KINDS);
    const page = await listAudit(c.get("scope"), kind ? { subjectKind: kind } : {}, pageOfQuery(query));
    const view = { rows: page.data, nextCursor: page.nextCursor, query, formats: formatsOf(c) };
    return show(c, { title: "Audit log" }, <AuditPage view={view} />);
  });

async function replay(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { back } = await fieldsOf(c, ["back"]);
  const replayed = await replayEvent(c.get("scope"), id);
  if (!replayed.ok && replayed.reason === "not_found") return pageNotFound(c);
  const flash = replayed.ok ? done("The event waits to be processed again.") : problem(replayed);
  return go(c, backTo(back, `/settings/events/${id}`), flash);
}
