// Greenhouse's OAuth for listed partners (authorization code, refresh tokens that rotate and live a day): requests apart from answers.
import { fail, ok, type Result } from "../../domain/result.ts";
import { addressAt } from "../address.ts";
import { basicClient, isWithoutReason, readTokenBody, type GreenhouseToken } from "./auth.ts";

/** Rolecall as Greenhouse lists it. `authUrl` is such as https://auth.greenhouse.io */
export type GreenhousePartner = {
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** What a consent or a refresh gives. */
export type GreenhouseGrant = GreenhouseToken & {
  /** Null when an answer leaves it out. One that was sent is dead once it has been answered. */
  readonly refreshToken: string | null;
};

/**
 * Why the token endpoint gave nothing. `grant_refused`: the code or refresh token is dead, a person must consent again.
 * `client_refused`: our client id or secret is wrong, the grant may be well. `unavailable`: unknown, try again.
 */
export type GrantRefusal = "grant_refused" | "client_refused" | "unavailable";

/** The address of Greenhouse's consent page. `redirectUri` must equal the registered one byte for byte. */
export function consentUrl(
  partner: GreenhousePartner,
  ask: { readonly scopes: readonly string[]; readonly state: string; readonly redirectUri: string },
): URL {
  const url = addressAt(partner.authUrl, "/authorize");
  url.search = new URLSearchParams({
    client_id: partner.clientId,
    redirect_uri: ask.redirectUri,
    response_type: "code",
    state: ask.state,
    scope: ask.scopes.join(" "),
  }).toString();
  return url;
}

/** Exchanges the code of a consent; a code lives one minute. */
export function codeRequest(partner: GreenhousePartner, code: string, redirectUri: string): Request {
  return tokenRequest(partner, { grant_type: "authorization_code", code, redirect_uri: redirectUri });
}

/** Renews access. Greenhouse answers with a new refresh token each time; the one sent here is then dead. */
export function refreshRequest(partner: GreenhousePartner, refreshToken: string): Request {
  return tokenRequest(partner, { grant_type: "refresh_token", refresh_token: refreshToken });
}

function tokenRequest(partner: GreenhousePartner, parameters: Record<string, string>): Request {
  return new Request(addressAt(partner.authUrl, "/token"), {
    method: "POST",
    headers: { accept: "application/json", authorization: basicClient(partner) },
    body: new URLSearchParams(parameters),
    redirect: "manual",
  });
}

/**
 * Reads an answer of the token endpoint to a code or a refresh token.
 * @param askedAtMs when the request went out; a life in seconds is counted from there
 */
export async function readGrantResponse(
  response: Response,
  askedAtMs: number,
): Promise<Result<GreenhouseGrant, GrantRefusal>> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const token = readTokenBody(body, askedAtMs);
    if (token === null) return fail("unavailable", "Greenhouse's token endpoint gave an answer that is no token.");
    return ok({ ...token, refreshToken: stringAt(body, "refresh_token") });
  }
  const error = stringAt(body, "error");
  if (error === "invalid_grant") return fail("grant_refused", "Greenhouse says that this grant is no longer valid.");
  if ([400, 401, 403].includes(response.status) && !isWithoutReason(body))
    return fail("client_refused", `Greenhouse's token endpoint refuses Rolecall itself (${response.status}).`);
  return fail("unavailable", `Greenhouse's token endpoint answers ${response.status}.`);
}

function stringAt(body: unknown, name: string): string | null {
  const value =
    typeof body === "object" && body !== null ? Object.entries(body).find(([key]) => key === name) : undefined;
  return typeof value?.[1] === "string" && value[1] !== "" ? value[1] : null;
}
