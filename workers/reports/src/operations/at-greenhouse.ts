// What a position's page has to know of Greenhouse: what an edit left unwritten, and for which reasons an opening can be closed.
import type { PositionRow } from "#shared/db/positions.ts";
import { readCatalogue } from "#shared/db/catalogue.ts";
import { whyNotUpdatable } from "#shared/domain/position.ts";
import { changesFor, greenhouseSetting, withKept } from "./greenhouse-plan.ts";
import type { Scope } from "./scope.ts";

export type CloseReason = { readonly id: string; readonly name: string };

export type AtGreenhouse = {
  /** Fields whose value in the plan is not the one at Greenhouse. */
  readonly unwrittenCount: number;
  /** Reasons to close without a hire, by name. */
  readonly closeReasons: readonly CloseReason[];
};

/** Null when the position has no opening at Greenhouse that can be changed now. */
export async function atGreenhouse(scope: Scope, position: PositionRow): Promise<AtGreenhouse | null> {
  const { requisition, connectionId } = position;
  const isOpening = requisition?.parentId != null && requisition.deletedAt === null;
  if (!isOpening || connectionId === null || whyNotUpdatable(position) !== null) return null;
  return {
    unwrittenCount: await unwrittenCount(scope, position, connectionId),
    closeReasons: await closeReasons(scope, connectionId),
  };
}

/** Reads the whole catalogue, so only where the plan was touched after it was written. */
async function unwrittenCount(scope: Scope, position: PositionRow, connectionId: string): Promise<number> {
  if (position.updatedAt <= (position.syncedAt ?? "")) return 0;
  const setting = await greenhouseSetting(scope, connectionId);
  return changesFor(position, withKept(position, { action: "update" }, setting), setting).length;
}

async function closeReasons(scope: Scope, connectionId: string): Promise<CloseReason[]> {
  const entries = await readCatalogue(scope.tenant, connectionId, ["close_reason"]);
  return entries
    .flatMap((entry) => (entry.kind === "close_reason" && entry.isActive && !entry.data.isHire ? [entry] : []))
    .map(({ providerId, name }) => ({ id: providerId, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
