// What the simulator's own tests share: a simulator on a held clock, a consented client, and calls that parse answers.
import { z } from "zod";
import { createLeverSimulator, manualClock } from "../index.ts";
import type { LeverOptions, LeverSimulator, ManualClock } from "../index.ts";

export const origin = "http://lever.test";
export const redirectUri = "http://localhost:8787/oauth/lever/callback";
export const traceScopes =
  "archive_reasons:read:admin opportunities:read:admin requisitions:write:admin offline_access";

const row = z.record(z.string(), z.unknown());
const envelope = z.object({
  data: z.union([row, z.array(row)]).optional(),
  next: z.string().optional(),
  hasNext: z.boolean().optional(),
  deduped: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
});

/** An answer of the Data API, with `data` sorted into one record or many. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data: Record<string, unknown>;
  rows: Record<string, unknown>[];
  next: string | undefined;
  hasNext: boolean | undefined;
  deduped: boolean | undefined;
  code: string | undefined;
  message: string | undefined;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = (response.headers.get("content-type") ?? "").includes("json");
  const parsed = envelope.parse(isJson ? JSON.parse(text) : {});
  const { data } = parsed;
  return {
    status: response.status,
    headers: response.headers,
    text,
    data: data !== undefined && !Array.isArray(data) ? data : {},
    rows: Array.isArray(data) ? data : [],
    next: parsed.next,
    hasNext: parsed.hasNext,
    deduped: parsed.deduped,
    code: parsed.code,
    message: parsed.message,
  };
}

export interface Bench extends LeverSimulator {
  clock: ManualClock;
}

/** A blank account on a clock that the test holds, without a rate limit unless one is asked for. */
export function bench(options: LeverOptions = {}): Bench {
  const clock = manualClock();
  return { clock, ...createLeverSimulator({ clock, rate: 0, ...options }) };
}

export function authorizeUrl(changes: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: "rolecall-local",
    redirect_uri: redirectUri,
    response_type: "code",
    state: "state-1",
    audience: `${origin}/v1/`,
    scope: traceScopes,
    ...changes,
  });
  return `${origin}/authorize?${query.toString()}`;
}

const tokens = z.object({
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  token_type: z.string().optional(),
  scope: z.string().optional(),
  expires_in: z.number().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** Posts to /oauth/token as a form. */
export async function postToken(lever: LeverSimulator, fields: Record<string, string>) {
  const body = new URLSearchParams({
    client_id: "rolecall-local",
    client_secret: "rolecall-local-secret",
    ...fields,
  });
  const response = await lever.fetch(new Request(`${origin}/oauth/token`, { method: "POST", body }));
  return { status: response.status, ...tokens.parse(await response.json()) };
}

export const refresh = (lever: LeverSimulator, token: string | undefined) =>
  postToken(lever, { grant_type: "refresh_token", refresh_token: token ?? "" });

/** Consents as the Super Admin and exchanges the code. */
export async function connect(lever: LeverSimulator, scope = traceScopes) {
  const { location } = lever.control.consent({ url: authorizeUrl({ scope }) });
  const code = new URL(location).searchParams.get("code") ?? "";
  return postToken(lever, { grant_type: "authorization_code", code, redirect_uri: redirectUri });
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** Calls with a given Authorization header. */
export function callerWith(lever: LeverSimulator, authorization: string | undefined): Call {
  return async (method, path, body) => {
    const headers = new Headers({ "content-type": "application/json" });
    if (authorization !== undefined) headers.set("authorization", authorization);
    const request = new Request(`${origin}/v1${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return readAnswer(await lever.fetch(request));
  };
}

export const basic = (key: string) => `Basic ${Buffer.from(`${key}:`).toString("base64")}`;

/** Calls with an API key that may do everything, or only what is named. */
export function byKey(lever: LeverSimulator, permissions?: string[], isConfidential = false): Call {
  const { key } = lever.control.createApiKey({
    isConfidential,
    ...(permissions === undefined ? {} : { permissions }),
  });
  return callerWith(lever, basic(key));
}

/** Calls through OAuth. */
export async function byGrant(lever: LeverSimulator, scope?: string): Promise<Call> {
  const { access_token } = await connect(lever, scope);
  return callerWith(lever, `Bearer ${access_token}`);
}

export function reasonOf(lever: LeverSimulator, type: "hired" | "non-hired"): string {
  const [account] = lever.control.summary({}).accounts;
  return account?.archiveReasons.find((reason) => reason.type === type)?.id ?? "";
}

export function personCalled(lever: LeverSimulator, name: string): string {
  const [account] = lever.control.summary({}).accounts;
  return account?.users.find((user) => user.name === name)?.id ?? "";
}
