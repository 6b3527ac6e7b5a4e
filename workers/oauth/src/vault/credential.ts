// What a vault holds and what to do with it: the judgement of CredentialVault, without storage, clock or network.
import { z } from "zod";
import { basicHeader, bearerHeader, type LeverGrant } from "#shared/ats/lever/auth.ts";

/** An OAuth grant. `renewAtMs`: from then on it is refreshed before use, though still good until `expiresAtMs`. */
const OAuthCredential = z.object({
  kind: z.literal("oauth"),
  accessToken: z.string(),
  refreshToken: z.string(),
  renewAtMs: z.number(),
  expiresAtMs: z.number(),
});
export type OAuthCredential = z.infer<typeof OAuthCredential>;

const ApiKeyCredential = z.object({ kind: z.literal("api_key"), apiKey: z.string() });

export const Credential = z.discriminatedUnion("kind", [OAuthCredential, ApiKeyCredential]);
export type Credential = z.infer<typeof Credential>;

/** Remembered until a new grant or key comes: the ATS has refused this one for good. */
export type Refusal = "access_revoked" | "key_refused";

const RENEW_AT = 0.8; // share of the token's life; the rest is slack for a token endpoint that is down

/** A grant as it is kept. A refresh that brings no new refresh token keeps the old one. */
export function credentialOf(grant: LeverGrant, refreshTokenBefore?: string): OAuthCredential | null {
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

export function headerOf(credential: Credential): string {
  return credential.kind === "oauth" ? bearerHeader(credential.accessToken) : basicHeader(credential.apiKey);
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

/** Words for a person, for each way in which the vault gives no access. */
export const ACCESS_WORDS = {
  access_revoked: "Lever no longer accepts this connection's grant. A Lever Super Admin has to connect it again.",
  key_refused: "Lever refuses this connection's API key. Enter a new one.",
  unavailable: "Lever's sign-in service does not answer at the moment. Nothing is lost; try again.",
  empty: "This connection holds no credential. Connect it again.",
} as const;
