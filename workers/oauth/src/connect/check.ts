// Probes a connection that exists and lets its status follow: stopped when something is missing, working again when it is mended.
import { auditEntry, auditEntryIf } from "#shared/db/audit.ts";
import { readConnection, resumeConnection, stopConnection, type Connection } from "#shared/db/connections.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { connections } from "#shared/db/schema/index.ts";
import type { AttentionReason, ProbeAnswer } from "#shared/domain/oauth-commands.ts";
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { Env } from "../env.ts";
import { attentionOf, probeLever, type ProbeDesk, type ProbeProblem } from "../probe.ts";
import { ACCESS_WORDS } from "../vault/credential.ts";
import { vaultOf } from "./establish.ts";

type Defer = (work: Promise<unknown>) => void;

/** Asks Lever now whether the connection can do its work. An answer that could not be had changes nothing. */
export async function checkConnection(
  env: Env,
  tenant: TenantDb,
  connection: Connection,
  actor: string,
  defer: Defer,
  now: number,
): Promise<ProbeAnswer> {
  if (connection.status === "disconnected")
    return { isHealthy: false, problems: [{ reason: "disconnected", message: "This connection was disconnected." }] };
  const vault = vaultOf(env, connection.id);
  if (connection.attentionReason === "key_refused") await vault.forgiveKey();
  const access: ProbeDesk["access"] = async (after401) => {
    const answer = await vault.accessToken(after401 === undefined ? {} : { after401 });
    if (answer.ok) return answer.value.header;
    const reason = answer.reason === "empty" ? "access_revoked" : answer.reason;
    return { reason, message: ACCESS_WORDS[answer.reason] } satisfies ProbeProblem;
  };
  const problems = await probeLever({ apiUrl: env.LEVER_API_URL, fetch, access }, connection.modules);
  const reason = attentionOf(problems);
  if (reason !== null) await stop(env, tenant, connection.id, reason, actor, now, defer, now);
  else if (problems.length === 0) await resume(env, tenant, connection, actor, defer, now);
  return { isHealthy: problems.length === 0, problems };
}

/**
 * Stops a connection, with its audit entry, unless it was changed after `seenAtMs`.
 * @returns whether it was this call that stopped it
 */
export async function stop(
  env: Env,
  tenant: TenantDb,
  id: string,
  reason: AttentionReason,
  actor: string,
  seenAtMs: number,
  defer: Defer,
  now: number,
): Promise<boolean> {
  const before = await readConnection(tenant, id);
  if (before?.status !== "active" || Date.parse(before.updatedAt) > seenAtMs) return false;
  await commit(
    env,
    tenant,
    [
      stopConnection(tenant, id, reason, seenAtMs, now),
      auditEntryIf(
        tenant,
        { actor, action: "connection.needs_attention", subjectKind: "connection", subjectId: id, details: { reason } },
        isNow(tenant, id, "needs_attention", now),
        now,
      ),
    ],
    [],
    defer,
  );
  return true;
}

async function resume(env: Env, tenant: TenantDb, { id, status }: Connection, actor: string, defer: Defer, now: number) {
  if (status !== "needs_attention") return;
  await commit(
    env,
    tenant,
    [
      resumeConnection(tenant, id, now),
      auditEntry(tenant, { actor, action: "connection.resumed", subjectKind: "connection", subjectId: id }, now),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } }],
    defer,
  );
}

function isNow(tenant: TenantDb, id: string, status: Connection["status"], now: number): SQL {
  const at = new Date(now).toISOString();
  const condition = tenant.owns(connections, and(eq(connections.id, id), eq(connections.status, status), eq(connections.updatedAt, at)));
  return sql`exists (select 1 from ${connections} where ${condition})`;
}
