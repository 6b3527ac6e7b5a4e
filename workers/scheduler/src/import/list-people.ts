// The first half of an import: who is to be read, page by page into the job's items, with the place kept after each page.
import { eq } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import type { PeopleWindow } from "#shared/ats/lever/people.ts";
import type { SeenPerson } from "#shared/ats/lever/people-mapping.ts";
import { addItems, addUnlisted, type WaitingItem } from "#shared/db/import-items.ts";
import { isOneOf } from "#shared/db/conditions.ts";
import { importedPeople, syncJobs } from "#shared/db/schema/index.ts";
import type { ImportCursor } from "#shared/domain/hris/import-job.ts";
import type { TenantWork } from "../tenant-work.ts";
import type { ImportDesk } from "./desk.ts";
import type { ImportJob } from "./run-job.ts";

const OVERLAP_MS = 10 * 60_000; // the ATS stamps by its own clock, and a change may surface late
const RESTARTS = 3; // of one list, when its page tokens die

type ListCursor = Extract<ImportCursor, { phase: "list" }>;

/** Lists until the end or a failure. @returns the cursor from which reading begins, or the failure */
export async function listPeople(
  work: TenantWork,
  desk: ImportDesk,
  job: ImportJob,
  from: ListCursor,
  between: () => Promise<void>,
): Promise<Extract<ImportCursor, { phase: "read" }> | AtsFailure> {
  const windows: readonly PeopleWindow[] =
    job.importScope === "everybody" ? ["hired"] : ["hired_since", "touched_since"];
  const since = job.importScope === "everybody" ? null : lastSeen(job);
  let cursor = from;
  let restarts = 0;
  for (;;) {
    const window = windows[cursor.window];
    if (window === undefined) break;
    const page = await desk.people.page(window, since, cursor.offset);
    if (!page.ok) {
      if (page.reason !== "stale_cursor" || ++restarts > RESTARTS) return page;
      cursor = { ...cursor, offset: null };
      continue;
    }
    const { people, next, answeredAt } = page.value;
    cursor = {
      phase: "list",
      window: next === null ? cursor.window + 1 : cursor.window,
      offset: next,
      seenUntil: cursor.seenUntil ?? answeredAt,
    };
    const items = await worthReading(work, window, people);
    await work.tenant.db.batch([keepCursor(work, job.id, cursor), ...addItems(work.tenant, job.id, items)]);
    await between();
  }
  const reading = { phase: "read", seenUntil: cursor.seenUntil } as const;
  await work.tenant.db.batch([
    keepCursor(work, job.id, reading),
    ...(job.importScope === "everybody" ? addUnlisted(work.tenant, job.id, job.connectionId) : []),
  ]);
  return reading;
}

function lastSeen({ seenUntil }: ImportJob): string | null {
  return seenUntil === null ? null : new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
}

export function keepCursor(work: TenantWork, jobId: string, cursor: ImportCursor) {
  return work.tenant.db
    .update(syncJobs)
    .set({ cursor })
    .where(work.tenant.owns(syncJobs, eq(syncJobs.id, jobId)));
}

/**
 * Everybody, when all are read. Else those whose record is new or has changed since we read it; of those who are not hired only
 * whom the import has: the rest of the pipeline is none of its business.
 */
async function worthReading(
  work: TenantWork,
  window: PeopleWindow,
  people: readonly SeenPerson[],
): Promise<WaitingItem[]> {
  const itemOf = (seen: SeenPerson): WaitingItem =>
    seen.state === "hired"
      ? { applicationId: seen.person.applicationId, listed: seen }
      : { applicationId: seen.applicationId, listed: { state: "not_hired" } };
  if (window === "hired") return people.filter(({ state }) => state === "hired").map(itemOf);
  const ids = people.map((seen) => (seen.state === "hired" ? seen.person.applicationId : seen.applicationId));
  const rows = await work.tenant.db
    .select({ id: importedPeople.applicationId, stamp: importedPeople.stamp, status: importedPeople.status })
    .from(importedPeople)
    .where(work.tenant.owns(importedPeople, isOneOf(importedPeople.applicationId, ids)));
  const held = new Map(rows.map((row) => [row.id, row]));
  return people
    .filter((seen) =>
      seen.state === "hired"
        ? held.get(seen.person.applicationId)?.stamp !== seen.person.stamp
        : held.get(seen.applicationId)?.status === "imported",
    )
    .map(itemOf);
}
