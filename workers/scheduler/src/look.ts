// Looking at an ATS without being told: new hires every few minutes, and once an hour everything, so that no lost webhook stays lost.
import { sql } from "drizzle-orm";
import type { AtsFailure, AtsResult, HeadcountAts } from "#shared/ats/adapter.ts";
import { hires, requisitions } from "#shared/db/schema/index.ts";
import { ok } from "#shared/domain/result.ts";
import type { LeverRequisitionPlan } from "#shared/domain/write-plan.ts";
import { processEvents } from "./events.ts";
import { atsOf, type TenantWork } from "./tenant-work.ts";
import { writeHires, type AtsConnection } from "./write-hires.ts";
import { noteRequisitions } from "./note-requisitions.ts";

const OVERLAP_MS = 10 * 60_000; // Lever stamps by its own clock, and an archive may surface late

export type LookResult = { readonly seen: number; readonly changed: number; readonly seenUntil: string | null };

/** New hires and changes of hires since the last look: two requests when there is nothing new. */
export async function lookForHires(
  work: TenantWork,
  connection: AtsConnection,
  seenUntil: string | null,
  onPage: (result: LookResult) => Promise<void>,
): Promise<AtsResult<LookResult>> {
  const since = seenUntil === null ? null : new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
  let result: LookResult = { seen: 0, changed: 0, seenUntil };
  for await (const page of atsOf(work, connection.id).hires(since)) {
    if (!page.ok) return page;
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

/**
 * The full list of hires against ours, and every requisition of ours against the ATS's list. What is missing from a list is
 * read by its id before anything is undone: a list can miss a row that moved while it was paged.
 */
export async function compareAll(
  work: TenantWork,
  connection: AtsConnection,
  onPage: (result: LookResult) => Promise<void>,
): Promise<AtsResult<LookResult>> {
  const ats = atsOf(work, connection.id);
  const listed = new Set<string>();
  let result: LookResult = { seen: 0, changed: 0, seenUntil: null };
  for await (const page of ats.hires(null)) {
    if (!page.ok) return page;
    for (const hire of page.value) listed.add(hire.applicationId);
    const outcomes = await writeHires(work, connection, { hired: page.value, notHired: [] });
    result = {
      seen: result.seen + page.value.length,
      changed: result.changed + changedOf(outcomes.values()),
      seenUntil: page.value.reduce((latest, hire) => later(latest, hire.hiredAt), result.seenUntil),
    };
    await onPage(result);
    await processEvents(work);
  }
  for (const applicationId of await heldButMissing(work, connection, listed)) {
    const answer = await ats.application(applicationId);
    if (!answer.ok) {
      if (answer.reason === "forbidden") continue; // became confidential: unseen, not undone
      return answer;
    }
    const hired = answer.value.state === "hired" ? [answer.value.hire] : [];
    const outcomes = await writeHires(work, connection, { hired, notHired: hired.length > 0 ? [] : [applicationId] });
    result = { ...result, changed: result.changed + changedOf(outcomes.values()) };
  }
  const failure = await compareRequisitions(work, connection, ats);
  return failure ?? ok(result);
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
