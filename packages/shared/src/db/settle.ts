// Settling a position: reads the facts, lets the rule say what follows, and has the difference written; again while facts move.
import { eq, sql } from "drizzle-orm";
import { settledPosition } from "../domain/match/settled-position.ts";
import type { TenantDb } from "./for-tenant.ts";
import { hires, matches, positions, requisitions } from "./schema/index.ts";
import { writeSettled, type Seen } from "./settle-writes.ts";

export type Settlement = {
  /** Hires that are for the position, or have held it: their seats may have changed. */
  readonly hireIds: readonly string[];
  /** Employees whose match was undone with this: they are free again. */
  readonly freedEmployeeIds: readonly string[];
};

/** Facts can change while we write; after so many tries the message is tried again later. */
const TRIES = 5;

/**
 * Makes the position what its facts say, and undoes matches of hires that lost the seat. Null when there is no such position.
 * @throws Error when the facts changed under every try
 */
export async function settlePosition(tenant: TenantDb, positionId: string, now: number): Promise<Settlement | null> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const seen = await readFacts(tenant, positionId);
    if (seen === null) return null;
    const settled = settledPosition(seen.facts);
    if (await writeSettled(tenant, seen, settled, now)) {
      const lost = seen.confirmed.filter((match) => match.hireId !== settled.hireId);
      const former = seen.position.hireId === null ? [] : [seen.position.hireId];
      return {
        hireIds: [...new Set([...former, ...seen.facts.hires.map((hire) => hire.id)])],
        freedEmployeeIds: lost.map((match) => match.employeeId),
      };
    }
    const holder = settled.hireId === null ? null : await otherHolder(tenant, positionId, settled.hireId);
    if (holder !== null) await settlePosition(tenant, holder, now); // the hire moved: its former seat lets go first
  }
  throw new Error(`Position ${positionId} changes faster than it can be settled.`);
}

async function otherHolder(tenant: TenantDb, positionId: string, hireId: string): Promise<string | null> {
  const [row] = await tenant.db
    .select({ id: positions.id })
    .from(positions)
    .where(tenant.owns(positions, eq(positions.hireId, hireId), sql`${positions.id} <> ${positionId}`));
  return row?.id ?? null;
}

async function readFacts(tenant: TenantDb, positionId: string): Promise<Seen | null> {
  const { id, status, syncStatus, hireId, employeeId, requisitionCode } = positions;
  const [positionRows, requisitionRows, hireRows, confirmed] = await tenant.db.batch([
    tenant.db
      .select({ id, status, syncStatus, hireId, employeeId, requisitionCode })
      .from(positions)
      .where(tenant.owns(positions, eq(positions.id, positionId))),
    tenant.db
      .select({ status: requisitions.status, deletedAt: requisitions.deletedAt })
      .from(requisitions)
      .where(
        tenant.owns(
          requisitions,
          sql`${requisitions.id} = (
            select ${positions.requisitionId} from ${positions}
            where ${positions.tenantId} = ${tenant.tenantId} and ${positions.id} = ${positionId})`,
        ),
      ),
    tenant.db
      .select({ id: hires.id, hiredAt: hires.hiredAt, problem: hires.problem })
      .from(hires)
      .where(tenant.owns(hires, eq(hires.positionId, positionId), eq(hires.status, "hired"))),
    // The plus keeps SQLite from walking all hires of the tenant instead of the position's.
    tenant.db
      .select({ id: matches.id, hireId: matches.hireId, employeeId: matches.employeeId })
      .from(matches)
      .where(
        tenant.owns(
          matches,
          sql`${matches.status} = 'confirmed'`,
          sql`${matches.hireId} in (
            select ${hires.id} from ${hires}
            where +${hires.tenantId} = ${tenant.tenantId} and ${hires.positionId} = ${positionId}
            union
            select ${positions.hireId} from ${positions}
            where ${positions.tenantId} = ${tenant.tenantId} and ${positions.id} = ${positionId})`,
        ),
      ),
  ]);
  const [position] = positionRows;
  if (position === undefined) return null;
  const [requisition] = requisitionRows;
  const isMatched = (hire: string) => confirmed.some((match) => match.hireId === hire);
  return {
    position,
    facts: {
      position,
      closedBy: position.status === "closed" ? await whoClosed(tenant, positionId) : null,
      requisition: requisition ? { status: requisition.status, isDeleted: requisition.deletedAt !== null } : null,
      hires: hireRows.map((hire) => ({ id: hire.id, hiredAt: hire.hiredAt, isMatched: isMatched(hire.id) })),
    },
    problems: new Map(hireRows.map((hire) => [hire.id, hire.problem])),
    confirmed,
  };
}

/** The audit log alone knows: the matcher closes as `system`, and only because the requisition is closed. */
async function whoClosed(tenant: TenantDb, positionId: string): Promise<"person" | "requisition"> {
  const row = await tenant.d1
    .prepare(
      `select actor from audit indexed by audit_by_subject
       where tenant_id = ?1 and subject_id = ?2 and action = 'position.closed' order by id desc limit 1`,
    )
    .bind(tenant.tenantId, positionId)
    .first<{ actor: string }>();
  return row?.actor === "system" ? "requisition" : "person";
}
