// Opening one requisition at the ATS without ever making a second one: look before, journal, create, read back.
import { eq } from "drizzle-orm";
import type { AtsFailure, HeadcountAts, SeenRequisition } from "#shared/ats/adapter.ts";
import { syncAttempts, tenants } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import { CompensationInterval } from "#shared/domain/position.ts";
import { adoption } from "#shared/domain/sync/adoption.ts";
import { leverRequisitionPlan, type LeverRequisitionPlan } from "#shared/domain/write-plan.ts";
import type { PendingPosition } from "./due-positions.ts";
import type { TenantWork } from "./tenant-work.ts";

export type WriteOutcome =
  | { ok: true; value: SeenRequisition }
  | AtsFailure
  | { ok: false; reason: "code_in_use" | "read_back_differs"; message: string };

/**
 * Look, journal, create, read back. A crash or lost answer at any point leaves something that the next look recognises, so
 * that there is never a second requisition.
 */
export async function openRequisition(
  work: TenantWork,
  ats: HeadcountAts<LeverRequisitionPlan>,
  position: PendingPosition,
  plan: LeverRequisitionPlan,
): Promise<WriteOutcome> {
  const code = plan.requisitionCode;
  const looked = await ats.requisitionsByCode(code);
  if (!looked.ok) return looked;
  const decided = adoption(looked.value.found, await attemptsOf(work, position, code));
  if (decided.decision === "adopt") return { ok: true, value: decided.requisition };
  if (decided.decision === "code_in_use") return codeInUse(code, decided.requisition);

  const attemptId = await journal(work, position, plan, looked.value.answeredAt);
  const created = await ats.createRequisition(plan);
  if (!created.ok) {
    const again = await findAfterFailure(work, ats, position, code, created);
    await closeAttempt(work, attemptId, again.ok ? "adopted" : again.reason);
    return again;
  }
  const read = await ats.requisition(created.value.providerId);
  if (!read.ok) return read.reason === "not_found" ? { ...read, reason: "unavailable" } : read;
  if (read.value.code !== code)
    return {
      ok: false,
      reason: "read_back_differs",
      message: `Lever stored the code ${read.value.code} instead of ${code}.`,
    };
  await closeAttempt(work, attemptId, "created");
  return read;
}

/** After a failed create it is unknown whether it happened (or somebody took the code at that moment): look again. */
async function findAfterFailure(
  work: TenantWork,
  ats: HeadcountAts<LeverRequisitionPlan>,
  position: PendingPosition,
  code: string,
  failure: AtsFailure,
): Promise<WriteOutcome> {
  if (failure.reason !== "unavailable" && failure.reason !== "rejected") return failure;
  const looked = await ats.requisitionsByCode(code);
  if (!looked.ok) return failure;
  const decided = adoption(looked.value.found, await attemptsOf(work, position, code));
  if (decided.decision === "adopt") return { ok: true, value: decided.requisition };
  return decided.decision === "code_in_use" ? codeInUse(code, decided.requisition) : failure;
}

function codeInUse(code: string, requisition: SeenRequisition): WriteOutcome {
  const message = `Code in use: Lever already has a requisition ${code} ("${requisition.name}") that Rolecall did not make for this position. Use the next number.`;
  return { ok: false, reason: "code_in_use", message };
}

/** What this position's requisition is to hold, from the plan and the tenant's settings. */
export async function planOf(work: TenantWork, position: PendingPosition): Promise<LeverRequisitionPlan> {
  const [tenant] = await work.tenant.db
    .select({ writesCompensation: tenants.writesCompensation })
    .from(tenants)
    .where(eq(tenants.id, work.tenant.tenantId));
  return leverRequisitionPlan(
    { ...position, compensation: compensationOf(position) },
    position.requisitionCode,
    tenant?.writesCompensation ?? false,
  );
}

function compensationOf(position: PendingPosition) {
  const { compensationMin: min, compensationMax: max, compensationCurrency: currency } = position;
  const interval = CompensationInterval.safeParse(position.compensationInterval);
  return min === null || max === null || currency === null || !interval.success
    ? null
    : { min, max, currency, interval: interval.data };
}

async function attemptsOf(work: TenantWork, position: PendingPosition, code: string) {
  return work.tenant.db
    .select({ startedAt: syncAttempts.startedAt, name: syncAttempts.name })
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
  plan: LeverRequisitionPlan,
  startedAt: string,
): Promise<string> {
  const id = newId("attempt");
  await work.tenant.db.insert(syncAttempts).values({
    id,
    tenantId: work.tenant.tenantId,
    positionId: position.id,
    connectionId: position.connectionId,
    code: plan.requisitionCode,
    name: plan.name,
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
