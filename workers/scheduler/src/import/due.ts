// Which imports are due: the daily one of each connection by its own clock, and those that somebody asked for.
import { and, asc, eq, sql } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { readSettings } from "#shared/db/connection-settings.ts";
import { addStarting } from "#shared/db/import-items.ts";
import { connectionImports, connections, syncJobs } from "#shared/db/schema/index.ts";
import type { ImportScope } from "#shared/domain/hris/import-job.ts";
import { nextDailyRun } from "#shared/domain/hris/daily-run.ts";
import { addDays, dayIn } from "#shared/domain/onboarding/days.ts";
import { newId } from "#shared/domain/ids.ts";
import type { ConnectionStatus } from "#shared/domain/words.ts";
import { keepLease, type TenantWork } from "../tenant-work.ts";
import { healHooks } from "./heal-hooks.ts";
import { endJob, runImport, setReason } from "./run-job.ts";

const EVERYBODY_EVERY_MS = 6.5 * 24 * 3_600_000; // a week, less half a day, so that it stays on its day of the week

/** A wrong start date costs a first day: offers of these people are read every day, two requests each, so many at most. */
const STARTED_LATELY_DAYS = 3; // a first day that was put off on that day
const HIRED_LATELY_MS = 365 * 24 * 3_600_000;
const MOST_STARTING = 500; // at Lever's rate 100 seconds

type ImportState = typeof connectionImports.$inferSelect;
type ImportConnection = { readonly id: string; readonly status: ConnectionStatus; readonly state: ImportState | null };

/**
 * Starts what the clock says, and goes on with what is not done.
 * @param between what goes first: waiting webhooks, positions to be written
 * @returns whether there is more to do at once
 */
export async function importWhereDue(work: TenantWork, between: () => Promise<void>): Promise<boolean> {
  const importing = await importingConnections(work);
  for (const connection of importing) {
    if (connection.status !== "active") continue;
    await startDaily(work, connection);
    await healHooks(work, connection.id);
  }
  return runUnfinished(work, importing, between);
}

async function importingConnections(work: TenantWork): Promise<ImportConnection[]> {
  return work.tenant.db
    .select({ id: connections.id, status: connections.status, state: connectionImports })
    .from(connections)
    .leftJoin(connectionImports, eq(connectionImports.connectionId, connections.id))
    .where(work.tenant.owns(connections, eq(connections.provider, "lever"), usesModule("hris")));
}

/** The day that an import counts for is written in one batch with its job, so that no day has two. */
async function startDaily(work: TenantWork, { id, state }: ImportConnection): Promise<void> {
  const { importsDaily, importsAt, timeZone } = await readSettings(work.tenant, id, "hris");
  const schedule = importsDaily ? `${importsAt} ${timeZone}` : "off";
  const now = Date.now();
  const next = (doneFor: string | null) =>
    importsDaily ? nextDailyRun({ at: importsAt, timeZone }, now, doneFor) : null;
  if (state?.schedule !== schedule) {
    const run = next(state?.importedForDay ?? null);
    await keep(work, id, { schedule, nextImportAt: iso(run?.atMs) });
    return;
  }
  if (state.nextImportAt === null || state.nextImportAt > iso(now)) return;
  const due = nextDailyRun({ at: importsAt, timeZone }, Date.parse(state.nextImportAt) - 1, null);
  const run = next(due.day);
  const { db, owns } = work.tenant;
  const isUnfinished = sql`exists (select 1 from sync_jobs j where j.tenant_id = ${work.tenant.tenantId} and j.connection_id = ${id}
    and j.kind = 'import' and j.status in ('queued', 'running') and j.import_scope <> 'chosen')`;
  const scope = isEverybodyDue(state, now) ? "everybody" : "changes";
  const jobId = newId("job", now);
  const today = dayIn(timeZone, now);
  const starting = {
    startsFrom: addDays(today, -STARTED_LATELY_DAYS),
    hiredSince: iso(now - HIRED_LATELY_MS),
    limit: MOST_STARTING,
  };
  await db.batch([
    // One that runs already does what the daily one would.
    db.insert(syncJobs).select(
      sql`select ${jobId}, ${work.tenant.tenantId}, ${id}, 'import', 'queued', 0, 0, 0, null, 'system', ${iso(now)}, null, null, ${scope}, null
        where not ${isUnfinished}`,
    ),
    ...(scope === "changes" ? addStarting(work.tenant, jobId, id, starting) : []),
    db
      .update(connectionImports)
      .set({ nextImportAt: iso(run?.atMs), importedForDay: due.day })
      .where(owns(connectionImports, eq(connectionImports.connectionId, id))),
  ]);
}

/** Lever may say nothing of an amended offer: each day those of who starts are read, once a week all. */
function isEverybodyDue({ everybodyReadAt }: ImportState, now: number): boolean {
  return everybodyReadAt === null || now - Date.parse(everybodyReadAt) >= EVERYBODY_EVERY_MS;
}

async function keep(work: TenantWork, connectionId: string, row: { schedule: string; nextImportAt: string | null }) {
  await work.tenant.db
    .insert(connectionImports)
    .values({ connectionId, tenantId: work.tenant.tenantId, ...row })
    .onConflictDoUpdate({ target: connectionImports.connectionId, set: row });
}

async function runUnfinished(
  work: TenantWork,
  importing: readonly ImportConnection[],
  between: () => Promise<void>,
): Promise<boolean> {
  let isMore = false;
  const jobs = await work.tenant.db
    .select()
    .from(syncJobs)
    .where(
      work.tenant.owns(syncJobs, and(eq(syncJobs.kind, "import"), sql`${syncJobs.status} in ('queued', 'running')`)),
    )
    .orderBy(asc(syncJobs.createdAt), asc(syncJobs.id));
  for (const job of jobs) {
    const connection = importing.find(({ id }) => id === job.connectionId);
    if (connection === undefined) await endJob(work, job.id, "connection_lacks_module");
    else if (connection.status === "disconnected") await endJob(work, job.id, "connection_disconnected");
    else if (connection.status !== "active") await setReason(work, job.id, "connection_needs_attention");
    else {
      await keepLease(work);
      const seenUntil = await seenUntilOf(work, connection.id);
      const asked = job.importScope ?? "everybody";
      // Without a first look at everybody there is nothing that changes could be counted from.
      const importScope = asked === "changes" && seenUntil === null ? "everybody" : asked;
      if (importScope !== asked) await setScope(work, job.id, importScope);
      const ats = { id: connection.id, provider: "lever" } as const;
      const end = await runImport(work, ats, { ...job, importScope, seenUntil }, between);
      isMore = end === "again" || isMore;
      if (end === "again") break;
    }
  }
  return isMore;
}

async function setScope(work: TenantWork, jobId: string, importScope: ImportScope): Promise<void> {
  await work.tenant.db
    .update(syncJobs)
    .set({ importScope })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
}

async function seenUntilOf(work: TenantWork, connectionId: string): Promise<string | null> {
  const [row] = await work.tenant.db
    .select({ seenUntil: connectionImports.seenUntil })
    .from(connectionImports)
    .where(work.tenant.owns(connectionImports, eq(connectionImports.connectionId, connectionId)));
  return row?.seenUntil ?? null;
}

function iso(ms: number): string;
function iso(ms: number | undefined): string | null;
function iso(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
