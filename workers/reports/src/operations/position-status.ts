// The way of a position to approval and to its end: request, approve, send back, close, reopen; each says why when it may not be.
import { findConnection } from "#shared/db/connection-health.ts";
import { commit } from "#shared/db/outbox.ts";
import type { PositionAuditEntry } from "#shared/db/position-audit.ts";
import * as plan from "#shared/db/position-plan.ts";
import { findPosition, findPositions, type PositionRow } from "#shared/db/positions.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { whyNotUpdatable, type RefusalReason } from "#shared/domain/position.ts";
import { fail, type Result } from "#shared/domain/result.ts";
import type { OutboxMessage } from "#shared/queues/messages.ts";
import { changedIds } from "./changed-ids.ts";
import { getPosition, type PositionDetail, type PositionReason } from "./positions.ts";
import { isoNow, notFound, type Scope } from "./scope.ts";
import { changeAtAts, isRetriable, type AgainReason } from "./send-again.ts";

/** Why one position of a bulk action was left out. */
export type Refused = {
  readonly id: string;
  readonly reason: RefusalReason | "not_found" | "changed";
  readonly message: string;
};

/** Asks for approval of a draft; where the tenant approves at once, that approves it. */
export async function requestApproval(scope: Scope, id: string): Promise<Result<PositionDetail, PositionReason>> {
  const { approvesAtOnce } = await readTenant(scope.tenant);
  if (approvesAtOnce) return approvePosition(scope, id);
  return change(scope, id, "position.requested", (held, entry) =>
    held.status === "draft"
      ? plan.request(scope.tenant, id, entry)
      : `Only a draft can be requested; this position is ${held.status}.`,
  );
}

/** Approves a draft or a requested position. Approving an approved one changes nothing. */
export async function approvePosition(scope: Scope, id: string): Promise<Result<PositionDetail, PositionReason>> {
  return change(scope, id, "position.approved", (held, entry) => {
    if (held.status === "approved") return null;
    return whyNotApprovable(held) ?? plan.approve(scope.tenant, [id], approval(scope), entry);
  });
}

/** Approves those of the positions that may be; the others are named with the reason. */
export async function approvePositions(
  scope: Scope,
  ids: readonly string[],
): Promise<{ readonly approved: readonly string[]; readonly refused: readonly Refused[] }> {
  const wanted = [...new Set(ids)];
  const held = new Map((await findPositions(scope.tenant, wanted)).map((position) => [position.id, position]));
  const refused: Refused[] = [];
  const approvable: string[] = [];
  for (const id of wanted) {
    const position = held.get(id);
    const why = position === undefined ? "There is no such position." : whyNotApprovable(position);
    if (why === null) approvable.push(id);
    else refused.push({ id, reason: position === undefined ? "not_found" : "wrong_status", message: why });
  }
  if (approvable.length === 0) return { approved: [], refused };
  const entry = { actor: scope.actor.id, action: "position.approved", now: scope.now };
  const statements = plan.approve(scope.tenant, approvable, approval(scope), entry);
  const [, changed] = await commit(scope.env, scope.tenant, statements, [], scope.defer);
  const approved = new Set(changedIds(changed));
  for (const id of approvable) {
    if (!approved.has(id)) refused.push({ id, reason: "changed", message: "It was changed at this moment." });
  }
  return { approved: approvable.filter((id) => approved.has(id)), refused };
}

/** Sends a requested position, or an approved one that was never sent to the ATS, back to draft with a note for its planner. */
export async function sendBack(
  scope: Scope,
  id: string,
  note: string,
): Promise<Result<PositionDetail, PositionReason>> {
  return change(scope, id, "position.sent_back", (held, entry) => {
    const isOnlyPlanned = held.syncStatus === "not_started";
    if ((held.status === "requested" || held.status === "approved") && isOnlyPlanned)
      return plan.sendBack(scope.tenant, id, note, entry);
    if (!isOnlyPlanned) return "It was already sent to the ATS. Close it instead.";
    return `Only a requested or approved position can be sent back; this one is ${held.status}.`;
  });
}

/**
 * Ends a plan that nobody was hired for. With `opening` its opening at Greenhouse is closed along, for that reason; otherwise a
 * requisition at the ATS stays as it is.
 */
