// Greenhouse's tokens for a company's own credential (client credentials): the request apart from how its answer is read.
import { z } from "zod";
import { fail, ok, type Result } from "../../domain/result.ts";
import { addressAt } from "../address.ts";

/**
 * A credential of type "Harvest V3 (OAuth)" and the Greenhouse user that calls act as (the token's `sub`). Without one a token acts as
 * the service account that Greenhouse made with the credential.
 */
export type GreenhouseClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userId: string | null;
};

/** An access token. Times are milliseconds since 1970. */
export type GreenhouseToken = {
  readonly accessToken: string;
  readonly obtainedAtMs: number;
  readonly expiresAtMs: number;
};

/**
 * Why no token was minted. `key_refused`: client id or secret is wrong. `user_refused`: the acting user is unknown or deactivated.
 * `unavailable`: nothing is decided, try again.
 */
export type MintRefusal = "key_refused" | "user_refused" | "unavailable";

const DEFAULT_LIFE_MS = 3_600_000; // tokens live an hour; used if an answer tells no end, or one that has passed
const LONGEST_LIFE_MS = 24 * 3_600_000; // no token lives longer; a later end is a clock that runs wrong

/** @param authUrl such as https://auth.greenhouse.io */
export function mintRequest(authUrl: string, client: GreenhouseClient): Request {
  const { userId } = client;
  return new Request(addressAt(authUrl, "/token"), {
    method: "POST",
    headers: { accept: "application/json", authorization: basicClient(client) },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      ...(userId === null ? {} : { sub: userId }),
    }),
    redirect: "manual",
  });
}

/** HTTP Basic with client id and secret. What people paste may hold any character; btoa takes Latin-1 only. */
export function basicClient({ clientId, clientSecret }: Pick<GreenhouseClient, "clientId" | "clientSecret">): string {
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${clientId}:${clientSecret}`)))}`;
}

/** Greenhouse tells the end in three spellings: `expires_at` (recorded), `expires_in` (its examples), `expires` (an older call). */
const TokenBody = z.object({
  access_token: z.string().min(1),
  expires_at: z.unknown().optional(),
  expires_in: z.unknown().optional(),
  expires: z.unknown().optional(),
});

const ErrorBody = z.object({ error: z.string().catch(""), message: z.string().catch("") }).partial();

/**
 * Reads an answer of the token endpoint. No word of Greenhouse's own goes into a message: it echoes the client id.
 * @param askedAtMs when the request went out; a life in seconds is counted from there
 */
export async function readMintResponse(
  response: Response,
  askedAtMs: number,
): Promise<Result<GreenhouseToken, MintRefusal>> {
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) {
    const token = readTokenBody(body, askedAtMs);
    if (token === null) return fail("unavailable", "Greenhouse's token endpoint gave an answer that is no token.");
    return ok(token);
  }
  if (isWithoutReason(body))
    return fail("unavailable", `Greenhouse's token endpoint answers ${response.status} without a reason.`);
  return refusal(response.status, ErrorBody.safeParse(body).data ?? {});
}

/** Greenhouse gives its reasons in JSON; a page of a gateway or firewall says nothing about a credential. */
export function isWithoutReason(body: unknown): boolean {
  return typeof body !== "object" || body === null;
}

/** The access token in an answer's body, or null when there is none. */
export function readTokenBody(body: unknown, askedAtMs: number): GreenhouseToken | null {
  const token = TokenBody.safeParse(body);
  if (!token.success) return null;
  const { access_token: accessToken } = token.data;
  return { accessToken, obtainedAtMs: askedAtMs, expiresAtMs: endOf(token.data, askedAtMs) };
}

function endOf({ expires_at, expires_in, expires }: z.infer<typeof TokenBody>, askedAtMs: number): number {
  const told = [momentOf(expires_at), lifeOf(expires_in, askedAtMs), momentOf(expires)];
  const end = told.find((ms) => ms !== null && ms > askedAtMs) ?? askedAtMs + DEFAULT_LIFE_MS;
  return Math.min(end, askedAtMs + LONGEST_LIFE_MS);
}

function lifeOf(value: unknown, askedAtMs: number): number | null {
  const seconds = typeof value === "number" || typeof value === "string" ? Number(value) : Number.NaN;
  return seconds > 0 ? askedAtMs + seconds * 1000 : null;
}

/** An ISO time, or seconds since 1970. */
function momentOf(value: unknown): number | null {
  if (typeof value !== "number" && typeof value !== "string") return null;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(String(value));
  return Number.isFinite(ms) ? ms : null;
}

/**
 * 401 is an unknown id or secret, 400 a malformed id, or a `sub` that is nobody's: only the words tell these two apart.
 * Everything else (429, 5xx, a proxy's page) says nothing about the credential.
 */
function refusal(status: number, { error = "", message = "" }: z.infer<typeof ErrorBody>): Result<never, MintRefusal> {
  if (status === 401 || /invalid_client|unauthorized_client/.test(error) || /client_id/.test(message))
    return fail("key_refused", `Greenhouse does not accept this client id with this secret (${status}).`);
  if ([400, 403, 404, 422].includes(status) && /\bsub\b|\buser\b|subject/i.test(`${error} ${message}`))
    return fail("user_refused", `Greenhouse has no active user with this id (${status}).`);
  if (status === 400 || status === 403)
    return fail("key_refused", `Greenhouse refuses a token for this credential (${status}).`);
  return fail("unavailable", `Greenhouse's token endpoint answers ${status}.`);
}
