// What happens to a position at Greenhouse after it was opened there: its changes are written, its opening is closed or opened again.
import { commit } from "#shared/db/outbox.ts";
import { pendingStatements, type SyncRequest } from "#shared/db/position-sync.ts";
import { findPosition, type PositionRow } from "#shared/db/positions.ts";
import type { PlanProblem } from "#shared/domain/greenhouse/planned-fields.ts";
import type { GreenhouseSyncRequest } from "#shared/domain/greenhouse/sync-request.ts";
import { newId } from "#shared/domain/ids.ts";
import { whyNotUpdatable, type RefusalReason } from "#shared/domain/position.ts";
import { fail, ok, type Failure, type Result } from "#shared/domain/result.ts";
import type { PositionStatus } from "#shared/domain/words.ts";
import { changedIds } from "./changed-ids.ts";
import { changesFor, greenhouseSetting, plannedLines, withKept } from "./greenhouse-plan.ts";
import type { SyncAccepted } from "./request-sync.ts";
import { notFound, type Scope } from "./scope.ts";
import { usableConnection, type UnusableReason } from "./usable-connections.ts";

export type AgainReason = UnusableReason | RefusalReason | "not_found" | "changed" | "choices_unused";

export type AgainFailure = Failure<AgainReason> & { readonly problems?: readonly PlanProblem[] };

type Update = Extract<GreenhouseSyncRequest, { action: "update" }>;

/**
 * Writes what an edit changed to the position's job and opening: exactly the lines that its preview shows now, or of these the
 * ones in `only`. Nothing is written when there are none.
 */
export async function requestUpdate(
  scope: Scope,
  id: string,
  wish: Update,
): Promise<{ readonly ok: true; readonly value: SyncAccepted } | AgainFailure> {
  const position = await findPosition(scope.tenant, id);
  if (position === null) return notFound("position");
  const refusal = whyNotUpdatable(position);
  if (refusal !== null) return fail(refusal.reason, refusal.message);
  const connection = await greenhouseOf(scope, position);
  if (!connection.ok) return connection;
  const setting = await greenhouseSetting(scope, connection.value);
  const request = withKept(position, wish, setting);
  const { problems } = plannedLines(position, position.requisitionCode ?? "", request, setting);
  if (problems.length > 0)
    return { ...fail("plan_incomplete", problems.map(({ message }) => message).join(" ")), problems };
  const changes = changesFor(position, request, setting);
  if (changes.length === 0) return fail("nothing_to_write", "Greenhouse has all of it already.");
  const only = changes.map(({ field }) => field);
  return sendAgain(scope, position, connection.value, { ...request, only }, { from: "open", to: "open", action: null });
}

/** The way that a change of status takes through the ATS: the position's new status and its opening's go together. */
export async function changeAtAts(
  scope: Scope,
  position: PositionRow,
  request: Exclude<GreenhouseSyncRequest, { action: "create" | "open_on_job" | "update" }>,
  status: { readonly from: PositionStatus; readonly to: PositionStatus; readonly action: string },
): Promise<Result<SyncAccepted, AgainReason>> {
  const connection = await greenhouseOf(scope, position);
  if (!connection.ok) return connection;
  const setting = await greenhouseSetting(scope, connection.value);
  const { problems } = plannedLines(position, position.requisitionCode ?? "", request, setting);
  if (problems.length > 0) return fail("plan_incomplete", problems.map(({ message }) => message).join(" "));
  return sendAgain(scope, position, connection.value, request, status);
}

/** What failed is asked for once more, as it was. */
export async function retryAgain(scope: Scope, position: PositionRow): Promise<Result<SyncAccepted, AgainReason>> {
  const request = position.syncRequest;
  if (request === null || !isRetriable(position))
    return fail("wrong_status", "There is nothing to try again for this position.");
  const connection = await greenhouseOf(scope, position);
  if (!connection.ok) return connection;
  const { status } = position;
  return sendAgain(scope, position, connection.value, request, { from: status, to: status, action: null });
}

/** Whether what failed was a change of a requisition that is at the ATS, so that a retry repeats just that. */
export function isRetriable({ syncStatus, syncRequest, requisition }: PositionRow): boolean {
  const isChange = syncRequest !== null && syncRequest.action !== "create" && syncRequest.action !== "open_on_job";
  return syncStatus === "failed" && requisition !== null && requisition.deletedAt === null && isChange;
}

async function greenhouseOf(
  scope: Scope,
  position: PositionRow,
): Promise<Result<string, UnusableReason | "choices_unused">> {
  const connection = await usableConnection(scope, position.connectionId ?? "");
  if (!connection.ok) return connection;
  return connection.value.provider === "greenhouse"
    ? ok(connection.value.id)
    : fail("choices_unused", "A requisition in Lever is not changed from here. Change it in Lever.");
}

async function sendAgain(
  scope: Scope,
  position: PositionRow,
  connectionId: string,
  choices: GreenhouseSyncRequest,
  again: NonNullable<SyncRequest["again"]>,
): Promise<Result<SyncAccepted, "changed">> {
  const { id, requisitionCode: code } = position;
  if (code === null) return fail("changed", "It has no code any more. Look at it again.");
  const jobId = newId("job", scope.now);
  const { tenantId } = scope.tenant;
  const statements = pendingStatements(scope.tenant, {
    jobId,
    connectionId,
    wishes: [{ id, previousCode: code, code, choices }],
    requestedBy: scope.actor.id,
    now: scope.now,
    again,
  });
  const [changed] = await commit(
    scope.env,
    scope.tenant,
    statements,
    [{ queue: "sync", body: { kind: "sync", tenantId } }],
    scope.defer,
  );
  if (changedIds(changed).length === 0) return fail("changed", "It was changed at this moment. Look at it again.");
  return ok({ jobId, accepted: [{ id, requisitionCode: code }], refused: [] });
}
