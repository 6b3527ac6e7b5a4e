// Asks Lever a few small questions to find out whether a grant or key can do what the connection's modules need.
import { addressAt, isLeverHost, isSamePlace } from "#shared/ats/address.ts";
import { isGatewayPage } from "#shared/ats/gateway-page.ts";
import { attentionWords, leverScopes } from "#shared/domain/connection.ts";
import { LEVER_PERMISSIONS } from "#shared/domain/lever-permissions.ts";
import { moduleNames } from "#shared/domain/modules.ts";
import type { AttentionReason } from "#shared/domain/oauth-commands.ts";
import type { ModuleName } from "#shared/domain/words.ts";

/** What is wrong. `unavailable`: the ATS did not say, and nothing is decided. `scope_advised`: useful, but not needed. */
export type ProbeProblem = {
  readonly reason: AttentionReason | "unavailable" | "scope_advised";
  readonly message: string;
  /** The scope that is missing. */
  readonly scope?: string;
};

export type ProbeDesk = {
  /** Origin of the ATS's API. */
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  /** A header to ask with; with the refused one, a newer header or what to say instead. */
  access(after401?: string): Promise<string | ProbeProblem>;
};

type Question = {
  readonly resource: string;
  readonly method: "GET" | "PUT";
  /** The access that it tries, when that is not what its method says. */
  readonly access?: "read" | "write";
  readonly body?: string;
  /** Statuses beside 2xx that show that it was let in. */
  readonly letIn: readonly number[];
  path(): string;
  /** What Lever's 403 to it means. */
  readonly refused: ProbeProblem;
};

const TIMEOUT_MS = 6_000;
const MOST_REDIRECTS = 3;

const NOTHING_TO_CHANGE = [400, 404, 405, 409, 422];

/**
 * `limit=1` keeps the answers small. Whether requisitions may be written shows only in a write: an empty change of a
 * requisition that does not exist is answered with 403 where writing is off, and with 404 or 400 where it is on.
 */
const QUESTIONS: readonly Question[] = [
  reading("archive_reasons"),
  reading("opportunities"),
  { ...reading("requisitions"), refused: problem("requisitions_off") },
  {
    resource: "requisitions",
    method: "PUT",
    letIn: NOTHING_TO_CHANGE,
    path: () => `/v1/requisitions/${crypto.randomUUID()}`,
    refused: {
      reason: "requisitions_off",
      message:
        "Lever shows requisitions but refuses to have them managed by API. In Lever, a Super Admin has to switch on Settings > Requisitions > Manage requisitions using the Lever API.",
    },
  },
  reading("postings"),
  reading("users"),
  reading("stages"),
  readingOf("offers"),
  readingOf("files"),
  readingOf("resumes"),
  readingOf("interviews"),
  // A change of no webhook at all, and of the stage of nobody: both are let in or refused, and neither does anything.
  { ...writing("webhooks", () => "/v1/webhooks"), body: '{"data":[]}' },
  writing("opportunities", () => `/v1/opportunities/${crypto.randomUUID()}/stage`),
];

function writing(resource: string, path: () => string): Question {
  return { resource, method: "PUT", letIn: NOTHING_TO_CHANGE, path, refused: missing(resource, "write") };
}

function reading(resource: string): Question {
  const path = () => `/v1/${resource}?limit=1`;
  return { resource, method: "GET", letIn: [], path, refused: missing(resource, "read") };
}

/** What belongs to an opportunity: asked of one that does not exist, Lever says 404 to whoever may look. */
function readingOf(resource: string): Question {
  const path = () => `/v1/opportunities/${crypto.randomUUID()}/${resource}`;
  return { resource, method: "GET", letIn: [404], path, refused: missing(resource, "read") };
}

function missing(resource: string, access: "read" | "write"): ProbeProblem {
  const scope = `${resource}:${access}:admin`;
  const label = LEVER_PERMISSIONS[scope]?.label ?? `${access} ${resource}`;
  const what = resource.replaceAll("_", " ");
  const verb = access === "read" ? `show ${what}` : `have ${what} managed`;
  const message = `Lever refuses to ${verb}. Allow the permission "${label}".`;
  return { reason: "scope_missing", message, scope };
}

