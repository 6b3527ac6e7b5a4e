// Headcount > Positions over HTTP: the list, one position, its form, and the buttons of its way to approval.
import { Hono } from "hono";
import type { Result } from "#shared/domain/result.ts";
import type { ReportsEnv } from "../../env.ts";
import { atGreenhouse } from "../../operations/at-greenhouse.ts";
import {
  approvePosition,
  approvePositions,
  closePosition,
  reopenPosition,
  requestApproval,
  sendBack,
} from "../../operations/position-status.ts";
import type { Scope } from "../../operations/scope.ts";
import {
  countPositions,
  getPosition,
  listPositions,
  positionFacets,
  type PositionDetail,
} from "../../operations/positions.ts";
import { positionIdsOf } from "../../operations/report-ats.ts";
import { POSITION_QUERY, positionFilter, positionQuery } from "../../view-models/position-query.ts";
import { bulkIds } from "../bulk.ts";
import { pageNotFound } from "../errors.tsx";
import { MAX_BULK, pageOfQuery } from "../list-limits.ts";
import { backTo, done, fieldsOf, formatsOf, go, problem, queryOf, show, type PageContext } from "../respond.tsx";
import { positionFormRoutes } from "./form-routes.tsx";
import { PositionPage } from "./position-page.tsx";
import { PositionsPage } from "./positions-page.tsx";

export const positionRoutes = new Hono<ReportsEnv>()
  .get("/positions", list)
  .post("/positions/approve", approveMany) // before /positions/:id, which would take "approve" for an id
  .route("/", positionFormRoutes)
  .get("/positions/:id", one)
  .post("/positions/:id/request", (c) => act(c, requestApproval, "Approval is requested."))
  .post("/positions/:id/approve", (c) => act(c, approvePosition, "The position is approved."))
  .post("/positions/:id/close", close)
  .post("/positions/:id/reopen", (c) => act(c, reopenPosition, "The position is taken up again."))
  .post("/positions/:id/send-back", sendBackWithNote);

async function list(c: PageContext) {
  const scope = c.get("scope");
  const query = positionQuery(queryOf(c, POSITION_QUERY));
  const filter = positionFilter(query);
  const [page, matching, facets] = await Promise.all([
    listPositions(scope, filter, pageOfQuery(query)),
    countPositions(scope, filter),
    positionFacets(scope),
  ]);
  const view = { rows: page.data, nextCursor: page.nextCursor, matching, query, ...facets, formats: formatsOf(c) };
  return show(c, { title: "Positions" }, <PositionsPage view={view} />);
}

async function one(c: PageContext) {
  const found = await getPosition(c.get("scope"), c.req.param("id") ?? "");
  if (!found.ok) return pageNotFound(c);
  const view = {
    position: found.value,
    atGreenhouse: await atGreenhouse(c.get("scope"), found.value),
    formats: formatsOf(c),
  };
  return show(c, { title: found.value.title }, <PositionPage view={view} />);
}

type Operation = (scope: Scope, id: string) => Promise<Result<PositionDetail>>;

async function act(c: PageContext, operation: Operation, words: string) {
  const id = c.req.param("id") ?? "";
  const { back } = await fieldsOf(c, ["back"]);
  const changed = await operation(c.get("scope"), id);
  if (!changed.ok && changed.reason === "not_found") return pageNotFound(c);
  return go(c, backTo(back, `/positions/${id}`), changed.ok ? done(words) : problem(changed));
}

/** With `opening` its opening at Greenhouse is closed along, for the reason that was chosen; "none" is none. */
async function close(c: PageContext) {
  const { opening, closeReasonId } = await fieldsOf(c, ["opening", "closeReasonId"]);
  if (opening !== "close") return act(c, closePosition, "The position is closed.");
  if (closeReasonId === "")
    return go(
      c,
      `/positions/${c.req.param("id") ?? ""}`,
      problem({ message: "Choose a close reason; nothing was closed." }),
    );
  const chosen = { closeReasonId: closeReasonId === "none" ? null : closeReasonId };
  return act(
    c,
    (scope, id) => closePosition(scope, id, chosen),
    "The position is closed; its opening in Greenhouse is being closed.",
  );
}

async function sendBackWithNote(c: PageContext) {
  const id = c.req.param("id") ?? "";
  const { note } = await fieldsOf(c, ["note"]);
  const to = `/positions/${id}`;
  if (note === "") return go(c, to, problem({ message: "Write what should change; nothing was sent back." }));
  const changed = await sendBack(c.get("scope"), id, note.slice(0, 1000));
  if (!changed.ok && changed.reason === "not_found") return pageNotFound(c);
  return go(c, to, changed.ok ? done("The position is a draft again, with your note.") : problem(changed));
}

async function approveMany(c: PageContext) {
  const scope = c.get("scope");
  const { ids, query } = await bulkIds(c, (filter) => positionIdsOf(scope, filter, MAX_BULK));
  if (ids.length === 0) return go(c, "/positions", problem({ message: "Select positions first." }));
  const { approved, refused } = await approvePositions(scope, ids);
  const number = formatsOf(c).number;
  const words = `${number(approved.length)} approved.`;
  const [first] = refused;
  if (first === undefined) return go(c, query, done(words));
  const why = `${number(refused.length)} left as they are: ${first.message}`;
  return go(c, query, approved.length > 0 ? done(`${words} ${why}`) : problem({ message: why }));
}
