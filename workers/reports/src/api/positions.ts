// /api/v1/positions: planning positions and their way to approval.
import { createRoute, z } from "@hono/zod-openapi";
import { GreenhouseId } from "#shared/domain/greenhouse/sync-request.ts";
import { PositionStatus, SyncStatus } from "#shared/domain/words.ts";
import {
  approvePosition,
  approvePositions,
  closePosition,
  reopenPosition,
  requestApproval,
  sendBack,
} from "../operations/position-status.ts";
import { editPosition, getPosition, listPositions, planPosition } from "../operations/positions.ts";
import { IdParam, answers, given, jsonBody, listQuery, pageOf, pageRequest, severalOf } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  NewPosition,
  Position,
  PositionChange,
  PositionWithHistory,
  positionOf,
  positionWithHistoryOf,
} from "./resources/position.ts";
import { Approved, PositionIds } from "./resources/sync-job.ts";

/** The query by which positions and the ATS report are narrowed. */
export const PositionQuery = z.object({
  ...listQuery,
  q: z.string().max(200).optional().openapi({
    description:
      "Text in title, department, location, hiring manager, recruiter, requisition code, candidate or employee.",
  }),
  status: severalOf(PositionStatus),
  syncStatus: severalOf(SyncStatus),
  department: z.string().max(200).optional(),
  location: z.string().max(200).optional(),
});

const tags = ["Positions"];
const note = z.strictObject({ note: z.string().trim().min(1, "Say what is to be changed.").max(1000) });

const Closing = z
  .strictObject({
    closeReasonId: GreenhouseId.nullable().optional().openapi({
      description: "Greenhouse: from the catalogue (`close_reason`). Null closes the opening without a reason.",
    }),
  })
  .openapi("Closing");

export const positionsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/positions",
      tags,
      summary: "List positions, newest first",
      request: { query: PositionQuery },
      responses: answers(200, "A page of positions.", pageOf(Position), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listPositions(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(positionOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions",
      tags,
      summary: "Plan a position",
      request: { body: jsonBody(NewPosition) },
      responses: answers(201, "The position.", PositionWithHistory, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const { startAs, ...plan } = c.req.valid("json");
      const planned = await planPosition(c.get("scope"), plan, startAs);
      return planned.ok ? c.json(positionWithHistoryOf(planned.value), 201) : refuse(c, planned);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/positions/{id}",
      tags,
      summary: "Look at a position",
      request: { params: IdParam },
      responses: answers(200, "The position with its match and history.", PositionWithHistory, [404]),
    }),
    async (c) => {
      const found = await getPosition(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(positionWithHistoryOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/positions/{id}",
      tags,
      summary: "Change the plan",
      description:
        "Not while it is being written to the ATS. What was already written there stays as it is until it is sent again (`action: update`).",
      request: { params: IdParam, body: jsonBody(PositionChange) },
      responses: answers(200, "The position.", PositionWithHistory, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const edited = await editPosition(c.get("scope"), c.req.valid("param").id, given(c.req.valid("json")));
      return edited.ok ? c.json(positionWithHistoryOf(edited.value), 200) : refuse(c, edited);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/request-approval",
      tags,
      summary: "Ask for approval of a draft",
      request: { params: IdParam },
      responses: answers(200, "The position.", PositionWithHistory, [404, 409]),
    }),
    async (c) => {
      const requested = await requestApproval(c.get("scope"), c.req.valid("param").id);
      return requested.ok ? c.json(positionWithHistoryOf(requested.value), 200) : refuse(c, requested);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/approve",
      tags,
      summary: "Approve a draft or requested position",
      request: { params: IdParam },
      responses: answers(200, "The position.", PositionWithHistory, [404, 409]),
    }),
    async (c) => {
      const approved = await approvePosition(c.get("scope"), c.req.valid("param").id);
      return approved.ok ? c.json(positionWithHistoryOf(approved.value), 200) : refuse(c, approved);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/approve",
      tags,
      summary: "Approve several positions",
      request: { body: jsonBody(PositionIds) },
      responses: answers(200, "Which were approved, and why others were not.", Approved, [413, 415, 422]),
    }),
    async (c) => {
      const { approved, refused } = await approvePositions(c.get("scope"), c.req.valid("json").positionIds);
      return c.json({ approved: [...approved], refused: [...refused] }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/send-back",
      tags,
      summary: "Send a position back to its planner with a note",
      request: { params: IdParam, body: jsonBody(note) },
      responses: answers(200, "The position, a draft again.", PositionWithHistory, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const sent = await sendBack(c.get("scope"), c.req.valid("param").id, c.req.valid("json").note);
      return sent.ok ? c.json(positionWithHistoryOf(sent.value), 200) : refuse(c, sent);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/close",
      tags,
      summary: "End a plan that nobody was hired for",
      description:
        "With `closeReasonId` its opening at Greenhouse is closed along; otherwise a requisition at the ATS stays as it is.",
      request: { params: IdParam, body: { ...jsonBody(Closing), required: false } },
      responses: answers(200, "The position.", PositionWithHistory, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const body = c.req.valid("json");
      const opening = body?.closeReasonId === undefined ? undefined : { closeReasonId: body.closeReasonId };
      const closed = await closePosition(c.get("scope"), c.req.valid("param").id, opening);
      return closed.ok ? c.json(positionWithHistoryOf(closed.value), 200) : refuse(c, closed);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/reopen",
      tags,
      summary: "Take a closed position up again",
      description:
        "Open again while its requisition still takes hires. A closed opening at Greenhouse is opened again there: the position is approved and pending until it is. Otherwise approved and not started, and the next sync gives it a fresh code.",
      request: { params: IdParam },
      responses: answers(200, "The position.", PositionWithHistory, [404, 409, 422]),
    }),
    async (c) => {
      const reopened = await reopenPosition(c.get("scope"), c.req.valid("param").id);
      return reopened.ok ? c.json(positionWithHistoryOf(reopened.value), 200) : refuse(c, reopened);
    },
  );
