// Reading sync jobs and their items, and the statement that queues a look. What a positions job holds is written by position-sync.ts.
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { JobStatus } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { positions, syncJobItems, syncJobs } from "./schema/index.ts";

export type SyncJobRow = Omit<typeof syncJobs.$inferSelect, "tenantId" | "cursor">;

/** What a job did for one position. */
export type SyncJobItem = Pick<
  typeof syncJobItems.$inferSelect,
  "positionId" | "status" | "requisitionCode" | "message"
> & { readonly title: string };

const columns = {
  id: syncJobs.id,
  connectionId: syncJobs.connectionId,
  kind: syncJobs.kind,
  status: syncJobs.status,
  total: syncJobs.total,
  doneCount: syncJobs.doneCount,
  failedCount: syncJobs.failedCount,
  reason: syncJobs.reason,
  requestedBy: syncJobs.requestedBy,
  createdAt: syncJobs.createdAt,
  startedAt: syncJobs.startedAt,
  finishedAt: syncJobs.finishedAt,
  importScope: syncJobs.importScope,
};

export type SyncJobFilter = { readonly status?: JobStatus; readonly kind?: SyncJobRow["kind"] };

/** A page of the tenant's jobs, newest first. */
export async function listSyncJobs(
  tenant: TenantDb,
  filter: SyncJobFilter,
  page: PageRequest,
): Promise<Page<SyncJobRow>> {
  const { after, order, limit } = pageWindow(syncJobs.id, page);
  const condition = and(
    after,
    filter.status ? eq(syncJobs.status, filter.status) : undefined,
    filter.kind ? eq(syncJobs.kind, filter.kind) : undefined,
  );
  const rows = await tenant.db
    .select(columns)
    .from(syncJobs)
    .where(tenant.owns(syncJobs, condition))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows, page);
}

/** One job, or null when this tenant has none under the id. */
export async function findSyncJob(tenant: TenantDb, id: string): Promise<SyncJobRow | null> {
  const [row] = await tenant.db
    .select(columns)
    .from(syncJobs)
    .where(tenant.owns(syncJobs, eq(syncJobs.id, id)));
  return row ?? null;
}

/** The newest job that is not finished, or null. */
export async function findUnfinishedJob(tenant: TenantDb): Promise<SyncJobRow | null> {
  const [row] = await tenant.db
    .select(columns)
    .from(syncJobs)
    .where(tenant.owns(syncJobs, sql`${syncJobs.status} in ('queued', 'running')`))
    .orderBy(desc(syncJobs.createdAt))
    .limit(1);
  return row ?? null;
}

/** As many items of a job as are told at once. */
export const MAX_JOB_ITEMS = 500;

/** Items of a job, at most 500: those that failed first, then in the order of their positions. */
export async function listSyncJobItems(tenant: TenantDb, jobId: string): Promise<SyncJobItem[]> {
  return tenant.db
    .select({
      positionId: syncJobItems.positionId,
      title: positions.title,
      status: syncJobItems.status,
      requisitionCode: syncJobItems.requisitionCode,
      message: syncJobItems.message,
    })
    .from(syncJobItems)
    .crossJoin(positions) // keeps its order in SQLite, which would else begin with all of the tenant's positions
    .where(
      and(
        tenant.owns(syncJobItems, eq(syncJobItems.jobId, jobId)),
        tenant.owns(positions, eq(positions.id, syncJobItems.positionId)),
      ),
    )
    .orderBy(sql`${syncJobItems.status} <> 'failed'`, asc(syncJobItems.positionId))
    .limit(MAX_JOB_ITEMS);
}

/** The newest unfinished job of a kind for a connection, or null. */
export async function unfinishedJobOf(
  tenant: TenantDb,
  connectionId: string,
  kind: SyncJobRow["kind"],
): Promise<SyncJobRow | null> {
  const [row] = await tenant.db
    .select(columns)
    .from(syncJobs)
    .where(
      tenant.owns(
        syncJobs,
        sql`${syncJobs.status} in ('queued', 'running')`,
        eq(syncJobs.connectionId, connectionId),
        eq(syncJobs.kind, kind),
      ),
    )
    .orderBy(desc(syncJobs.createdAt))
    .limit(1);
  return row ?? null;
}

/** Statement for a batch: the scheduler shall look for new hires through this connection now. */
export function insertNewHiresJob(
  tenant: TenantDb,
  job: { readonly id: string; readonly connectionId: string; readonly requestedBy: string; readonly now: string },
) {
  const { now, ...rest } = job;
  const values = { ...rest, tenantId: tenant.tenantId, status: "queued" as const, createdAt: now };
  return tenant.db.insert(syncJobs).values({ ...values, kind: "onboarding" });
}

/** Statement for a batch: the scheduler shall read the hires of this connection now. */
export function insertLookJob(tenant: TenantDb, id: string, connectionId: string, requestedBy: string, now: string) {
  return insertJob(tenant, { id, connectionId, kind: "look", requestedBy, now });
}

/** Statement for a batch: the scheduler shall read the postings of this connection now. */
export function insertRolesJob(tenant: TenantDb, id: string, connectionId: string, requestedBy: string, now: string) {
  return insertJob(tenant, { id, connectionId, kind: "roles", requestedBy, now });
}

/** Statement for a batch: the scheduler shall read the catalogue of this connection now. */
export function insertCatalogueJob(
  tenant: TenantDb,
  id: string,
  connectionId: string,
  requestedBy: string,
  now: string,
) {
  return insertJob(tenant, { id, connectionId, kind: "catalogue", requestedBy, now });
}

function insertJob(
  tenant: TenantDb,
  job: Pick<SyncJobRow, "id" | "connectionId" | "kind" | "requestedBy"> & { readonly now: string },
) {
  const { now, ...row } = job;
  return tenant.db.insert(syncJobs).values({ ...row, tenantId: tenant.tenantId, status: "queued", createdAt: now });
}
