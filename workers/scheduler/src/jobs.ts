// Sync jobs: what a person asked for, how far it is, and its end; the counts in D1 are the record, the progress object is a nicety.
import { and, asc, eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { syncJobItems, syncJobs } from "#shared/db/schema/index.ts";
import { reportProgress } from "#shared/edge/sync-progress.ts";
import type { TenantWork } from "./tenant-work.ts";

export type UnfinishedJob = typeof syncJobs.$inferSelect;

/** Jobs that are queued or were running when their holder died, oldest first. */
export async function unfinishedJobs(work: TenantWork): Promise<UnfinishedJob[]> {
  return work.tenant.db
    .select()
    .from(syncJobs)
    .where(work.tenant.owns(syncJobs, sql`status in ('queued', 'running')`))
    .orderBy(asc(syncJobs.createdAt));
}

export async function startJob(work: TenantWork, jobId: string): Promise<void> {
  await work.tenant.db
    .update(syncJobs)
    .set({ status: "running", startedAt: new Date().toISOString() })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId), eq(syncJobs.status, "queued")));
}

/** Statements for the batch in which a position reaches its end. */
export function finishItem(
  work: TenantWork,
  position: { readonly id: string; readonly syncJobId: string | null },
  status: "done" | "failed",
  message: string | null,
): BatchItem<"sqlite">[] {
  if (position.syncJobId === null) return [];
  return [
    work.tenant.db
      .update(syncJobItems)
      .set({ status, message })
      .where(
        and(
          work.tenant.owns(syncJobItems, eq(syncJobItems.jobId, position.syncJobId)),
          eq(syncJobItems.positionId, position.id),
        ),
      ),
  ];
}

/** Counts a positions job anew from its items, and ends it when none is left. */
export async function countJob(work: TenantWork, jobId: string): Promise<void> {
  const count = (status: string) =>
    sql`(select count(*) from sync_job_items where job_id = ${jobId} and tenant_id = ${work.tenant.tenantId} and status = ${status})`;
  const now = new Date().toISOString();
  const [job] = await work.tenant.db
    .update(syncJobs)
    .set({
      doneCount: count("done"),
      failedCount: count("failed"),
      status: sql`case when ${count("queued")} = 0 then 'done' else 'running' end`,
      startedAt: sql`coalesce(started_at, ${now})`,
      finishedAt: sql`case when ${count("queued")} = 0 then ${now} end`,
    })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId), sql`status in ('queued', 'running')`))
    .returning();
  if (job !== undefined) await report(work, job, "Writing requisitions");
}

/** A look's counts so far: `total` is not known before the end. */
export async function reportLook(
  work: TenantWork,
  jobId: string | null,
  seen: number,
  isRunning: boolean,
  label = "Reading hires",
): Promise<void> {
  await reportProgress(work.env.SYNC_PROGRESS, work.tenant.tenantId, {
    jobId,
    label,
    total: null,
    done: seen,
    failed: 0,
    isRunning,
    updatedAt: new Date().toISOString(),
  });
}

export async function finishLookJob(
  work: TenantWork,
  jobId: string,
  end: { readonly seen: number; readonly changed: number; readonly reason: string | null },
): Promise<void> {
  await work.tenant.db
    .update(syncJobs)
    .set({
      status: end.reason === null ? "done" : "failed",
      total: end.seen,
      doneCount: end.changed,
      reason: end.reason,
      finishedAt: new Date().toISOString(),
    })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
}

async function report(work: TenantWork, job: UnfinishedJob, label: string): Promise<void> {
  await reportProgress(work.env.SYNC_PROGRESS, work.tenant.tenantId, {
    jobId: job.id,
    label,
    total: job.total,
    done: job.doneCount,
    failed: job.failedCount,
    isRunning: job.status === "running",
    updatedAt: new Date().toISOString(),
  });
}
