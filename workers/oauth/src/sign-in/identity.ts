// The trip to an identity provider: the authorization request out, and the identity that an answer proves.
import * as oidc from "oauth4webapi";
import { z } from "zod";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { log } from "#shared/edge/log.ts";
import type { IdentityProvider, IdentityProviderName } from "../env.ts";
import { discover, httpOptions, issuerOfTenant, type Discovered } from "./discovery.ts";

/** A person as an identity provider vouches for them. The key is issuer + subject; name and e-mail are labels. */
export type Identity = {
  readonly provider: IdentityProviderName;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string;
  readonly email: string;
};

/** `cancelled`: the person said no. `email_not_verified`: Google does not vouch for the address. `refused`: the answer does not hold. */
export type IdentityProblem = "cancelled" | "email_not_verified" | "refused" | "provider_unavailable";

/** What has to be kept, sealed, until the answer comes. */
export const Proof = z.object({ verifier: z.string(), nonce: z.string() });
export type Proof = z.infer<typeof Proof>;

export function newProof(): Proof {
  return { verifier: oidc.generateRandomCodeVerifier(), nonce: oidc.generateRandomNonce() };
}

export type AuthorizationAsk = {
  readonly state: string;
  readonly proof: Proof;
  readonly redirectUri: string;
  /** Lets the person pick another account than the one that the provider would take by itself. */
  readonly choosesAccount: boolean;
};

/** The address to send the browser to: authorization code, PKCE S256, state and nonce. */
export async function authorizationUrl(
  provider: IdentityProvider,
  ask: AuthorizationAsk,
  now: number,
): Promise<Result<URL, "provider_unavailable">> {
  try {
    const { server } = await discover(provider, now);
    const url = new URL(z.url().parse(server.authorization_endpoint));
    for (const [name, value] of Object.entries({
      client_id: provider.clientId,
      redirect_uri: ask.redirectUri,
      response_type: "code",
      scope: "openid email profile",
      state: ask.state,
      nonce: ask.proof.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(ask.proof.verifier),
      code_challenge_method: "S256",
      ...(ask.choosesAccount ? { prompt: "select_account" } : {}),
    }))
      url.searchParams.set(name, value);
    return ok(url);
  } catch (error) {
    return unavailable(provider, error);
  }
}

/** Checks an answer fully (state, PKCE, issuer, audience, times, nonce, signature) and says who it proves. */
export async function identityFrom(
  provider: IdentityProvider,
  answer: { readonly url: URL; readonly state: string; readonly proof: Proof; readonly redirectUri: string },
  now: number,
): Promise<Result<Identity, IdentityProblem>> {
  let found: Discovered;
  try {
    found = await discover(provider, now);
  } catch (error) {
    return unavailable(provider, error);
  }
  try {
    return identityOf(provider, await provenClaims(provider, found, answer));
  } catch (error) {
    if (error instanceof oidc.AuthorizationResponseError && error.error === "access_denied")
      return fail("cancelled", "The sign-in was cancelled.");
    if (!isRefusal(error)) return unavailable(provider, error);
    log("warn", { at: "sign-in", event: "answer refused", provider: provider.name, error: reasonOf(error) });
    return fail("refused", `${provider.label}'s answer could not be verified.`);
  }
}

/** An answer that arrived whole and proves nothing. */
class UnprovenError extends Error {}

/** Whether the answer itself is bad; anything else, such as a lost connection or a 5xx, may be better next time. */
function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.OperationProcessingError) return error.code !== oidc.RESPONSE_IS_NOT_CONFORM;
  return [
    UnprovenError,
    oidc.AuthorizationResponseError,
    oidc.ResponseBodyError,
    oidc.WWWAuthenticateChallengeError,
    oidc.UnsupportedOperationError,
  ].some((kind) => error instanceof kind);
}

async function provenClaims(
  provider: IdentityProvider,
  found: Discovered,
  answer: { readonly url: URL; readonly state: string; readonly proof: Proof; readonly redirectUri: string },
): Promise<oidc.IDToken> {
  const client: oidc.Client = { client_id: provider.clientId };
  const parameters = oidc.validateAuthResponse(found.server, client, answer.url, answer.state);
  const response = await oidc.authorizationCodeGrantRequest(
    found.server,
    client,
    oidc.ClientSecretPost(provider.clientSecret),
    parameters,
    answer.redirectUri,
    answer.proof.verifier,
    httpOptions(provider.issuer),
  );
  const server = await serverOfToken(found, response);
  const tokens = await oidc.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: answer.proof.nonce,
    requireIdToken: true,
  });
  await oidc.validateApplicationLevelSignature(server, response, {
    ...httpOptions(provider.issuer),
    [oidc.jwksCache]: found.keys,
  });
  const claims = oidc.getValidatedIdTokenClaims(tokens);
  if (claims === undefined) throw new UnprovenError("The answer has no ID token.");
  return claims;
}

/**
 * The server with the issuer that this very token must name. Its tenant is read from the token before anything is checked: a
 * forged one then names an issuer that must also have signed the token, with Entra's keys.
 */
async function serverOfToken(found: Discovered, response: Response): Promise<oidc.AuthorizationServer> {
  if (found.issuerTemplate === null) return found.server;
  const body = z.object({ id_token: z.string() }).safeParse(await response.clone().json());
  const payload = body.data?.id_token.split(".")[1] ?? "";
  const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  const issuer = issuerOfTenant(found.issuerTemplate, z.object({ tid: z.unknown().optional() }).parse(claims).tid);
  if (issuer === null) throw new UnprovenError("The ID token names no tenant.");
  return { ...found.server, issuer };
}

const Labels = z.object({
  name: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  preferred_username: z.string().optional().catch(undefined),
  email_verified: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
});

function identityOf(provider: IdentityProvider, claims: oidc.IDToken): Result<Identity, IdentityProblem> {
  const labels = Labels.parse(claims);
  const email = labels.email ?? labels.preferred_username ?? "";
  // Entra never says whether an address is verified, and nothing here trusts it; Google does say, and then it must be so.
  if (provider.name === "google" && labels.email_verified !== true)
    return fail("email_not_verified", "Google has not verified the e-mail address of this account.");
  const name = labels.name?.trim() || email || claims.sub;
  return ok({ provider: provider.name, issuer: claims.iss, subject: claims.sub, name, email });
}

function unavailable(provider: IdentityProvider, error: unknown): Result<never, "provider_unavailable"> {
  log("warn", { at: "sign-in", event: "provider unavailable", provider: provider.name, error: reasonOf(error) });
  return fail("provider_unavailable", `${provider.label} does not answer at the moment. Try again.`);
}

/** The error's own code (they never change), without its cause: a cause can hold tokens. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? ` ${error.code}` : "";
  return `${error.name}${code}: ${error.message}`;
}
