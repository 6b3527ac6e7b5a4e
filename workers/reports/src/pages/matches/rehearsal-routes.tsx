// Rehearsals over HTTP: starting one, the last few, one with its differences, and its live part.
import { Hono } from "hono";
import type { ReportsEnv } from "../../env.ts";
import { namedDifferences } from "../../operations/match-review.ts";
import { getRehearsal, listDifferences, listRehearsals, startRehearsal } from "../../operations/rehearsals.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { formatsOf, go, queryOf, show, type PageContext } from "../respond.tsx";
import { RehearsalBody, RehearsalPage, type RehearsalView } from "./rehearsal-page.tsx";
import { REHEARSAL_TITLE, REHEARSALS_PATH, RehearsalsPage } from "./rehearsals-page.tsx";

export const rehearsalRoutes = new Hono<ReportsEnv>()
  .get(REHEARSALS_PATH, async (c) => {
    const page = await listRehearsals(c.get("scope"), pageOfQuery({}));
    return show(c, { title: REHEARSAL_TITLE }, <RehearsalsPage rows={page.data} formats={formatsOf(c)} />);
  })
  .post(REHEARSALS_PATH, async (c) => go(c, `${REHEARSALS_PATH}/${(await startRehearsal(c.get("scope"))).id}`))
  .get(`${REHEARSALS_PATH}/:id`, async (c) => {
    const view = await viewOf(c);
    return view === null ? pageNotFound(c) : show(c, { title: REHEARSAL_TITLE }, <RehearsalPage view={view} />);
  })
  .get(`${REHEARSALS_PATH}/:id/live`, async (c) => {
    const view = await viewOf(c);
    return view === null ? c.body(null, 404) : c.html(<RehearsalBody view={view} />);
  });

async function viewOf(c: PageContext): Promise<RehearsalView | null> {
  const scope = c.get("scope");
  const id = c.req.param("id") ?? "";
  const query = queryOf(c, ["cursor"]);
  const rehearsal = await getRehearsal(scope, id); // first: differences that are read later are at least as many
  const differences = await listDifferences(scope, id, pageOfQuery(query));
  if (!rehearsal.ok || !differences.ok) return null;
  return {
    rehearsal: rehearsal.value,
    differences: await namedDifferences(scope, differences.value.data),
    nextCursor: differences.value.nextCursor,
    query,
    formats: formatsOf(c),
  };
}
