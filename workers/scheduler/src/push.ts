// Bringing one pending position to its end: synced, Failed with its reason, or pending with the time of the next try.
import { eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { positions, requisitions } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail } from "#shared/domain/result.ts";
import { pushFailure, type PushFailure } from "#shared/domain/sync/push-failure.ts";
import type { PendingPosition } from "./due-positions.ts";
import { noteAtsFailure } from "./failures.ts";
import { finishItem } from "./jobs.ts";
import { openingFacts } from "./note-requisitions.ts";
import { atsOf } from "./ats.ts";
import { readsAfter } from "./opening-reads.ts";
import { completeRequisition, openRequisition, type Written } from "./open-requisition.ts";
import { LeaseLost, type TenantWork } from "./tenant-work.ts";
import { seatEarlierHires } from "./write-hires.ts";
import { writeOf, type PositionWrite } from "./writers.ts";
import { errorText } from "#shared/domain/error-text.ts";

/**
 * Brings one pending position to synced, to failed with its reason, or leaves it pending with the time of the next try.
 * A defect of ours with one position is logged and tried again later like an outage: it must not hold up the others.
 */
export async function pushPosition(work: TenantWork, position: PendingPosition): Promise<void> {
  try {
    await push(work, position);
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    console.error(
      JSON.stringify({ at: "scheduler", event: "push failed", positionId: position.id, error: errorText(error) }),
    );
    const failure = { reason: "unavailable" as const, message: "Unforeseen." };
    const attempt = position.syncAttempts + 1;
    await settleFailure(work, position, pushFailure(failure, attempt, Date.now(), position.connection.provider));
  }
}

async function push(work: TenantWork, position: PendingPosition): Promise<void> {
  const { connection } = position;
  const write = position.isForHeadcount ? await writeOf(work, position) : moduleRemoved();
  const outcome = write.ok ? await carryOut(work, position, write.value) : write;
  if (outcome.ok) return settleSynced(work, position, outcome.value);
  if (outcome.reason === "access_revoked" || outcome.reason === "key_refused")
    await noteAtsFailure(work, connection.id, { ...outcome, reason: outcome.reason });
  const failure = pushFailure(outcome, position.syncAttempts + 1, Date.now(), connection.provider);
  await settleFailure(work, position, failure);
}

/** Whoever removed the module was told that positions can no longer be synced. */
function moduleRemoved() {
  return fail(
    "connection_lacks_module",
    "The connection is no longer used for headcount. Add the module under Settings > Integrations, then retry.",
  );
}

async function carryOut(work: TenantWork, position: PendingPosition, { writer, providerId }: PositionWrite) {
  const ats = atsOf(work, position.connection);
  return providerId === null
    ? openRequisition(work, ats, position, writer)
    : completeRequisition(ats, position, writer, providerId);
}

/** How the end of each wish is written down. */
const END_WORDS = {
  open: { done: "position.synced", failed: "position.sync_failed" },
  update: { done: "position.changed_at_ats", failed: "position.change_failed" },
  close: { done: "position.opening_closed", failed: "position.change_failed" },
  reopen: { done: "position.opening_reopened", failed: "position.change_failed" },
} as const;

function wish({ syncRequest }: PendingPosition): keyof typeof END_WORDS {
  const action = syncRequest?.action;
  return action === "update" || action === "close" || action === "reopen" ? action : "open";
}

const stillPending = (work: TenantWork, position: PendingPosition) =>
  work.tenant.owns(
    positions,
    eq(positions.id, position.id),
    sql`sync_status = 'pending'`,
    eq(positions.requisitionCode, position.requisitionCode),
  );

async function settleSynced(work: TenantWork, position: PendingPosition, written: Written): Promise<void> {
  const { tenant } = work;
  const now = new Date().toISOString();
  const requisitionId = newId("requisition");
  const { providerId, code, name, status, headcountTotal, headcountHired, closedAt, opening } = written.requisition;
  const facts = {
    code,
    name,
    status,
    headcountTotal,
    headcountHired,
    closedAt,
    positionId: position.id,
    deletedAt: null,
    readAt: now,
    ...openingFacts(opening),
    awaiting: written.awaiting.length === 0 ? null : [...written.awaiting],
    reads: readsAfter(null, opening),
  };
  const statements: BatchItem<"sqlite">[] = [
    tenant.db
      .insert(requisitions)
      .values({
        id: requisitionId,
        tenantId: tenant.tenantId,
        connectionId: position.connectionId,
        providerId,
        openedAt: written.requisition.createdAt,
        ...facts,
      })
      .onConflictDoUpdate({
        target: [requisitions.tenantId, requisitions.connectionId, requisitions.providerId],
        set: facts,
      }),
    tenant.db
      .update(positions)
      .set({
        syncStatus: "synced",
        syncReason: null,
        syncMessage: null,
        syncNextTryAt: null,
        syncedAt: now,
        requisitionId: sql`(select id from requisitions where tenant_id = ${tenant.tenantId} and connection_id = ${position.connectionId} and provider_id = ${providerId})`,
      })
      .where(stillPending(work, position)),
    seatEarlierHires(work, position.id, providerId),
    auditEntry(tenant, {
      actor: "system",
      action: END_WORDS[wish(position)].done,
      subjectKind: "position",
      subjectId: position.id,
      details: { requisitionCode: code, requisition: providerId },
    }),
    ...finishItem(work, position, "done", null),
  ];
  const message = { kind: "position" as const, tenantId: tenant.tenantId, positionId: position.id };
  await commit(work.env, tenant, statements, [{ queue: "match", body: message }], work.defer);
}

async function settleFailure(work: TenantWork, position: PendingPosition, failure: PushFailure): Promise<void> {
  const { tenant } = work;
  const isFinal = failure.nextTryAt === null;
  const statements: BatchItem<"sqlite">[] = [
    tenant.db
      .update(positions)
      .set({
        syncStatus: isFinal ? "failed" : "pending",
        syncReason: failure.reason,
        syncMessage: failure.message,
        syncAttempts: position.syncAttempts + 1,
        syncNextTryAt: failure.nextTryAt,
      })
      .where(stillPending(work, position)),
  ];
  if (isFinal) {
    statements.push(
      auditEntry(tenant, {
        actor: "system",
        action: END_WORDS[wish(position)].failed,
        subjectKind: "position",
        subjectId: position.id,
        details: { requisitionCode: position.requisitionCode, reason: failure.reason },
      }),
      ...finishItem(work, position, "failed", failure.message),
    );
  }
  await commit(work.env, tenant, statements, [], work.defer);
}
