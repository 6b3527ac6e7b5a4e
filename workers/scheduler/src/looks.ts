// Which connections are due for a look or a full comparison, and what is written down about how it went.
import { eq, sql } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { usesModule } from "#shared/db/connections.ts";
import { connectionLooks, connections } from "#shared/db/schema/index.ts";
import { unsettled } from "#shared/db/unsettled.ts";
import { noteAtsFailure } from "./failures.ts";
import { finishLookJob, reportLook, startJob, unfinishedJobs, type UnfinishedJob } from "./jobs.ts";
import { compareAll, lookForHires } from "./look.ts";
import type { LookResult } from "./look-result.ts";
import { retryInMs } from "#shared/domain/sync/retry.ts";
import { isAts } from "#shared/domain/words.ts";
import type { TenantWork } from "./tenant-work.ts";

const LOOK_EVERY_MS = 3 * 60_000; // accounts without webhooks wait this long at most for a hire to show
const COMPARE_EVERY_MS = 60 * 60_000;
const FORGOTTEN_LIMIT = 1_000; // an hour's worth at most; the next comparison goes on
const SEND_LIMIT = 100; // messages per sendBatch (Queues limit)

type Due = {
  readonly id: string;
  readonly provider: "lever" | "greenhouse";
  readonly status: "active" | "needs_attention" | "disconnected";
  readonly look: typeof connectionLooks.$inferSelect | null;
};

/** Looks through every connection of the tenant that is due, or that somebody asked to look through now. */
export async function lookWhereDue(work: TenantWork): Promise<void> {
  const jobs = (await unfinishedJobs(work)).filter((job) => job.kind === "look");
  const now = new Date().toISOString();
  for (const connection of await connectionsWithLooks(work, jobs)) {
    const asked = jobs.filter((job) => job.connectionId === connection.id);
    if (connection.status !== "active") {
      for (const job of asked)
        await finishLookJob(work, job.id, { seen: 0, changed: 0, reason: `connection_${connection.status}` });
      continue;
    }
    const isLookDue = connection.look === null || connection.look.nextLookAt <= now;
    if (isLookDue || asked.length > 0) await lookThrough(work, connection, asked, now);
  }
}

async function lookThrough(
  work: TenantWork,
  connection: Due,
  jobs: readonly UnfinishedJob[],
  now: string,
): Promise<void> {
  for (const job of jobs) await startJob(work, job.id);
  const jobId = jobs[0]?.id ?? null;
  const onPage = (result: LookResult) => reportLook(work, jobId, result.seen, true);
  const isCompareDue = connection.look !== null && connection.look.nextCompareAt <= now;
  const isFull = isCompareDue || jobs.length > 0;
  const result = isFull
    ? await compareAll(work, connection, onPage)
    : await lookForHires(work, connection, connection.look?.seenUntil ?? null, onPage);
  if (result.ok) {
    if (isFull) await settleForgotten(work);
    await noteLook(work, connection, isFull, result.value.seenUntil);
  } else {
    await noteAtsFailure(work, connection.id, result);
    await noteFailure(work, connection, result);
  }
  const end = result.ok
    ? { seen: result.value.seen, changed: result.value.changed, reason: null }
    : { seen: 0, changed: 0, reason: result.reason };
  for (const job of jobs) await finishLookJob(work, job.id, end);
  if (jobs.length > 0) await reportLook(work, jobId, end.seen, false);
}

/** What the matcher should have done long ago: its message was lost after the queue had taken it. */
async function settleForgotten(work: TenantWork): Promise<void> {
  const { tenantId } = work.tenant;
  const forgotten = await unsettled(work.tenant, FORGOTTEN_LIMIT);
  for (let i = 0; i < forgotten.length; i += SEND_LIMIT) {
    const chunk = forgotten.slice(i, i + SEND_LIMIT);
    await work.env.MATCH.sendBatch(chunk.map((subject) => ({ body: { ...subject, tenantId } })));
  }
}

/** Those that live, and those that a job waits for: a job that was asked for just before the end is ended too. */
async function connectionsWithLooks(work: TenantWork, jobs: readonly UnfinishedJob[]): Promise<Due[]> {
  const asked = JSON.stringify(jobs.map((job) => job.connectionId));
  // Hires are looked for where they fill positions; the other modules read by themselves what they need.
  const isLooked = sql`(${connections.status} <> 'disconnected' and ${usesModule("headcount")})`;
  const isWanted = sql`(${isLooked} or ${connections.id} in (select value from json_each(${asked})))`;
  const rows = await work.tenant.db
    .select({ id: connections.id, provider: connections.provider, status: connections.status, look: connectionLooks })
    .from(connections)
    .leftJoin(connectionLooks, eq(connectionLooks.connectionId, connections.id))
    .where(work.tenant.owns(connections, isWanted));
  return rows.filter(isAts);
}

async function noteLook(work: TenantWork, connection: Due, isFull: boolean, seenUntil: string | null): Promise<void> {
  const now = Date.now();
  const iso = (ms: number) => new Date(ms).toISOString();
  // A first look reads everything that is hired, so it counts as a comparison of hires.
  const wasFull = isFull || connection.look === null;
  const kept = connection.look;
  const row = {
    nextLookAt: iso(now + LOOK_EVERY_MS),
    lastLookedAt: iso(now),
    // A date set into the future by hand must not push the window past the hires that follow.
    seenUntil: seenUntil === null ? (kept?.seenUntil ?? null) : iso(Math.min(Date.parse(seenUntil), now)),
    nextCompareAt: wasFull || kept === null ? iso(now + COMPARE_EVERY_MS) : kept.nextCompareAt,
    lastComparedAt: isFull ? iso(now) : (kept?.lastComparedAt ?? null),
    failureCount: 0,
    failureReason: null,
    failureMessage: null,
    failedAt: null,
  };
  await write(work, connection, row);
}

async function noteFailure(work: TenantWork, connection: Due, failure: AtsFailure): Promise<void> {
  const now = Date.now();
  const failureCount = (connection.look?.failureCount ?? 0) + 1;
  const waitMs = Math.max(60_000, retryInMs(failureCount));
  await write(work, connection, {
    nextLookAt: new Date(now + waitMs).toISOString(),
    lastLookedAt: connection.look?.lastLookedAt ?? null,
    seenUntil: connection.look?.seenUntil ?? null,
    nextCompareAt: connection.look?.nextCompareAt ?? new Date(now + waitMs).toISOString(),
    lastComparedAt: connection.look?.lastComparedAt ?? null,
    failureCount,
    failureReason: failure.reason,
    failureMessage: failure.message,
    failedAt: new Date(now).toISOString(),
  });
}

type LookRow = Omit<typeof connectionLooks.$inferInsert, "connectionId" | "tenantId">;

async function write(work: TenantWork, connection: Due, row: LookRow): Promise<void> {
  await work.tenant.db
    .insert(connectionLooks)
    .values({ connectionId: connection.id, tenantId: work.tenant.tenantId, ...row })
    .onConflictDoUpdate({ target: connectionLooks.connectionId, set: row });
}
