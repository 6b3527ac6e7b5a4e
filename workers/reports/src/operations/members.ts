// Who may look at this tenant: members, invitations and API tokens; the oauth Worker makes and ends them, owners and admins ask for it.
import { z } from "zod";
import {
  listApiTokens as readApiTokens,
  listConnectLinks as readConnectLinks,
  listMembers as readMembers,
  listOpenInvitations as readInvitations,
  type ApiTokenRow,
  type ConnectLinkRow,
  type InvitationRow,
  type MemberRow,
} from "#shared/db/members.ts";
import { mayAdminister, type MemberRole } from "#shared/domain/access.ts";
import { ApiTokenAnswer, InvitationAnswer } from "#shared/domain/oauth-commands.ts";
import type { Provider } from "#shared/domain/words.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { askOauth, type OauthReason } from "./ask-oauth.ts";
import { isoNow, needsAdmin, type Scope } from "./scope.ts";

export type AdminReason = OauthReason | "forbidden";

export function listMembers(scope: Scope): Promise<MemberRow[]> {
  return readMembers(scope.tenant);
}

/** Invitations that can still be used, newest first. Their links were shown once and are not stored. */
export function listOpenInvitations(scope: Scope): Promise<InvitationRow[]> {
  return readInvitations(scope.tenant, isoNow(scope));
}

export function listApiTokens(scope: Scope): Promise<ApiTokenRow[]> {
  return readApiTokens(scope.tenant);
}

/** A link by which one person becomes a member. `url` is shown once. */
export function inviteMember(scope: Scope, wish: { readonly role: MemberRole; readonly label: string }) {
  return ask(scope, "invitation", "/invitations", { purpose: "member", ...wish }, InvitationAnswer);
}

/** A link by which somebody at the ATS, without an account here, may connect it for this tenant. `url` is shown once. */
export function inviteToConnect(scope: Scope, wish: { readonly label: string; readonly provider: Provider }) {
  const { provider, label } = wish;
  const command = { purpose: "connect", provider, label };
  return ask(scope, "invitation", "/invitations", command, InvitationAnswer);
}

const LINKS_SHOWN_MS = 7 * 24 * 3_600_000; // after that, a link that was used is history of its connection only

/** Links to connect an ATS: those that wait, and those by which something arrived in the last week. */
export function listConnectLinks(scope: Scope): Promise<ConnectLinkRow[]> {
  return readConnectLinks(scope.tenant, isoNow(scope), new Date(scope.now - LINKS_SHOWN_MS).toISOString());
}

export async function revokeInvitation(scope: Scope, id: string): Promise<Result<null, AdminReason>> {
  return done(await ask(scope, "invitation", `/invitations/${id}/revoke`, {}, z.unknown()));
}

/** Ends the membership and every session of it. The last owner stays. */
export async function removeMember(scope: Scope, userId: string): Promise<Result<null, AdminReason>> {
  return done(await ask(scope, "member", `/members/${userId}/remove`, {}, z.unknown()));
}

/** A bearer token for the JSON API. `token` is shown once. */
export function createApiToken(scope: Scope, wish: { readonly name: string; readonly role: MemberRole }) {
  return ask(scope, "API token", "/api-tokens", wish, ApiTokenAnswer);
}

export async function revokeApiToken(scope: Scope, id: string): Promise<Result<null, AdminReason>> {
  return done(await ask(scope, "API token", `/api-tokens/${id}/revoke`, {}, z.unknown()));
}

async function ask<Answer>(
  scope: Scope,
  what: string,
  path: string,
  command: object,
  answer: z.ZodType<Answer>,
): Promise<Result<Answer, AdminReason>> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  return askOauth(scope, what, "POST", path, command, answer);
}

function done(answer: Result<unknown, AdminReason>): Result<null, AdminReason> {
  return answer.ok ? ok(null) : answer;
}
