// Matches over HTTP: the queue, one match, and the three decisions.
import { Hono } from "hono";
import type { MatchDecision } from "#shared/domain/match-commands.ts";
import { MatchStatus } from "#shared/domain/words.ts";
import type { ReportsEnv } from "../../env.ts";
import { employeeName } from "../../components/person.tsx";
import { decideMatch, getMatch, listMatches } from "../../operations/matches.ts";
import { readBadges } from "../../operations/overview.ts";
import { byWhatBlocks } from "../../view-models/match-order.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { done, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { MatchPage } from "./match-page.tsx";
import { MatchesPage } from "./matches-page.tsx";

export const matchRoutes = new Hono<ReportsEnv>()
  .get("/matches", list)
  .get("/matches/:id", one)
  .post("/matches/:id/confirm", (c) => decide(c, "confirm"))
  .post("/matches/:id/reject", (c) => decide(c, "reject"))
  .post("/matches/:id/undo", (c) => decide(c, "undo"));

async function list(c: PageContext) {
  const scope = c.get("scope");
  const query = queryOf(c, ["status", "cursor"]);
  const tab = oneOf(query["status"], MatchStatus.options) ?? "proposed";
  const [page, badges] = await Promise.all([
    listMatches(scope, { status: tab }, pageOfQuery(query)),
    readBadges(scope),
  ]);
  const view = {
    tab,
    rows: tab === "proposed" ? byWhatBlocks(page.data) : page.data,
    nextCursor: page.nextCursor,
    proposedCount: badges.proposedMatches,
    query,
    formats: formatsOf(c),
  };
  return show(c, { title: "Matches" }, <MatchesPage view={view} />);
}

async function one(c: PageContext) {
  const found = await getMatch(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const title = `${found.value.hire.candidateName} and ${employeeName(found.value.employee)}`;
  return show(c, { title }, <MatchPage match={found.value} formats={formatsOf(c)} />);
}

const WORDS: Record<MatchDecision, string> = {
  confirm: "Confirmed. The employee holds the seat.",
  reject: "Rejected. Rolecall will not propose this pair again.",
  undo: "Undone. The seat waits for its employee again.",
};

/** Deciding leads back to the queue, for the next one; undoing stays with the match. */
async function decide(c: PageContext, decision: MatchDecision) {
  const id = c.req.param("id") ?? "";
  const decided = await decideMatch(c.get("scope"), id, decision);
  if (!decided.ok && decided.reason === "not_found") return pageNotFound(c);
  const to = decision === "undo" || !decided.ok ? `/matches/${id}` : "/matches";
  return go(c, to, decided.ok ? done(WORDS[decision]) : problem(decided));
}
