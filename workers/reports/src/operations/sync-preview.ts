// What a sync would write for each chosen position, field by field, and why it would leave some out: shown before anything happens.
import { findPositions, type PositionRow } from "#shared/db/positions.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { whyNotSyncable, type Refusal } from "#shared/domain/position.ts";
import { leverRequisitionPlan, previewLines, type PreviewLine } from "#shared/domain/write-plan.ts";
import type { Refused } from "./position-status.ts";
import type { Scope } from "./scope.ts";

/** What stands for a code that is given only when the sync is asked for. */
export const NEXT_NUMBER = "next number";

export type PositionPreview = {
  readonly position: PositionRow;
  /** The code that it bears and would keep; null: it gets the next number. */
  readonly requisitionCode: string | null;
  readonly lines: readonly PreviewLine[];
  /** Why it would be left out, or null. */
  readonly refusal: Refusal | null;
};

export type SyncPreview = {
  readonly positions: readonly PositionPreview[];
  /** Ids that this tenant has no position under. */
  readonly unknown: readonly Refused[];
  readonly syncableCount: number;
};

/** Made by the same function that makes the request to the ATS, from the same plan. `nextNumber`: as if for fresh codes. */
export async function previewSync(
  scope: Scope,
  wish: { readonly positionIds: readonly string[]; readonly nextNumber?: boolean },
): Promise<SyncPreview> {
  const ids = [...new Set(wish.positionIds)];
  const [found, { writesCompensation, codePrefix }] = await Promise.all([
    findPositions(scope.tenant, ids),
    readTenant(scope.tenant),
  ]);
  const previews = found.map((position): PositionPreview => {
    const isSynced = position.syncStatus === "synced" || position.syncStatus === "pending";
    const requisitionCode = wish.nextNumber === true && !isSynced ? null : position.requisitionCode;
    const plan = leverRequisitionPlan(
      position,
      requisitionCode ?? `${codePrefix}-(${NEXT_NUMBER})`,
      writesCompensation,
    );
    return { position, requisitionCode, lines: previewLines(plan), refusal: whyNotSyncable(position) };
  });
  const known = new Set(found.map((position) => position.id));
  const unknown = ids
    .filter((id) => !known.has(id))
    .map((id): Refused => ({ id, reason: "not_found", message: "There is no such position." }));
  return { positions: previews, unknown, syncableCount: previews.filter((one) => one.refusal === null).length };
}
