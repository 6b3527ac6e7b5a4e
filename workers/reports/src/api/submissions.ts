// /api/v1/roles/{id}/submissions and /submissions: candidates of outside recruiters, for the company. Recruiters have no API.
import { createRoute, z } from "@hono/zod-openapi";
import { SubmissionStatus } from "#shared/domain/marketplace/submission-words.ts";
import {
  eraseSubmission,
  getSubmission,
  isRole,
  listSubmissions,
  overruleSubmission,
  submitForRecruiter,
} from "../operations/marketplace/submissions.ts";
import { notFound } from "../operations/scope.ts";
import { answers, given, IdParam, jsonBody, listQuery, pageOf, pageRequest } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  NewSubmission,
  Overruling,
  Submission,
  submissionOf,
  SubmissionWithParts,
  submissionWithPartsOf,
} from "./resources/submission.ts";

const tags = ["Submissions"];

export const submissionsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/roles/{id}/submissions",
      tags,
      summary: "List the candidates submitted for a role, newest first",
      request: {
        params: IdParam,
        query: z.object({
          ...listQuery,
          status: SubmissionStatus.optional(),
          recruiterId: z.string().max(60).optional(),
          q: z.string().max(200).optional().openapi({ description: "Text in name or e-mail address." }),
        }),
      },
      responses: answers(200, "A page of submissions.", pageOf(Submission), [404]),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const wanted = { ...given(filter), roleId: c.req.valid("param").id };
      if (!(await isRole(c.get("scope"), wanted.roleId))) return refuse(c, notFound("role"));
      const page = await listSubmissions(c.get("scope"), wanted, pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(submissionOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/roles/{id}/submissions",
      tags,
      summary: "Submit a candidate for a recruiter",
      description:
        "For a candidate whom a recruiter sent by other means. Whose candidate it is, is ruled on when it is sent to the ATS, moments later. Résumés come by the recruiter's form only.",
      request: { params: IdParam, body: jsonBody(NewSubmission) },
      responses: answers(201, "The submission; it waits to be sent.", SubmissionWithParts, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const { recruiterId, consent: _, ...candidate } = c.req.valid("json");
      const made = await submitForRecruiter(c.get("scope"), c.req.valid("param").id, recruiterId, candidate);
      return made.ok ? c.json(submissionWithPartsOf(made.value), 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}",
      tags,
      summary: "Look at a submitted candidate with rulings, interviews and timeline",
      request: { params: IdParam },
      responses: answers(200, "The submission.", SubmissionWithParts, [404]),
    }),
    async (c) => {
      const found = await getSubmission(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(submissionWithPartsOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/submissions/{id}/overrule",
      tags,
      summary: "Let a refused candidate through",
      description: "For owners and admins. The ruling stays in the record, with who overruled it and why.",
      request: { params: IdParam, body: jsonBody(Overruling) },
      responses: answers(
        200,
        "The submission; it waits to be sent.",
        SubmissionWithParts,
        [403, 404, 409, 413, 415, 422],
      ),
    }),
    async (c) => {
      const { note } = c.req.valid("json");
      const overruled = await overruleSubmission(c.get("scope"), c.req.valid("param").id, note);
      return overruled.ok ? c.json(submissionWithPartsOf(overruled.value), 200) : refuse(c, overruled);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/submissions/{id}/erase",
      tags,
      summary: "Erase a person's details",
      description:
        "For owners and admins. Erases name, addresses, links, notes and résumé from every submission of this person, moments later; who waits is not sent. Nothing is erased in the ATS.",
      request: { params: IdParam },
      responses: answers(
        200,
        "The submission; `erasedAt` is set when it is done.",
        SubmissionWithParts,
        [403, 404, 409],
      ),
    }),
    async (c) => {
      const asked = await eraseSubmission(c.get("scope"), c.req.valid("param").id);
      return asked.ok ? c.json(submissionWithPartsOf(asked.value), 200) : refuse(c, asked);
    },
  );
