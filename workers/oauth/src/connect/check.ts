// Probes a connection that exists and lets its status follow: stopped when something is missing, working again when it is mended.
import { auditEntryIf } from "#shared/db/audit.ts";
import { resumeConnection, stopConnection, type Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { queueMails } from "#shared/db/mails.ts";
import { listAdministrators } from "#shared/db/members.ts";
import { commit } from "#shared/db/outbox.ts";
import { connections } from "#shared/db/schema/index.ts";
import type { AttentionReason, ProbeAnswer } from "#shared/domain/oauth-commands.ts";
import type { Provider } from "#shared/domain/words.ts";
import { and, eq, sql, type SQL } from "drizzle-orm";
import { greenhouseAddresses, type Env } from "../env.ts";
import { attentionOf, probeLever, type ProbeDesk, type ProbeProblem } from "../probe.ts";
import { probeGreenhouse } from "../probe-greenhouse.ts";
import { accessWords } from "../vault/credential.ts";
import { vaultOf } from "./establish.ts";

type Defer = (work: Promise<unknown>) => void;

/** A connection to an ATS, not one by SCIM. */
export type AtsConnection = Connection & { readonly provider: Provider };

/** Asks the ATS now whether the connection can do its work. An answer that could not be had changes nothing. */
export async function checkConnection(
  env: Env,
  tenant: TenantDb,
  connection: AtsConnection,
  actor: string,
  defer: Defer,
  now: number,
): Promise<ProbeAnswer> {
  if (connection.status === "disconnected")
    return { isHealthy: false, problems: [{ reason: "disconnected", message: "This connection was disconnected." }] };
  const problems = await probe(env, connection);
  const reason = attentionOf(problems);
  const isHealthy = problems.every((problem) => problem.reason === "scope_advised");
  if (reason !== null)
    await stop(env, tenant, { connectionId: connection.id, reason, seenAtMs: now }, actor, defer, Date.now());
  else if (isHealthy) await resume(env, tenant, connection, actor, defer, Date.now());
  return { isHealthy, problems };
}

/** What stands in the way of the connection's modules, or of others that it is to be used for. */
export async function probe(
  env: Env,
  { id, provider, modules, actingUserId }: Pick<AtsConnection, "id" | "provider" | "modules" | "actingUserId">,
): Promise<ProbeProblem[]> {
  const vault = vaultOf(env, id);
  await vault.forgiveKey();
  const access: ProbeDesk["access"] = async (after401) => {
    const answer = await vault.accessToken(after401 === undefined ? {} : { after401 });
    if (answer.ok) return answer.value.header;
    const isUser = answer.reason === "key_refused" && (await vault.refusal()) === "user_refused";
    const words = accessWords(provider, isUser ? "user_refused" : answer.reason);
    const reason = answer.reason === "empty" ? "access_revoked" : answer.reason;
    return { reason: isUser ? "acting_user_deactivated" : reason, message: words } satisfies ProbeProblem;
  };
  if (provider === "lever") return probeLever({ apiUrl: env.LEVER_API_URL, fetch, access }, modules);
  // A token keeps the scopes that it was minted with: what was allowed since shows with a new one only.
  const before = await access();
  const header = typeof before === "string" ? await access(before) : before;
  if (typeof header !== "string") return [header];
  const fresh: ProbeDesk["access"] = async (after401) => (after401 === undefined ? header : access(after401));
  return probeGreenhouse({ apiUrl: greenhouseAddresses(env).apiUrl, fetch, access: fresh }, actingUserId);
}

/**
 * Stops a connection, with its audit entry and a mail to those who can mend it, unless it was changed after `seenAtMs`.
 * @returns whether it was this call that stopped it
 */
export async function stop(
  env: Env,
  tenant: TenantDb,
  trouble: { readonly connectionId: string; readonly reason: AttentionReason; readonly seenAtMs: number },
  actor: string,
  defer: Defer,
  now: number,
): Promise<boolean> {
  const { connectionId, reason, seenAtMs } = trouble;
  const letters = (await listAdministrators(tenant)).map(({ email }) => ({
    kind: "connection_stopped" as const,
    subjectId: connectionId,
    toAddress: email,
  }));
  const mail = queueMails(tenant, letters, now, becameNow(tenant, connectionId, "needs_attention", now));
  const [stopped] = await commit(
    env,
    tenant,
    [
      stopConnection(tenant, connectionId, reason, seenAtMs, now),
      auditEntryIf(
        tenant,
        {
          actor,
          action: "connection.needs_attention",
          subjectKind: "connection",
          subjectId: connectionId,
          details: { reason },
        },
        becameNow(tenant, connectionId, "needs_attention", now),
        now,
      ),
      ...mail.statements,
    ],
    mail.messages,
    defer,
  );
  return Array.isArray(stopped) && stopped.length > 0;
}

async function resume(
  env: Env,
  tenant: TenantDb,
  { id, status }: Connection,
  actor: string,
  defer: Defer,
  now: number,
) {
  if (status !== "needs_attention") return;
  await commit(
    env,
    tenant,
    [
      resumeConnection(tenant, id, now),
      auditEntryIf(
        tenant,
        { actor, action: "connection.resumed", subjectKind: "connection", subjectId: id },
        becameNow(tenant, id, "active", now),
        now,
      ),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } }],
    defer,
  );
}

/** Whether the connection got this status by the change of this very moment. */
function becameNow(tenant: TenantDb, id: string, status: Connection["status"], now: number): SQL {
  const at = new Date(now).toISOString();
  const condition = tenant.owns(
    connections,
    and(eq(connections.id, id), eq(connections.status, status), eq(connections.updatedAt, at)),
  );
  return sql`exists (select 1 from ${connections} where ${condition})`;
}
