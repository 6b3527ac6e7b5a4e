// Finds an identity provider's endpoints and keys: OpenID discovery, with Entra's issuer that has a place for the tenant in it.
import * as oidc from "oauth4webapi";
import type { IdentityProvider } from "../env.ts";

/** An identity provider's metadata. `issuerTemplate`: its issuer still has `{tenantid}` in it, which each token fills in. */
export type Discovered = {
  readonly server: oidc.AuthorizationServer;
  readonly issuerTemplate: string | null;
  readonly keys: oidc.JWKSCacheInput;
};

const FRESH_MS = 10 * 60_000; // how long endpoints are believed; keys have their own five minutes inside oauth4webapi
const TIMEOUT_MS = 10_000;
const TENANT_PLACE = "{tenantid}";

const known = new Map<string, { readonly found: Discovered; readonly untilMs: number }>();

/** Plain http is accepted for an issuer on this machine only, which is what a stand-in is. */
export function httpOptions(issuer: string): { [oidc.allowInsecureRequests]: boolean; signal: AbortSignal } {
  const { protocol, hostname } = new URL(issuer);
  const isLoopback = hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
  return {
    [oidc.allowInsecureRequests]: protocol === "http:" && isLoopback,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
}

/** @throws Error when the provider does not answer, or its document names another issuer */
export async function discover(provider: Pick<IdentityProvider, "issuer">, now: number): Promise<Discovered> {
  const kept = known.get(provider.issuer);
  if (kept !== undefined && kept.untilMs > now) return kept.found;
  const issuer = new URL(provider.issuer);
  const response = await oidc.discoveryRequest(issuer, { algorithm: "oidc", ...httpOptions(provider.issuer) });
  const found = await readDiscovery(issuer, response);
  known.set(provider.issuer, { found, untilMs: now + FRESH_MS });
  return found;
}

/**
 * At Entra's `organizations` and `common` the document's issuer is that address with `{tenantid}` in place of the word, so the
 * usual comparison (OpenID Connect Discovery 4.3) is made with the word put back.
 */
export async function readDiscovery(issuer: URL, response: Response): Promise<Discovered> {
  const text = await response.text();
  const template = templateIn(text);
  const fits = template !== null && issuersOf(template).includes(issuer.href);
  const document = fits ? text.replaceAll(JSON.stringify(template), JSON.stringify(issuer.href)) : text;
  const { status, headers } = response;
  const server = await oidc.processDiscoveryResponse(issuer, new Response(document, { status, headers }));
  return { server, issuerTemplate: fits ? template : null, keys: {} };
}

function templateIn(text: string): string | null {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document !== "object" || document === null || !("issuer" in document)) return null;
    return typeof document.issuer === "string" && document.issuer.includes(TENANT_PLACE) ? document.issuer : null;
  } catch {
    return null;
  }
}

function issuersOf(template: string): string[] {
  return ["organizations", "common", "consumers"].map((word) => template.replace(TENANT_PLACE, word));
}

/** The issuer that a token of this Entra tenant must name, or null when `tid` is no tenant id. */
export function issuerOfTenant(template: string, tid: unknown): string | null {
  const isTenantId = typeof tid === "string" && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(tid);
  return isTenantId ? template.replace(TENANT_PLACE, tid) : null;
}
