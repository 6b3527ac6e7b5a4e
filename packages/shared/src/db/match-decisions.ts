// How a person's word on a match is carried out: confirm, reject or undo, each one batch that changes all of it or nothing.
import { eq } from "drizzle-orm";
import type { MatchDecision } from "../domain/match-commands.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import type { MatchStatus } from "../domain/words.ts";
import { auditIfChanged } from "./audit-if-changed.ts";
import type { AuditEntry } from "./audit.ts";
import type { TenantDb } from "./for-tenant.ts";
import { SEAT_AND_EMPLOYEE_ARE_FREE, seatMatchedEmployee, withdrawSettled } from "./matching.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

export type DecidedMatch = {
  readonly id: string;
  readonly status: MatchStatus;
  readonly hireId: string;
  readonly employeeId: string;
};

export type DecisionRefusal = "not_found" | "wrong_state" | "seat_taken" | "employee_taken" | "hire_undone" | "no_seat";

/** What each decision leads to, and from where. A person may confirm what was rejected or undone: it is their mind that changed. */
const STEPS: Record<MatchDecision, { readonly to: MatchStatus; readonly from: readonly MatchStatus[] }> = {
  confirm: { to: "confirmed", from: ["proposed", "rejected", "undone"] },
  reject: { to: "rejected", from: ["proposed"] },
  undo: { to: "undone", from: ["confirmed"] },
};

/**
 * Carries out a person's decision. The same decision twice succeeds twice and changes once.
 * @param actor `user:usr_…` or `token:tok_…`
 */
export async function decideMatch(
  tenant: TenantDb,
  matchId: string,
  decision: MatchDecision,
  actor: string,
  now: number,
): Promise<Result<DecidedMatch, DecisionRefusal>> {
  const match = await findPair(tenant, matchId);
  if (match === null) return notFound();
  const batch = { confirm, reject, undo }[decision](tenant, match, actor, now);
  const [changed] = await tenant.d1.batch(batch);
  const after = await findPair(tenant, matchId);
  if (after === null) return notFound();
  const isDone = (changed?.meta.changes ?? 0) > 0 || after.status === STEPS[decision].to;
  return isDone ? ok(after) : whyNot(tenant, after, decision);
}

async function findPair(tenant: TenantDb, matchId: string): Promise<DecidedMatch | null> {
  const { id, status, hireId, employeeId } = matches;
  const [row] = await tenant.db
    .select({ id, status, hireId, employeeId })
    .from(matches)
    .where(tenant.owns(matches, eq(matches.id, matchId)));
  return row ?? null;
}

function notFound() {
  return fail("not_found", "There is no such match. It may have been withdrawn because the facts changed.");
}

function confirm(tenant: TenantDb, match: DecidedMatch, actor: string, now: number): D1PreparedStatement[] {
  return [
    tenant.d1
      .prepare(
        `update matches set status = 'confirmed', decided_by = ?5, decided_at = ?6,
           position_id = (select p.id from positions p where p.tenant_id = ?1 and p.hire_id = ?2)
         where tenant_id = ?1 and id = ?4 and hire_id = ?2 and employee_id = ?3
           and status in ('proposed', 'rejected', 'undone')
           and exists (select 1 from positions p where ${SEAT_AND_EMPLOYEE_ARE_FREE})`,
      )
      .bind(tenant.tenantId, match.hireId, match.employeeId, match.id, actor, new Date(now).toISOString()),
    seatMatchedEmployee(tenant, match),
    auditIfChanged(tenant, entryOf(match, actor, "match.confirmed"), now),
    withdrawSettled(tenant, match),
  ];
}

function reject(tenant: TenantDb, match: DecidedMatch, actor: string, now: number): D1PreparedStatement[] {
  return [
    tenant.d1
      .prepare(
        `update matches set status = 'rejected', decided_by = ?3, decided_at = ?4
         where tenant_id = ?1 and id = ?2 and status = 'proposed'`,
      )
      .bind(tenant.tenantId, match.id, actor, new Date(now).toISOString()),
    auditIfChanged(tenant, entryOf(match, actor, "match.rejected"), now),
  ];
}

function undo(tenant: TenantDb, match: DecidedMatch, actor: string, now: number): D1PreparedStatement[] {
  return [
    tenant.d1
      .prepare(
        `update matches set status = 'undone', decided_by = ?3, decided_at = ?4
         where tenant_id = ?1 and id = ?2 and status = 'confirmed'`,
      )
      .bind(tenant.tenantId, match.id, actor, new Date(now).toISOString()),
    auditIfChanged(tenant, entryOf(match, actor, "match.undone"), now),
    tenant.d1
      .prepare(
        `update positions set employee_id = null where tenant_id = ?1 and employee_id = ?2
           and not exists (select 1 from matches m
             where m.tenant_id = ?1 and m.employee_id = ?2 and m.status = 'confirmed')`,
      )
      .bind(tenant.tenantId, match.employeeId),
  ];
}

function entryOf(match: DecidedMatch, actor: string, action: string): AuditEntry {
  const details = { hireId: match.hireId, employeeId: match.employeeId };
  return { actor, action, subjectKind: "match", subjectId: match.id, details };
}

async function whyNot(tenant: TenantDb, match: DecidedMatch, decision: MatchDecision) {
  if (!STEPS[decision].from.includes(match.status))
    return fail("wrong_state", `A match that is ${match.status} cannot be ${STEPS[decision].to}.`);
  const [hireRows, seatRows, employeeSeatRows] = await tenant.db.batch([
    tenant.db
      .select({ status: hires.status })
      .from(hires)
      .where(tenant.owns(hires, eq(hires.id, match.hireId))),
    tenant.db
      .select({ employeeId: positions.employeeId })
      .from(positions)
      .where(tenant.owns(positions, eq(positions.hireId, match.hireId))),
    tenant.db
      .select({ title: positions.title, firstName: employees.firstName })
      .from(positions)
      .innerJoin(employees, eq(employees.id, positions.employeeId))
      .where(tenant.owns(positions, eq(positions.employeeId, match.employeeId))),
  ]);
  if (hireRows[0]?.status !== "hired") return fail("hire_undone", "The hire was undone in the ATS.");
  const [seat] = seatRows;
  if (seat === undefined)
    return fail("no_seat", "The hire does not fill a position, so nobody can be assigned through it.");
  if (seat.employeeId !== null)
    return fail("seat_taken", "The position already has an employee. Undo that match first.");
  const [taken] = employeeSeatRows;
  if (taken !== undefined)
    return fail("employee_taken", `${taken.firstName} is already assigned to ${taken.title}. Undo that match first.`);
  return fail("wrong_state", "The facts changed in between. Look at the match again.");
}
