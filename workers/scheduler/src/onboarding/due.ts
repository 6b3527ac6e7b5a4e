// Which connections are due for a look for new hires, and what is written down about how it went.
import { eq, sql } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { usesModule } from "#shared/db/connections.ts";
import { connections, onboardingLooks } from "#shared/db/schema/index.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { startOfDay } from "#shared/domain/onboarding/days.ts";
import { lookedFor, type OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import { retryInMs } from "#shared/domain/sync/retry.ts";
import { reportProgress } from "#shared/edge/sync-progress.ts";
import { noteAtsFailure } from "../failures.ts";
import { finishLookJob, startJob, unfinishedJobs, type UnfinishedJob } from "../jobs.ts";
import type { TenantWork } from "../tenant-work.ts";
import { inviteWhoStartsSoon } from "./invite.ts";
import { lookForNewHires, type LookCounts, type NewHireLook } from "./look.ts";

const LOOK_EVERY_MS = 4 * 3_600_000;
/** A look that could not end in this time begins anew, so that those read at its beginning are read again. */
const LOOK_LASTS_MS = 4 * 3_600_000;

type Due = {
  readonly id: string;
  readonly provider: "lever";
  readonly look: typeof onboardingLooks.$inferSelect | null;
};

/** Looks for new hires through every connection that is due, or that somebody asked to look through now. */
export async function lookForNewHiresWhereDue(work: TenantWork): Promise<void> {
  const jobs = (await unfinishedJobs(work)).filter((job) => job.kind === "onboarding");
  const due = await onboardingConnections(work);
  for (const job of jobs) {
    if (!due.some(({ id }) => id === job.connectionId))
      await finishLookJob(work, job.id, { seen: 0, changed: 0, reason: "connection_not_active" });
  }
  for (const connection of due) {
    const asked = jobs.filter((job) => job.connectionId === connection.id);
    const settings = await readSettings(work.tenant, connection.id, "onboarding");
    await lookThrough(work, connection, settings, asked);
  }
}

async function onboardingConnections(work: TenantWork): Promise<Due[]> {
  const rows = await work.tenant.db
    .select({ id: connections.id, provider: connections.provider, look: onboardingLooks })
    .from(connections)
    .leftJoin(onboardingLooks, eq(onboardingLooks.connectionId, connections.id))
    .where(work.tenant.owns(connections, eq(connections.status, "active"), usesModule("onboarding")));
  return rows.flatMap(({ provider, ...row }) => (provider === "lever" ? [{ ...row, provider }] : []));
}

async function lookThrough(
  work: TenantWork,
  connection: Due,
  settings: OnboardingSettings,
  jobs: readonly UnfinishedJob[],
): Promise<void> {
  const wish = lookedFor(settings);
  if (wish === null) {
    for (const job of jobs) await finishLookJob(work, job.id, { seen: 0, changed: 0, reason: "stage_not_chosen" });
    return;
  }
  const key = `${wish.stageId} ${wish.startsOn}`;
  const held = connection.look?.lookedFor === key ? connection.look : null;
  const now = new Date().toISOString();
  if (held !== null && held.nextLookAt > now && jobs.length === 0) return;
  for (const job of jobs) await startJob(work, job.id);
  const { timeZone } = await readTenant(work.tenant);
  const look: NewHireLook = {
    stageId: wish.stageId,
    startsAt: new Date(startOfDay(wish.startsOn, timeZone)).toISOString(),
    seenUntil: held?.seenUntil ?? null,
    startedAt: isAskedAnew(jobs) ? now : goesOnSince(held?.startedAt ?? null, now),
    timeZone,
  };
  await note(work, connection, { ...keptOf(held), lookedFor: key, startedAt: look.startedAt, nextLookAt: now });
  const result = await lookForNewHires(work, connection, look, (counts) => report(work, jobs, counts, true));
  if (result.ok) {
    await note(work, connection, { ...doneAt(look.startedAt), lookedFor: key });
    await inviteWhoStartsSoon(work, connection.id, settings, timeZone);
  } else {
    await noteAtsFailure(work, connection.id, result);
    await note(work, connection, { ...failedWith(held, look, result), lookedFor: key });
    const { reason, message } = result;
    console.warn(
      JSON.stringify({ at: "onboarding", event: "look failed", connectionId: connection.id, reason, message }),
    );
  }
  const end = result.ok
    ? { seen: result.value.seen, changed: result.value.added, reason: null }
    : { seen: 0, changed: 0, reason: result.reason };
  for (const job of jobs) await finishLookJob(work, job.id, end);
  if (jobs.length > 0) await report(work, jobs, { seen: end.seen, added: end.changed }, false);
}

/** A job that runs already is one whose holder died: its look goes on. */
function isAskedAnew(jobs: readonly UnfinishedJob[]): boolean {
  return jobs.some(({ status }) => status === "queued");
}

/** A look whose holder died, or that failed, goes on: who was read since it began is not read again by it. */
function goesOnSince(startedAt: string | null, now: string): string {
  if (startedAt === null) return now;
  return Date.parse(now) - Date.parse(startedAt) > LOOK_LASTS_MS ? now : startedAt;
}

type LookRow = Omit<typeof onboardingLooks.$inferInsert, "connectionId" | "tenantId">;

function keptOf(held: Due["look"]) {
  return { lastLookedAt: held?.lastLookedAt ?? null, seenUntil: held?.seenUntil ?? null };
}

function doneAt(startedAt: string): Omit<LookRow, "lookedFor"> {
  const now = Date.now();
  return {
    nextLookAt: new Date(now + LOOK_EVERY_MS).toISOString(),
    lastLookedAt: new Date(now).toISOString(),
    seenUntil: startedAt,
    startedAt: null,
    failureCount: 0,
    failureReason: null,
    failureMessage: null,
  };
}

function failedWith(held: Due["look"], look: NewHireLook, failure: AtsFailure): Omit<LookRow, "lookedFor"> {
  const failureCount = (held?.failureCount ?? 0) + 1;
  const waitMs = Math.max(60_000, retryInMs(failureCount));
  return {
    ...keptOf(held),
    startedAt: look.startedAt,
    nextLookAt: new Date(Date.now() + waitMs).toISOString(),
    failureCount,
    failureReason: failure.reason,
    failureMessage: failure.message,
  };
}

async function note(work: TenantWork, connection: Due, row: LookRow): Promise<void> {
  await work.tenant.db
    .insert(onboardingLooks)
    .values({ connectionId: connection.id, tenantId: work.tenant.tenantId, ...row })
    .onConflictDoUpdate({
      target: onboardingLooks.connectionId,
      set: row,
      setWhere: sql`${onboardingLooks.tenantId} = ${work.tenant.tenantId}`,
    });
}

async function report(
  work: TenantWork,
  jobs: readonly UnfinishedJob[],
  counts: LookCounts,
  isRunning: boolean,
): Promise<void> {
  const jobId = jobs[0]?.id ?? null;
  if (jobId === null) return; // nobody waits for it
  await reportProgress(work.env.SYNC_PROGRESS, work.tenant.tenantId, {
    jobId,
    label: "Reading new hires",
    total: null,
    done: counts.seen,
    failed: 0,
    isRunning,
    updatedAt: new Date().toISOString(),
  });
}
