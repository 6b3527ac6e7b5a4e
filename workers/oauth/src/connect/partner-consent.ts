// Greenhouse's consent for a listed partner, out and back: the second way in, into the same vault.
import {
  codeRequest,
  consentUrl,
  readGrantResponse,
  type GreenhouseGrant,
  type GreenhousePartner,
} from "#shared/ats/greenhouse/partner.ts";
import { bearerHeader } from "#shared/ats/lever/auth.ts";
import { keyRing } from "#shared/crypto/seal.ts";
import { readConnection, type Installer } from "#shared/db/connections.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { GREENHOUSE_SCOPES, scopeName } from "#shared/domain/greenhouse/scopes.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { log } from "#shared/edge/log.ts";
import { finishAttempt, startAttempt, type AttemptProblem } from "../attempts.ts";
import { greenhousePartner, publicUrl, type Env } from "../env.ts";
import { readInvitationById, type InvitationProblem } from "../people/invitations.ts";
import { mayAdministerNow } from "../people/members.ts";
import { attentionOf, type ProbeProblem } from "../probe.ts";
import { probeGreenhouse } from "../probe-greenhouse.ts";
import { credentialOf } from "../vault/credential.ts";
import { deskWith, scopesWithout } from "./client-credential.ts";
import type { ConsentAnswer } from "./consent.ts";
import { establish, place, type EstablishProblem } from "./establish.ts";
import { actorOf, Asking, installerOf } from "./greenhouse-asking.ts";

export type PartnerProblem =
  | AttemptProblem
  | EstablishProblem
  | InvitationProblem
  | "forbidden"
  | "connection_unknown"
  | "greenhouse_not_partner"
  | "greenhouse_denied"
  | "greenhouse_exchange_failed"
  | "greenhouse_unavailable";

const SCOPES = GREENHOUSE_SCOPES.map(scopeName);

/** Must equal the redirect address registered at Greenhouse byte for byte. */
function callbackUri(env: Env): string {
  return `${publicUrl(env)}/oauth/greenhouse/callback`;
}

/** The address of Greenhouse's consent page, for every scope that headcount can use. */
export async function beginPartnerConsent(
  env: Env,
  asking: Asking,
  browser: string,
  now: number,
): Promise<Result<URL, "greenhouse_not_partner">> {
  const partner = greenhousePartner(env);
  if (partner === null) return notPartner();
  const attempt = { kind: "consent", provider: "greenhouse", browser, luggage: asking } as const;
  const state = await startAttempt({ env, ring: keyRing(env) }, attempt, now);
  return ok(consentUrl(partner, { scopes: SCOPES, state, redirectUri: callbackUri(env) }));
}

/** Recognises an answer: uses up its state and gives who had asked. */
export function recognisePartnerConsent(
  env: Env,
  answer: ConsentAnswer,
  browser: string | undefined,
  now: number,
): Promise<Result<Asking, AttemptProblem>> {
  const returned = { kind: "consent", provider: "greenhouse", state: answer.state, browser, luggage: Asking } as const;
  return finishAttempt({ env, ring: keyRing(env) }, returned, now);
}

export type PartnerOutcome = { readonly connectionId: string; readonly problems: readonly ProbeProblem[] };

/** Turns a recognised answer into a connection. Who asked is asked for again: a role or a link may be gone by now. */
export async function concludePartnerConsent(
  env: Env,
  asking: Asking,
  answer: ConsentAnswer,
  defer: (work: Promise<unknown>) => void,
  now: number,
): Promise<Result<PartnerOutcome, PartnerProblem>> {
  const partner = greenhousePartner(env);
  if (partner === null) return notPartner();
  if (answer.code === undefined) return fail("greenhouse_denied", "Nobody allowed the access on Greenhouse's page.");
  const allowed = await mayStillAsk(env, asking, now);
  if (!allowed.ok) return allowed;
  const grant = await exchange(partner, answer.code, callbackUri(env));
  if (!grant.ok) return grant;
  const credential = credentialOf(grant.value);
  if (credential === null) return fail("greenhouse_exchange_failed", "Greenhouse gave no refresh token.");

  const tenant = forTenant(env, asking.tenantId);
  const known = asking.reconnectId === null ? null : await readConnection(tenant, asking.reconnectId);
  if (asking.reconnectId !== null && known === null)
    return fail("connection_unknown", "The connection to renew does not exist (any more).");
  const header = bearerHeader(grant.value.accessToken);
  const problems = await probeGreenhouse(deskWith(env, header), null);
  const state = {
    authKind: "oauth",
    accountId: known?.accountId ?? null,
    modules: known?.modules ?? ["headcount" as const],
    scopes: scopesWithout(problems),
    attentionReason: attentionOf(problems),
  } as const;
  const placed = await place(env, tenant, "greenhouse", credential, known, state, now);
  const by = {
    actor: actorOf(asking),
    installer: (await installerOf(env, asking)) satisfies Installer | null,
    invitationId: asking.invitation?.id ?? null,
  };
  // Whom it acts as, Greenhouse's page has decided: the person who consented, or a service account.
  const made = await establish(env, tenant, { ...placed, actingUserId: null }, by, defer, now);
  return made.ok ? ok({ connectionId: made.value.connectionId, problems }) : made;
}

/** Whether who began may still do this: an administrator now, or the holder of a link that still works. */
export async function mayStillAsk(
  env: Env,
  { tenantId, userId, invitation }: Asking,
  now: number,
): Promise<Result<null, InvitationProblem | "forbidden">> {
  if (invitation !== null) {
    const link = await readInvitationById(env, invitation.id, ["connect"], now);
    return link.ok ? ok(null) : link;
  }
  if (userId !== null && (await mayAdministerNow(env, userId, tenantId))) return ok(null);
  return fail("forbidden", "Whoever began this is no longer an owner or admin.");
}

async function exchange(
  partner: GreenhousePartner,
  code: string,
  redirectUri: string,
): Promise<Result<GreenhouseGrant, "greenhouse_exchange_failed" | "greenhouse_unavailable">> {
  const askedAtMs = Date.now();
  try {
    const response = await fetch(codeRequest(partner, code, redirectUri), { signal: AbortSignal.timeout(10_000) });
    const grant = await readGrantResponse(response, askedAtMs);
    if (grant.ok) return grant;
    log("warn", { at: "partner consent", event: "exchange failed", reason: grant.reason, message: grant.message });
    const reason = grant.reason === "unavailable" ? "greenhouse_unavailable" : "greenhouse_exchange_failed";
    return fail(reason, grant.message);
  } catch (error) {
    log("warn", { at: "partner consent", event: "exchange failed", reason: "network", message: errorText(error) });
    return fail("greenhouse_unavailable", "Greenhouse's token endpoint did not answer.");
  }
}

function notPartner() {
  return fail("greenhouse_not_partner", "GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET are not set.");
}
