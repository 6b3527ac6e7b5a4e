// Reports > ATS over HTTP: the report and its live fragment, the preview of a sync, and the sync itself.
import { Hono } from "hono";
import { isAts } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { listConnections } from "../../operations/connections.ts";
import { positionFacets } from "../../operations/positions.ts";
import { atsReportCounts, listAtsReport } from "../../operations/report-ats.ts";
import { seatMatches } from "../../operations/seat-matches.ts";
import { isUnfinished } from "../../components/progress.tsx";
import { POSITION_QUERY, positionFilter, positionQuery } from "../../view-models/position-query.ts";
import { pickQuery } from "../../view-models/query.ts";
import { pageOfQuery } from "../list-limits.ts";
import { formatsOf, show, type PageContext } from "../respond.tsx";
import { ATS_PATH, AtsPage, AtsReport, type AtsView } from "./ats-page.tsx";
import { shownJobs } from "./shown-jobs.ts";
import { preview } from "./preview-routes.tsx";
import { sync } from "./sync.ts";

export const atsRoutes = new Hono<ReportsEnv>()
  .get(ATS_PATH, async (c) => show(c, { title: "ATS" }, <AtsPage view={await atsView(c)} />))
  .get("/reports/ats/live", async (c) => c.html(<AtsReport view={await atsView(c)} />))
  .get("/reports/ats/preview", preview)
  .post("/reports/ats/sync", sync);

const STILL_FRESH_MS = 10 * 60_000; // a position that pends longer waits for something that polling does not hasten

async function atsView(c: PageContext): Promise<AtsView> {
  const scope = c.get("scope");
  const query = positionQuery(pickQuery(c.req.query(), [...POSITION_QUERY, "job"]));
  const { status: _, ...reportQuery } = query; // the report has no filter for the plan's status
  const filter = positionFilter(reportQuery);
  const [page, counts, facets, connections, jobs] = await Promise.all([
    listAtsReport(scope, filter, pageOfQuery(query)),
    atsReportCounts(scope, filter),
    positionFacets(scope),
    listConnections(scope),
    shownJobs(scope, query["job"]),
  ]);
  const matches = await seatMatches(
    scope,
    page.data.map((row) => row.hire?.id),
  );
  const freshSince = new Date(scope.now - STILL_FRESH_MS).toISOString();
  const isWriting = page.data.some((row) => row.syncStatus === "pending" && (row.syncRequestedAt ?? "") > freshSince);
  return {
    rows: page.data,
    nextCursor: page.nextCursor,
    matches,
    counts,
    query: reportQuery,
    ...facets,
    jobs,
    isLive: isWriting || jobs.some(isUnfinished),
    hasConnection: connections.some((connection) => isAts(connection) && connection.status !== "disconnected"),
    formats: formatsOf(c),
  };
}
