// /api/v1/connections/{id}/imports and /imports: importing hired people, and what came of each.
import { createRoute, z } from "@hono/zod-openapi";
import { ImportOutcome } from "#shared/domain/hris/import-job.ts";
import { getImport, getStanding, requestImport, retryImport } from "../operations/imports.ts";
import { IdParam, answers, jsonBody, listQuery, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { ImportRequest, ImportResult, ImportRetry, Imports, importResultOf, importsOf } from "./resources/import.ts";
import { JobStarted } from "./resources/sync-job.ts";

const tags = ["Imports"];

export const importsApi = newApi()
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/imports",
      tags,
      summary: "Import hired people now",
      description: "One that is under way already is answered instead of a second one.",
      request: { params: IdParam, body: { ...jsonBody(ImportRequest), required: false } },
      responses: answers(202, "The job that imports them.", JobStarted, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const started = await requestImport(
        c.get("scope"),
        c.req.valid("param").id,
        c.req.valid("json").scope ?? "changes",
      );
      return started.ok ? c.json(started.value, 202) : refuse(c, started);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/connections/{id}/imports",
      tags,
      summary: "When a connection's people are imported next, and how its webhooks stand",
      request: { params: IdParam },
      responses: answers(200, "As it stands.", Imports, [404]),
    }),
    async (c) => {
      const found = await getStanding(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(importsOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/imports/{id}",
      tags,
      summary: "What an import did for each person",
      request: {
        params: IdParam,
        query: z.object({
          ...listQuery,
          cursor: z.string().max(100).optional().openapi({ description: "`nextCursor` of the page before." }),
          outcome: z.enum([...ImportOutcome.options, "doubtful"]).optional(),
        }),
      },
      responses: answers(200, "The job, its counts, and a page of people.", ImportResult, [404]),
    }),
    async (c) => {
      const { outcome = null, ...page } = c.req.valid("query");
      const found = await getImport(c.get("scope"), c.req.valid("param").id, outcome, pageRequest(page));
      return found.ok ? c.json(importResultOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/imports/{id}/retry",
      tags,
      summary: "Try again whoever failed in an import",
      request: { params: IdParam, body: { ...jsonBody(ImportRetry), required: false } },
      responses: answers(202, "The job that tries again.", JobStarted, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const { applicationIds = null } = c.req.valid("json");
      const started = await retryImport(c.get("scope"), c.req.valid("param").id, applicationIds);
      return started.ok ? c.json(started.value, 202) : refuse(c, started);
    },
  );
