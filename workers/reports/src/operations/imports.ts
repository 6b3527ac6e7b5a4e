// Importing hired people: asking for it, trying again what failed, and looking at what came of it.
import { auditEntry } from "#shared/db/audit.ts";
import { findConnection, listConnections } from "#shared/db/connection-health.ts";
import {
  importCounts,
  importItemPage,
  importStanding,
  insertImportJob,
  mappingMaterial,
  retryStatements,
  unfinishedImport,
  type ImportCounts,
  type ImportItemFilter,
  type ImportItemRow,
  type ImportStanding,
} from "#shared/db/import-reads.ts";
import { commit } from "#shared/db/outbox.ts";
import type { PageRequest } from "#shared/db/paging.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { getSyncJob, type SyncJobDetail } from "./sync-jobs.ts";
import { isoNow, notFound, type Scope } from "./scope.ts";

export type ImportReason = "not_found" | "connection_not_active" | "module_unused";

/**
 * Lets the scheduler import now. One that is under way already does the same: then its id is answered.
 * @param scope `changes`: whoever is new or changed since the last time (the first time that is everybody)
 */
export async function requestImport(
  scope: Scope,
  connectionId: string,
  wish: "changes" | "everybody",
): Promise<Result<{ readonly jobId: string }, ImportReason>> {
  const connection = await findConnection(scope.tenant, connectionId);
  if (connection === null) return notFound("connection");
  if (!connection.modules.includes("hris"))
    return fail("module_unused", "This connection is not used for the HRIS import. Add the module first.");
  if (connection.status !== "active")
    return fail("connection_not_active", "This connection is not active. Reconnect it under Settings > Integrations.");
  const running = await unfinishedImport(scope.tenant, connectionId);
  if (running !== null) return ok({ jobId: running });
  const jobId = newId("job", scope.now);
  const job = { id: jobId, connectionId, scope: wish, by: scope.actor.id, now: isoNow(scope) };
  await commit(
    scope.env,
    scope.tenant,
    [
      insertImportJob(scope.tenant, job),
      auditEntry(scope.tenant, entryOf(scope, connectionId, { jobId, importScope: wish }), scope.now),
    ],
    [poke(scope)],
    scope.defer,
  );
  return ok({ jobId });
}

/** Tries again whoever failed in this import, or the named of them. @returns the new job, or `nothing_failed` */
export async function retryImport(
  scope: Scope,
  jobId: string,
  applicationIds: readonly string[] | null,
): Promise<Result<{ readonly jobId: string }, ImportReason | "nothing_failed">> {
  const found = await getSyncJob(scope, jobId);
  if (!found.ok || found.value.kind !== "import") return notFound("import");
  const { connectionId } = found.value;
  const connection = await findConnection(scope.tenant, connectionId);
  if (connection?.status !== "active")
    return fail("connection_not_active", "The connection is not active. Reconnect it under Settings > Integrations.");
  const id = newId("job", scope.now);
  const retry = { id, applicationIds, by: scope.actor.id, now: isoNow(scope) };
  await commit(
    scope.env,
    scope.tenant,
    [
      ...retryStatements(scope.tenant, { id: jobId, connectionId }, retry),
      auditEntry(scope.tenant, entryOf(scope, connectionId, { jobId: id, retryOf: jobId }), scope.now),
    ],
    [poke(scope)],
    scope.defer,
  );
  const made = await getSyncJob(scope, id);
  return made.ok
    ? ok({ jobId: id })
    : fail("nothing_failed", "Nobody failed in this import, so there is nobody to try again.");
}

export type ImportDetail = {
  readonly job: SyncJobDetail;
  readonly counts: ImportCounts;
  readonly items: readonly ImportItemRow[];
  readonly nextCursor: string | null;
};

/** An import with its counts and a page of what came of each person. */
export async function getImport(
  scope: Scope,
  jobId: string,
  filter: ImportItemFilter,
  page: PageRequest,
): Promise<Result<ImportDetail, "not_found">> {
  const [job, counts, items] = await Promise.all([
    getSyncJob(scope, jobId),
    importCounts(scope.tenant, jobId),
    importItemPage(scope.tenant, jobId, filter, page),
  ]);
  if (!job.ok || job.value.kind !== "import") return notFound("import");
  return ok({ job: job.value, counts, items: items.data, nextCursor: items.nextCursor });
}

/** When a connection's people are imported next, and how its webhooks stand. */
export async function getStanding(scope: Scope, connectionId: string): Promise<Result<ImportStanding, "not_found">> {
  const connection = await findConnection(scope.tenant, connectionId);
  return connection === null ? notFound("connection") : ok(await importStanding(scope.tenant, connectionId));
}

/** Whether an active connection is used for the import. */
export async function mayImportHires(scope: Scope): Promise<boolean> {
  const connections = await listConnections(scope.tenant);
  return connections.some(({ status, modules }) => status === "active" && modules.includes("hris"));
}

/** What the mapping can be tried on and choose from; `timeZone`: the tenant's, in which dates of offers are read. */
export async function getMappingMaterial(scope: Scope, connectionId: string) {
  const [material, { timeZone }] = await Promise.all([
    mappingMaterial(scope.tenant, connectionId),
    readTenant(scope.tenant),
  ]);
  return { ...material, timeZone };
}

function poke(scope: Scope) {
  return { queue: "sync", body: { kind: "sync", tenantId: scope.tenant.tenantId } } as const;
}

function entryOf(scope: Scope, connectionId: string, details: Record<string, unknown>) {
  const action = "connection.import_requested";
  return { actor: scope.actor.id, action, subjectKind: "connection" as const, subjectId: connectionId, details };
}
