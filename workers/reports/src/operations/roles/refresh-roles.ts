// Asking the scheduler to read a connection's postings now.
import { auditEntry } from "#shared/db/audit.ts";
import { findConnection } from "#shared/db/connection-health.ts";
import { commit } from "#shared/db/outbox.ts";
import { insertRolesJob } from "#shared/db/sync-jobs.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { isoNow, notFound, type Scope } from "../scope.ts";

export async function refreshRoles(
  scope: Scope,
  connectionId: string,
): Promise<Result<{ readonly jobId: string }, "not_found" | "connection_not_active" | "connection_lacks_module">> {
  const { tenant, actor, now } = scope;
  const connection = await findConnection(tenant, connectionId);
  if (connection === null) return notFound("connection");
  if (!connection.modules.includes("marketplace"))
    return fail("connection_lacks_module", "This connection is not used for the marketplace. Add the module first.");
  if (connection.status !== "active")
    return fail("connection_not_active", "This connection is not active. Reconnect it under Settings > Integrations.");
  const jobId = newId("job", now);
  const entry = { actor: actor.id, action: "connection.roles_refresh_requested", subjectKind: "connection" as const };
  await commit(
    scope.env,
    tenant,
    [
      insertRolesJob(tenant, jobId, connectionId, actor.id, isoNow(scope)),
      auditEntry(tenant, { ...entry, subjectId: connectionId, details: { jobId } }, now),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId: tenant.tenantId } }],
    scope.defer,
  );
  return ok({ jobId });
}
