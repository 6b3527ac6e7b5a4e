// One import job, or as much of it as one turn may do: list, read in small groups, and leave everything so that anybody can go on.
import { eq } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { endItems, waitingItems, type WaitingItem } from "#shared/db/import-items.ts";
import { connectionImports, connections, syncJobs } from "#shared/db/schema/index.ts";
import type { ImportCursor, ImportScope } from "#shared/domain/hris/import-job.ts";
import type { PlannedPerson } from "#shared/domain/hris/plan-people.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { ok } from "#shared/domain/result.ts";
import { log } from "#shared/edge/log.ts";
import { reportProgress } from "#shared/edge/sync-progress.ts";
import type { AtsConnection } from "../ats.ts";
import { isAtsFault, noteAtsFailure } from "../failures.ts";
import { startJob } from "../jobs.ts";
import { keepLease, LeaseLost, type TenantWork } from "../tenant-work.ts";
import { importDesk, type ImportDesk } from "./desk.ts";
import { importPeople } from "./import-people.ts";
import { listPeople } from "./list-people.ts";

const AT_ONCE = 20; // two seconds of Lever's rate: so long at most a waiting webhook waits
const LISTS_FROM = 20; // people: from here on all postings and users are read in pages, below one by one as needed
const LONGEST_TURN_MS = 240_000; // of a consumer's 15 minutes
const MOST_IN_A_TURN = 2_400; // people; some four subrequests each, of the 10,000 that one invocation has

export type ImportJob = {
  readonly id: string;
  readonly connectionId: string;
  readonly importScope: ImportScope;
  readonly cursor: ImportCursor | null;
  readonly total: number;
  readonly doneCount: number;
  readonly failedCount: number;
  /** Up to when the last import of the connection saw. */
  readonly seenUntil: string | null;
};

/** `again`: there is more to do at once. `wait`: the ATS does not answer, or the connection waits for a person; the sweep goes on with it. */
export type TurnEnd = "done" | "again" | "wait";

/** @param between what goes first: waiting webhooks, positions to be written */
export async function runImport(
  work: TenantWork,
  connection: AtsConnection,
  job: ImportJob,
  between: () => Promise<void>,
): Promise<TurnEnd> {
  const began = Date.now();
  await startJob(work, job.id);
  const desk = await importDesk(work, connection);
  let cursor: ImportCursor = job.cursor ?? firstCursor(job.importScope);
  if (cursor.phase === "list") {
    const listed = await listPeople(work, desk, job, cursor, between);
    if ("ok" in listed) return stop(work, job, listed);
    cursor = listed;
  }
  let hasLists = false;
  let count = 0;
  let atOnce = AT_ONCE;
  for (;;) {
    const items = await waitingItems(work.tenant, job.id, Math.max(AT_ONCE, hasLists ? 0 : LISTS_FROM + 1));
    if (items.length === 0) {
      await finish(work, job, cursor.seenUntil);
      return "done";
    }
    if (Date.now() - began > LONGEST_TURN_MS || count >= MOST_IN_A_TURN) return "again";
    if (!hasLists && items.length > LISTS_FROM) {
      const lists = await desk.readLists();
      if (!lists.ok) return stop(work, job, lists);
      hasLists = true;
    }
    const some = items.slice(0, atOnce);
    const done = await tryToImport(work, desk, job.id, some);
    if (done === "defect") {
      atOnce = 1; // whoever it is, the others come in
      continue;
    }
    if (!done.ok) return stop(work, job, done);
    count += some.length;
    await report(work, job.id);
    await between();
    await keepLease(work);
    if (!(await mayGoOn(work, connection.id))) return "again"; // the next turn ends it, and says why
  }
}

