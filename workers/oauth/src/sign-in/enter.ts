// Signing in, out and back: what a trip to an identity provider is for, and what the identity that comes back may do.
import { keyRing } from "#shared/crypto/seal.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { z } from "zod";
import { finishAttempt, startAttempt, type AttemptProblem } from "../attempts.ts";
import { InstallerLuggage, settle } from "../connect/consent.ts";
import type { EstablishProblem } from "../connect/establish.ts";
import { publicUrl, type Env, type IdentityProvider, type IdentityProviderName } from "../env.ts";
import { readInvitationById, type InvitationProblem } from "../people/invitations.ts";
import { findUser, joinTenant, membershipsOf, refreshLabels, type Membership } from "../people/members.ts";
import { authorizationUrl, identityFrom, newProof, Proof, type Identity, type IdentityProblem } from "./identity.ts";

/** Why somebody signs in: to come in, to accept an invitation, or to say who consented at an ATS a moment ago. */
export const SignInPurpose = z.object({
  returnTo: z.string(),
  invitationId: z.string().nullable(),
  /** The ticket of a grant that waits for its installer. */
  ticket: z.string().nullable(),
});
export type SignInPurpose = z.infer<typeof SignInPurpose>;

const Luggage = SignInPurpose.extend({ proof: Proof });

function callbackUri(env: Env, name: IdentityProviderName): string {
  return `${publicUrl(env)}/sign-in/${name}/callback`;
}

/** The address to send the browser to. */
export async function beginSignIn(
  env: Env,
  provider: IdentityProvider,
  purpose: SignInPurpose & { readonly choosesAccount: boolean },
  browser: string,
  now: number,
): Promise<Result<URL, "provider_unavailable">> {
  const proof = newProof();
  const { choosesAccount, ...rest } = purpose;
  const luggage: z.infer<typeof Luggage> = { ...rest, proof };
  const desk = { env, ring: keyRing(env) };
  const state = await startAttempt(desk, { kind: "sign_in", provider: provider.name, browser, luggage }, now);
  const redirectUri = callbackUri(env, provider.name);
  return authorizationUrl(provider, { state, proof, redirectUri, choosesAccount }, now);
}

/** What a finished sign-in leads to. */
export type Arrival =
  | {
      readonly is: "member";
      readonly userId: string;
      readonly memberships: readonly Membership[];
      readonly tenantId: string;
      readonly returnTo: string;
    }
  | { readonly is: "stranger"; readonly identity: Identity }
  | {
      readonly is: "installer";
      readonly connectionId: string;
      readonly attentionReason: string | null;
      /** Set when the installer happens to be a member of the tenant: then they are signed in as well. */
      readonly member: { readonly userId: string; readonly tenantId: string } | null;
    };

export type SignInProblem = AttemptProblem | IdentityProblem | InvitationProblem | EstablishProblem;

/**
 * Checks what came back and does what the sign-in was for.
 * @param callback the callback's whole address, with the provider's answer in its query
 */
export async function finishSignIn(
  env: Env,
  provider: IdentityProvider,
  callback: URL,
  browser: string | undefined,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<Arrival, SignInProblem>> {
  const desk = { env, ring: keyRing(env) };
  const state = callback.searchParams.get("state") ?? "";
  const attempt = await finishAttempt(
    desk,
    { kind: "sign_in", provider: provider.name, state, browser, luggage: Luggage },
    now,
  );
  if (!attempt.ok) return attempt;
  const { proof, returnTo, invitationId, ticket } = attempt.value;
  const redirectUri = callbackUri(env, provider.name);
  const identity = await identityFrom(provider, { url: callback, state, proof, redirectUri }, now);
  if (!identity.ok) return identity;
  if (ticket !== null) return arriveAsInstaller(env, identity.value, ticket, browser, defer, now);
  if (invitationId !== null) return arriveByInvitation(env, identity.value, invitationId, returnTo, now);
  return arrive(env, identity.value, returnTo);
}

async function arrive(env: Env, identity: Identity, returnTo: string): Promise<Result<Arrival, never>> {
  const user = await findUser(env, identity);
  const memberships = user === null ? [] : await membershipsOf(env, user.id);
  const [first] = memberships;
  if (user === null || first === undefined) return ok({ is: "stranger", identity });
  await refreshLabels(env, user.id, identity);
  return ok({ is: "member", userId: user.id, memberships, tenantId: first.tenantId, returnTo });
}

async function arriveByInvitation(
  env: Env,
  identity: Identity,
  invitationId: string,
  returnTo: string,
  now: number,
): Promise<Result<Arrival, InvitationProblem>> {
  const invitation = await readInvitationById(env, invitationId, ["setup", "member"], now);
  if (!invitation.ok) return invitation;
  const joined = await joinTenant(env, invitation.value, identity, now);
  if (!joined.ok) return joined;
  const { userId } = joined.value;
  const { tenantId, tenantName, role } = invitation.value;
  return ok({ is: "member", userId, memberships: [{ tenantId, tenantName, role }], tenantId, returnTo });
}

async function arriveAsInstaller(
  env: Env,
  identity: Identity,
  ticket: string,
  browser: string | undefined,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<Arrival, SignInProblem>> {
  const desk = { env, ring: keyRing(env) };
  const returned = { kind: "sign_in", provider: "any", state: ticket, browser, luggage: InstallerLuggage } as const;
  const waiting = await finishAttempt(desk, returned, now);
  if (!waiting.ok) return fail("grant_expired", "Lever's consent has waited longer than ten minutes and was dropped.");
  const { placed, invitationId } = waiting.value;
  const user = await findUser(env, identity);
  const actor = user === null ? `invitation:${invitationId}` : `user:${user.id}`;
  const settled = await settle(env, placed, { invitationId, actor, installer: identity }, defer, now);
  if (!settled.ok) return settled;
  const memberships = user === null ? [] : await membershipsOf(env, user.id);
  const isMember = memberships.some(({ tenantId }) => tenantId === placed.tenantId);
  return ok({
    is: "installer",
    connectionId: settled.value.connectionId,
    attentionReason: settled.value.attentionReason,
    member: user !== null && isMember ? { userId: user.id, tenantId: placed.tenantId } : null,
  });
}
