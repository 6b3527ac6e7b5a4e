// Checks an authorization request: what is wrong with it, or what the consent page has to offer.
import type { Simulator } from "../context.ts";
import type { OAuthClient } from "../options.ts";
import { knownScopes } from "./scopes.ts";

export interface AuthorizationRequest {
  client: OAuthClient;
  redirectUri: string;
  state: string;
  audience: string;
  scopes: string[];
  /** False when the audience was wrong: then only offline_access is left to offer. */
  isAudienceKnown: boolean;
  isConsentForced: boolean;
}

/** A request that ends on an error page, without any redirect. */
export interface RefusedRequest {
  refusal: string;
}

const required = ["client_id", "redirect_uri", "response_type", "state", "audience", "scope"];

/** Byte for byte, except that `*` in a registered URI stands for a port. */
export function isRegistered(client: OAuthClient, redirectUri: string): boolean {
  return client.redirectUris.some((registered) => {
    const [before, after] = registered.split(":*");
    if (before === undefined || after === undefined) return registered === redirectUri;
    const port = redirectUri.slice(before.length + 1, redirectUri.length - after.length);
    return redirectUri === `${before}:${port}${after}` && /^\d{1,5}$/.test(port);
  });
}

const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** This server's own "/v1/", under any of its loopback names, or an address given by option. The last slash counts. */
function isAudience(sim: Simulator, audience: string, requestUrl: string): boolean {
  if (sim.options.audiences.includes(audience)) return true;
  if (!URL.canParse(audience)) return false;
  const asked = new URL(audience);
  const own = new URL(requestUrl);
  const isSameHost =
    asked.host === own.host || (asked.port === own.port && loopback.has(asked.hostname) && loopback.has(own.hostname));
  return isSameHost && audience === `${asked.protocol}//${asked.host}/v1/`;
}

/** @param query the parameters of /authorize, or of the form that repeats them. */
export function readAuthorizationRequest(
  sim: Simulator,
  query: URLSearchParams,
  requestUrl: string,
): AuthorizationRequest | RefusedRequest {
  const client = sim.options.clients.find(({ clientId }) => clientId === query.get("client_id"));
  if (!client) return { refusal: "Unknown client: undefined" };
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!isRegistered(client, redirectUri)) return { refusal: "Callback URL mismatch: undefined" };
  const audience = query.get("audience") ?? "";
  const missing = required.find((name) => name !== "audience" && !query.get(name));
  if (missing !== undefined) return { refusal: `Missing required parameter: ${missing}` };
  if (query.get("response_type") !== "code") return { refusal: "Unsupported response type" };
  const isAudienceKnown = isAudience(sim, audience, requestUrl);
  const asked = (query.get("scope") ?? "").split(/\s+/).filter((scope) => knownScopes.has(scope));
  return {
    client,
    redirectUri,
    state: query.get("state") ?? "",
    audience,
    scopes: [...new Set(asked)].filter((scope) => isAudienceKnown || scope === "offline_access"),
    isAudienceKnown,
    isConsentForced: query.get("prompt") === "consent",
  };
}

export function redirectWith(request: AuthorizationRequest, parameters: Record<string, string>): string {
  const url = new URL(request.redirectUri);
  for (const [name, value] of Object.entries({ ...parameters, state: request.state })) {
    url.searchParams.append(name, value);
  }
  return url.href;
}
