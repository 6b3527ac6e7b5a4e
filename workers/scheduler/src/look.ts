// Looking at an ATS without being told: new hires every few minutes, and once an hour everything, so that no lost webhook stays lost.
import { sql } from "drizzle-orm";
import type { AtsFailure, AtsResult, HeadcountAts, Pages, SeenHire } from "#shared/ats/adapter.ts";
import { hires, requisitions } from "#shared/db/schema/index.ts";
import { ok } from "#shared/domain/result.ts";
import { processEvents } from "./events.ts";
import { atsOf, type AtsConnection } from "./ats.ts";
import { rereadHires } from "./reread-hires.ts";
import { lookThroughRequisitions } from "./look-requisitions.ts";
import type { TenantWork } from "./tenant-work.ts";
import { writeHires } from "./write-hires.ts";
import { noteRequisitions } from "./note-requisitions.ts";

const OVERLAP_MS = 10 * 60_000; // Lever stamps by its own clock, and an archive may surface late

export type LookResult = { readonly seen: number; readonly changed: number; readonly seenUntil: string | null };

export type OnPage = (result: LookResult) => Promise<void>;

/** New hires and changes of hires since the last look: at most three requests when there is nothing new. */
export async function lookForHires(
  work: TenantWork,
  connection: AtsConnection,
  seenUntil: string | null,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const since = seenUntil === null ? null : new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
  const ats = atsOf(work, connection);
  const { looks } = ats;
  const start = { seen: 0, changed: 0, seenUntil };
  return looks.by === "hires"
    ? noteHires(work, connection, looks.since(since), start, onPage)
    : lookThroughRequisitions(work, connection, ats, looks.since(since), start, onPage);
}

/**
 * The full list of hires against ours, and every requisition of ours against the ATS's list. What is missing from a list is
 * read by its id before anything is undone: a list can miss a row that moved while it was paged.
 */
export async function compareAll(
  work: TenantWork,
  connection: AtsConnection,
  onPage: OnPage,
): Promise<AtsResult<LookResult>> {
  const ats = atsOf(work, connection);
  const { looks } = ats;
  const start = { seen: 0, changed: 0, seenUntil: null };
  const listed = new Set<string>();
  const looked =
    looks.by === "hires"
      ? await noteHires(work, connection, looks.since(null), start, onPage, listed)
      : await lookThroughRequisitions(work, connection, ats, looks.since(null), start, onPage, listed);
  if (!looked.ok) return looked;
  let result = looked.value;
  const missing = looks.by === "hires" ? await heldButMissing(work, connection, listed) : await heldHires(work, connection);
  const reread = await rereadHires(work, connection, ats, missing);
  if (!reread.ok) return reread;
  result = { ...result, changed: result.changed + reread.value };
  const failure =
    looks.by === "hires"
      ? await compareRequisitions(work, connection, ats)
      : await readMissing(work, connection, ats, listed);
  return failure ?? ok(result);
}

async function noteHires(
  work: TenantWork,
  connection: AtsConnection,
  hirePages: Pages<SeenHire>,
  start: LookResult,
  onPage: OnPage,
  listed = new Set<string>(),
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
    await processEvents(work); // a waiting webhook goes before the next page
  }
  return ok(result);
}

async function heldButMissing(
  work: TenantWork,
  connection: AtsConnection,
  listed: ReadonlySet<string>,
): Promise<string[]> {
  const held = await work.tenant.db
    .select({ applicationId: hires.applicationId })
    .from(hires)
    .where(work.tenant.owns(hires, sql`${hires.connectionId} = ${connection.id}`, sql`${hires.status} = 'hired'`));
  return held.map((row) => row.applicationId).filter((id) => !listed.has(id));
}

async function compareRequisitions(
  work: TenantWork,
  connection: AtsConnection,
  ats: HeadcountAts<LeverRequisitionPlan>,
): Promise<AtsFailure | null> {
  const held = await work.tenant.db
    .select({ providerId: requisitions.providerId })
    .from(requisitions)
    .where(
      work.tenant.owns(
        requisitions,
        sql`${requisitions.connectionId} = ${connection.id}`,
        sql`${requisitions.deletedAt} is null`,
      ),
    );
  if (held.length === 0) return null;
  const missing = new Set(held.map((row) => row.providerId));
  for await (const page of ats.requisitions()) {
    if (!page.ok) return page;
    const ours = page.value.filter((requisition) => missing.delete(requisition.providerId));
    await noteRequisitions(work, connection, ours, []);
  }
  for (const providerId of missing) {
    const answer = await ats.requisition(providerId);
    if (answer.ok) await noteRequisitions(work, connection, [answer.value], []);
    else if (answer.reason === "not_found") await noteRequisitions(work, connection, [], [providerId]);
    else if (answer.reason !== "forbidden") return answer;
  }
  return null;
}

function changedOf(outcomes: Iterable<string>): number {
  return [...outcomes].filter((outcome) => outcome === "hired" || outcome === "changed" || outcome === "unhired")
    .length;
}

function later(a: string | null, b: string): string {
  return a === null || Date.parse(b) > Date.parse(a) ? b : a;
}