/** The modules that a missing scope is for, in words; the message then says what it stands in the way of. */
function named(found: ProbeProblem, modules: readonly ModuleName[]): ProbeProblem {
  const { scope } = found;
  if (scope === undefined || modules.length < 2) return found;
  const resource = scope.split(":")[0] ?? "";
  const needing = modules.filter((name) => leverScopes([name]).some((one) => one.startsWith(`${resource}:`)));
  return { ...found, message: `${found.message} It is needed for ${moduleNames(needing)}.` };
}

function problem(reason: AttentionReason): ProbeProblem {
  return { reason, message: attentionWords("lever", reason) };
}

/** The reason to stop a connection for, if there is one: a probe that got no answer decides nothing. */
export function attentionOf(problems: readonly ProbeProblem[]): AttentionReason | null {
  for (const { reason } of problems) if (reason !== "unavailable" && reason !== "scope_advised") return reason;
  return null;
}

/**
 * Puts the questions that the modules give rise to; changes nothing at Lever.
 * @returns no problems when all is well; at most one for each resource
 */
export async function probeLever(desk: ProbeDesk, modules: readonly ModuleName[]): Promise<ProbeProblem[]> {
  const wanted = leverScopes(modules).map((scope) => scope.split(":"));
  const isNeeded = ({ resource, method, access = method === "GET" ? "read" : "write" }: Question) =>
    wanted.some(([name, held]) => name === resource && (access === "read" || held === "write"));
  const problems = new Map<string, ProbeProblem>();
  for (const question of QUESTIONS.filter(isNeeded)) {
    if (problems.has(question.resource)) continue;
    const found = await ask(desk, question);
    if (found === null) continue;
    if (found.reason === "access_revoked" || found.reason === "key_refused") return [found];
    problems.set(question.resource, named(found, modules));
  }
  return [...problems.values()];
}

async function ask(desk: ProbeDesk, question: Question): Promise<ProbeProblem | null> {
  let refused: string | undefined;
  for (;;) {
    const header = await desk.access(refused);
    if (typeof header !== "string") return header;
    const status = await statusOf(desk, question, header);
    if (status === 403) return question.refused;
    if (isAnswer(question, status)) return null;
    if (status !== 401) return { reason: "unavailable", message: "Lever does not answer at the moment. Try again." };
    if (refused !== undefined) return problem("access_revoked");
    refused = header;
  }
}

/** Whether the status shows that the question was let in. */
function isAnswer({ letIn }: Question, status: number): boolean {
  return (status >= 200 && status < 300) || letIn.includes(status);
}

async function statusOf(desk: ProbeDesk, question: Question, authorization: string): Promise<number> {
  let url = addressAt(desk.apiUrl, question.path());
  try {
    for (let hop = 0; ; hop++) {
      const answer = await send(desk, question, url, authorization);
      if (isGatewayPage(answer)) return 0;
      const { status, headers } = answer;
      const location = headers.get("location");
      if (status < 300 || status > 399 || location === null || hop === MOST_REDIRECTS) return status;
      url = leverAddress(new URL(location, url), url);
    }
  } catch {
    return 0;
  }
}

async function send(
  { fetch }: ProbeDesk,
  { method, body = "{}" }: Question,
  url: URL,
  authorization: string,
): Promise<Response> {
  const headers = { authorization, accept: "application/json" };
  const response = await fetch(url, {
    method,
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
    ...(method === "GET" ? { headers } : { headers: { ...headers, "content-type": "application/json" }, body }),
  });
  await response.body?.cancel();
  return response;
}

/** Lever sends accounts of another region on (301); a credential follows to Lever's own hosts only. */
function leverAddress(url: URL, from: URL): URL {
  if (isLeverHost(url) || isSamePlace(url, from)) return url;
  throw new Error(`Lever redirects to ${url.origin}, which is not Lever's.`);
}
