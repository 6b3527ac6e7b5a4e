// What the ATS says about our requisitions becomes rows; a change that concerns a position goes to the matcher in the same batch.
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SeenOpening, SeenRequisition } from "#shared/ats/adapter.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { positions, requisitions } from "#shared/db/schema/index.ts";
import { readsAs } from "#shared/domain/greenhouse/custom-fields.ts";
import type { AwaitedField } from "#shared/domain/greenhouse/sync-request.ts";
import { ATS_NAME } from "#shared/domain/sync/ats-name.ts";
import type { TenantWork } from "./tenant-work.ts";
import type { AtsConnection } from "./ats.ts";

/** Updates the rows that differ; deleted ones fail their position's sync in words, so that a person can sync it again. */
export async function noteRequisitions(
  work: TenantWork,
  connection: AtsConnection,
  seen: readonly SeenRequisition[],
  deleted: readonly string[],
): Promise<void> {
  const { tenant } = work;
  const ids = [...seen.map((requisition) => requisition.providerId), ...deleted];
  if (ids.length === 0) return;
  const held = await tenant.db
    .select()
    .from(requisitions)
    .where(
      tenant.owns(
        requisitions,
        sql`${requisitions.connectionId} = ${connection.id}`,
        sql`${requisitions.providerId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
  const now = new Date().toISOString();
  const seenById = new Map(seen.map((requisition) => [requisition.providerId, requisition]));
  const statements: BatchItem<"sqlite">[] = [];
  const changedPositions = new Set<string>();
  for (const row of held) {
    const found = seenById.get(row.providerId);
    const isMine = tenant.owns(requisitions, sql`${requisitions.id} = ${row.id}`);
    if (found === undefined) {
      if (row.deletedAt !== null) continue;
      statements.push(tenant.db.update(requisitions).set({ deletedAt: now, readAt: now }).where(isMine));
      statements.push(failDeleted(work, connection, row));
    } else if (differs(row, found)) {
      const { status, headcountTotal, headcountHired, closedAt } = found;
      const name = found.name || row.name;
      const facts = { status, name, headcountTotal, headcountHired, closedAt, ...openingFacts(found.opening) };
      const change = { ...facts, awaiting: stillAwaiting(row.awaiting, found.opening), deletedAt: null, readAt: now };
      statements.push(tenant.db.update(requisitions).set(change).where(isMine));
      if (row.status === status && row.deletedAt === null) continue;
    } else continue;
    changedPositions.add(row.positionId);
    statements.push(
      auditEntry(tenant, {
        actor: "system",
        action: found === undefined ? "requisition.deleted_at_ats" : "requisition.changed_at_ats",
        subjectKind: "position",
        subjectId: row.positionId,
        details: { requisitionCode: row.code, status: found?.status ?? "deleted" },
      }),
    );
  }
  const messages = [...changedPositions].map((positionId) => ({
    queue: "match" as const,
    body: { kind: "position" as const, tenantId: tenant.tenantId, positionId },
  }));
  await commit(work.env, tenant, statements, messages, work.defer);
}

type HeldRequisition = typeof requisitions.$inferSelect;

function differs(row: HeldRequisition, found: SeenRequisition): boolean {
  return (
    row.deletedAt !== null ||
    row.status !== found.status ||
    (found.name !== "" && row.name !== found.name) ||
    row.headcountTotal !== found.headcountTotal ||
    row.headcountHired !== found.headcountHired ||
    row.closedAt !== found.closedAt ||
    JSON.stringify(openingFacts(row)) !== JSON.stringify(openingFacts(found.opening)) ||
    (row.awaiting?.length ?? 0) !== (stillAwaiting(row.awaiting, found.opening)?.length ?? 0)
  );
}

type OpeningFacts = Pick<HeldRequisition, "parentId" | "applicationId" | "closeReasonId" | "targetStartOn">;

/** The columns that only openings have, of a row or of what was seen. */
export function openingFacts(of: SeenOpening | HeldRequisition | null): OpeningFacts {
  if (of === null) return { parentId: null, applicationId: null, closeReasonId: null, targetStartOn: null };
  const { applicationId, closeReasonId, targetStartOn } = of;
  return { parentId: "jobId" in of ? of.jobId : of.parentId, applicationId, closeReasonId, targetStartOn };
}

/** What was written and still does not read so: a field that agrees now was approved, one that was not read stays open. */
function stillAwaiting(awaiting: AwaitedField[] | null, opening: SeenOpening | null): AwaitedField[] | null {
  const rest = (awaiting ?? []).filter(({ on, key, valueType, wanted }) => {
    const reads = opening?.fields[on] ?? null;
    return reads === null || !readsAs(valueType, wanted, reads[key] ?? null);
  });
  return rest.length === 0 ? null : rest;
}

function failDeleted(work: TenantWork, connection: AtsConnection, row: HeldRequisition): BatchItem<"sqlite"> {
  const { id: requisitionId, positionId, code } = row;
  return work.tenant.db
    .update(positions)
    .set({
      syncStatus: "failed",
      syncReason: "requisition_deleted",
      syncMessage: `The requisition ${code} was deleted in ${ATS_NAME[connection.provider]}. Sync again to open a new one.`,
      requisitionId: null,
    })
    .where(
      work.tenant.owns(
        positions,
        sql`${positions.id} = ${positionId}`,
        sql`${positions.requisitionId} = ${requisitionId}`,
        sql`${positions.syncStatus} = 'synced'`,
      ),
    );
}