/** A defect of ours with one person counts as their failure, so that it does not hold up the others. `defect`: it is one of several. */
async function tryToImport(work: TenantWork, desk: ImportDesk, jobId: string, items: readonly WaitingItem[]) {
  try {
    return await importPeople(work, desk, items, (people) => endItems(work.tenant, jobId, people));
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    log("error", { at: "scheduler", event: "import failed", jobId, error: errorText(error) });
    const [item, ...others] = items;
    if (item === undefined || others.length > 0) return "defect";
    const failed = failedPerson(item.applicationId, item.listed?.state === "hired" ? item.listed.person.name : "");
    const [first, ...rest] = endItems(work.tenant, jobId, [failed]);
    if (first !== undefined) await work.tenant.db.batch([first, ...rest]);
    return ok([failed]);
  }
}

function failedPerson(applicationId: string, name: string): PlannedPerson {
  const message = "Rolecall made a mistake with this person. Whoever runs it finds the reason in the scheduler’s log.";
  const reason = "unforeseen";
  const blank = { contactId: null, employeeId: null, hireId: null, hiredAt: null, facts: null, stamp: null } as const;
  return { ...blank, applicationId, name, outcome: "failed", status: "failed", nameDoubt: null, reason, message };
}

function firstCursor(scope: ImportScope): ImportCursor {
  return scope === "chosen"
    ? { phase: "read", seenUntil: null }
    : { phase: "list", window: 0, offset: null, seenUntil: null };
}

/** The ATS's fault leaves the job as it is, with the reason beside it; anything else ends it, since trying again would end the same. */
async function stop(work: TenantWork, job: ImportJob, failure: AtsFailure): Promise<TurnEnd> {
  if (isAtsFault(failure.reason)) {
    await noteAtsFailure(work, job.connectionId, failure);
    await setReason(work, job.id, failure.reason);
    await report(work, job.id);
    return "wait";
  }
  await endJob(work, job.id, failure.reason);
  return "done";
}

export async function setReason(work: TenantWork, jobId: string, reason: string): Promise<void> {
  await work.tenant.db
    .update(syncJobs)
    .set({ reason })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
}

/** Ends a job that cannot go on. */
export async function endJob(work: TenantWork, jobId: string, reason: string): Promise<void> {
  const finishedAt = new Date().toISOString();
  await work.tenant.db
    .update(syncJobs)
    .set({ status: "failed", reason, finishedAt })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
  await report(work, jobId);
}

async function finish(work: TenantWork, job: ImportJob, seenUntil: string | null): Promise<void> {
  const { db, owns } = work.tenant;
  const now = new Date().toISOString();
  const isEverybody = job.importScope === "everybody";
  const seen = { ...(seenUntil === null ? {} : { seenUntil }), ...(isEverybody ? { everybodyReadAt: now } : {}) };
  const ended = db
    .update(syncJobs)
    .set({ status: "done", reason: null, finishedAt: now })
    .where(owns(syncJobs, eq(syncJobs.id, job.id)));
  const noted = () =>
    db
      .update(connectionImports)
      .set(seen)
      .where(owns(connectionImports, eq(connectionImports.connectionId, job.connectionId)));
  await db.batch(Object.keys(seen).length === 0 ? [ended] : [ended, noted()]);
  await report(work, job.id);
}

/** The module may be removed, or the connection ended, while people are read. */
async function mayGoOn(work: TenantWork, connectionId: string): Promise<boolean> {
  const [row] = await work.tenant.db
    .select({ status: connections.status, modules: connections.modules })
    .from(connections)
    .where(work.tenant.owns(connections, eq(connections.id, connectionId)));
  return row?.status === "active" && row.modules.includes("hris");
}

/** The bar that the dashboard shows while it runs. */
async function report(work: TenantWork, jobId: string): Promise<void> {
  const [job] = await work.tenant.db
    .select()
    .from(syncJobs)
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
  if (job === undefined) return;
  await reportProgress(work.env.SYNC_PROGRESS, work.tenant.tenantId, {
    jobId,
    label: "Importing people",
    total: job.cursor?.phase === "list" ? null : job.total,
    done: job.doneCount,
    failed: job.failedCount,
    isRunning: job.status === "running" || job.status === "queued",
    updatedAt: new Date().toISOString(),
  });
}
