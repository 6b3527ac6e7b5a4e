// Access tokens of an hour and refresh tokens that change with every use, with the rules for a token used twice.
import { createHmac } from "node:crypto";
import type { Simulator } from "../context.ts";
import type { Grant, RefreshFamily } from "../state/state.ts";

const accessLifeMs = 3_600_000;
const idleLifeMs = 90 * 24 * 3_600_000;
const absoluteLifeMs = 365 * 24 * 3_600_000;

const base64Url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT with Lever's claims. Clients must treat it as opaque; we do too, and look it up. */
function signedToken(sim: Simulator, grant: Grant, scopes: string[], issuedAt: number): string {
  const header = base64Url({ alg: "HS512", v: "2.0", kid: "lever-simulator" });
  const claims = base64Url({
    "https://oauth.lever.co/userId": grant.userId,
    "https://oauth.lever.co/accountId": grant.accountId,
    "https://oauth.lever.co/clientId": grant.clientId,
    iss: "https://auth.lever.co/",
    sub: `lever-oauth|${grant.userId}`,
    aud: grant.audience,
    iat: Math.floor(issuedAt / 1000),
    exp: Math.floor((issuedAt + accessLifeMs) / 1000),
    azp: grant.clientId,
    jti: sim.random.uuid(),
    scope: scopes.join(" "),
  });
  const signature = createHmac("sha512", "simulator").update(`${header}.${claims}`).digest("base64url");
  return `${header}.${claims}.${signature}`;
}

function pruneAccessTokens(sim: Simulator): void {
  const { accessTokens } = sim.state;
  for (const [token, { expiresAt }] of Object.entries(accessTokens)) {
    if (expiresAt < sim.clock.now() - accessLifeMs) delete accessTokens[token];
  }
}

export interface TokenAnswer {
  access_token: string;
  refresh_token?: string;
  token_type: "Bearer";
  scope: string;
  expires_in: number;
}

function answer(sim: Simulator, grant: Grant, scopes: string[], refreshToken?: string): TokenAnswer {
  pruneAccessTokens(sim);
  const now = sim.clock.now();
  const accessToken = signedToken(sim, grant, scopes, now);
  sim.state.accessTokens[accessToken] = { grantId: grant.id, scopes, expiresAt: now + accessLifeMs };
  sim.touch();
  return {
    access_token: accessToken,
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
    token_type: "Bearer",
    scope: scopes.join(" "),
    expires_in: accessLifeMs / 1000,
  };
}

function newRefreshToken(sim: Simulator, family: string): string {
  const token = sim.random.letters(43);
  sim.state.refreshTokens[token] = family;
  return token;
}

/** The first tokens of a consent; a refresh token only with offline_access. */
export function issueTokens(sim: Simulator, grant: Grant, scopes: string[]): TokenAnswer {
  if (!scopes.includes("offline_access")) return answer(sim, grant, scopes);
  const now = sim.clock.now();
  const id = sim.random.uuid();
  const token = newRefreshToken(sim, id);
  sim.state.families[id] = {
    id,
    grantId: grant.id,
    scopes,
    createdAt: now,
    lastUsedAt: now,
    current: token,
    previous: null,
    rotatedAt: null,
    revokedAt: null,
  };
  return answer(sim, grant, scopes, token);
}

function isAlive(sim: Simulator, family: RefreshFamily, grant: Grant): boolean {
  const now = sim.clock.now();
  return (
    family.revokedAt === null &&
    grant.revokedAt === null &&
    now - family.lastUsedAt <= idleLifeMs &&
    now - family.createdAt <= absoluteLifeMs
  );
}

/**
 * Swaps a refresh token for new tokens, or undefined when it is dead. A token that was swapped before kills its whole
 * family, except the immediately previous one within the leeway.
 */
export function refreshTokens(sim: Simulator, clientId: string, token: string): TokenAnswer | undefined {
  const family = sim.state.families[sim.state.refreshTokens[token] ?? ""];
  const grant = family && sim.state.grants[family.grantId];
  if (!family || !grant || grant.clientId !== clientId || !isAlive(sim, family, grant)) return undefined;
  const now = sim.clock.now();
  if (token !== family.current) {
    const isInLeeway =
      token === family.previous &&
      family.rotatedAt !== null &&
      sim.options.refreshLeewayMs > 0 &&
      now - family.rotatedAt <= sim.options.refreshLeewayMs;
    if (!isInLeeway) {
      family.revokedAt = now;
      sim.touch();
      return undefined;
    }
  }
  const next = newRefreshToken(sim, family.id);
  family.previous = token;
  family.current = next;
  family.rotatedAt = now;
  family.lastUsedAt = now;
  return answer(sim, grant, family.scopes, next);
}

/** Ends a grant as Revoke access does: no refresh ever again, API calls at once or when the token runs out. */
export function revokeGrant(sim: Simulator, grant: Grant, accessTokens = sim.options.revokedAccessTokens): void {
  grant.revokedAt = sim.clock.now();
  if (accessTokens === "die") {
    for (const [token, { grantId }] of Object.entries(sim.state.accessTokens)) {
      if (grantId === grant.id) delete sim.state.accessTokens[token];
    }
  }
  sim.touch();
}
