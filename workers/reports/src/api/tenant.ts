// /api/v1/settings, /members, /invitations and /api-tokens: the tenant itself. Changing them is for owners and admins.
import { createRoute, z } from "@hono/zod-openapi";
import {
  createApiToken,
  inviteMember,
  inviteToConnect,
  listApiTokens,
  listMembers,
  listOpenInvitations,
  removeMember,
  revokeApiToken,
  revokeInvitation,
} from "../operations/members.ts";
import { changeSettings, getSettings } from "../operations/settings.ts";
import { IdParam, answers, given, jsonBody } from "./answers.ts";
import { refuse } from "./errors.ts";
import { newApi } from "./new-api.ts";
import {
  ApiToken,
  ApiTokenMade,
  Done,
  Invitation,
  InvitationMade,
  Member,
  NewApiToken,
  NewInvitation,
  Settings,
  SettingsChange,
  settingsOf,
} from "./resources/tenant.ts";

const tags = ["Settings"];
const all = <Schema extends z.ZodType>(schema: Schema) => z.object({ data: z.array(schema), nextCursor: z.null() });

const settingsApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/settings",
      tags,
      summary: "The tenant's settings",
      responses: answers(200, "The settings.", Settings, []),
    }),
    async (c) => c.json(settingsOf(await getSettings(c.get("scope"))), 200),
  )
  .openapi(
    createRoute({
      method: "patch",
      path: "/settings",
      tags,
      summary: "Change settings",
      request: { body: jsonBody(SettingsChange) },
      responses: answers(200, "The settings.", Settings, [403, 413, 415, 422]),
    }),
    async (c) => {
      const changed = await changeSettings(c.get("scope"), given(c.req.valid("json")));
      return changed.ok ? c.json(settingsOf(changed.value), 200) : refuse(c, changed);
    },
  );

const membersApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/members",
      tags,
      summary: "List members",
      responses: answers(200, "All members.", all(Member), []),
    }),
    async (c) => c.json({ data: await listMembers(c.get("scope")), nextCursor: null }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/members/{id}/remove",
      tags,
      summary: "Remove a member and end their sessions",
      description: "The id is the member's `userId`. The last owner stays.",
      request: { params: IdParam },
      responses: answers(200, "Removed.", Done, [403, 404, 422, 503]),
    }),
    async (c) => {
      const removed = await removeMember(c.get("scope"), c.req.valid("param").id);
      return removed.ok ? c.json({ ok: true as const }, 200) : refuse(c, removed);
    },
  )
  .openapi(
    createRoute({
      method: "get",
      path: "/invitations",
      tags,
      summary: "List invitations that can still be used",
      responses: answers(200, "All open invitations.", all(Invitation), []),
    }),
    async (c) => c.json({ data: await listOpenInvitations(c.get("scope")), nextCursor: null }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/invitations",
      tags,
      summary: "Make a one-time link, to become a member or to consent at the ATS",
      request: { body: jsonBody(NewInvitation) },
      responses: answers(201, "The link, shown this once.", InvitationMade, [403, 404, 409, 413, 415, 422, 503]),
    }),
    async (c) => {
      const wish = c.req.valid("json");
      const made =
        wish.purpose === "member"
          ? await inviteMember(c.get("scope"), { role: wish.role, label: wish.label })
          : await inviteToConnect(c.get("scope"), { label: wish.label, modules: wish.modules });
      return made.ok ? c.json(made.value, 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/invitations/{id}/revoke",
      tags,
      summary: "Make an invitation useless",
      request: { params: IdParam },
      responses: answers(200, "Revoked.", Done, [403, 404, 422, 503]),
    }),
    async (c) => {
      const revoked = await revokeInvitation(c.get("scope"), c.req.valid("param").id);
      return revoked.ok ? c.json({ ok: true as const }, 200) : refuse(c, revoked);
    },
  );

const tokensApi = newApi()
  .openapi(
    createRoute({
      method: "get",
      path: "/api-tokens",
      tags,
      summary: "List API tokens",
      responses: answers(200, "All tokens that are not revoked, without the tokens themselves.", all(ApiToken), []),
    }),
    async (c) => c.json({ data: await listApiTokens(c.get("scope")), nextCursor: null }, 200),
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/api-tokens",
      tags,
      summary: "Make an API token",
      request: { body: jsonBody(NewApiToken) },
      responses: answers(201, "The token, shown this once.", ApiTokenMade, [403, 404, 409, 413, 415, 422, 503]),
    }),
    async (c) => {
      const made = await createApiToken(c.get("scope"), c.req.valid("json"));
      return made.ok ? c.json(made.value, 201) : refuse(c, made);
    },
  )
  .openapi(
    createRoute({
      method: "post",
      path: "/api-tokens/{id}/revoke",
      tags,
      summary: "Make an API token useless",
      request: { params: IdParam },
      responses: answers(200, "Revoked.", Done, [403, 404, 422, 503]),
    }),
    async (c) => {
      const revoked = await revokeApiToken(c.get("scope"), c.req.valid("param").id);
      return revoked.ok ? c.json({ ok: true as const }, 200) : refuse(c, revoked);
    },
  );

export const tenantApi = newApi().route("/", settingsApi).route("/", membersApi).route("/", tokensApi);
