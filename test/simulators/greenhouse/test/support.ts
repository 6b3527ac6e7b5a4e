// What the simulator's own tests share: a simulator on a held clock, tokens, and calls that parse answers.
import { z } from "zod";
import { createGreenhouseSimulator, manualClock } from "../index.ts";
import type { GreenhouseOptions, GreenhouseSimulator, ManualClock } from "../index.ts";

export const origin = "http://greenhouse.test";

const row = z.record(z.string(), z.unknown());
export type Row = z.output<typeof row>;
const errorItem = z.union([z.string(), z.record(z.string(), z.string())]);
const content = z.union([z.array(row), row]);

/** An answer of Harvest, with its body sorted into one record or many. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  data: Row;
  rows: Row[];
  message: unknown;
  errors: z.output<typeof errorItem>[];
  /** Path and query of the next page; null when Link is missing or empty. */
  next: string | null;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const parsed = content.parse(text === "" ? {} : JSON.parse(text));
  const data = Array.isArray(parsed) ? {} : parsed;
  const link = /^<([^>]+)>; rel="next"$/.exec(response.headers.get("link") ?? "")?.[1];
  return {
    status: response.status,
    headers: response.headers,
    text,
    data,
    rows: Array.isArray(parsed) ? parsed : [],
    message: data["message"],
    errors: z.array(errorItem).parse(data["errors"] ?? []),
    next: link === undefined ? null : link.slice(origin.length),
  };
}

export interface Bench extends GreenhouseSimulator {
  clock: ManualClock;
}

/** A blank organization on a clock that the test holds, without a rate limit unless one is asked for. */
export function bench(options: GreenhouseOptions = {}): Bench {
  const clock = manualClock();
  return { clock, ...createGreenhouseSimulator({ clock, rate: 0, ...options }) };
}

export const basic = (id: string, secret: string) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;

export const tokenAnswer = z.object({
  token_type: z.string().optional(),
  access_token: z.string().optional(),
  refresh_token: z.string().optional(),
  expires_at: z.string().optional(),
  expires_in: z.number().optional(),
  expires: z.string().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
  errorId: z.string().optional(),
});

/** Posts to /token as a form. */
export async function postToken(gh: GreenhouseSimulator, authorization: string | null, fields: Record<string, string>) {
  const response = await gh.fetch(
    new Request(`${origin}/token`, {
      method: "POST",
      headers: authorization === null ? {} : { authorization },
      body: new URLSearchParams(fields),
    }),
  );
  return { status: response.status, headers: response.headers, ...tokenAnswer.parse(await response.json()) };
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

export function callerWith(gh: GreenhouseSimulator, token: string | undefined): Call {
  return async (method, path, body) => {
    const headers = new Headers({ "content-type": "application/json" });
    if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
    const url = path.startsWith("/v") ? origin + path : `${origin}/v3${path}`;
    const request = new Request(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return readAnswer(await gh.fetch(request));
  };
}

export function personCalled(gh: GreenhouseSimulator, name: string): number {
  const [account] = gh.control.summary({}).accounts;
  return account?.users.find((user) => `${user.firstName} ${user.lastName}` === name)?.id ?? 0;
}

/** Calls as the integration's user with a fresh credential that has all scopes, or only those named. */
export async function connected(
  gh: GreenhouseSimulator,
  { scopes, as = "Rolecall Integration" }: { scopes?: string[]; as?: string } = {},
): Promise<Call> {
  const { clientId, clientSecret } = gh.control.createCredential(scopes === undefined ? {} : { scopes });
  const { access_token } = await postToken(gh, basic(clientId, clientSecret), {
    grant_type: "client_credentials",
    sub: String(personCalled(gh, as)),
  });
  return callerWith(gh, access_token);
}

export function templateOf(gh: GreenhouseSimulator): number {
  return gh.control.summary({}).accounts[0]?.templates[0]?.id ?? 0;
}

export function reasonCalled(gh: GreenhouseSimulator, name: string): number {
  return gh.control.summary({}).accounts[0]?.closeReasons.find((reason) => reason.name === name)?.id ?? 0;
}

/** The value of a custom field in an answered record. */
export function fieldOf(
  record: Row | undefined,
  key: string,
): { name: string; type: string; value: unknown } | undefined {
  const told = z.record(z.string(), z.object({ name: z.string(), type: z.string(), value: z.unknown() }));
  return told.parse(record?.["custom_fields"])[key];
}

export const idsOf = (rows: Row[]) => rows.map(({ id }) => Number(id));
