// Candidates over HTTP, for the company: boards, lists, one candidate, and what a person decides about them.
import { Hono } from "hono";
import { z } from "zod";
import type { ReportsEnv } from "../../env.ts";
import {
  board,
  enterStartDay,
  eraseSubmission,
  getSubmission,
  listSubmissions,
  overruleSubmission,
  todayOf,
  trySubmissionAgain,
  type SubmissionDetail,
  type SubmissionReason,
} from "../../operations/marketplace/submissions.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { roleForSubmission } from "#shared/db/submission-roles.ts";
import type { Result } from "#shared/domain/result.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { pageOfQuery } from "../list-limits.ts";
import { done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { SubmissionPage } from "./submission-page.tsx";
import { SubmissionsPage } from "./submissions-page.tsx";

export const submissionRoutes = new Hono<ReportsEnv>()
  .get("/submissions", (c) => list(c, null))
  .get("/roles/:id/submissions", (c) => list(c, c.req.param("id")))
  .get("/submissions/:id", one)
  .post("/submissions/:id/overrule", overrule)
  .post("/submissions/:id/try-again", (c) =>
    after(c, trySubmissionAgain(c.get("scope"), c.req.param("id")), "It is tried again now."),
  )
  .post("/submissions/:id/erase", (c) =>
    after(c, eraseSubmission(c.get("scope"), c.req.param("id")), "Their details are being erased."),
  )
  .post("/submissions/:id/start", enterStart);

const QUERY = ["q", "place", "cursor"] as const;

/** A board; as soon as somebody searches, or opens one column, a list. */
async function list(c: PageContext, roleId: string | null) {
  const scope = c.get("scope");
  const query = queryOf(c, QUERY);
  const role = roleId === null ? null : await roleForSubmission(scope.tenant, roleId);
  if (roleId !== null && role === null) return pageNotFound(c);
  const of = roleId === null ? {} : { roleId };
  const isList = Boolean(query["q"]) || Boolean(query["place"]);
  const filter = {
    ...of,
    ...(query["q"] ? { q: query["q"] } : {}),
    ...(query["place"] ? { place: query["place"] } : {}),
  };
  const [columns, page, today] = await Promise.all([
    board(scope, of),
    isList ? listSubmissions(scope, filter, pageOfQuery(query)) : null,
    todayOf(scope),
  ]);
  const total = columns.reduce((sum, column) => sum + column.count, 0);
  const view = { role, columns, total, page, query, today, formats: formatsOf(c) };
  const title = role === null ? "Candidates" : `Candidates for ${role.title}`;
  return show(c, { title }, <SubmissionsPage view={view} />);
}

async function one(c: PageContext) {
  const found = await getSubmission(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const view = {
    submission: found.value,
    mayOverrule: mayAdminister(c.get("signedIn").actor.role),
    formats: formatsOf(c),
  };
  return show(c, { title: found.value.candidateName }, <SubmissionPage view={view} />);
}

async function overrule(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { note } = await fieldsOf(c, ["note"]);
  if (note === "") return go(c, `/submissions/${id}`, problem({ message: "Write why; nothing was changed." }));
  return after(c, overruleSubmission(c.get("scope"), id, note.slice(0, 1000)), "The candidate is sent now.");
}

async function enterStart(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { startsOn } = await fieldsOf(c, ["startsOn"]);
  if (startsOn !== "" && !z.iso.date().safeParse(startsOn).success)
    return go(c, `/submissions/${id}`, problem({ message: "Write the day as YYYY-MM-DD; nothing was changed." }));
  const words = startsOn === "" ? "The first day follows the offer again." : "The first day is saved.";
  return after(c, enterStartDay(c.get("scope"), id, startsOn === "" ? null : startsOn), words);
}

async function after(c: PageContext, asked: Promise<Result<SubmissionDetail, SubmissionReason>>, words: string) {
  const answer = await asked;
  const id = c.req.param("id") ?? "";
  if (answer.ok) return go(c, `/submissions/${id}`, done(words));
  if (answer.reason === "not_found") return pageNotFound(c);
  if (answer.reason === "forbidden") return pageForbidden(c, answer.message);
  return go(c, `/submissions/${id}`, problem(answer));
}
