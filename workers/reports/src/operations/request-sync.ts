// Sync with ATS: gives each chosen position its code, sets it to pending with a job, and pokes the scheduler; all or nothing, at once.
import { listConnections, findConnection, type ConnectionRow } from "#shared/db/connection-health.ts";
import { commit } from "#shared/db/outbox.ts";
import { pendingStatements, type SyncWish } from "#shared/db/position-sync.ts";
import { findPositions, type PositionRow } from "#shared/db/positions.ts";
import { allocateCodes } from "#shared/db/tenants.ts";
import { attentionWords } from "#shared/domain/connection.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { newId } from "#shared/domain/ids.ts";
import { whyNotSyncable } from "#shared/domain/position.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { changedIds } from "./changed-ids.ts";
import type { Refused } from "./position-status.ts";
import type { Scope } from "./scope.ts";

/** As many positions as one request may send: one D1 batch and one Lever budget of under a minute. */
export const MAX_SYNC_POSITIONS = 500;

export type SyncWishes = {
  readonly connectionId: string;
  readonly positionIds: readonly string[];
  /** Gives failed positions a fresh code, after `code_in_use`. Otherwise a position that has a code keeps it. */
  readonly nextNumber?: boolean;
  /** Needed for Greenhouse: which template or job, and fields. */
  readonly choices?: GreenhouseSyncRequest | null;
};

export type SyncAccepted = {
  /** Null when no position could be accepted. */
  readonly jobId: string | null;
  readonly accepted: readonly { readonly id: string; readonly requisitionCode: string }[];
  readonly refused: readonly Refused[];
};

export type ConnectionReason =
  "connection_not_found" | "connection_not_active" | "connection_lacks_module" | "choices_missing" | "choices_unused";

/** Connections that positions can be sent through without choosing anything more: Greenhouse wants a template or a job. */
export async function syncableConnections(scope: Scope): Promise<ConnectionRow[]> {
  const connections = await listConnections(scope.tenant);
  return connections.filter(
    (connection) => whyNotUsable(connection) === null && whyNotChosen(connection, null) === null,
  );
}

/**
 * Accepts those positions that are approved and not started or failed; the others are named with the reason. Accepted ones are
 * pending, with their codes, when this returns; the scheduler writes them.
 */
export async function requestSync(
  scope: Scope,
  wishes: SyncWishes,
): Promise<Result<SyncAccepted, ConnectionReason | "too_many">> {
  const ids = [...new Set(wishes.positionIds)];
  if (ids.length > MAX_SYNC_POSITIONS)
    return fail("too_many", `At most ${MAX_SYNC_POSITIONS} positions at once; these are ${ids.length}.`);
  const connection = await findConnection(scope.tenant, wishes.connectionId);
  const choices = wishes.choices ?? null;
  const unusable =
    connection === null
      ? noConnection(wishes.connectionId)
      : (whyNotUsable(connection) ?? whyNotChosen(connection, choices));
  if (unusable !== null) return unusable;

  const { syncable, refused } = sort(ids, await findPositions(scope.tenant, ids));
  if (syncable.length === 0) return ok({ jobId: null, accepted: [], refused });

  const keepsCode = (position: PositionRow) => position.requisitionCode !== null && wishes.nextNumber !== true;
  const freshCodes = await allocateCodes(scope.tenant, syncable.filter((position) => !keepsCode(position)).length);
  const planned = syncable.map((position): SyncWish => {
    const previousCode = position.requisitionCode;
    const code = keepsCode(position) ? previousCode : freshCodes.shift();
    if (code === undefined || code === null) throw new Error("Fewer codes than positions"); // allocateCodes gave as many as asked
    return { id: position.id, previousCode, code };
  });
  const accepted = await commitPending(scope, wishes.connectionId, planned, choices);
  const acceptedIds = new Set(accepted.rows.map((row) => row.id));
  for (const { id } of planned) {
    if (!acceptedIds.has(id)) refused.push({ id, reason: "changed", message: "It was changed at this moment." });
  }
  return ok({ jobId: accepted.rows.length > 0 ? accepted.jobId : null, accepted: accepted.rows, refused });
}

async function commitPending(
  scope: Scope,
  connectionId: string,
  wishes: readonly SyncWish[],
  choices: GreenhouseSyncRequest | null,
) {
  const jobId = newId("job", scope.now);
  const { tenantId } = scope.tenant;
  const request = { jobId, connectionId, wishes, choices, requestedBy: scope.actor.id, now: scope.now };
  const [pending] = await commit(
    scope.env,
    scope.tenant,
    pendingStatements(scope.tenant, request),
    [{ queue: "sync", body: { kind: "sync", tenantId } }],
    scope.defer,
  );
  const becamePending = new Set(changedIds(pending));
  const rows = wishes
    .filter((wish) => becamePending.has(wish.id))
    .map((wish) => ({ id: wish.id, requisitionCode: wish.code }));
  return { jobId, rows };
}

function sort(ids: readonly string[], found: readonly PositionRow[]) {
  const byId = new Map(found.map((position) => [position.id, position]));
  const syncable: PositionRow[] = [];
  const refused: Refused[] = [];
  for (const id of ids) {
    const position = byId.get(id);
    const refusal = position === undefined ? null : whyNotSyncable(position);
    if (position === undefined) refused.push({ id, reason: "not_found", message: "There is no such position." });
    else if (refusal === null) syncable.push(position);
    else refused.push({ id, ...refusal });
  }
  return { syncable, refused };
}

function noConnection(id: string): Failure<ConnectionReason> {
  const message = `There is no connection ${id}. Connect Lever under Settings > Integrations.`;
  return fail("connection_not_found", message);
}

function whyNotChosen(
  connection: ConnectionRow,
  choices: GreenhouseSyncRequest | null,
): Failure<ConnectionReason> | null {
  if (connection.provider === "greenhouse" && choices === null)
    return fail(
      "choices_missing",
      "Greenhouse wants a choice: send templateJobId for a new job, or jobId to open on one.",
    );
  if (connection.provider !== "greenhouse" && choices !== null)
    return fail("choices_unused", "templateJobId, jobId and fields are for Greenhouse. Leave them out for Lever.");
  return null;
}

function whyNotUsable(connection: ConnectionRow): Failure<ConnectionReason> | null {
  const name = `The ${connection.provider === "lever" ? "Lever" : "Greenhouse"} connection ${connection.id}`;
  if (connection.status === "disconnected")
    return fail("connection_not_active", `${name} is disconnected. Connect again under Settings > Integrations.`);
  if (connection.status === "needs_attention") {
    const why = attentionWords(connection.provider, connection.attentionReason);
    return fail("connection_not_active", `${name} needs attention. ${why}`);
  }
  if (!connection.modules.includes("headcount"))
    return fail("connection_lacks_module", `${name} is not used for headcount. Add the headcount module to it.`);
  return null;
}
