// Sync jobs: listing them, and looking at one with what it did for each position and how far it is this moment.
import { nameActors } from "#shared/db/members.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import {
  findSyncJob,
  listSyncJobItems,
  listSyncJobs as readSyncJobs,
  type SyncJobFilter,
  type SyncJobItem,
  type SyncJobRow,
} from "#shared/db/sync-jobs.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { readProgress } from "#shared/edge/sync-progress.ts";
import { notFound, type Scope } from "./scope.ts";

export type SyncJobDetail = SyncJobRow & {
  readonly requestedByName: string;
  readonly items: readonly SyncJobItem[];
  /** Live, while it runs; null otherwise, and then the counts are exact. */
  readonly progress: {
    readonly label: string;
    readonly total: number | null;
    readonly done: number;
    readonly failed: number;
  } | null;
};

export function listSyncJobs(scope: Scope, filter: SyncJobFilter, page: PageRequest): Promise<Page<SyncJobRow>> {
  return readSyncJobs(scope.tenant, filter, page);
}

export async function getSyncJob(scope: Scope, id: string): Promise<Result<SyncJobDetail, "not_found">> {
  const [job, items] = await Promise.all([findSyncJob(scope.tenant, id), listSyncJobItems(scope.tenant, id)]);
  if (job === null) return notFound("sync job");
  const names = await nameActors(scope.tenant, [job.requestedBy]);
  const requestedByName = names.get(job.requestedBy) ?? job.requestedBy;
  return ok({ ...job, requestedByName, items, progress: await progressOf(scope, job) });
}

async function progressOf(scope: Scope, job: SyncJobRow): Promise<SyncJobDetail["progress"]> {
  if (job.status !== "queued" && job.status !== "running") return null;
  const progress = await readProgress(scope.env.SYNC_PROGRESS, scope.tenant.tenantId);
  if (progress.jobId !== job.id) return null;
  const { label, total, done, failed } = progress;
  return { label, total, done, failed };
}
