// Connections to applicant tracking systems: listing them with their health, and everything a person may do with one.
import { auditEntry } from "#shared/db/audit.ts";
import {
  findConnection,
  listConnections as readConnections,
  type ConnectionRow,
} from "#shared/db/connection-health.ts";
import { storedSettings } from "#shared/db/connection-settings.ts";
import { commit } from "#shared/db/outbox.ts";
import { insertLookJob } from "#shared/db/sync-jobs.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import { newId } from "#shared/domain/ids.ts";
import { hasSettings, settingsOf, type ModuleSettings } from "#shared/domain/module-settings.ts";
import {
  ConnectionAnswer,
  ProbeAnswer,
  ScimTokenAnswer,
  type ChangeConnectionCommand,
} from "#shared/domain/oauth-commands.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { isAts, type ModuleName } from "#shared/domain/words.ts";
import { askOauth, type OauthReason } from "./ask-oauth.ts";
import { needsAdmin, notFound, type Scope } from "./scope.ts";

/** Something that stands in the way, in a stable code and with what to do about it. */
export type Problem = { readonly reason: string; readonly message: string };

export type ConnectionDetail = ConnectionRow & {
  /** In force, of the modules that have settings and are used. */
  readonly settings: Partial<ModuleSettings>;
  readonly health: { readonly isHealthy: boolean; readonly problems: readonly Problem[] };
  /**
   * Where the ATS sends its webhooks. The path's last part is as good as a password to send noise: show it to admins only.
   * Of a SCIM connection: where the identity provider comes in.
   */
  readonly webhookUrl: string;
};

/** Where every SCIM connection comes in: its token says which one it is. */
export const SCIM_PATH = "/scim/v2";

export type ConnectionChange = Omit<ChangeConnectionCommand, "tenantId" | "actor">;

export async function listConnections(scope: Scope): Promise<ConnectionDetail[]> {
  const [rows, stored] = await Promise.all([readConnections(scope.tenant), storedSettings(scope.tenant)]);
  return rows.map((row) => detailOf(scope, row, stored));
}

export async function getConnection(scope: Scope, id: string): Promise<Result<ConnectionDetail, "not_found">> {
  const [row, stored] = await Promise.all([findConnection(scope.tenant, id), storedSettings(scope.tenant, id)]);
  return row === null ? notFound("connection") : ok(detailOf(scope, row, stored));
}

/** Connects by an API key, which goes straight to the vault in this same request. OAuth connections start in the browser. */
export async function createApiKeyConnection(
  scope: Scope,
  wish: { readonly apiKey: string; readonly modules: readonly ModuleName[] },
): Promise<Result<ConnectionDetail, OauthReason | "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const command = { provider: "lever", auth: { kind: "api_key", apiKey: wish.apiKey }, modules: wish.modules };
  const made = await askOauth(scope, "connection", "POST", "/connections", command, ConnectionAnswer);
  return made.ok ? getConnection(scope, made.value.id) : made;
}

/** A connection with the SCIM token that was just made: shown this once. */
export type ScimConnection = {
  readonly connection: ConnectionDetail;
  readonly url: string;
  readonly token: string;
  /** Until when the token before still works; null when there is none. */
  readonly formerEndsAt: string | null;
};

/** Lets an identity provider or HRIS come in by SCIM. */
export function createScimConnection(scope: Scope): Promise<Result<ScimConnection, OauthReason | "forbidden">> {
  return askForToken(scope, "/connections", { provider: "scim" });
}

/** Another token for a SCIM connection; the one before works for some hours more. */
export async function rotateScimToken(
  scope: Scope,
  id: string,
  overlapHours: number,
): Promise<Result<ScimConnection, OauthReason | "forbidden">> {
  if ((await findConnection(scope.tenant, id)) === null) return notFound("connection");
  return askForToken(scope, `/connections/${id}/scim-token`, { overlapHours });
}

async function askForToken(
  scope: Scope,
  path: string,
  command: object,
): Promise<Result<ScimConnection, OauthReason | "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const made = await askOauth(scope, "connection", "POST", path, command, ScimTokenAnswer);
  if (!made.ok) return made;
  const { id, token, formerEndsAt } = made.value;
  const connection = await getConnection(scope, id);
  return connection.ok
    ? ok({ connection: connection.value, url: connection.value.webhookUrl, token, formerEndsAt })
    : connection;
}

