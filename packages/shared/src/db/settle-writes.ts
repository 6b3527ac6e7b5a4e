// The one guarded batch by which a position becomes what its facts say: status, hire, employee, matches, problems, record.
import type { SettledPosition, SettlingFacts } from "../domain/match/settled-position.ts";
import type { HireProblem, PositionStatus } from "../domain/words.ts";
import { auditIfChanged } from "./audit-if-changed.ts";
import type { TenantDb } from "./for-tenant.ts";
import type { positions } from "./schema/index.ts";

export type PositionRow = Pick<
  typeof positions.$inferSelect,
  "id" | "status" | "syncStatus" | "hireId" | "employeeId" | "requisitionCode"
>;

/** Everything that settling looks at, as it was read in one batch. */
export type Seen = {
  readonly position: PositionRow;
  readonly facts: SettlingFacts;
  readonly problems: ReadonlyMap<string, HireProblem | null>;
  /** Confirmed matches of hires that are or were this position's. */
  readonly confirmed: readonly { readonly id: string; readonly hireId: string; readonly employeeId: string }[];
};

/**
 * Every statement holds its own guard: whatever another consumer did in between, none of them writes what is not so.
 * @returns false when the facts are no longer those that were read
 */
export async function writeSettled(
  tenant: TenantDb,
  seen: Seen,
  settled: SettledPosition,
  now: number,
): Promise<boolean> {
  const { position } = seen;
  const isSame = settled.status === position.status && settled.hireId === position.hireId;
  const statements = isSame ? [] : [changePosition(tenant, position, settled), auditChange(tenant, seen, settled, now)];
  for (const match of seen.confirmed) {
    if (match.hireId !== settled.hireId) statements.push(...undoMatch(tenant, match, now));
  }
  if (position.hireId !== null && position.hireId !== settled.hireId)
    statements.push(withdrawProposals(tenant, position.hireId));
  const employeeId = seen.confirmed.find((match) => match.hireId === settled.hireId)?.employeeId ?? null;
  if (employeeId !== position.employeeId || statements.length > 0) statements.push(deriveEmployee(tenant, position.id));
  for (const [hireId, problem] of settled.problems) {
    if (seen.problems.get(hireId) !== problem) statements.push(noteProblem(tenant, position.id, hireId, problem));
  }
  if (statements.length === 0) return true;
  const results = await tenant.d1.batch(statements);
  return isSame || (results[0]?.meta.changes ?? 0) > 0;
}

function changePosition(tenant: TenantDb, was: PositionRow, settled: SettledPosition): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `update positions set status = ?3, hire_id = ?4
       where tenant_id = ?1 and id = ?2 and status = ?5 and hire_id is ?6 and sync_status = ?7 and employee_id is ?8
         and (?4 is null or (
           exists (select 1 from hires h where h.tenant_id = ?1 and h.id = ?4 and h.status = 'hired' and h.position_id = ?2)
           and not exists (select 1 from positions o where o.tenant_id = ?1 and o.hire_id = ?4 and o.id <> ?2)))`,
    )
    .bind(
      tenant.tenantId,
      was.id,
      settled.status,
      settled.hireId,
      was.status,
      was.hireId,
      was.syncStatus,
      was.employeeId,
    );
}

function auditChange(tenant: TenantDb, seen: Seen, settled: SettledPosition, now: number): D1PreparedStatement {
  const { position, facts } = seen;
  const details = {
    from: position.status,
    to: settled.status,
    requisitionCode: position.requisitionCode,
    requisition: facts.requisition?.isDeleted ? "deleted" : (facts.requisition?.status ?? null),
    hireId: settled.hireId,
    formerHireId: position.hireId,
  };
  const action = `position.${verbOf(position, settled)}`;
  return auditIfChanged(
    tenant,
    { actor: "system", action, subjectKind: "position", subjectId: position.id, details },
    now,
  );
}

function verbOf(was: PositionRow, settled: SettledPosition): string {
  if (was.status === settled.status) return settled.hireId === null ? "vacated" : "filled"; // another hire, or a closed plan's last
  const verbs: Record<PositionStatus, string> = {
    draft: "changed",
    requested: "changed",
    approved: "returned_to_plan",
    open: was.status === "approved" ? "opened" : was.status === "filled" ? "hire_undone" : "reopened",
    filled: "filled",
    closed: "closed",
  };
  return verbs[settled.status];
}

/** A match ends with its hire's seat; as it was no person who ended it, the rule may match the pair again after a re-hire. */
function undoMatch(
  tenant: TenantDb,
  match: { readonly id: string; readonly hireId: string; readonly employeeId: string },
  now: number,
): D1PreparedStatement[] {
  const { id, hireId, employeeId } = match;
  return [
    tenant.d1
      .prepare(
        `update matches set status = 'undone', decided_by = 'rule', decided_at = ?3
         where tenant_id = ?1 and id = ?2 and status = 'confirmed'
           and not exists (select 1 from positions p where p.tenant_id = ?1 and p.hire_id = matches.hire_id)`,
      )
      .bind(tenant.tenantId, id, new Date(now).toISOString()),
    auditIfChanged(
      tenant,
      {
        actor: "system",
        action: "match.undone",
        subjectKind: "match",
        subjectId: id,
        details: { hireId, employeeId, because: "hire_lost_seat" },
      },
      now,
    ),
  ];
}

/** Proposals are for the hire in the seat only. */
function withdrawProposals(tenant: TenantDb, hireId: string): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `delete from matches where tenant_id = ?1 and hire_id = ?2 and status = 'proposed'
         and not exists (select 1 from positions p where p.tenant_id = ?1 and p.hire_id = ?2)`,
    )
    .bind(tenant.tenantId, hireId);
}

/** The seat's employee is whoever is matched to its hire. */
function deriveEmployee(tenant: TenantDb, positionId: string): D1PreparedStatement {
  const matched = `(select m.employee_id from matches m
    where m.tenant_id = ?1 and m.hire_id = positions.hire_id and m.status = 'confirmed')`;
  return tenant.d1
    .prepare(
      `update positions set employee_id = ${matched} where tenant_id = ?1 and id = ?2 and employee_id is not ${matched}`,
    )
    .bind(tenant.tenantId, positionId);
}

/**
 * Hires are the scheduler's table; this one column is the matcher's for hires that have a position, because only settling
 * knows which of several hires has the seat.
 */
function noteProblem(
  tenant: TenantDb,
  positionId: string,
  hireId: string,
  problem: HireProblem | null,
): D1PreparedStatement {
  const isSeated = `exists (select 1 from positions p where p.tenant_id = ?1 and p.id = ?2 and p.hire_id = ?3)`;
  return tenant.d1
    .prepare(
      `update hires set problem = ?4 where tenant_id = ?1 and id = ?3 and position_id = ?2 and status = 'hired'
         and problem is not ?4 and ${isSeated} = (?4 is null)`,
    )
    .bind(tenant.tenantId, positionId, hireId, problem);
}
