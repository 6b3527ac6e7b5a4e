// /api/v1/events, /sync-jobs and /audit: what came in, what was asked for, and who did what.
import { createRoute, z } from "@hono/zod-openapi";
import { EventStatus, JobStatus } from "#shared/domain/words.ts";
import { listAudit } from "../operations/audit.ts";
import { getEvent, listEvents, replayEvent } from "../operations/events.ts";
import { getSyncJob, listSyncJobs } from "../operations/sync-jobs.ts";
import { IdParam, answers, given, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import { AuditEntry, auditEntryOf } from "./resources/audit.ts";
import { Event, EventWithBody, eventOf, eventWithBodyOf } from "./resources/event.ts";
import { SyncJob, SyncJobWithItems, syncJobOf, syncJobWithItemsOf } from "./resources/sync-job.ts";

const text = z.string().max(200).optional();

export const workApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/events",
      tags: ["Events"],
      summary: "List stored webhooks, newest first",
      request: {
        query: z.object({
          ...listQuery,
          status: EventStatus.optional(),
          connectionId: text,
          kind: text,
          subjectId: text,
        }),
      },
      responses: answers(200, "A page of events.", pageOf(Event), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listEvents(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(eventOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/events/{id}",
      tags: ["Events"],
      summary: "Look at a stored webhook",
      request: { params: IdParam },
      responses: answers(200, "The event with its body.", EventWithBody, [404]),
    }),
    async (c) => {
      const found = await getEvent(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(eventWithBodyOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/events/{id}/replay",
      tags: ["Events"],
      summary: "Process an event again",
      description: "Processing reads the present truth from the ATS, so that a replay is always harmless.",
      request: { params: IdParam },
      responses: answers(202, "The event, waiting again.", EventWithBody, [404, 409]),
    }),
    async (c) => {
      const replayed = await replayEvent(c.get("scope"), c.req.valid("param").id);
      return replayed.ok ? c.json(eventWithBodyOf(replayed.value), 202) : refuse(c, replayed);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/sync-jobs",
      tags: ["Sync jobs"],
      summary: "List sync jobs, newest first",
      request: {
        query: z.object({
          ...listQuery,
          status: JobStatus.optional(),
          kind: z.enum(["positions", "look", "catalogue", "import", "onboarding"]).optional(),
        }),
      },
      responses: answers(200, "A page of jobs.", pageOf(SyncJob), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listSyncJobs(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(syncJobOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/sync-jobs/{id}",
      tags: ["Sync jobs"],
      summary: "Look at a job and what it did for each position",
      request: { params: IdParam },
      responses: answers(200, "The job.", SyncJobWithItems, [404]),
    }),
    async (c) => {
      const found = await getSyncJob(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(syncJobWithItemsOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/audit",
      tags: ["Audit"],
      summary: "Who did what, newest first",
      request: {
        query: z.object({ ...listQuery, subjectKind: text, subjectId: text, actor: text, action: text }),
      },
      responses: answers(200, "A page of the audit log.", pageOf(AuditEntry), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listAudit(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(auditEntryOf), nextCursor: page.nextCursor }, 200);
    },
  );
