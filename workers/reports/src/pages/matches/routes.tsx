// Matches over HTTP: the queue, the lists, one match, and a person's decisions.
import { Hono } from "hono";
import { listMatchMonths } from "#shared/db/match-months.ts";
import type { MatchDecision } from "#shared/domain/match-commands.ts";
import { MatchStatus } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { employeeName } from "../../components/person.tsx";
import { namedMatches, rejectProposals, reviewMatch, reviewQueue } from "../../operations/match-review.ts";
import { decideMatch, listMatches } from "../../operations/matches.ts";
import { readBadges } from "../../operations/overview.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { backTo, done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { MatchPage } from "./match-page.tsx";
import { MATCHES_PATH, MatchesPage, type MatchesView } from "./matches-page.tsx";
import { MonthsPage } from "./months-page.tsx";

const CARDS_PER_PAGE = 20; // a card is as tall as ten rows

export const matchRoutes = new Hono<ReportsEnv>()
  .get(MATCHES_PATH, list)
  .get("/matches/months", months)
  .post("/matches/none", none)
  .get("/matches/:id", one)
  .post("/matches/:id/confirm", (c) => decide(c, "confirm"))
  .post("/matches/:id/reject", (c) => decide(c, "reject"))
  .post("/matches/:id/undo", (c) => decide(c, "undo"));

async function list(c: PageContext) {
  const query = queryOf(c, ["status", "q", "by", "cursor"]);
  const tab = oneOf(query["status"], MatchStatus.options) ?? "proposed";
  const view = tab === "proposed" ? await queueView(c, query) : await decidedView(c, tab, query);
  return show(c, { title: "Matches" }, <MatchesPage view={view} />);
}

async function queueView(c: PageContext, { q, cursor }: ReturnType<typeof queryOf>): Promise<MatchesView> {
  const page = { cursor: cursor ?? null, limit: CARDS_PER_PAGE };
  const queue = await reviewQueue(c.get("scope"), q === undefined ? {} : { name: q }, page);
  return {
    tab: "proposed",
    queue,
    rows: [],
    nextCursor: queue.nextCursor,
    waiting: queue.waiting,
    query: { q, cursor },
    formats: formatsOf(c),
  };
}

async function decidedView(
  c: PageContext,
  tab: Exclude<MatchStatus, "proposed">,
  query: ReturnType<typeof queryOf>,
): Promise<MatchesView> {
  const scope = c.get("scope");
  const decidedBy = oneOf(query["by"], ["rule", "person"] as const);
  const filter = { status: tab, ...(query["q"] ? { name: query["q"] } : {}), ...(decidedBy ? { decidedBy } : {}) };
  const [page, badges] = await Promise.all([
    listMatches(scope, filter, pageOfQuery(query)).then((found) => namedMatches(scope, found)),
    readBadges(scope),
  ]);
  return {
    tab,
    queue: null,
    rows: page.data,
    nextCursor: page.nextCursor,
    waiting: badges.proposedMatches,
    query,
    formats: formatsOf(c),
  };
}

async function months(c: PageContext) {
  const { tenant, now } = c.get("scope");
  const found = await listMatchMonths(tenant, c.get("signedIn").tenant.timeZone, now);
  return show(c, { title: "Month by month", isNarrow: true }, <MonthsPage months={found} formats={formatsOf(c)} />);
}

async function one(c: PageContext) {
  const found = await reviewMatch(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const title = `${found.value.hire.candidateName} and ${employeeName(found.value.employee)}`;
  return show(c, { title }, <MatchPage match={found.value} formats={formatsOf(c)} />);
}

const WORDS: Record<MatchDecision, string> = {
  confirm: "Confirmed. The employee holds the seat.",
  reject: "Rejected. Rolecall will not propose this pair again.",
  undo: "Undone. The seat waits for its employee again.",
};

const WITHDRAWN = problem({
  message: "This proposal is no longer there: somebody decided, or the facts changed. The list shows what is left.",
});

/**
 * Deciding leads back to the queue, for the next one; undoing stays with the match. A proposal that a colleague's decision, or
 * new facts, have withdrawn while this person looked at it is no broken link: the queue tells what became of it.
 */
async function decide(c: PageContext, decision: MatchDecision) {
  const id = c.req.param("id") ?? "";
  const { back } = await fieldsOf(c, ["back"]);
  const decided = await decideMatch(c.get("scope"), id, decision);
  if (!decided.ok && decided.reason === "not_found") return go(c, backTo(back, MATCHES_PATH), WITHDRAWN);
  const to = decision === "undo" || !decided.ok ? `/matches/${id}` : backTo(back, MATCHES_PATH);
  return go(c, to, decided.ok ? done(WORDS[decision]) : problem(decided));
}

async function none(c: PageContext) {
  const { employee, ids, back } = await fieldsOf(c, ["employee", "ids", "back"]);
  const rejected = await rejectProposals(c.get("scope"), employee, ids.split(","));
  const words = "Rejected. Rolecall will not propose any of these pairs again.";
  return go(c, backTo(back, MATCHES_PATH), rejected.ok ? done(words) : problem(rejected));
}