/** Replaces the webhooks' signature tokens, or the API key. */
export function changeConnection(scope: Scope, id: string, change: ConnectionChange) {
  return askAbout(scope, id, "PATCH", "", change);
}

/** Ends the connection and wipes its credentials. Positions, hires and matches stay. */
export function disconnectConnection(scope: Scope, id: string) {
  return askAbout(scope, id, "POST", "/disconnect", {});
}

/** Asks the ATS now whether everything that the modules need works; also mends a connection that needed attention and is well again. */
export async function probeConnection(
  scope: Scope,
  id: string,
): Promise<Result<ProbeAnswer, OauthReason | "connection_not_active" | "forbidden">> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null) return notFound("connection");
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  if (connection.status === "disconnected") return notActive();
  return askOauth(scope, "connection", "POST", `/connections/${id}/probe`, {}, ProbeAnswer);
}

/** Lets the scheduler read the hires of this connection now, without waiting for its next look. */
export async function lookNow(
  scope: Scope,
  id: string,
): Promise<Result<{ readonly jobId: string }, "not_found" | "connection_not_active" | "nothing_to_look_at">> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null) return notFound("connection");
  if (!isAts(connection))
    return fail("nothing_to_look_at", "Nothing is looked for through a SCIM connection: it sends employees by itself.");
  if (connection.status !== "active") return notActive();
  if (!connection.modules.includes("headcount"))
    return fail("nothing_to_look_at", "This connection is not used for headcount. Add the module to look for hires.");
  const jobId = newId("job", scope.now);
  const { tenantId } = scope.tenant;
  const entry = { actor: scope.actor.id, action: "connection.look_requested", subjectKind: "connection" as const };
  await commit(
    scope.env,
    scope.tenant,
    [
      insertLookJob(scope.tenant, jobId, id, scope.actor.id, new Date(scope.now).toISOString()),
      auditEntry(scope.tenant, { ...entry, subjectId: id, details: { jobId } }, scope.now),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId } }],
    scope.defer,
  );
  return ok({ jobId });
}

async function askAbout(
  scope: Scope,
  id: string,
  method: "POST" | "PATCH",
  action: string,
  command: object,
): Promise<Result<ConnectionDetail, OauthReason | "forbidden">> {
  if ((await findConnection(scope.tenant, id)) === null) return notFound("connection");
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const answer = await askOauth(scope, "connection", method, `/connections/${id}${action}`, command, ConnectionAnswer);
  return answer.ok ? getConnection(scope, id) : answer;
}

function notActive() {
  return fail("connection_not_active", "This connection is not active. Reconnect it under Settings > Integrations.");
}

type Stored = Awaited<ReturnType<typeof storedSettings>>;

function detailOf(scope: Scope, row: ConnectionRow, stored: Stored): ConnectionDetail {
  const problems = problemsOf(row);
  const health = { isHealthy: row.status === "active" && problems.length === 0, problems };
  const path = isAts(row) ? `/hooks/${row.provider}/${row.endpointId}` : SCIM_PATH;
  return { ...row, health, settings: settingsInForce(row, stored), webhookUrl: `${scope.env.PUBLIC_URL}${path}` };
}

function settingsInForce(row: ConnectionRow, stored: Stored): Partial<ModuleSettings> {
  const used = row.modules.filter(hasSettings);
  const chosen = (name: string) => stored.find((one) => one.connectionId === row.id && one.module === name)?.settings;
  return Object.fromEntries(used.map((name) => [name, settingsOf(name, chosen(name))]));
}

function problemsOf(row: ConnectionRow): Problem[] {
  const problems: Problem[] = [];
  if (row.status === "needs_attention") {
    const reason = row.attentionReason ?? "unknown";
    problems.push({ reason, message: attentionWords(row.provider, reason) });
  }
  if (row.status === "active" && row.look?.failureReason) {
    const message = row.look.failureMessage ?? "The last look at the ATS failed. Rolecall tries again by itself.";
    problems.push({ reason: row.look.failureReason, message });
  }
  if (row.status === "active" && row.modules.includes("marketplace") && row.postingLook?.failureReason) {
    const message = row.postingLook.failureMessage ?? "Reading the postings failed. Rolecall tries again by itself.";
    problems.push({ reason: row.postingLook.failureReason, message });
  }
  return problems;
}
