// Opening one requisition at the ATS without ever making a second one: look before, journal, create, read back.
import { eq } from "drizzle-orm";
import type { AtsFailure, HeadcountAts, RequisitionWriter, SeenRequisition } from "#shared/ats/adapter.ts";
import { syncAttempts } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import type { AwaitedField } from "#shared/domain/greenhouse/sync-request.ts";
import { ATS_NAME } from "#shared/domain/sync/ats-name.ts";
import { adoption, mayStillHappen } from "#shared/domain/sync/adoption.ts";
import type { PendingPosition } from "./due-positions.ts";
import type { TenantWork } from "./tenant-work.ts";

/** The requisition as read back, and fields that do not yet read as written. */
export type Written = { readonly requisition: SeenRequisition; readonly awaiting: readonly AwaitedField[] };

export type WriteOutcome =
  | { ok: true; value: Written }
  | AtsFailure
  | { ok: false; reason: "code_in_use" | "read_back_differs"; message: string };

type Found = { ok: true; providerId: string } | Exclude<WriteOutcome, { ok: true }>;

/**
 * Look, journal, create, complete, read back. A crash or lost answer at any point leaves something that the next look recognises,
 * so that there is never a second requisition.
 */
export async function openRequisition(
  work: TenantWork,
  ats: HeadcountAts,
  position: PendingPosition,
  writer: RequisitionWriter,
): Promise<WriteOutcome> {
  const looked = await ats.requisitionsByCode(writer.code);
  if (!looked.ok) return looked;
  const known = await decide(work, position, writer, looked.value.found);
  if (known !== null) return known.ok ? adopt(ats, position, writer, known.providerId) : known;
  if (mayStillHappen(await attemptsOf(work, position, writer.code), Date.parse(looked.value.answeredAt)))
    return { ok: false, reason: "unavailable", message: "An earlier try got no answer and may still take effect." };

  const attemptId = await journal(work, position, writer, looked.value.answeredAt);
  const created = await writer.create();
  if (!created.ok) {
    const again = await findAfterFailure(work, ats, position, writer, created);
    if (again.ok || created.isUnanswered !== true)
      await closeAttempt(work, attemptId, again.ok ? "adopted" : again.reason);
    return again.ok ? adopt(ats, position, writer, again.providerId) : again;
  }
  const done = await completeRequisition(ats, position, writer, created.value.providerId);
  if (done.ok) await closeAttempt(work, attemptId, "created");
  return done;
}

/** One of ours from an earlier try: the plan may have been edited since, so it is made to agree before it is completed. */
async function adopt(
  ats: HeadcountAts,
  position: PendingPosition,
  writer: RequisitionWriter,
  providerId: string,
): Promise<WriteOutcome> {
  const agreed = await writer.agree(providerId);
  return agreed.ok ? completeRequisition(ats, position, writer, providerId) : agreed;
}

/** Writes what is still missing or has changed, and reads back. */
export async function completeRequisition(
  ats: HeadcountAts,
  position: PendingPosition,
  writer: RequisitionWriter,
  providerId: string,
): Promise<WriteOutcome> {
  const completed = await writer.complete(providerId);
  if (!completed.ok) return completed;
  const read = await ats.requisition(providerId);
  if (!read.ok) return read.reason === "not_found" ? { ...read, reason: "unavailable" } : read;
  const { code } = read.value;
  const name = ATS_NAME[position.connection.provider];
  if (code !== writer.code) {
    const message = `${name} stored the code ${code} instead of ${writer.code}.`;
    return { ok: false, reason: "read_back_differs", message };
  }
  return { ok: true, value: { requisition: read.value, awaiting: completed.value } };
}

/** Whether one of these is ours or a stranger's; null when there is none. */
async function decide(
  work: TenantWork,
  position: PendingPosition,
  writer: RequisitionWriter,
  found: readonly SeenRequisition[],
): Promise<Found | null> {
  const marked = found.map((seen) => ({ ...seen, name: writer.markOf(seen), title: seen.name }));
  const decided = adoption(marked, await attemptsOf(work, position, writer.code));
  if (decided.decision === "create") return null;
  if (decided.decision === "adopt") return { ok: true, providerId: decided.requisition.providerId };
  const name = ATS_NAME[position.connection.provider];
  const message = `Code in use: ${name} already has a requisition ${writer.code} ("${decided.requisition.title}") that Rolecall did not make for this position. Use the next number.`;
  return { ok: false, reason: "code_in_use", message };
}

/** After a failed create it is unknown whether it happened (or somebody took the code at that moment): look again. */
async function findAfterFailure(
  work: TenantWork,
  ats: HeadcountAts,
  position: PendingPosition,
  writer: RequisitionWriter,
  failure: AtsFailure,
): Promise<Found> {
  if (failure.reason !== "unavailable" && failure.reason !== "rejected" && failure.isUnanswered !== true)
    return failure;
  const looked = await ats.requisitionsByCode(writer.code);
  if (!looked.ok) return failure;
  return (await decide(work, position, writer, looked.value.found)) ?? failure;
}

async function attemptsOf(work: TenantWork, position: PendingPosition, code: string) {
  return work.tenant.db
    .select({ startedAt: syncAttempts.startedAt, name: syncAttempts.name, outcome: syncAttempts.outcome })
    .from(syncAttempts)
    .where(
      work.tenant.owns(
        syncAttempts,
        eq(syncAttempts.positionId, position.id),
        eq(syncAttempts.code, code),
        eq(syncAttempts.connectionId, position.connectionId),
      ),
    );
}

/** Committed before the request goes out. `startedAt` is the ATS's clock at the look that found nothing, to the second. */
async function journal(
  work: TenantWork,
  position: PendingPosition,
  writer: RequisitionWriter,
  startedAt: string,
): Promise<string> {
  const id = newId("attempt");
  await work.tenant.db.insert(syncAttempts).values({
    id,
    tenantId: work.tenant.tenantId,
    positionId: position.id,
    connectionId: position.connectionId,
    code: writer.code,
    name: writer.mark,
    startedAt,
  });
  return id;
}

async function closeAttempt(work: TenantWork, id: string, outcome: string): Promise<void> {
  await work.tenant.db
    .update(syncAttempts)
    .set({ outcome, finishedAt: new Date().toISOString() })
    .where(work.tenant.owns(syncAttempts, eq(syncAttempts.id, id)));
}
