// What follows from a person's decision on the consent page.
import type { Simulator } from "../context.ts";
import type { Grant } from "../state/state.ts";
import type { AuthorizationRequest } from "./request.ts";
import { redirectWith } from "./request.ts";

/** Unpublished; Auth0's usual few minutes. */
const codeLifeMs = 10 * 60_000;

export function liveGrant(sim: Simulator, clientId: string, accountId: string): Grant | undefined {
  return Object.values(sim.state.grants).find(
    (grant) => grant.clientId === clientId && grant.accountId === accountId && grant.revokedAt === null,
  );
}

/** Whether this consent was given before for at least these scopes: then Lever does not ask again. */
export function isCovered(sim: Simulator, request: AuthorizationRequest, accountId: string): boolean {
  const grant = liveGrant(sim, request.client.clientId, accountId);
  return grant !== undefined && request.scopes.every((scope) => grant.scopes.includes(scope));
}

/** Gives the client a code for this account; the address to send the browser to. */
export function allow(sim: Simulator, request: AuthorizationRequest, accountId: string, userId: string): string {
  const now = sim.clock.now();
  const known = liveGrant(sim, request.client.clientId, accountId);
  const grant: Grant = known ?? {
    id: sim.random.uuid(),
    clientId: request.client.clientId,
    accountId,
    userId,
    scopes: [],
    audience: request.audience,
    createdAt: now,
    revokedAt: null,
  };
  grant.scopes = [...new Set([...grant.scopes, ...request.scopes])];
  grant.userId = userId;
  sim.state.grants[grant.id] = grant;
  const code = sim.random.letters(43);
  sim.state.codes[code] = {
    grantId: grant.id,
    clientId: request.client.clientId,
    redirectUri: request.redirectUri,
    scopes: request.scopes,
    expiresAt: now + codeLifeMs,
  };
  sim.touch();
  return redirectWith(request, { code });
}

export function deny(request: AuthorizationRequest): string {
  return redirectWith(request, {
    error: "access_denied",
    error_description: "User did not authorize the request",
  });
}
