// Requests to any ATS: budget, time-out, token renewal, retries of reads, failures as values; a dialect says how that ATS speaks.
import { fail, ok, type Result } from "../domain/result.ts";
import type { AtsFailure, AtsFailureReason, AtsResult } from "./adapter.ts";
import { addressAt, isSamePlace } from "./address.ts";
import { isGatewayPage, isNoAnswerOfTheAts } from "./gateway-page.ts";
import type { Form } from "./multipart.ts";

/** A full Authorization header, or why there is none. */
export type AuthorizationResult = Result<
  { header: string },
  "access_revoked" | "key_refused" | "unavailable" | "empty"
>;

/** What a client is made of; everything that waits or reaches out is handed in. */
export type AtsClientOptions = {
  /** Base address, e.g. https://api.lever.co */
  readonly apiUrl: string;
  /** `after401`: the header that the ATS has just refused. */
  authorization(after401?: string): Promise<AuthorizationResult>;
  /** Resolves when one more request fits into the account's rate; throws when the caller lost its lease. */
  budget(): Promise<void>;
  /** Holds all requests of this connection back, after a 429. */
  pause(ms: number): Promise<void>;
  /** What the ATS's headers say about its window, for budgets that follow them. */
  observe?(headers: Headers): void;
  readonly fetch: typeof fetch;
  sleep(ms: number): Promise<void>;
};

/** How one ATS differs from the others in HTTP. */
export type Dialect = {
  /** The ATS's name, for messages. */
  readonly name: string;
  reasonOf(status: number, message: string): AtsFailureReason;
  /** The words of an error body for a person, if it has any. */
  messageOf(body: unknown): string | undefined;
  /** Whether a redirect may take the token along to this address; the same place always may (address.ts). */
  mayFollow(to: URL): boolean;
};

export type AtsRequest = {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With its version, e.g. `/v1/requisitions`. */
  readonly path: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly body?: unknown;
  /** Instead of `body`: a form with files. It is opened again for each time that the request goes out. */
  readonly form?: Form;
};

export type AtsAnswer = {
  readonly body: unknown;
  /** The ATS's own clock, to the second, when it says. */
  readonly answeredAt: string | null;
  readonly headers: Headers;
};

export type AtsClient = (request: AtsRequest) => Promise<AtsResult<AtsAnswer>>;

const TIMEOUT_MS = 10_000; // no ATS publishes one; a page of 100 expanded rows takes a second or two
const FORM_TIMEOUT_MS = 60_000; // 30 MB at 4 Mbit/s
const READ_TRIES = 4;
const LIMITED_TRIES = 6;
const LONGEST_PAUSE_MS = 30_000;
const MOST_REDIRECTS = 3;
const SEE_OTHER = 303;

/**
 * Requests may overlap; each waits for the budget. Reads are repeated on 5xx and lost connections; a write never is, since no
 * ATS has idempotency keys and a second POST is a second record: the caller looks first. A 429 means that nothing was done, so
 * both are repeated after a pause.
 */
export function atsClient(dialect: Dialect, options: AtsClientOptions): AtsClient {
  const home: Home = { apiUrl: options.apiUrl };
  return async (request) => {
    let after401: string | undefined;
    let failures = 0;
    let limited = 0;
    for (;;) {
      const authorization = await options.authorization(after401);
      if (!authorization.ok) return unauthorised(authorization);
      const { header } = authorization.value;
      await options.budget();
      const answer = await send(dialect, options, home, request, header);
      if (answer.ok) return answer;
      if (answer.status === 401) {
        if (after401 !== undefined)
          return fail("access_revoked", `${dialect.name} refuses the access that it has just renewed. Reconnect it.`);
        after401 = header;
      } else if (answer.status === 429 && ++limited < LIMITED_TRIES) {
        // A Retry-After of nothing at all is none: asking again at once would use up the tries in a moment.
        await options.pause(answer.retryAfterMs || Math.min(1000 * 2 ** (limited - 1), LONGEST_PAUSE_MS));
      } else if (answer.reason === "unavailable" && request.method === "GET" && ++failures < READ_TRIES) {
        await options.sleep(300 * 2 ** failures);
      } else {
        const failure = fail(answer.reason, answer.message);
        if (answer.isBareNotFound === true) return { ...failure, isBareNotFound: true };
        return isDoneUnread(request, answer.status) || isWithoutAnswer(answer.status)
          ? { ...failure, isUnanswered: true }
          : failure;
      }
    }
  };
}

