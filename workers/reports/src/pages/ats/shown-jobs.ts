// Which sync jobs the ATS report shows progress of: the ones that were just started here, and any other that still runs.
import { getSyncJob, listSyncJobs, type SyncJobDetail } from "../../operations/sync-jobs.ts";
import type { Scope } from "../../operations/scope.ts";
import { isUnfinished } from "../../components/progress.tsx";
import type { ShownJob } from "./job-panel.tsx";

const LOOKED_AT = 10; // newest jobs that may still run; the scheduler works them off one after the other

/** @param asked ids of jobs from the URL, separated by commas */
export async function shownJobs(scope: Scope, asked: string | undefined): Promise<ShownJob[]> {
  const newest = await listSyncJobs(scope, { kind: "positions" }, { cursor: null, limit: LOOKED_AT });
  const running = newest.data.filter(isUnfinished).map((job) => job.id);
  const ids = new Set([...(asked?.split(",").slice(0, LOOKED_AT) ?? []), ...running]);
  const found = await Promise.all([...ids].map((id) => getSyncJob(scope, id)));
  return found.flatMap((job) => (job.ok ? [shownJob(job.value)] : []));
}

/** The live counts while it runs, the recorded ones otherwise. */
export function shownJob(job: SyncJobDetail): ShownJob {
  const { id, status, total, reason, progress } = job;
  return {
    id,
    status,
    total,
    reason,
    doneCount: Math.max(job.doneCount, progress?.done ?? 0),
    failedCount: Math.max(job.failedCount, progress?.failed ?? 0),
  };
}
