// Sync with ATS: gives each chosen position its code, sets it to pending with a job, and pokes the scheduler; all or nothing, at once.
import type { ConnectionRow } from "#shared/db/connection-health.ts";
import { commit } from "#shared/db/outbox.ts";
import { pendingStatements, type SyncWish } from "#shared/db/position-sync.ts";
import { findPositions, type PositionRow } from "#shared/db/positions.ts";
import { allocateCodes } from "#shared/db/tenants.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { newId } from "#shared/domain/ids.ts";
import { whyNotSyncable, type Refusal } from "#shared/domain/position.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import { changedIds } from "./changed-ids.ts";
import { greenhouseSetting, keptChoices, plannedCode, plannedLines } from "./greenhouse-plan.ts";
import type { Refused } from "./position-status.ts";
import type { Scope } from "./scope.ts";
import { isRetriable } from "./send-again.ts";
import { usableConnection, type UnusableReason } from "./usable-connections.ts";

/** As many positions as one request may send: one job, one D1 batch of a few hundred kB of parameters. */
export const MAX_SYNC_POSITIONS = 5_000;

export type SyncWishes = {
  readonly connectionId: string;
  readonly positionIds: readonly string[];
  /** Gives failed positions a fresh code, after `code_in_use`. Otherwise a position that has a code keeps it. */
  readonly nextNumber?: boolean;
  /** For Greenhouse: which template or job, and fields. Without it a position goes with the choices that it was last sent with. */
  readonly choices?: GreenhouseSyncRequest | null;
};

export type SyncAccepted = {
  /** Null when no position could be accepted. */
  readonly jobId: string | null;
  readonly accepted: readonly { readonly id: string; readonly requisitionCode: string }[];
  readonly refused: readonly Refused[];
};

export type ConnectionReason = UnusableReason | "choices_missing" | "choices_unused";

type Chosen = { readonly position: PositionRow; readonly choices: GreenhouseSyncRequest | null };

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
  const connection = await usableConnection(scope, wishes.connectionId);
  if (!connection.ok) return connection;
  const found = await findPositions(scope.tenant, ids);
  const unchosen = whyNotChosen(connection.value, wishes.choices ?? null, found);
  if (unchosen !== null) return unchosen;

  const { syncable, refused } = await sort(scope, connection.value, ids, found, wishes.choices ?? null);
  if (syncable.length === 0) return ok({ jobId: null, accepted: [], refused });

  const keepsCode = ({ position }: Chosen) => position.requisitionCode !== null && wishes.nextNumber !== true;
  const freshCodes = await allocateCodes(scope.tenant, syncable.filter((chosen) => !keepsCode(chosen)).length);
  const planned = syncable.map((chosen): SyncWish => {
    const { position, choices } = chosen;
    const previousCode = position.requisitionCode;
    const code = keepsCode(chosen) ? previousCode : freshCodes.shift();
    if (code === undefined || code === null) throw new Error("Fewer codes than positions"); // allocateCodes gave as many as asked
    return { id: position.id, previousCode, code, choices };
  });
  const accepted = await commitPending(scope, wishes.connectionId, planned);
  const acceptedIds = new Set(accepted.rows.map((row) => row.id));
  for (const { id } of planned) {
    if (!acceptedIds.has(id)) refused.push({ id, reason: "changed", message: "It was changed at this moment." });
  }
  return ok({ jobId: accepted.rows.length > 0 ? accepted.jobId : null, accepted: accepted.rows, refused });
}

async function commitPending(scope: Scope, connectionId: string, wishes: readonly SyncWish[]) {
  const jobId = newId("job", scope.now);
  const { tenantId } = scope.tenant;
  const request = { jobId, connectionId, wishes, requestedBy: scope.actor.id, now: scope.now };
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

async function sort(
  scope: Scope,
  connection: ConnectionRow,
  ids: readonly string[],
  found: readonly PositionRow[],
  choices: GreenhouseSyncRequest | null,
) {
  const byId = new Map(found.map((position) => [position.id, position]));
  const syncable: Chosen[] = [];
  const refused: Refused[] = [];
  const incomplete = await incompleteness(scope, connection);
  for (const id of ids) {
    const position = byId.get(id);
    if (position === undefined) {
      refused.push({ id, reason: "not_found", message: "There is no such position." });
      continue;
    }
    const chosen = { position, choices: choices ?? keptChoices(position, connection.id) };
    const refusal = whyNotSyncable(position) ?? unfinished(position) ?? incomplete(chosen);
    if (refusal === null) syncable.push(chosen);
    else refused.push({ id, ...refusal });
  }
  return { syncable, refused };
}

/** Its opening is there, only a change of it failed: that is tried again, instead of opening anything anew. */
function unfinished(position: PositionRow): Refusal | null {
  if (!isRetriable(position)) return null;
  return { reason: "wrong_status", message: "A change of its opening could not be written. Retry that on its page." };
}

/** v3 does not enforce what Greenhouse's forms demand, so what cannot go is refused before anything is sent. */
async function incompleteness(scope: Scope, connection: ConnectionRow) {
  if (connection.provider !== "greenhouse") return () => null;
  const setting = await greenhouseSetting(scope, connection.id);
  return ({ position, choices }: Chosen) => {
    if (choices === null) return CHOICES_MISSING;
    const { problems } = plannedLines(position, plannedCode(position, ""), choices, setting);
    const message = problems.map((problem) => problem.message).join(" ");
    return problems.length === 0 ? null : { reason: "plan_incomplete" as const, message };
  };
}

export const CHOICES_MISSING = {
  reason: "choices_missing",
  message: "Greenhouse wants a choice: a template for a new job (templateJobId), or the job to open on (jobId).",
} as const;

function whyNotChosen(
  connection: ConnectionRow,
  choices: GreenhouseSyncRequest | null,
  found: readonly PositionRow[],
): Failure<ConnectionReason> | null {
  const isGreenhouse = connection.provider === "greenhouse";
  if (isGreenhouse && choices === null && !found.some((position) => keptChoices(position, connection.id) !== null))
    return fail(CHOICES_MISSING.reason, CHOICES_MISSING.message);
  if (!isGreenhouse && choices !== null)
    return fail("choices_unused", "templateJobId, jobId and fields are for Greenhouse. Leave them out for Lever.");
  return null;
}
