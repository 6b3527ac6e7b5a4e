// Looking at an ATS without being told: new hires every few minutes, and once an hour everything, so that no lost webhook stays lost.
import type { AtsResult, HeadcountAts, Pages, SeenHire } from "#shared/ats/adapter.ts";
import { ok } from "#shared/domain/result.ts";
import { atsOf, type AtsConnection } from "./ats.ts";
import { compareRequisitions, readMissing } from "./compare-requisitions.ts";
import { changedOf, later, type LookResult, type OnPage } from "./look-result.ts";
import { noteOpenings } from "./look-requisitions.ts";
import { heldApplications, rereadHires } from "./reread-hires.ts";
import type { TenantWork } from "./tenant-work.ts";
import { doUrgent } from "./urgent.ts";
import { writeHires } from "./write-hires.ts";

const OVERLAP_MS = 10 * 60_000; // the ATS stamps by its own clock, and a change may surface late

/** New hires and changes of hires since the last look: at most three requests when there is nothing new. */
export async function lookForHires(
  work: TenantWork,
  connection: AtsConnection,
  seenUntil: string | null,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const since = seenUntil === null ? null : new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
  const ats = atsOf(work, connection);
  return lookSince(work, connection, ats, since, { seen: 0, changed: 0, seenUntil }, onPage, new Set());
}

/**
 * The full list of hires (or of openings, which tell of hires) against ours, and every requisition of ours against the ATS's
 * list. What is missing from a list is read by its id before anything is undone: a list can miss a row that moved while it was
 * paged.
 */
export async function compareAll(
  work: TenantWork,
  connection: AtsConnection,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const ats = atsOf(work, connection);
  const listed = new Set<string>();
  const looked = await lookSince(work, connection, ats, null, { seen: 0, changed: 0, seenUntil: null }, onPage, listed);
  if (!looked.ok) return looked;
  const held = await heldApplications(work, connection);
  const isTold = ats.looks.by === "hires";
  const reread = await rereadHires(work, connection, ats, isTold ? held.filter((id) => !listed.has(id)) : held);
  // A hire whose record cannot be read stands as it is; its fault must not hide what became of the requisitions.
  if (!reread.ok && reread.reason !== "unexpected_answer") return reread;
  const failure = isTold
    ? await compareRequisitions(work, connection, ats)
    : await readMissing(work, connection, ats, listed);
  if (failure !== null) return failure;
  if (!reread.ok) return reread;
  return ok({ ...looked.value, changed: looked.value.changed + reread.value });
}

/** `listed` takes in the ids of what was listed: applications or requisitions. */
function lookSince(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts,
  since: string | null,
  start: LookResult,
  onPage: OnPage,
  listed: Set<string>,
): Promise<AtsResult<LookResult>> {
  const { looks } = ats;
  return looks.by === "hires"
    ? noteHires(work, connection, looks.since(since), start, onPage, listed)
    : noteOpenings(work, connection, ats, looks.since(since), start, onPage, listed);
}

async function noteHires(
  work: TenantWork,
  connection: AtsConnection,
  hirePages: Pages<SeenHire>,
  start: LookResult,
  onPage: OnPage,
  listed: Set<string>,
): Promise<AtsResult<LookResult>> {
  let result = start;
  for await (const page of hirePages) {
    if (!page.ok) return page;
    for (const hire of page.value) listed.add(hire.applicationId);
    const outcomes = await writeHires(work, connection, { hired: page.value, notHired: [] });
    result = {
      seen: result.seen + page.value.length,
      changed: result.changed + changedOf(outcomes.values()),
      seenUntil: page.value.reduce((latest, hire) => later(latest, hire.hiredAt), result.seenUntil),
    };
    await onPage(result);
    await doUrgent(work); // a waiting webhook goes before the next page
  }
  return ok(result);
}
