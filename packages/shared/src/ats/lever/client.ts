// Requests to Lever's Data API: budget, time-out, token renewal, retries of reads, and failures as values.
import { fail, ok, type Result } from "../../domain/result.ts";
import type { AtsFailure, AtsFailureReason, AtsResult } from "../adapter.ts";
import { ErrorBody } from "./schema.ts";

/** A full Authorization header, or why there is none. */
export type AuthorizationResult = Result<
  { header: string },
  "access_revoked" | "key_refused" | "unavailable" | "empty"
>;

/** What a client is made of; everything that waits or reaches out is handed in. */
export type LeverClientOptions = {
  /** Origin without a path, e.g. https://api.lever.co */
  readonly apiUrl: string;
  /** `after401`: the header that Lever has just refused. */
  authorization(after401?: string): Promise<AuthorizationResult>;
  /** Resolves when one more request fits into the tenant's rate; throws when the caller lost its lease. */
  budget(): Promise<void>;
  /** Holds all requests of this connection back, after a 429. */
  pause(ms: number): Promise<void>;
  readonly fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
};

export type LeverRequest = {
  readonly method: "GET" | "POST";
  /** Below /v1, e.g. `/requisitions`. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: unknown;
};

export type LeverAnswer = { readonly body: unknown; readonly answeredAt: string | null };

export type LeverClient = (request: LeverRequest) => Promise<AtsResult<LeverAnswer>>;

const TIMEOUT_MS = 10_000; // Lever publishes none; a page of 100 expanded opportunities takes a second or two
const READ_TRIES = 4;
const LIMITED_TRIES = 6;
const LONGEST_PAUSE_MS = 30_000;

/**
 * One request after another may go out at the same time; each waits for the budget.
 * Reads are repeated on 5xx and lost connections; a write never is, since Lever has no idempotency keys and a second POST is a
 * second requisition: the caller looks first. A 429 means that nothing was done, so both are repeated after a pause.
 */
export function leverClient(options: LeverClientOptions): LeverClient {
  return async (request) => {
    let after401: string | undefined;
    let failures = 0;
    let limited = 0;
    for (;;) {
      const authorization = await options.authorization(after401);
      if (!authorization.ok) return unauthorised(authorization);
      const { header } = authorization.value;
      await options.budget();
      const answer = await send(options, request, header);
      if (answer.ok) return answer;
      if (answer.status === 401) {
        if (after401 !== undefined)
          return fail("access_revoked", "Lever refuses the access that it has just renewed. Reconnect it.");
        after401 = header;
      } else if (answer.status === 429 && ++limited < LIMITED_TRIES) {
        await options.pause(answer.retryAfterMs ?? Math.min(1000 * 2 ** (limited - 1), LONGEST_PAUSE_MS));
      } else if (answer.reason === "unavailable" && request.method === "GET" && ++failures < READ_TRIES) {
        await options.sleep(300 * 2 ** failures);
      } else {
        return fail(answer.reason, answer.message);
      }
    }
  };
}

type Sent = { ok: true; value: LeverAnswer } | (AtsFailure & { status: number; retryAfterMs: number | null });

async function send(options: LeverClientOptions, request: LeverRequest, authorization: string): Promise<Sent> {
  const url = new URL(`/v1${request.path}`, options.apiUrl);
  for (const [name, value] of request.query ?? []) url.searchParams.append(name, value);
  try {
    let response = await exchange(options, request, url, authorization);
    const elsewhere = regionalAddress(response, url);
    if (elsewhere !== null) response = await exchange(options, request, elsewhere, authorization);
    return await read(response);
  } catch (error) {
    return {
      ...fail("unavailable", `Lever did not answer (${error instanceof Error ? error.name : "network"}).`),
      ...noStatus,
    };
  }
}

const noStatus = { status: 0, retryAfterMs: null };

function exchange(
  options: LeverClientOptions,
  request: LeverRequest,
  url: URL,
  authorization: string,
): Promise<Response> {
  return options.fetch(url, {
    method: request.method,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      authorization,
      accept: "application/json",
      ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
}

/** Lever redirects accounts of another region (documented 301). The token may follow only to the same host or to Lever itself. */
function regionalAddress(response: Response, from: URL): URL | null {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) return null;
  const to = new URL(location, from);
  const isLever = to.protocol === "https:" && (to.hostname === "lever.co" || to.hostname.endsWith(".lever.co"));
  return to.origin === from.origin || isLever ? to : null;
}

async function read(response: Response): Promise<Sent> {
  const text = await response.text();
  const body = parsed(text);
  if (response.ok) {
    if (body === undefined && text !== "")
      return {
        ...fail("unexpected_answer", "Lever's answer is no JSON."),
        status: response.status,
        retryAfterMs: null,
      };
    const date = response.headers.get("date");
    const answeredAt = date === null || Number.isNaN(Date.parse(date)) ? null : new Date(date).toISOString();
    return ok({ body, answeredAt });
  }
  const problem = ErrorBody.safeParse(body);
  const message = (problem.success ? problem.data.message : undefined) ?? `HTTP ${response.status}`;
  return {
    ...fail(reasonOf(response.status, message), message),
    status: response.status,
    retryAfterMs: retryAfter(response.headers.get("retry-after")),
  };
}

/** Lever's error codes are not uniform, so the HTTP status decides; a dead page token is known only by its words. */
function reasonOf(status: number, message: string): AtsFailureReason {
  if (status === 401) return "access_revoked";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return "not_found";
  if (status === 429) return "rate_limited";
  if (status === 408 || status >= 500) return "unavailable";
  if (message.includes("Invalid offset token")) return "stale_cursor";
  return status >= 400 ? "rejected" : "unexpected_answer";
}

/** Retry-After in seconds or as a date; Lever documents none, so it may be absent. */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS) : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unauthorised(failure: Exclude<AuthorizationResult, { ok: true }>): AtsFailure {
  return fail(failure.reason === "empty" ? "access_revoked" : failure.reason, failure.message);
}
