// What a sync would write for each chosen position, field by field, and why it would leave some out: shown before anything happens.
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import { findPositions, type PositionRow } from "#shared/db/positions.ts";
import { readTenant } from "#shared/db/tenants.ts";
import type { PlanProblem } from "#shared/domain/greenhouse/planned-fields.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { whyNotSyncable, whyNotUpdatable, type Refusal } from "#shared/domain/position.ts";
import { leverRequisitionPlan, previewLines, type PreviewLine } from "#shared/domain/write-plan.ts";
import {
  greenhouseSetting,
  keptChoices,
  plannedCode,
  plannedLines,
  withKept,
  type GreenhouseSetting,
} from "./greenhouse-plan.ts";
import type { Refused } from "./position-status.ts";
import { CHOICES_MISSING } from "./request-sync.ts";
import type { Scope } from "./scope.ts";
import { syncableConnections } from "./usable-connections.ts";

export type PositionPreview = {
  readonly position: PositionRow;
  /** The code that it bears and would keep; null: it gets the next number. */
  readonly requisitionCode: string | null;
  /** Of a change to a requisition that is there only what differs, with what stands there now. */
  readonly lines: readonly (PreviewLine & { readonly from?: string })[];
  /** Greenhouse: what is still missing or does not fit, field by field. */
  readonly problems: readonly PlanProblem[];
  /** Greenhouse: what a person should know. */
  readonly notes: readonly string[];
  /** Why it would be left out, or null. */
  readonly refusal: Refusal | null;
};

export type SyncPreview = {
  readonly positions: readonly PositionPreview[];
  /** Ids that this tenant has no position under. */
  readonly unknown: readonly Refused[];
  readonly syncableCount: number;
};

export type PreviewWish = {
  readonly positionIds: readonly string[];
  /** As if for fresh codes. */
  readonly nextNumber?: boolean;
  /** Absent: each position's own connection, else the newest working one; Lever when there is none. */
  readonly connectionId?: string;
  readonly choices?: GreenhouseSyncRequest | null;
};

/** Made by the same functions that make the requests to the ATS, from the same plans. */
export async function previewSync(scope: Scope, wish: PreviewWish): Promise<SyncPreview> {
  const ids = [...new Set(wish.positionIds)];
  const [found, { writesCompensation, codePrefix }, connections] = await Promise.all([
    findPositions(scope.tenant, ids),
    readTenant(scope.tenant),
    syncableConnections(scope),
  ]);
  const settings = new Map<string, GreenhouseSetting>();
  const previews: PositionPreview[] = [];
  for (const position of found) {
    const isSynced = position.syncStatus === "synced" || position.syncStatus === "pending";
    const requisitionCode = wish.nextNumber === true && !isSynced ? null : position.requisitionCode;
    const code = plannedCode({ requisitionCode }, codePrefix);
    const connection = connectionFor(position, connections, wish.connectionId);
    if (connection?.provider === "greenhouse") {
      const setting = settings.get(connection.id) ?? (await greenhouseSetting(scope, connection.id));
      settings.set(connection.id, setting);
      const asked = requestFor(position, connection, wish.choices ?? null);
      const request = asked?.action === "update" ? withKept(position, asked, setting) : asked;
      previews.push({ position, requisitionCode, ...atGreenhouse(position, code, request, setting) });
    } else {
      const lines = previewLines(leverRequisitionPlan(position, code, writesCompensation));
      previews.push({ position, requisitionCode, lines, problems: [], notes: [], refusal: whyNotSyncable(position) });
    }
  }
  const known = new Set(found.map((position) => position.id));
  const unknown = ids
    .filter((id) => !known.has(id))
    .map((id): Refused => ({ id, reason: "not_found", message: "There is no such position." }));
  return { positions: previews, unknown, syncableCount: previews.filter((one) => one.refusal === null).length };
}

function connectionFor(
  position: PositionRow,
  connections: readonly ConnectionRow[],
  wished: string | undefined,
): ConnectionRow | undefined {
  if (wished !== undefined) return connections.find((connection) => connection.id === wished);
  return connections.find((connection) => connection.id === position.connectionId) ?? connections[0];
}

/** What was chosen; else what failed before; else, where a requisition is already, its update. */
function requestFor(position: PositionRow, connection: ConnectionRow, chosen: GreenhouseSyncRequest | null) {
  if (chosen !== null) return chosen;
  const isThere = position.requisition !== null && position.syncStatus !== "not_started";
  return isThere ? ({ action: "update" } as const) : keptChoices(position, connection.id);
}

function atGreenhouse(
  position: PositionRow,
  code: string,
  request: GreenhouseSyncRequest | null,
  setting: GreenhouseSetting,
): Pick<PositionPreview, "lines" | "problems" | "notes" | "refusal"> {
  if (request === null)
    return { lines: [], problems: [], notes: [], refusal: whyNotSyncable(position) ?? CHOICES_MISSING };
  const planned = plannedLines(position, code, request, setting);
  const isUpdate = request.action === "update";
  const refusal = isUpdate ? whyNotUpdatable(position) : whyNotSyncable(position);
  return {
    ...planned,
    refusal: refusal ?? incomplete(planned.problems) ?? (isUpdate ? unchanged(planned.lines) : null),
  };
}

function incomplete(problems: readonly PlanProblem[]): Refusal | null {
  if (problems.length === 0) return null;
  return { reason: "plan_incomplete", message: problems.map(({ message }) => message).join(" ") };
}

function unchanged(lines: readonly unknown[]): Refusal | null {
  return lines.length > 0 ? null : { reason: "nothing_to_write", message: "Greenhouse has all of it already." };
}
