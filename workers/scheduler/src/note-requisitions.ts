// What the ATS says about our requisitions becomes rows; a change that concerns a position goes to the matcher in the same batch.
import { eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { SeenOpening, SeenRequisition } from "#shared/ats/adapter.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { connections, hires, positions, requisitions } from "#shared/db/schema/index.ts";
import { readsAs } from "#shared/domain/greenhouse/custom-fields.ts";
import type { AwaitedField } from "#shared/domain/greenhouse/sync-request.ts";
import { ATS_NAME } from "#shared/domain/sync/ats-name.ts";
import { readsAfter } from "./opening-reads.ts";
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
        ofProvider(work, connection),
        sql`${requisitions.providerId} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
  const orphans = await disconnectedConnections(work, held);
  const now = new Date().toISOString();
  const seenById = new Map(seen.map((requisition) => [requisition.providerId, requisition]));
  const statements: BatchItem<"sqlite">[] = [];
  const changedPositions = new Set<string>();
  for (const row of held) {
    if (orphans.has(row.connectionId)) statements.push(...inherit(work, connection, row));
    const found = seenById.get(row.providerId);
    const isMine = tenant.owns(requisitions, sql`${requisitions.id} = ${row.id}`);
    if (found === undefined) {
      if (row.deletedAt !== null) continue;
      statements.push(tenant.db.update(requisitions).set({ deletedAt: now, readAt: now }).where(isMine));
      statements.push(failDeleted(work, connection));
    } else if (differs(row, found)) {
      const { status, headcountTotal, headcountHired, closedAt } = found;
      const name = found.name || row.name;
      const facts = { status, name, headcountTotal, headcountHired, closedAt, ...openingFacts(found.opening) };
      const awaiting = stillAwaiting(row.awaiting, found.opening);
      const reads = readsAfter(row.reads, found.opening);
      const change = { ...facts, awaiting, reads, deletedAt: null, readAt: now };
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

/**
 * Requisitions of this ATS under any of the tenant's connections: a connection made anew (an API key names no account) sees
 * the requisitions of the one before it, and ids of an ATS are unique.
 */
export function ofProvider(work: TenantWork, connection: AtsConnection): SQL {
  return sql`${requisitions.connectionId} in (select c.id from connections c
    where c.tenant_id = ${work.tenant.tenantId} and c.provider = ${connection.provider})`;
}

async function disconnectedConnections(work: TenantWork, held: readonly HeldRequisition[]): Promise<Set<string>> {
  const ids = [...new Set(held.map((row) => row.connectionId))];
  if (ids.length === 0) return new Set();
  const rows = await work.tenant.db
    .select({ id: connections.id })
    .from(connections)
    .where(
      work.tenant.owns(
        connections,
        eq(connections.status, "disconnected"),
        sql`${connections.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    );
  return new Set(rows.map((row) => row.id));
}

/** What was opened through a connection that is gone now belongs to the one that sees it, with its position and its hires. */
function inherit(work: TenantWork, connection: AtsConnection, row: HeldRequisition): BatchItem<"sqlite">[] {
  const { tenant } = work;
  const connectionId = connection.id;
  return [
    tenant.db
      .update(requisitions)
      .set({ connectionId })
      .where(tenant.owns(requisitions, eq(requisitions.id, row.id))),
    tenant.db
      .update(positions)
      .set({ connectionId })
      .where(tenant.owns(positions, eq(positions.id, row.positionId), eq(positions.requisitionId, row.id))),
    tenant.db
      .update(hires)
      .set({ connectionId })
      .where(tenant.owns(hires, eq(hires.positionId, row.positionId), eq(hires.connectionId, row.connectionId))),
  ];
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
    JSON.stringify(row.reads) !== JSON.stringify(readsAfter(row.reads, found.opening)) ||
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

/**
 * Positions whose requisition is gone at the ATS and that nobody fills: Failed, with words that say what to do. One that is filled
 * stays as it is until its hire is undone.
 */
export function failDeleted(work: TenantWork, connection: AtsConnection): BatchItem<"sqlite"> {
  const message = sql`'The requisition ' || ${positions.requisitionCode} || ${` was deleted in ${ATS_NAME[connection.provider]}. Sync again to open a new one.`}`;
  return work.tenant.db
    .update(positions)
    .set({ syncStatus: "failed", syncReason: "requisition_deleted", syncMessage: message, requisitionId: null })
    .where(
      work.tenant.owns(
        positions,
        sql`${positions.syncStatus} = 'synced'`,
        sql`${positions.hireId} is null`,
        sql`${positions.requisitionId} in (select r.id from requisitions r where r.tenant_id = ${work.tenant.tenantId}
          and r.connection_id = ${connection.id} and r.deleted_at is not null)`,
      ),
    );
}
