// /api/v1/matches, /match-months and /match-rehearsals: who is whom, how well that is known, and what today's rules would decide.
import { createRoute, z } from "@hono/zod-openapi";
import { listMatchMonths } from "#shared/db/match-months.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { MatchStatus } from "#shared/domain/words.ts";
import { decideMatch, getMatch, listMatches } from "../operations/matches.ts";
import { getRehearsal, listDifferences, listRehearsals, startRehearsal } from "../operations/rehearsals.ts";
import { IdParam, answers, given, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { Match, MatchMonth, matchOf } from "./resources/match.ts";
import { Rehearsal, RehearsalDifference, differenceOf, rehearsalOf } from "./resources/rehearsal.ts";

const text = z.string().max(200).optional();

const decisionsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/matches",
      tags: ["Matches"],
      summary: "List matches, newest first",
      request: {
        query: z.object({
          ...listQuery,
          status: MatchStatus.optional(),
          decidedBy: z.enum(["rule", "person"]).optional(),
          name: text.openapi({ description: "Part of the candidate's or the employee's name." }),
          positionId: text,
          hireId: text,
          employeeId: text,
        }),
      },
      responses: answers(200, "A page of matches.", pageOf(Match), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listMatches(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(matchOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/matches/{id}",
      tags: ["Matches"],
      summary: "Look at a match and its evidence",
      request: { params: IdParam },
      responses: answers(200, "The match.", Match, [404]),
    }),
    async (c) => {
      const found = await getMatch(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(matchOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/matches/{id}/{decision}",
      tags: ["Matches"],
      summary: "Confirm, reject or undo a match",
      description:
        "A person's decision is never overruled. Confirming what the rules have confirmed makes it the person's own; an undo is final for the pair.",
      request: { params: IdParam.extend({ decision: z.enum(["confirm", "reject", "undo"]) }) },
      responses: answers(200, "The match after the decision.", Match, [404, 409, 503]),
    }),
    async (c) => {
      const { id, decision } = c.req.valid("param");
      const decided = await decideMatch(c.get("scope"), id, decision);
      return decided.ok ? c.json(matchOf(decided.value), 200) : refuse(c, decided);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/match-months",
      tags: ["Matches"],
      summary: "How many employees were matched automatically, asked about, and corrected, by month",
      description: "The last twelve months in the tenant's time zone, newest first.",
      request: {},
      responses: answers(200, "The months.", z.object({ data: z.array(MatchMonth) }), []),
    }),
    async (c) => {
      const { tenant, now } = c.get("scope");
      const { timeZone } = await readTenant(tenant);
      return c.json({ data: await listMatchMonths(tenant, timeZone, now) }, 200);
    },
  );

const rehearsalsApi = newApi()
  .openapi(
    createRoute({
      method: "post",
      path: "/match-rehearsals",
      tags: ["Matches"],
      summary: "Ask what today's rules would decide",
      description:
        "Goes over all employees as if no person had spoken, and lists where today's rules would decide otherwise than what stands. No match and no seat is changed. While one runs, that one is the answer.",
      request: {},
      responses: answers(202, "The rehearsal, running.", Rehearsal, []),
    }),
    async (c) => c.json(rehearsalOf(await startRehearsal(c.get("scope"))), 202),
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/match-rehearsals",
      tags: ["Matches"],
      summary: "List rehearsals, newest first; the last five are kept",
      request: { query: z.object(listQuery) },
      responses: answers(200, "A page of rehearsals.", pageOf(Rehearsal), []),
    }),
    async (c) => {
      const page = await listRehearsals(c.get("scope"), pageRequest(c.req.valid("query")));
      return c.json({ data: page.data.map(rehearsalOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/match-rehearsals/{id}",
      tags: ["Matches"],
      summary: "Look at a rehearsal and how far it is",
      request: { params: IdParam },
      responses: answers(200, "The rehearsal.", Rehearsal, [404]),
    }),
    async (c) => {
      const found = await getRehearsal(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(rehearsalOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/match-rehearsals/{id}/differences",
      tags: ["Matches"],
      summary: "List the employees on whom today's rules would decide otherwise",
      request: { params: IdParam, query: z.object(listQuery) },
      responses: answers(
        200,
        "A page of differences, in the order of the employees.",
        pageOf(RehearsalDifference),
        [404],
      ),
    }),
    async (c) => {
      const page = await listDifferences(c.get("scope"), c.req.valid("param").id, pageRequest(c.req.valid("query")));
      if (!page.ok) return refuse(c, page);
      return c.json({ data: page.value.data.map(differenceOf), nextCursor: page.value.nextCursor }, 200);
    },
  );

export const matchesApi = newApi().route("/", decisionsApi).route("/", rehearsalsApi);
