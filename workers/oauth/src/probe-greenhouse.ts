// Asks Greenhouse small questions to find out which scopes a credential has, and whether the user that it acts as may use them.
import { z } from "zod";
import { addressAt } from "#shared/ats/address.ts";
import { isGatewayPage } from "#shared/ats/gateway-page.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { GREENHOUSE_SCOPES, scopeName, type GreenhouseScope } from "#shared/domain/greenhouse/scopes.ts";
import type { ProbeDesk, ProbeProblem } from "./probe.ts";

const TIMEOUT_MS = 6_000;
const LISTS = GREENHOUSE_SCOPES.filter(({ verb }) => verb === "list");
const WRITES = GREENHOUSE_SCOPES.filter(({ verb }) => verb !== "list");

/** A status of 0: nobody answered. */
type Answer = { readonly status: number; readonly body: unknown };
type Asked = { readonly scope: GreenhouseScope; readonly status: number; readonly body: unknown };

/**
 * Reads one row of each list, looks the acting user up, and tries writes that cannot change anything: about 20 requests.
 * @param userId whom the credential acts as
 * @returns no problems when all is well; `scope_advised` for what is only useful
 */
export async function probeGreenhouse(desk: ProbeDesk, userId: string | null): Promise<ProbeProblem[]> {
  const header = await workingHeader(desk);
  if (typeof header !== "string") return [header];
  const lists = await Promise.all(LISTS.map((scope) => askList(desk, header, scope)));
  if (isOnlyForSiteAdmins(lists)) return [notSiteAdmin(null)];
  const [writes, user] = await Promise.all([
    Promise.all(WRITES.map((scope) => askWrite(desk, header, scope))),
    userId === null ? null : askUser(desk, header, userId),
  ]);
  const all = [...lists, ...writes];
  return [
    ...(user === null ? [] : [user]),
    ...GREENHOUSE_SCOPES.filter((scope) => all.some((one) => one.scope === scope && one.status === 403)).map(missing),
    ...(all.some(isUndecided) ? [unavailable(all)] : []),
  ];
}

/** A header that Greenhouse does not answer with 401; a token that has just ended is renewed once. */
async function workingHeader(desk: ProbeDesk): Promise<string | ProbeProblem> {
  let refused: string | undefined;
  for (;;) {
    const header = await desk.access(refused);
    if (typeof header !== "string") return header;
    const { status } = await send(desk, header, "GET", "/v3/users?per_page=1");
    if (status !== 401) return header;
    if (refused !== undefined)
      return { reason: "access_revoked", message: attentionWords("greenhouse", "access_revoked") };
    refused = header;
  }
}

/** Without Site Admin every list is a 403, or empty; an account without a single user does not exist. */
function isOnlyForSiteAdmins(lists: readonly Asked[]): boolean {
  if (lists.every(({ status }) => status === 403)) return true;
  const users = lists.find(({ scope }) => scope.collection === "users");
  return users?.status === 200 && Array.isArray(users.body) && users.body.length === 0;
}

async function askList(desk: ProbeDesk, header: string, scope: GreenhouseScope): Promise<Asked> {
  return { scope, ...(await send(desk, header, "GET", `/v3/${scope.collection}?per_page=1`)) };
}

/**
 * Whether a write is allowed shows only in a write. This one changes nothing whatever happens: its body lacks what is required and
 * has an attribute that v3 refuses to know, and an update names a record that cannot exist. 403 says that the scope is missing, 404
 * or 422 that it is there. Should Greenhouse look at the body before the scope, a missing one shows at the first real write.
 */
async function askWrite(desk: ProbeDesk, header: string, scope: GreenhouseScope): Promise<Asked> {
  const [method, path] = scope.verb === "create" ? ["POST", ""] : ["PATCH", "/0"];
  return {
    scope,
    ...(await send(desk, header, method, `/v3/${scope.collection}${path}`, { may_rolecall_write: true })),
  };
}

const Users = z.array(
  z.object({ name: z.string().nullish(), deactivated: z.boolean().nullish(), site_admin: z.boolean().nullish() }),
);

/** Service accounts do not show in this list: then nothing is said of the user. */
async function askUser(desk: ProbeDesk, header: string, userId: string): Promise<ProbeProblem | null> {
  const { status, body } = await send(desk, header, "GET", `/v3/users?ids=${userId}`);
  const [user] = status === 200 ? (Users.safeParse(body).data ?? []) : [];
  if (user?.deactivated === true) {
    const reason = "acting_user_deactivated";
    return { reason, message: attentionWords("greenhouse", reason) };
  }
  return user?.site_admin === false ? notSiteAdmin(user.name ?? userId) : null;
}

function notSiteAdmin(name: string | null): ProbeProblem {
  const message =
    name === null
      ? attentionWords("greenhouse", "not_site_admin")
      : `The Greenhouse user that Rolecall acts as, ${name}, is not a Site Admin. Greenhouse shows its lists to Site Admins only.`;
  return { reason: "not_site_admin", message };
}

function missing(scope: GreenhouseScope): ProbeProblem {
  const name = scopeName(scope);
  const what = `${name} is missing: Rolecall needs it ${scope.use}.`;
  if (scope.isOptional)
    return { reason: "scope_advised", scope: name, message: `${what} It works without, but less well.` };
  const todo = "Allow it under Dev Center > API Credentials > Manage Scopes.";
  return { reason: "scope_missing", scope: name, message: `${what} ${todo}` };
}

/** Neither let in nor refused. */
function isUndecided({ scope, status }: Asked): boolean {
  if (status === 403 || (status >= 200 && status < 300)) return false;
  return scope.verb === "list" || ![400, 404, 409, 422].includes(status);
}

function unavailable(all: readonly Asked[]): ProbeProblem {
  const isLimited = all.some(({ status }) => status === 429);
  const message = isLimited
    ? "Greenhouse has had too many requests in these 30 seconds. Try again in a minute."
    : "Greenhouse does not answer everything at the moment. Try again.";
  return { reason: "unavailable", message };
}

async function send(
  { apiUrl, fetch }: ProbeDesk,
  authorization: string,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const headers = { authorization, accept: "application/json" };
  try {
    const response = await fetch(addressAt(apiUrl, path), {
      method,
      redirect: "manual", // no other host gets the token
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (isGatewayPage(response)) return { status: 0, body: null };
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return { status: 0, body: null };
  }
}
