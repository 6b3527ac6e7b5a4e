// Which connections have their postings read now: by their own time, or because somebody asked; and what is written down about it.
import { and, eq, sql } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { leverPostings } from "#shared/ats/lever/postings.ts";
import { connections, connectionSettings, postingLooks } from "#shared/db/schema/index.ts";
import { settingsOf } from "#shared/domain/module-settings.ts";
import { isAts, type ConnectionStatus, type Provider } from "#shared/domain/words.ts";
import { retryInMs } from "#shared/domain/sync/retry.ts";
import { clientOf } from "../ats.ts";
import { noteAtsFailure } from "../failures.ts";
import { finishLookJob, reportLook, startJob, unfinishedJobs, type UnfinishedJob } from "../jobs.ts";
import type { LookResult } from "../look-result.ts";
import type { TenantWork } from "../tenant-work.ts";
import { readAllPostings, readChangedPostings } from "./read-postings.ts";
import { settleRoles } from "./settle-roles.ts";

const LOOK_EVERY_MS = 5 * 60_000; // Lever has no webhook for postings
const FULL_EVERY_MS = 60 * 60_000;
const SHORTEST_RETRY_MS = 60_000;

type Due = {
  readonly id: string;
  readonly provider: Provider;
  readonly status: ConnectionStatus;
  readonly hasModule: boolean;
  readonly look: typeof postingLooks.$inferSelect | null;
  readonly settings: unknown;
  readonly settingsChangedAt: string | null;
};

/** Reads the postings of every connection with the marketplace that is due, or that a `roles` job asks for; then roles follow. */
export async function lookForPostingsWhereDue(work: TenantWork): Promise<void> {
  const jobs = (await unfinishedJobs(work)).filter((job) => job.kind === "roles");
  const now = new Date().toISOString();
  const all = await connectionsWithLooks(work, jobs);
  for (const connection of all) {
    const asked = jobs.filter((job) => job.connectionId === connection.id);
    if (connection.status !== "active" || !connection.hasModule) {
      const reason = connection.hasModule ? `connection_${connection.status}` : "connection_lacks_module";
      for (const job of asked) await finishLookJob(work, job.id, { seen: 0, changed: 0, reason });
    } else if (asked.length > 0 || isFullDue(connection, now) || (connection.look?.nextLookAt ?? "") <= now) {
      await lookThrough(work, connection, asked, now);
    }
  }
  if (all.length > 0) await settleRoles(work); // a link may have changed although nothing was due
}

async function lookThrough(
  work: TenantWork,
  connection: Due,
  jobs: readonly UnfinishedJob[],
  now: string,
): Promise<void> {
  for (const job of jobs) await startJob(work, job.id);
  const jobId = jobs[0]?.id ?? null;
  const { look } = connection;
  const { includesConfidential } = settingsOf("marketplace", connection.settings);
  const onPage = async ({ seen }: LookResult) => {
    if (jobId !== null) await reportLook(work, jobId, seen, true, "Reading postings");
  };
  const since = isFullDue(connection, now) || jobs.length > 0 ? null : (look?.seenUntil ?? null);
  const ats = leverPostings(clientOf(work, connection), includesConfidential);
  const result =
    since === null
      ? await readAllPostings(work, connection.id, ats, onPage)
      : await readChangedPostings(work, connection.id, ats, since, onPage);
  await settleRoles(work); // also after a failure: what was read until then holds
  if (result.ok) {
    await noteLook(work, connection, since === null, result.value.seenUntil);
  } else {
    await noteAtsFailure(work, connection.id, result);
    await noteFailure(work, connection, since === null, result);
  }
  const end = result.ok
    ? { seen: result.value.seen, changed: result.value.changed, reason: null }
    : { seen: 0, changed: 0, reason: result.reason };
  for (const job of jobs) await finishLookJob(work, job.id, end);
  if (jobId !== null) await reportLook(work, jobId, end.seen, false, "Reading postings");
}

/** Also when somebody has just changed what is to be brought in. After a failure the wait is kept. */
function isFullDue({ look, settingsChangedAt }: Due, now: string): boolean {
  if (look === null) return true;
  if (look.failureCount > 0) return look.nextFullAt <= now;
  return look.nextFullAt <= now || (settingsChangedAt ?? "") > (look.lastLookedAt ?? "");
}

/** Those with the marketplace that live, and those that a job waits for: a job that was asked for just before the end is ended too. */
async function connectionsWithLooks(work: TenantWork, jobs: readonly UnfinishedJob[]): Promise<Due[]> {
  const asked = JSON.stringify(jobs.map((job) => job.connectionId));
  const hasModule = sql`exists (select 1 from json_each(${connections.modules}) where value = 'marketplace')`;
  const rows = await work.tenant.db
    .select({
      id: connections.id,
      provider: connections.provider,
      status: connections.status,
      hasModule: sql`${hasModule}`.mapWith(Boolean),
      look: postingLooks,
      settings: connectionSettings.settings,
      settingsChangedAt: connectionSettings.updatedAt,
    })
    .from(connections)
    .leftJoin(postingLooks, eq(postingLooks.connectionId, connections.id))
    .leftJoin(
      connectionSettings,
      work.tenant.owns(
        connectionSettings,
        and(eq(connectionSettings.connectionId, connections.id), eq(connectionSettings.module, "marketplace")),
      ),
    )
    .where(
      work.tenant.owns(
        connections,
        sql`${connections.provider} = 'lever'`,
        sql`((${connections.status} = 'active' and ${hasModule})
          or ${connections.id} in (select value from json_each(${asked})))`,
      ),
    );
  return rows.filter(isAts);
}

async function noteLook(work: TenantWork, connection: Due, isFull: boolean, seenUntil: string | null): Promise<void> {
  const now = Date.now();
  const kept = connection.look;
  await write(work, connection, {
    nextLookAt: iso(now + LOOK_EVERY_MS),
    nextFullAt: isFull || kept === null ? iso(now + FULL_EVERY_MS) : kept.nextFullAt,
    lastLookedAt: iso(now),
    // An account without postings has told no time; whatever comes is new then.
    seenUntil: iso(Math.min(Date.parse(seenUntil ?? kept?.seenUntil ?? iso(now)), now)),
    failureCount: 0,
    failureReason: null,
    failureMessage: null,
    failedAt: null,
  });
}

/** What was read so far stays; the whole is due again after a growing wait. */
async function noteFailure(work: TenantWork, connection: Due, isFull: boolean, failure: AtsFailure): Promise<void> {
  const now = Date.now();
  const failureCount = (connection.look?.failureCount ?? 0) + 1;
  const next = iso(now + Math.max(SHORTEST_RETRY_MS, retryInMs(failureCount)));
  await write(work, connection, {
    nextLookAt: next,
    nextFullAt: isFull ? next : (connection.look?.nextFullAt ?? next),
    lastLookedAt: connection.look?.lastLookedAt ?? null,
    seenUntil: connection.look?.seenUntil ?? null,
    failureCount,
    failureReason: failure.reason,
    failureMessage: failure.message,
    failedAt: iso(now),
  });
}

type LookRow = Omit<typeof postingLooks.$inferInsert, "connectionId" | "tenantId">;

async function write(work: TenantWork, connection: Due, row: LookRow): Promise<void> {
  await work.tenant.db
    .insert(postingLooks)
    .values({ connectionId: connection.id, tenantId: work.tenant.tenantId, ...row })
    .onConflictDoUpdate({ target: postingLooks.connectionId, set: row });
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
