// Members, invitations and API tokens over HTTP; owners and admins change them, everyone may see them.
import { Hono } from "hono";
import { mayAdminister, MemberRole } from "#shared/domain/access.ts";
import type { Result } from "#shared/domain/result.ts";
import type { ReportsEnv } from "../../env.ts";
import { BLANK_FORM, type FormState } from "../../components/field.tsx";
import {
  createApiToken,
  inviteMember,
  listApiTokens,
  listMembers,
  listOpenInvitations,
  removeMember,
  revokeApiToken,
  revokeInvitation,
} from "../../operations/members.ts";
import { oneOf } from "../../view-models/query.ts";
import { pageForbidden, pageNotFound } from "../errors.tsx";
import { done, fieldsOf, formatsOf, go, problem, show, type PageContext } from "../respond.tsx";
import { ApiTokensPage } from "./api-tokens-page.tsx";
import { MembersPage } from "./members-page.tsx";

const MEMBERS = "/settings/members";
const TOKENS = "/settings/api-tokens";

export const peopleRoutes = new Hono<ReportsEnv>()
  .get(MEMBERS, (c) => showMembers(c, null))
  .post(`${MEMBERS}/invite`, invite)
  .post(`${MEMBERS}/invitations/:id/revoke`, (c) =>
    after(c, revokeInvitation(c.get("scope"), c.req.param("id")), MEMBERS, "The invitation no longer works."),
  )
  .post(`${MEMBERS}/:id/remove`, (c) =>
    after(c, removeMember(c.get("scope"), c.req.param("id")), MEMBERS, "Removed, and signed out everywhere."),
  )
  .get(TOKENS, (c) => showTokens(c, BLANK_FORM, null))
  .post(TOKENS, makeToken)
  .post(`${TOKENS}/:id/revoke`, (c) =>
    after(c, revokeApiToken(c.get("scope"), c.req.param("id")), TOKENS, "The token no longer works."),
  );

async function showMembers(c: PageContext, inviteUrl: string | null) {
  const scope = c.get("scope");
  const { userId, actor } = c.get("signedIn");
  const [members, invitations] = await Promise.all([listMembers(scope), listOpenInvitations(scope)]);
  const view = {
    members,
    invitations,
    me: userId,
    mayAdminister: mayAdminister(actor.role),
    mayMakeOwners: actor.role === "owner",
    inviteUrl,
    formats: formatsOf(c),
  };
  return show(c, { title: "Members", isNarrow: true }, <MembersPage view={view} />);
}

/** The link is in the answer itself, not behind a redirect: it is shown once and stored nowhere. */
async function invite(c: PageContext) {
  const { label, role } = await fieldsOf(c, ["label", "role"]);
  const wish = { label: label.slice(0, 200), role: oneOf(role, MemberRole.options) ?? "member" };
  const made = await inviteMember(c.get("scope"), wish);
  return made.ok ? showMembers(c, made.value.url) : refused(c, made, MEMBERS);
}

async function showTokens(c: PageContext, form: FormState, shown: string | null) {
  const view = {
    tokens: await listApiTokens(c.get("scope")),
    mayAdminister: mayAdminister(c.get("signedIn").actor.role),
    form,
    shown,
    formats: formatsOf(c),
  };
  const status = Object.keys(form.errors).length > 0 ? 422 : 200;
  return show(c, { title: "API tokens", isNarrow: true, status }, <ApiTokensPage view={view} />);
}

async function makeToken(c: PageContext) {
  const values = await fieldsOf(c, ["name", "role"]);
  if (values.name === "") return showTokens(c, { values, errors: { name: "Name what will use the token." } }, null);
  const role = oneOf(values.role, MemberRole.options) ?? "member";
  const made = await createApiToken(c.get("scope"), { name: values.name.slice(0, 100), role });
  return made.ok ? showTokens(c, BLANK_FORM, made.value.token) : refused(c, made, TOKENS);
}

async function after(c: PageContext, asked: Promise<Result<unknown>>, to: string, words: string) {
  const answer = await asked;
  return answer.ok ? go(c, to, done(words)) : refused(c, answer, to);
}

function refused(c: PageContext, failure: { reason: string; message: string }, to: string) {
  if (failure.reason === "not_found") return pageNotFound(c);
  if (failure.reason === "forbidden") return pageForbidden(c, failure.message);
  return go(c, to, problem(failure));
}
