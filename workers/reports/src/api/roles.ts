// /api/v1/roles: what a company offers to recruiters, made of postings or by hand, and their links to postings.
import { createRoute, z } from "@hono/zod-openapi";
import { RoleFactsChange, RoleFactsInput, RoleTermsChange, RoleTermsInput } from "#shared/domain/marketplace/role.ts";
import { RoleSource, RoleStatus } from "#shared/domain/marketplace/words.ts";
import { editRole } from "../operations/roles/edit-role.ts";
import { linkRole, unlinkRole } from "../operations/roles/link-role.ts";
import { refreshRoles } from "../operations/roles/refresh-roles.ts";
import { createRole, getRole, listRoles, postingChoices } from "../operations/roles/roles.ts";
import { answers, given, IdParam, jsonBody, listQuery, pageOf, pageRequest, severalOf } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  LinkWish,
  NewRole,
  Posting,
  postingOf,
  Role,
  RoleChange,
  roleOf,
  RoleWithParts,
  roleWithPartsOf,
} from "./resources/role.ts";
import { JobStarted } from "./resources/sync-job.ts";

const tags = ["Roles"];

const RoleQuery = z.object({
  ...listQuery,
  q: z.string().max(200).optional().openapi({
    description: "Text in title, department, team, location, hiring manager or requisition codes.",
  }),
  status: severalOf(RoleStatus).openapi({ description: "As `state` of the role." }),
  source: RoleSource.optional(),
  department: z.string().max(200).optional(),
  location: z.string().max(200).optional(),
  recruiterId: z.string().max(60).optional(),
});

export const rolesApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/roles",
      tags,
      summary: "List roles, newest first",
      request: { query: RoleQuery },
      responses: answers(200, "A page of roles.", pageOf(Role), []),
    }),
    async (c) => {
      const { cursor, limit, ...filter } = c.req.valid("query");
      const page = await listRoles(c.get("scope"), given(filter), pageRequest({ cursor, limit }));
      return c.json({ data: page.data.map(roleOf), nextCursor: page.nextCursor }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/roles",
      tags,
      summary: "Activate a posting as a role, or make a role by hand",
      description: "The marketplace part, the link and the recruiters are made in one step.",
      request: { body: jsonBody(NewRole) },
      responses: answers(201, "The role.", RoleWithParts, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const { posting, recruiterIds, status, ...rest } = c.req.valid("json");
      const made = await createRole(c.get("scope"), {
        from: posting === undefined ? { facts: RoleFactsInput.parse(rest) } : { posting },
        terms: RoleTermsInput.parse(rest),
        recruiterIds,
        status,
      });
      return made.ok ? c.json(roleWithPartsOf(made.value), 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/roles/{id}",
      tags,
      summary: "Look at a role",
      request: { params: IdParam },
      responses: answers(200, "The role with its description, recruiters and links.", RoleWithParts, [404]),
    }),
    async (c) => {
      const found = await getRole(c.get("scope"), c.req.valid("param").id);
      return found.ok ? c.json(roleWithPartsOf(found.value), 200) : refuse(c, found);
    },
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/roles/{id}",
      tags,
      summary: "Change a role, open it, close it, or give it to recruiters",
      request: { params: IdParam, body: jsonBody(RoleChange) },
      responses: answers(200, "The role.", RoleWithParts, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const { recruiterIds, status, ...rest } = c.req.valid("json");
      const edited = await editRole(c.get("scope"), c.req.valid("param").id, {
        facts: given(RoleFactsChange.parse(rest)),
        terms: given(RoleTermsChange.parse(rest)),
        ...given({ recruiterIds, status }),
      });
      return edited.ok ? c.json(roleWithPartsOf(edited.value), 200) : refuse(c, edited);
    },
  )
  .openapi(
    createRoute({
      method: "put",
      path: "/roles/{id}/link",
      tags,
      summary: "Link a role to a posting, or to another one",
      description:
        "Candidates submitted so far stay where they are and can be followed as before; those from now on go there.",
      request: { params: IdParam, body: jsonBody(LinkWish) },
      responses: answers(200, "The role.", RoleWithParts, [404, 409, 413, 415, 422]),
    }),
    async (c) => {
      const linked = await linkRole(c.get("scope"), c.req.valid("param").id, c.req.valid("json"));
      return linked.ok ? c.json(roleWithPartsOf(linked.value), 200) : refuse(c, linked);
    },
  )
  .openapi(
    createRoute({
      method: "delete",
      path: "/roles/{id}/link",
      tags,
      summary: "Take a role's link away",
      description: "The role keeps what its posting said last. Candidates wait until it is linked again.",
      request: { params: IdParam },
      responses: answers(200, "The role.", RoleWithParts, [404, 409, 422]),
    }),
    async (c) => {
      const unlinked = await unlinkRole(c.get("scope"), c.req.valid("param").id);
      return unlinked.ok ? c.json(roleWithPartsOf(unlinked.value), 200) : refuse(c, unlinked);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/postings",
      tags,
      summary: "List postings that take candidates, by title",
      description: "At most 200; narrow them by `q`.",
      request: { query: z.object({ q: z.string().max(200).optional() }) },
      responses: answers(200, "The postings.", z.object({ data: z.array(Posting), nextCursor: z.null() }), []),
    }),
    async (c) => {
      const found = await postingChoices(c.get("scope"), c.req.valid("query").q ?? "");
      return c.json({ data: found.map(postingOf), nextCursor: null }, 200);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/connections/{id}/refresh-roles",
      tags,
      summary: "Read the postings of this connection now",
      request: { params: IdParam },
      responses: answers(202, "The job that reads them.", JobStarted, [404, 409]),
    }),
    async (c) => {
      const started = await refreshRoles(c.get("scope"), c.req.valid("param").id);
      return started.ok ? c.json(started.value, 202) : refuse(c, started);
    },
  );
