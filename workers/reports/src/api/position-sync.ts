// /api/v1/positions/…/sync: what a sync would write, asking for it, and the ATS report.
import { createRoute } from "@hono/zod-openapi";
import { getPosition } from "../operations/positions.ts";
import { listAtsReport } from "../operations/report-ats.ts";
import { requestSync } from "../operations/request-sync.ts";
import { isRetriable, requestUpdate, retryAgain } from "../operations/send-again.ts";
import { previewSync } from "../operations/sync-preview.ts";
import { IdParam, answers, given, jsonBody, pageOf, pageRequest } from "./answers.ts";
import { refuse, refuseFaults } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { PositionQuery } from "./positions.ts";
import { AtsReportRow, atsReportRowOf } from "./resources/position.ts";
import {
  Preview,
  PreviewMany,
  PreviewQuery,
  Previews,
  SyncAccepted,
  SyncMany,
  SyncOne,
  choicesOf,
  previewOf,
} from "./resources/sync-job.ts";

const tags = ["Sync with ATS"];

export const positionSyncApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/positions/{id}/sync-preview",
      tags,
      summary: "What a sync would write for a position",
      description: "Of a position that is open at Greenhouse: what an update would change. For fields, POST.",
      request: { params: IdParam, query: PreviewQuery },
      responses: answers(200, "Field by field.", Preview, [404]),
    }),
    async (c) => {
      const { connectionId, action = "create", ...chosen } = c.req.valid("query");
      const preview = await previewSync(c.get("scope"), {
        positionIds: [c.req.valid("param").id],
        choices: choicesOf({ action, ...chosen }),
        ...(connectionId === undefined ? {} : { connectionId }),
      });
      const [one] = preview.positions;
      if (one === undefined) return refuse(c, { reason: "not_found", message: "There is no such position." });
      return c.json(previewOf(one), 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/sync-preview",
      tags,
      summary: "What a sync would write for several positions",
      request: { body: jsonBody(PreviewMany) },
      responses: answers(200, "Field by field, in the order of the ids.", Previews, [413, 415, 422]),
    }),
    async (c) => {
      const { positionIds, nextNumber, connectionId, ...chosen } = c.req.valid("json");
      const preview = await previewSync(c.get("scope"), {
        positionIds,
        nextNumber,
        choices: choicesOf(chosen),
        ...(connectionId === undefined ? {} : { connectionId }),
      });
      const data = preview.positions.map(previewOf);
      return c.json({ data, unknown: [...preview.unknown], syncableCount: preview.syncableCount }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/{id}/sync",
      tags,
      summary: "Open a requisition for a position, retry a failed one, or write its changes",
      description: "The position is pending, with its code, when this answers; it is written within seconds.",
      request: { params: IdParam, body: jsonBody(SyncOne) },
      responses: answers(202, "The job that writes it.", SyncAccepted, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const scope = c.get("scope");
      const { id } = c.req.valid("param");
      const { connectionId, nextNumber, ...chosen } = c.req.valid("json");
      const found = await getPosition(scope, id);
      if (!found.ok) return refuse(c, found);
      const choices = choicesOf(chosen);
      if (choices?.action === "update") {
        const asked = await requestUpdate(scope, id, choices);
        if (asked.ok) return c.json({ ...asked.value, accepted: [...asked.value.accepted], refused: [] }, 202);
        if (asked.problems === undefined) return refuse(c, asked);
        const faults = asked.problems.map(({ on, key, message }) => ({ field: `${on}.${key}`, message }));
        return refuseFaults(c, asked, faults);
      }
      const isRetry = choices === null && isRetriable(found.value);
      const sent = isRetry
        ? await retryAgain(scope, found.value)
        : await requestSync(scope, { connectionId, nextNumber, choices, positionIds: [id] });
      if (!sent.ok) return refuse(c, sent);
      const [refused] = sent.value.refused;
      if (refused !== undefined) return refuse(c, refused);
      return c.json({ jobId: sent.value.jobId, accepted: [...sent.value.accepted], refused: [] }, 202);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/positions/sync",
      tags,
      summary: "Open requisitions for several positions",
      description: "Positions that cannot be sent are named with the reason; the others go.",
      request: { body: jsonBody(SyncMany) },
      responses: answers(202, "The job that writes them.", SyncAccepted, [409, 413, 415, 422]),
    }),
    async (c) => {
      const { connectionId, nextNumber, positionIds, ...chosen } = c.req.valid("json");
      const choices = choicesOf(chosen);
      const sent = await requestSync(c.get("scope"), { connectionId, nextNumber, choices, positionIds });
      if (!sent.ok) return refuse(c, sent);
      const { jobId, accepted, refused } = sent.value;
      return c.json({ jobId, accepted: [...accepted], refused: [...refused] }, 202);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/reports/ats",
      tags,
      summary: "The ATS report: what became of each position at the ATS",
      request: { query: PositionQuery },
      responses: answers(200, "A page of the report, newest position first.", pageOf(AtsReportRow), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listAtsReport(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(atsReportRowOf), nextCursor: page.nextCursor }, 200);
    },
  );