export async function closePosition(
  scope: Scope,
  id: string,
  opening?: { readonly closeReasonId: string | null },
): Promise<Result<PositionDetail, PositionReason | AgainReason>> {
  if (opening !== undefined) return closeWithOpening(scope, id, opening.closeReasonId);
  return change(scope, id, "position.closed", (held, entry) => {
    if (held.status === "closed") return null;
    if (held.syncStatus === "pending") return "It is being written to the ATS. Close it when that is done.";
    if (held.hire !== null || held.status === "filled")
      return "Somebody was hired for it. Undo the hire in the ATS first.";
    return plan.close(scope.tenant, id, entry);
  });
}

/**
 * Takes a closed position up again. While its requisition still takes hires at the ATS it is simply open again; a closed opening
 * at Greenhouse is opened again there; otherwise it is approved and not started, and the next sync gives it a fresh code.
 */
export async function reopenPosition(
  scope: Scope,
  id: string,
): Promise<Result<PositionDetail, PositionReason | AgainReason>> {
  const closed = await findPosition(scope.tenant, id);
  if (closed?.status === "closed" && closed.hire === null && isReopenable(closed)) {
    const connection = await findConnection(scope.tenant, closed.connectionId ?? "");
    if (connection?.provider === "greenhouse" && connection.status !== "disconnected") {
      // While its opening is still closed it waits as approved: open it is once Greenhouse says so.
      const status = { from: "closed", to: "approved", action: "position.reopened" } as const;
      const reopened = await changeAtAts(scope, closed, { action: "reopen" }, status);
      return reopened.ok ? getPosition(scope, id) : reopened;
    }
  }
  const settle: OutboxMessage = {
    queue: "match",
    body: { kind: "position", tenantId: scope.tenant.tenantId, positionId: id },
  };
  return change(
    scope,
    id,
    "position.reopened",
    (held, entry) => {
      if (held.status !== "closed") return `Only a closed position can be reopened; this one is ${held.status}.`;
      if (held.hire !== null) return "It has a hire. Undo the hire in the ATS first.";
      return isStillOpenAtAts(held)
        ? plan.openAgain(scope.tenant, id, entry)
        : plan.reopen(scope.tenant, id, approval(scope), entry);
    },
    [settle],
  );
}

async function closeWithOpening(
  scope: Scope,
  id: string,
  closeReasonId: string | null,
): Promise<Result<PositionDetail, PositionReason | AgainReason>> {
  const held = await findPosition(scope.tenant, id);
  if (held === null) return notFound("position");
  const refusal = whyNotUpdatable(held);
  if (refusal !== null) return fail(refusal.reason, refusal.message);
  if (held.hire !== null) return fail("wrong_status", "Somebody was hired for it. Undo the hire in the ATS first.");
  const status = { from: held.status, to: "closed", action: "position.closed" } as const;
  const closed = await changeAtAts(scope, held, { action: "close", closeReasonId }, status);
  return closed.ok ? getPosition(scope, id) : closed;
}

/** An opening that Greenhouse still has can be opened again there, under the same code. */
export function isReopenable(held: PositionRow): boolean {
  const { requisition, syncStatus } = held;
  const isClosed = requisition?.status === "closed" && requisition.deletedAt === null && requisition.parentId !== null;
  return isClosed && (syncStatus === "synced" || syncStatus === "failed");
}

type Statements = ReturnType<typeof plan.approve>;

/** `decide` answers the statements to run, words why it may not be, or null when there is nothing to do. */
async function change(
  scope: Scope,
  id: string,
  action: string,
  decide: (held: PositionRow, entry: PositionAuditEntry) => Statements | string | null,
  messages: readonly OutboxMessage[] = [],
): Promise<Result<PositionDetail, PositionReason>> {
  const held = await findPosition(scope.tenant, id);
  if (held === null) return notFound("position");
  const entry = { actor: scope.actor.id, action, details: { from: held.status }, now: scope.now };
  const decided = decide(held, entry);
  if (typeof decided === "string") return fail("wrong_status", decided);
  if (decided === null) return getPosition(scope, id);
  const [, changed] = await commit(scope.env, scope.tenant, decided, messages, scope.defer);
  if (changedIds(changed).length === 0) return fail("wrong_status", "It was changed at this moment. Look at it again.");
  return getPosition(scope, id);
}

function whyNotApprovable(held: PositionRow): string | null {
  if (held.status === "draft" || held.status === "requested") return null;
  return `Only a draft or requested position can be approved; this one is ${held.status}.`;
}

function isStillOpenAtAts(held: PositionRow): boolean {
  const isKnown = held.syncStatus === "synced" || isRetriable(held); // a failed close has left it open
  return isKnown && held.requisition?.status === "open" && held.requisition.deletedAt === null;
}

function approval(scope: Scope) {
  return { by: scope.actor.id, at: isoNow(scope) };
}
