// Checks a partner's authorization request: what is wrong with it, or what the consent page has to offer.
import type { Simulator } from "../context.ts";
import type { PartnerClient } from "../options.ts";
import { knownScopes } from "../state/words.ts";

export interface AuthorizationRequest {
  client: PartnerClient;
  redirectUri: string;
  state: string | null;
  scopes: string[];
}

/** A request that ends on an error page, without any redirect. */
export interface RefusedRequest {
  refusal: string;
}

/** Byte for byte, except that `*` in a registered URI stands for a port. */
function isRegistered(client: PartnerClient, redirectUri: string): boolean {
  return client.redirectUris.some((registered) => {
    const [before, after] = registered.split(":*");
    if (before === undefined || after === undefined) return registered === redirectUri;
    const port = redirectUri.slice(before.length + 1, redirectUri.length - after.length);
    return redirectUri === `${before}:${port}${after}` && /^\d{1,5}$/.test(port);
  });
}

/** @param query the parameters of /authorize, or of the form that repeats them. */
export function readAuthorizationRequest(
  sim: Simulator,
  query: URLSearchParams,
): AuthorizationRequest | RefusedRequest {
  const client = sim.options.partners.find(({ clientId }) => clientId === query.get("client_id"));
  if (!client) return { refusal: "The client is unknown." };
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isRegistered(client, redirectUri)) return { refusal: "The redirect URI is not registered." };
  if (query.get("response_type") !== "code") return { refusal: "The response type must be code." };
  const scopes = [...new Set((query.get("scope") ?? "").split(/\s+/).filter((scope) => scope !== ""))];
  const unknown = scopes.find((scope) => !knownScopes.includes(scope));
  if (unknown !== undefined || scopes.length === 0) {
    return { refusal: unknown === undefined ? "No scope was asked for." : `The scope ${unknown} is unknown.` };
  }
  return { client, redirectUri, state: query.get("state"), scopes };
}

export function redirectWith(request: AuthorizationRequest, answer: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.append(name, value);
  if (request.state !== null) url.searchParams.append("state", request.state);
  return url.href;
}

export const deniedRedirect = (request: AuthorizationRequest): string =>
  redirectWith(request, { error: "access_denied" });