/** The write was taken, but its answer cannot be read, or is to be had elsewhere (303). */
function isDoneUnread({ method }: AtsRequest, status: number): boolean {
  return method !== "GET" && ((status >= 200 && status < 300) || status === SEE_OTHER);
}

/** Nobody answered, or somebody on the way stopped waiting: 408, 502, 504, and what proxies have beyond the standard. */
function isWithoutAnswer(status: number): boolean {
  return status === 0 || status === 408 || status === 502 || status === 504 || status >= 520;
}

/** Where the account lives; another region, once a redirect has said so for good, which saves every further request the detour. */
type Home = { apiUrl: string };

type Sent = { ok: true; value: AtsAnswer } | (AtsFailure & { status: number; retryAfterMs: number | null });

async function send(
  dialect: Dialect,
  options: AtsClientOptions,
  home: Home,
  request: AtsRequest,
  authorization: string,
): Promise<Sent> {
  const url = addressAt(home.apiUrl, request.path);
  for (const [name, value] of request.query ?? []) url.searchParams.append(name, value);
  try {
    let response = await exchange(options, request, url, authorization);
    let at = url;
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const elsewhere = redirectedTo(dialect, response, at);
      if (elsewhere === null || isDoneUnread(request, response.status)) break;
      await response.body?.cancel();
      const isForGood = response.status === 301 || response.status === 308;
      if (isForGood && addressAt(elsewhere.origin, request.path).pathname === elsewhere.pathname)
        home.apiUrl = elsewhere.origin;
      response = await exchange(options, request, elsewhere, authorization);
      at = elsewhere;
    }
    options.observe?.(response.headers);
    return await read(dialect, response);
  } catch (error) {
    const cause = error instanceof Error ? error.name : "network";
    return { ...fail("unavailable", `${dialect.name} did not answer (${cause}).`), status: 0, retryAfterMs: null };
  }
}

async function exchange(
  options: AtsClientOptions,
  request: AtsRequest,
  url: URL,
  authorization: string,
): Promise<Response> {
  const { form, body } = request;
  const type = form?.contentType ?? (body === undefined ? undefined : "application/json");
  const sent = form === undefined ? (body === undefined ? undefined : JSON.stringify(body)) : await form.open();
  return options.fetch(url, {
    method: request.method,
    redirect: "manual",
    signal: AbortSignal.timeout(form === undefined ? TIMEOUT_MS : FORM_TIMEOUT_MS),
    headers: { authorization, accept: "application/json", ...(type === undefined ? {} : { "content-type": type }) },
    ...(sent === undefined ? {} : { body: sent }),
  });
}

function redirectedTo(dialect: Dialect, response: Response, from: URL): URL | null {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || location === null) return null;
  const to = URL.parse(location, from.href);
  if (to === null) return null;
  return isSamePlace(to, from) || dialect.mayFollow(to) ? to : null;
}

async function read(dialect: Dialect, response: Response): Promise<Sent> {
  const text = await response.text();
  const body = parsed(text);
  const { status } = response;
  if (response.ok) {
    if (body === undefined && text !== "")
      return { ...fail("unexpected_answer", `${dialect.name}'s answer is no JSON.`), status, retryAfterMs: null };
    return ok({ body, answeredAt: timeOf(response.headers), headers: response.headers });
  }
  const retryAfterMs = retryAfter(response.headers.get("retry-after"));
  if (isNoAnswerOfTheAts(response, body)) {
    const words = `${dialect.name} did not answer; somebody on the way to it did (HTTP ${status}).`;
    const isBareNotFound = !isGatewayPage(response);
    return { ...fail("unavailable", words), status: status === 401 ? 503 : status, retryAfterMs, isBareNotFound };
  }
  const message = dialect.messageOf(body) ?? `HTTP ${status}`;
  return { ...fail(dialect.reasonOf(status, message), message), status, retryAfterMs };
}

function timeOf(headers: Headers): string | null {
  const date = headers.get("date");
  return date === null || Number.isNaN(Date.parse(date)) ? null : new Date(date).toISOString();
}

/** Retry-After in seconds or as a date; it may be absent. */
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
