// Lever's consent, out and back: who may start it, and what an answer leads to. Nothing is stored until everything holds.
import { errorText } from "#shared/domain/error-text.ts";
import {
  askLeverForToken,
  codeRequest,
  consentUrl,
  readTokenResponse,
  type LeverApplication,
  type LeverGrant,
} from "#shared/ats/lever/auth.ts";
import { keyRing } from "#shared/crypto/seal.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { readConnection, type Installer } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { leverScopes } from "#shared/domain/connection.ts";
import { scopesOfFeatures } from "#shared/domain/marketplace/settings.ts";
import { ModuleName } from "#shared/domain/words.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { log } from "#shared/edge/log.ts";
import { z } from "zod";
import { finishAttempt, startAttempt, type AttemptProblem } from "../attempts.ts";
import { leverApplication, publicUrl, type Env } from "../env.ts";
import { readInvitationById, type InvitationProblem } from "../people/invitations.ts";
import { mayAdministerNow, readUser } from "../people/members.ts";
import { establish, Placed, placeGrant, type EstablishProblem, type PlaceProblem } from "./establish.ts";

export type ConsentProblem =
  | AttemptProblem
  | PlaceProblem
  | EstablishProblem
  | InvitationProblem
  | "not_configured"
  | "forbidden"
  | "denied"
  | "not_super_admin"
  | "exchange_failed"
  | "lever_unavailable";

/** Who begins: a signed-in administrator, or whoever holds an invitation to connect. */
export type ConsentAsker = {
  readonly tenantId: string;
  readonly userId: string | null;
  /** `token`: kept, sealed, so that a failed attempt can lead back to its link. */
  readonly invitation: { readonly id: string; readonly token: string } | null;
};

/** What a consent is for: the connection that it is to renew, if there is one, and all that it is to be used for. */
export type ConsentWish = { readonly reconnectId: string | null; readonly modules: readonly ModuleName[] };

/** A consent under way: who asked, and for what. */
const Consent = z.object({
  tenantId: z.string(),
  userId: z.string().nullable(),
  invitation: z.object({ id: z.string(), token: z.string() }).nullable(),
  reconnectId: z.string().nullable(),
  modules: z.array(ModuleName).min(1).default(["headcount"]),
});
export type Consent = z.infer<typeof Consent>;

/** What waits while an installer without a session signs in. */
export const InstallerLuggage = z.object({ placed: Placed, invitationId: z.string() });

/** Must equal the redirect URI registered at Lever byte for byte. */
function callbackUri(env: Env): string {
  return `${publicUrl(env)}/oauth/lever/callback`;
}

/** The address of Lever's consent page for exactly the scopes that the modules need. */
export async function beginConsent(
  env: Env,
  asker: ConsentAsker,
  wish: ConsentWish,
  browser: string,
  now: number,
): Promise<Result<URL, "not_configured" | "connection_unknown">> {
  const application = leverApplication(env);
  if (application === null) return notConfigured();
  const { reconnectId, modules } = wish;
  const tenant = forTenant(env, asker.tenantId);
  const before = reconnectId === null ? null : await readConnection(tenant, reconnectId);
  if (reconnectId !== null && before === null)
    return fail("connection_unknown", "There is no such connection to renew.");
  const luggage: Consent = { ...asker, reconnectId, modules: [...modules] };
  const desk = { env, ring: keyRing(env) };
  const state = await startAttempt(desk, { kind: "consent", provider: "lever", browser, luggage }, now);
  const features =
    reconnectId === null || !modules.includes("marketplace")
      ? []
      : scopesOfFeatures(await readSettings(tenant, reconnectId, "marketplace"));
  return ok(consentUrl(application, { scopes: leverScopes(modules, features), state, redirectUri: callbackUri(env) }));
}

/** Lever's answer, as it stands in the callback's query. */
export const ConsentAnswer = z.object({
  state: z.string().min(1).catch(""),
  code: z.string().min(1).optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});
export type ConsentAnswer = z.infer<typeof ConsentAnswer>;

/**
 * `connected`: all done. `sign_in`: the grant waits ten minutes for the installer, under this ticket. `ask_again`: the account is
 * connected already, for more than this consent covers; nothing was changed, and one for everything together is needed.
 */
export type ConsentOutcome =
  | { readonly is: "connected"; readonly connectionId: string; readonly attentionReason: string | null }
  | { readonly is: "sign_in"; readonly ticket: string }
  | ({ readonly is: "ask_again" } & ConsentWish);

