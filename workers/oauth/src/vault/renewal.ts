// Asking an ATS's token endpoint for what a vault needs: a renewed Lever grant, or a newly minted Greenhouse token.
import {
  mintRequest,
  readMintResponse,
  type GreenhouseClient,
  type GreenhouseToken,
  type MintRefusal,
} from "#shared/ats/greenhouse/auth.ts";
import {
  readGrantResponse,
  refreshRequest as partnerRefreshRequest,
  type GreenhouseGrant,
  type GrantRefusal,
} from "#shared/ats/greenhouse/partner.ts";
import {
  askLeverForToken,
  readTokenResponse,
  refreshRequest,
  type LeverGrant,
  type TokenRefusal,
} from "#shared/ats/lever/auth.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { Provider } from "#shared/domain/words.ts";
import { log } from "#shared/edge/log.ts";
import { greenhouseAddresses, greenhousePartner, leverApplication, type Env } from "../env.ts";
import {
  credentialOf,
  greenhouseCredentialOf,
  type GreenhouseCredential,
  type Refusal,
  type RenewableCredential,
} from "./credential.ts";

const TOKEN_TIMEOUT_MS = 10_000;

/**
 * The credential with a new access token. The outcome is logged, never a word of the ATS's own: it may echo what was sent.
 * @param of whose it is: the provider says which token endpoint to ask, the connection is for the log
 */
export async function renewCredential(
  env: Env,
  credential: RenewableCredential,
  of: { readonly provider: Provider; readonly connectionId: string | null },
): Promise<Result<RenewableCredential, Refusal | "unavailable">> {
  if (credential.kind === "greenhouse_client_credentials") return mintCredential(env, credential, of.connectionId);
  const renew = of.provider === "lever" ? renewGrant : renewPartnerGrant;
  const grant = await renew(env, credential.refreshToken, of.connectionId);
  if (!grant.ok && grant.reason === "grant_refused") return fail("access_revoked", grant.message);
  const renewed = grant.ok ? credentialOf(grant.value, credential.refreshToken) : null;
  return renewed === null ? fail("unavailable", "The grant could not be renewed.") : ok(renewed);
}

/** A token for a Greenhouse client, with which it becomes a credential. */
export async function mintCredential(
  env: Env,
  client: GreenhouseClient,
  connectionId: string | null,
): Promise<Result<GreenhouseCredential, MintRefusal>> {
  const ask = async (askedAtMs: number): Promise<Result<GreenhouseToken, MintRefusal>> =>
    readMintResponse(await send(mintRequest(greenhouseAddresses(env).authUrl, client)), askedAtMs);
  const token = await asked("mint", "Greenhouse", connectionId, ask);
  return token.ok ? ok(greenhouseCredentialOf(client, token.value)) : token;
}

function renewGrant(env: Env, refreshToken: string, connectionId: string | null) {
  const application = leverApplication(env);
  const ask = async (askedAtMs: number): Promise<Result<LeverGrant, TokenRefusal>> =>
    application === null
      ? fail("client_refused", "LEVER_CLIENT_ID and LEVER_CLIENT_SECRET are not set.")
      : readTokenResponse(await askLeverForToken(refreshRequest(application, refreshToken), send), askedAtMs);
  return asked("renew", "Lever", connectionId, ask);
}

function renewPartnerGrant(env: Env, refreshToken: string, connectionId: string | null) {
  const partner = greenhousePartner(env);
  const ask = async (askedAtMs: number): Promise<Result<GreenhouseGrant, GrantRefusal>> =>
    partner === null
      ? fail("client_refused", "GREENHOUSE_CLIENT_ID and GREENHOUSE_CLIENT_SECRET are not set.")
      : readGrantResponse(await send(partnerRefreshRequest(partner, refreshToken)), askedAtMs);
  return asked("renew", "Greenhouse", connectionId, ask);
}

function send(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS) });
}

async function asked<Value, Reason extends string>(
  event: "renew" | "mint",
  ats: string,
  connectionId: string | null,
  ask: (askedAtMs: number) => Promise<Result<Value, Reason>>,
): Promise<Result<Value, Reason | "unavailable">> {
  const askedAtMs = Date.now();
  let answer: Result<Value, Reason | "unavailable">;
  try {
    answer = await ask(askedAtMs);
  } catch (error) {
    answer = fail("unavailable", `${ats}'s token endpoint did not answer (${errorText(error)}).`);
  }
  const outcome = answer.ok ? "renewed" : answer.reason;
  const message = answer.ok ? null : answer.message;
  const ms = Date.now() - askedAtMs;
  log(answer.ok ? "info" : "warn", { at: "vault", event, connectionId, outcome, message, ms });
  return answer;
}
