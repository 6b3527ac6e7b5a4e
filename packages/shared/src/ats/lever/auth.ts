// Lever's OAuth 2.0 (authorization code with rotating refresh tokens) and API keys: requests apart from how answers are read.
import { z } from "zod";
import { fail, ok, type Result } from "../../domain/result.ts";
import { addressAt, isLeverHost, isSamePlace } from "../address.ts";

/** Where and as whom we talk to Lever. */
export type LeverApplication = {
  readonly apiUrl: string;
  readonly authUrl: string;
  /** When it is not the one that is made from `apiUrl`. */
  readonly audience?: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What a consent or a refresh gives. Times are milliseconds since 1970. */
export type LeverGrant = {
  readonly accessToken: string;
  /** Null without `offline_access`, or when a refresh did not rotate it. */
  readonly refreshToken: string | null;
  /** Null when the answer does not say, which means: as asked (RFC 6749, 5.1). */
  readonly scopes: readonly string[] | null;
  readonly obtainedAtMs: number;
  readonly expiresAtMs: number;
};

/**
 * Why the token endpoint gave nothing. `grant_refused`: the code or refresh token is dead, a person must consent again.
 * `client_refused`: our client id or secret is wrong, the grant may be well. `unavailable`: unknown, try again.
 */
export type TokenRefusal = "grant_refused" | "client_refused" | "unavailable";

const DEFAULT_LIFE_S = 3600; // Lever's access tokens live an hour; used if an answer leaves expires_in out

/** Lever's audience: the Data API with its slash. A wrong one makes Lever's page offer `offline_access` only. */
export function leverAudience({ apiUrl, audience }: Pick<LeverApplication, "apiUrl" | "audience">): string {
  return audience ?? addressAt(apiUrl, "/v1/").href;
}

/** The address of Lever's consent page. `redirectUri` must equal the registered one byte for byte. */
export function consentUrl(
  application: LeverApplication,
  ask: { readonly scopes: readonly string[]; readonly state: string; readonly redirectUri: string },
): URL {
  const url = addressAt(application.authUrl, "/authorize");
  url.search = new URLSearchParams({
    client_id: application.clientId,
    redirect_uri: ask.redirectUri,
    response_type: "code",
    state: ask.state,
    audience: leverAudience(application),
    scope: ask.scopes.join(" "),
  }).toString();
  return url;
}

/** Exchanges the code of a consent. */
export function codeRequest(application: LeverApplication, code: string, redirectUri: string): Request {
  return tokenRequest(application, { grant_type: "authorization_code", code, redirect_uri: redirectUri });
}

/** Renews access. Lever answers with a new refresh token each time; the one sent here is then dead. */
export function refreshRequest(application: LeverApplication, refreshToken: string): Request {
  return tokenRequest(application, { grant_type: "refresh_token", refresh_token: refreshToken });
}

function tokenRequest(application: LeverApplication, parameters: Record<string, string>): Request {
  const { clientId, clientSecret } = application;
  return new Request(addressAt(application.authUrl, "/oauth/token"), {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ ...parameters, client_id: clientId, client_secret: clientSecret }),
    redirect: "manual",
  });
}

/**
 * Asks Lever's token endpoint. Accounts of another region are redirected, to Lever's own hosts; the request goes there as it was, since
 * a POST that became a GET would be none.
 */
export async function askLeverForToken(
  request: Request,
  fetcher: (request: Request) => Promise<Response>,
): Promise<Response> {
  const body = await request.clone().text();
  const response = await fetcher(request);
  const location = response.headers.get("location");
  const to = location === null ? null : URL.parse(location, request.url);
  if (response.status < 300 || response.status > 399 || to === null) return response;
  if (!isLeverHost(to) && !isSamePlace(to, new URL(request.url))) return response;
  await response.body?.cancel();
  const { method, headers } = request;
  return fetcher(new Request(to, { method, headers, body, redirect: "manual" }));
}

/** Only the access token is indispensable: a rotated refresh token beside an odd field must not be thrown away with it. */
const TokenBody = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish().catch(null),
  scope: z
    .union([z.string(), z.array(z.string()).transform((words) => words.join(" "))])
    .nullish()
    .catch(null),
  expires_in: z.coerce.number().positive().nullish().catch(null),
});

const ErrorBody = z.object({ error: z.string(), error_description: z.string().nullish().catch(null) });

/**
 * Reads an answer of the token endpoint.
 * @param askedAtMs when the request went out; the token's life is counted from there
 */
export async function readTokenResponse(
  response: Response,
  askedAtMs: number,
): Promise<Result<LeverGrant, TokenRefusal>> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const token = TokenBody.safeParse(body);
    if (!token.success) return fail("unavailable", "Lever's token endpoint gave an answer that is no token.");
    const { access_token, refresh_token, scope, expires_in } = token.data;
    return ok({
      accessToken: access_token,
      refreshToken: refresh_token ?? null,
      scopes: scope == null ? null : scope.split(" ").filter((word) => word !== ""),
      obtainedAtMs: askedAtMs,
      expiresAtMs: askedAtMs + (expires_in ?? DEFAULT_LIFE_S) * 1000,
    });
  }
  // A page of a gateway or firewall, whatever its status, is nothing to end a grant by.
  if (typeof body !== "object" || body === null)
    return fail("unavailable", `Lever's token endpoint answers ${response.status} without a reason.`);
  const error = ErrorBody.safeParse(body);
  return refusal(response.status, error.success ? error.data.error : "");
}

/**
 * Auth0, which Lever's authorization server is, answers a dead refresh token with 403 invalid_grant, and a wrong client secret
 * with 401 access_denied or invalid_client; only the first means that the grant is gone.
 */
function refusal(status: number, error: string): Result<never, TokenRefusal> {
  if ([400, 401, 403].includes(status)) {
    if (error === "invalid_grant" || (status === 403 && error !== "unauthorized_client"))
      return fail("grant_refused", "Lever says that this grant is no longer valid.");
    return fail("client_refused", `Lever's token endpoint refuses Rolecall itself (${status} ${error}).`);
  }
  return fail("unavailable", `Lever's token endpoint answers ${status}.`);
}

/** Of the wanted scopes, those that the grant does not cover. Lever: `write` implies `read`. */
export function missingScopes(wanted: readonly string[], grant: Pick<LeverGrant, "scopes" | "refreshToken">): string[] {
  const granted = new Set(grant.scopes ?? wanted);
  return wanted.filter((scope) => {
    if (scope === "offline_access") return grant.refreshToken === null;
    return !granted.has(scope) && !granted.has(scope.replace(":read:", ":write:"));
  });
}

const AccountClaim = z.object({ "https://oauth.lever.co/accountId": z.string().min(1) });

/** Lever's id of the account that consented, from the access token's claims; null when the token is no JWT or does not say. Never proof of anything: it only tells two accounts apart. */
export function accountOf(accessToken: string): string | null {
  const payload = accessToken.split(".")[1];
  if (payload === undefined) return null;
  try {
    const claims = AccountClaim.safeParse(JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))));
    return claims.success ? claims.data["https://oauth.lever.co/accountId"] : null;
  } catch {
    return null;
  }
}

/** The Authorization header of an API key: HTTP Basic, the key as user name, an empty password. */
export function basicHeader(apiKey: string): string {
  return `Basic ${btoa(`${apiKey}:`)}`;
}

/** The Authorization header of an access token. */
export function bearerHeader(accessToken: string): string {
  return `Bearer ${accessToken}`;
}