/** Recognises an answer: uses up its state and gives the consent that it belongs to. */
export function recogniseConsent(
  env: Env,
  answer: ConsentAnswer,
  browser: string | undefined,
  now: number,
): Promise<Result<Consent, AttemptProblem>> {
  const returned = { kind: "consent", provider: "lever", state: answer.state, browser, luggage: Consent } as const;
  return finishAttempt({ env, ring: keyRing(env) }, returned, now);
}

/** Turns a recognised answer into a connection, or into a grant that waits for its installer's sign-in. */
export async function concludeConsent(
  env: Env,
  consent: Consent,
  answer: ConsentAnswer,
  browser: string,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<ConsentOutcome, ConsentProblem>> {
  const { tenantId, userId, invitation } = consent;
  const application = leverApplication(env);
  if (application === null) return notConfigured();
  if (answer.code === undefined) return refusedByPerson(answer);
  if (invitation === null && (userId === null || !(await mayAdministerNow(env, userId, tenantId))))
    return fail("forbidden", "Whoever began this is no longer an owner or admin.");

  const grant = await exchange(application, answer.code, callbackUri(env));
  if (!grant.ok) return grant;
  const tenant = forTenant(env, tenantId);
  const laid = await placeGrant(env, tenant, grant.value, consent, now);
  if (!laid.ok) return laid;
  if (laid.value.is === "too_narrow") return ok({ ...laid.value.wish, is: "ask_again" });
  const { placed } = laid.value;

  if (userId === null && invitation !== null) {
    const luggage: z.infer<typeof InstallerLuggage> = { placed, invitationId: invitation.id };
    const waiting = { kind: "sign_in", provider: "any", browser, luggage } as const;
    return ok({ is: "sign_in", ticket: await startAttempt({ env, ring: keyRing(env) }, waiting, now) });
  }
  const user = userId === null ? null : await readUser(env, userId);
  if (user === null) throw new Error("A consent was begun by nobody.");
  const invitationId = invitation?.id ?? null;
  return settle(env, placed, { invitationId, actor: `user:${user.id}`, installer: user }, defer, now);
}

export type Settler = {
  readonly invitationId: string | null;
  /** The audit log's word for who did it. */
  readonly actor: string;
  readonly installer: Installer;
};

/** The last step, once it is known who consented: makes the connection and uses up the invitation, if there was one. */
export async function settle(
  env: Env,
  placed: Placed,
  by: Settler,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<Extract<ConsentOutcome, { is: "connected" }>, EstablishProblem | InvitationProblem>> {
  const tenant = forTenant(env, placed.tenantId);
  if (by.invitationId !== null) {
    const invitation = await readInvitationById(env, by.invitationId, ["connect"], now);
    if (!invitation.ok) return invitation;
  }
  const { issuer, subject, name, email } = by.installer;
  const made = await establish(
    env,
    tenant,
    placed,
    { actor: by.actor, installer: { issuer, subject, name, email }, invitationId: by.invitationId },
    defer,
    now,
  );
  if (!made.ok) return made;
  return ok({ is: "connected", connectionId: made.value.connectionId, attentionReason: placed.attentionReason });
}

/** Lever says no in one word for all reasons; when its description speaks of administrators, so do we. */
function refusedByPerson(answer: ConsentAnswer): Failure<"denied" | "not_super_admin"> {
  const words = `${answer.error ?? ""} ${answer.error_description ?? ""}`;
  if (/admin/i.test(words)) return fail("not_super_admin", "Only a Lever Super Admin can allow this.");
  return fail("denied", "Nobody allowed the access on Lever's page.");
}

async function exchange(
  application: LeverApplication,
  code: string,
  redirectUri: string,
): Promise<Result<LeverGrant, "exchange_failed" | "lever_unavailable">> {
  const askedAtMs = Date.now();
  try {
    const send = (request: Request) => fetch(request, { signal: AbortSignal.timeout(10_000) });
    const response = await askLeverForToken(codeRequest(application, code, redirectUri), send);
    const grant = await readTokenResponse(response, askedAtMs);
    if (grant.ok) return grant;
    log("warn", { at: "consent", event: "exchange failed", reason: grant.reason, message: grant.message });
    return fail(grant.reason === "unavailable" ? "lever_unavailable" : "exchange_failed", grant.message);
  } catch (error) {
    log("warn", { at: "consent", event: "exchange failed", reason: "network", message: errorText(error) });
    return fail("lever_unavailable", "Lever's sign-in service did not answer.");
  }
}

function notConfigured(): Failure<"not_configured"> {
  return fail("not_configured", "LEVER_CLIENT_ID and LEVER_CLIENT_SECRET are not set on the oauth Worker.");
}
