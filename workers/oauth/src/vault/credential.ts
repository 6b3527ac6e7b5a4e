// What a vault holds and what to do with it: the judgement of CredentialVault, without storage, clock or network.
import { z } from "zod";
import type { GreenhouseClient, GreenhouseToken } from "#shared/ats/greenhouse/auth.ts";
import { basicHeader, bearerHeader } from "#shared/ats/lever/auth.ts";
import type { Provider } from "#shared/domain/words.ts";

/** An OAuth grant of either ATS. `renewAtMs`: from then on it is refreshed before use, though still good until `expiresAtMs`. */
const OAuthCredential = z.object({
  kind: z.literal("oauth"),
  accessToken: z.string(),
  refreshToken: z.string(),
  renewAtMs: z.number(),
  expiresAtMs: z.number(),
});
export type OAuthCredential = z.infer<typeof OAuthCredential>;

const ApiKeyCredential = z.object({ kind: z.literal("api_key"), apiKey: z.string() });

/** A company's own Greenhouse credential with the token that it minted last. There is no refresh token: a new one is minted. */
const GreenhouseCredential = z.object({
  kind: z.literal("greenhouse_client_credentials"),
  clientId: z.string(),
  clientSecret: z.string(),
  userId: z.string().nullable(),
  accessToken: z.string(),
  renewAtMs: z.number(),
  expiresAtMs: z.number(),
});
export type GreenhouseCredential = z.infer<typeof GreenhouseCredential>;

export const Credential = z.discriminatedUnion("kind", [OAuthCredential, ApiKeyCredential, GreenhouseCredential]);
export type Credential = z.infer<typeof Credential>;

/** A credential whose access token ends and is renewed by asking the ATS's token endpoint. */
export type RenewableCredential = OAuthCredential | GreenhouseCredential;

/**
 * Remembered until a new grant or key comes, or a person has it tried again: the ATS has refused this one for good.
 * `user_refused`: the user that a Greenhouse credential acts as is deactivated or gone; other Workers hear `key_refused`.
 */
export const Refusal = z.enum(["access_revoked", "key_refused", "user_refused"]);
export type Refusal = z.infer<typeof Refusal>;

const RENEW_AT = 0.8; // share of the token's life; the rest is slack for a token endpoint that is down

/** What a token endpoint gives for a consent or a refresh token. Times are milliseconds since 1970. */
export type Grant = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly obtainedAtMs: number;
  readonly expiresAtMs: number;
};

/** A grant as it is kept. A refresh that brings no new refresh token keeps the old one. */
export function credentialOf(grant: Grant, refreshTokenBefore?: string): OAuthCredential | null {
  const refreshToken = grant.refreshToken ?? refreshTokenBefore;
  if (refreshToken === undefined) return null;
  const lifeMs = grant.expiresAtMs - grant.obtainedAtMs;
  return {
    kind: "oauth",
    accessToken: grant.accessToken,
    refreshToken,
    renewAtMs: grant.obtainedAtMs + RENEW_AT * lifeMs,
    expiresAtMs: grant.expiresAtMs,
  };
}

/** A Greenhouse client with the token that it has just minted. */
export function greenhouseCredentialOf(client: GreenhouseClient, token: GreenhouseToken): GreenhouseCredential {
  const { clientId, clientSecret, userId } = client;
  return {
    kind: "greenhouse_client_credentials",
    clientId,
    clientSecret,
    userId,
    accessToken: token.accessToken,
    renewAtMs: token.obtainedAtMs + RENEW_AT * (token.expiresAtMs - token.obtainedAtMs),
    expiresAtMs: token.expiresAtMs,
  };
}

export function headerOf(credential: Credential): string {
  return credential.kind === "api_key" ? basicHeader(credential.apiKey) : bearerHeader(credential.accessToken);
}

/** What to answer a caller who asks for access. `renew` says whether the held header may serve if renewing fails. */
export type AccessDecision =
  | { readonly does: "use"; readonly header: string }
  | { readonly does: "refuse"; readonly reason: Refusal; readonly isNew: boolean }
  | { readonly does: "renew"; readonly fallback: string | null };

/** @param after401 the header that the ATS has just refused; an older one than the held one means that a renewal came between */
export function decideAccess(
  held: { readonly credential: Credential; readonly refusal: Refusal | null },
  after401: string | undefined,
  now: number,
): AccessDecision {
  const { credential, refusal } = held;
  if (refusal !== null) return { does: "refuse", reason: refusal, isNew: false };
  const header = headerOf(credential);
  const wasRefused = after401 === header;
  if (credential.kind === "api_key")
    return wasRefused ? { does: "refuse", reason: "key_refused", isNew: true } : { does: "use", header };
  if (wasRefused || now >= credential.expiresAtMs) return { does: "renew", fallback: null };
  return now >= credential.renewAtMs ? { does: "renew", fallback: header } : { does: "use", header };
}

type RefusedAccess = Refusal | "unavailable" | "empty";

/** Words for a person, for each way in which the vault gives no access. */
const ACCESS_WORDS: Record<Provider, Record<RefusedAccess, string>> = {
  lever: {
    access_revoked: "Lever no longer accepts this connection's grant. A Lever Super Admin has to connect it again.",
    key_refused: "Lever refuses this connection's API key. Enter a new one.",
    user_refused: "Lever refuses the user that this connection acts as.",
    unavailable: "Lever's sign-in service does not answer at the moment. Nothing is lost; try again.",
    empty: "This connection holds no credential. Connect it again.",
  },
  greenhouse: {
    access_revoked: "Greenhouse no longer accepts this connection's access. Someone has to connect it again.",
    key_refused: "Greenhouse refuses this connection's client id and secret. Enter the credential again.",
    user_refused: "The Greenhouse user that this connection acts as is deactivated or gone. Choose another.",
    unavailable: "Greenhouse's token endpoint does not answer at the moment. Nothing is lost; try again.",
    empty: "This connection holds no credential. Connect it again.",
  },
};

export function accessWords(provider: Provider, reason: RefusedAccess): string {
  return ACCESS_WORDS[provider][reason];
}
