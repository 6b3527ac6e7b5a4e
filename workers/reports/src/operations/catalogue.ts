// What a Greenhouse account offers to choose from, as it was last read, and having it read again now.
import { auditEntry } from "#shared/db/audit.ts";
import {
  listCatalogue,
  type CatalogueCursor,
  type CatalogueFilter,
  type CataloguePage,
} from "#shared/db/catalogue-list.ts";
import { findConnection, type ConnectionRow } from "#shared/db/connection-health.ts";
import { commit } from "#shared/db/outbox.ts";
import { insertCatalogueJob, unfinishedJobOf, type SyncJobRow } from "#shared/db/sync-jobs.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { isoNow, notFound, type Scope } from "./scope.ts";

export type CatalogueReason = "not_found" | "no_catalogue";

/** The connection, when it is one whose catalogue is read. */
export async function catalogueConnection(scope: Scope, id: string): Promise<Result<ConnectionRow, CatalogueReason>> {
  const connection = await findConnection(scope.tenant, id);
  if (connection === null) return notFound("connection");
  return connection.provider === "greenhouse"
    ? ok(connection)
    : fail("no_catalogue", "Only Greenhouse connections have fields to map and a catalogue to choose from.");
}

export async function pageOfCatalogue(
  scope: Scope,
  connectionId: string,
  filter: CatalogueFilter,
  page: { readonly after: CatalogueCursor | null; readonly limit: number },
): Promise<Result<CataloguePage, CatalogueReason>> {
  const connection = await catalogueConnection(scope, connectionId);
  return connection.ok ? ok(await listCatalogue(scope.tenant, connectionId, filter, page)) : connection;
}

/** Lets the scheduler read the catalogue now; a reading that is under way is joined, not doubled. */
export async function readCatalogueNow(
  scope: Scope,
  connectionId: string,
): Promise<Result<{ readonly jobId: string }, CatalogueReason | "connection_not_active">> {
  const connection = await catalogueConnection(scope, connectionId);
  if (!connection.ok) return connection;
  if (connection.value.status !== "active")
    return fail("connection_not_active", "This connection is not active. Mend it under Settings > Integrations.");
  const running = await catalogueJob(scope, connectionId);
  if (running !== null) return ok({ jobId: running.id });
  const jobId = newId("job", scope.now);
  const { tenantId } = scope.tenant;
  const entry = { actor: scope.actor.id, action: "connection.catalogue_requested", subjectKind: "connection" as const };
  await commit(
    scope.env,
    scope.tenant,
    [
      insertCatalogueJob(scope.tenant, jobId, connectionId, scope.actor.id, isoNow(scope)),
      auditEntry(scope.tenant, { ...entry, subjectId: connectionId, details: { jobId } }, scope.now),
    ],
    [{ queue: "sync", body: { kind: "sync", tenantId } }],
    scope.defer,
  );
  return ok({ jobId });
}

/** The reading that somebody asked for and that is not over, or null. */
export function catalogueJob(scope: Scope, connectionId: string): Promise<SyncJobRow | null> {
  return unfinishedJobOf(scope.tenant, connectionId, "catalogue");
}
