// Asks Lever a few small questions to find out whether a grant or key can do what the connection's modules need.
import { leverScopes } from "#shared/domain/connection.ts";
import { ATTENTION } from "#shared/domain/connection.ts";
import type { AttentionReason } from "#shared/domain/oauth-commands.ts";
import type { ModuleName } from "#shared/domain/words.ts";

/** What is wrong, in the order of what a person should mend first. `unavailable`: Lever did not say, and nothing is decided. */
export type ProbeProblem = { readonly reason: AttentionReason | "unavailable"; readonly message: string };

export type ProbeDesk = {
  /** Origin of Lever's Data API. */
  readonly apiUrl: string;
  readonly fetch: typeof fetch;
  /** A header to ask with; with the refused one, a newer header or what to say instead. */
  access(after401?: string): Promise<string | ProbeProblem>;
};

/** Lists that show by their answer whether a permission is there; `limit=1` keeps them small. */
const QUESTIONS = [
  { resource: "archive_reasons", label: "View all archived reasons" },
  { resource: "opportunities", label: "View all opportunities" },
  { resource: "requisitions", label: "View and manage all requisitions" },
] as const;
type Question = (typeof QUESTIONS)[number];

const TIMEOUT_MS = 6_000;

/**
 * Reads one row of each list that the modules need. Lever answers 403 both for a permission that is missing and, on
 * requisitions, for its switch being off, so that there both are named.
 * @returns no problems when all is well
 */
export async function probeLever(desk: ProbeDesk, modules: readonly ModuleName[]): Promise<ProbeProblem[]> {
  const needed = new Set(leverScopes(modules).map((scope) => scope.split(":")[0]));
  const problems: ProbeProblem[] = [];
  for (const question of QUESTIONS.filter(({ resource }) => needed.has(resource))) {
    const problem = await ask(desk, question);
    if (problem === null) continue;
    problems.push(problem);
    if (problem.reason === "access_revoked" || problem.reason === "key_refused") return [problem];
  }
  return problems;
}

async function ask(desk: ProbeDesk, question: Question): Promise<ProbeProblem | null> {
  let refused: string | undefined;
  for (;;) {
    const header = await desk.access(refused);
    if (typeof header !== "string") return header;
    const status = await statusOf(desk, question, header);
    if (status !== 401) return problemOf(question, status);
    if (refused !== undefined) return attention("access_revoked");
    refused = header;
  }
}

async function statusOf(desk: ProbeDesk, question: Question, authorization: string): Promise<number> {
  const url = new URL(`/v1/${question.resource}?limit=1`, desk.apiUrl);
  try {
    const first = await get(desk, url, authorization);
    const location = first.headers.get("location");
    if (first.status < 300 || first.status > 399 || location === null) return first.status;
    return (await get(desk, leverAddress(new URL(location, url)), authorization)).status;
  } catch {
    return 0;
  }
}

async function get(desk: ProbeDesk, url: URL, authorization: string): Promise<Response> {
  const headers = { authorization, accept: "application/json" };
  const response = await desk.fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  return response;
}

/** Lever sends accounts of another region on (301); a credential follows to Lever's own hosts only. */
function leverAddress(url: URL): URL {
  if (url.protocol === "https:" && url.hostname.endsWith(".lever.co")) return url;
  throw new Error(`Lever redirects to ${url.origin}, which is not Lever's.`);
}

function problemOf({ resource, label }: Question, status: number): ProbeProblem | null {
  if (status >= 200 && status < 300) return null;
  if (status !== 403) return { reason: "unavailable", message: "Lever does not answer at the moment. Try again." };
  if (resource === "requisitions") return attention("requisitions_off");
  return {
    reason: "scope_missing",
    message: `Lever refuses to show ${resource.replace("_", " ")}. Allow the permission "${label}".`,
  };
}

function attention(reason: AttentionReason): ProbeProblem {
  return { reason, message: ATTENTION[reason] ?? reason };
}

/** The words of `needs_attention` for a person. */
export function attentionWords(reason: string): string {
  return ATTENTION[reason] ?? "This connection needs attention.";
}

/** The reason to stop a connection for, if there is one: a probe that got no answer decides nothing. */
export function attentionOf(problems: readonly ProbeProblem[]): AttentionReason | null {
  for (const { reason } of problems) if (reason !== "unavailable") return reason;
  return null;
}
