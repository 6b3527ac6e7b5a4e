// How a person's word on a match is carried out: confirm, reject or undo, each one batch that changes all of it or nothing.
import { eq } from "drizzle-orm";
import type { MatchDecision } from "../domain/match-commands.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import type { MatchStatus } from "../domain/words.ts";
import { auditIfChanged } from "./audit-if-changed.ts";
import type { AuditEntry } from "./audit.ts";
import type { TenantDb } from "./for-tenant.ts";
import { wantSubjects } from "./match-states.ts";
import { SEAT_AND_EMPLOYEE_ARE_FREE } from "./matching.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

export type DecidedMatch = {
  readonly id: string;
  readonly status: MatchStatus;
  readonly hireId: string;
  readonly employeeId: string;
  readonly decidedBy: string;
  readonly rank: number;
};

export type DecisionRefusal = "not_found" | "wrong_state" | "seat_taken" | "employee_taken" | "hire_undone" | "no_seat";

/**
 * What each decision leads to, and from where. A person may confirm what was rejected or undone: it is their mind that changed;
 * and what the rules have confirmed: then it is theirs, and the rules no longer move it.
 */
const STEPS: Record<MatchDecision, { readonly to: MatchStatus; readonly from: readonly MatchStatus[] }> = {
  confirm: { to: "confirmed", from: ["proposed", "rejected", "undone"] },
  reject: { to: "rejected", from: ["proposed"] },
  undo: { to: "undone", from: ["confirmed"] },
};

/**
 * Carries out a person's decision. The same decision twice succeeds twice and changes once. Both sides, and whoever else was asked
 * about them, are noted for another look in the same batch.
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
  const results = await tenant.d1.batch([...batch, ...noteBoth(tenant, match)]);
  const after = await findPair(tenant, matchId);
  if (after === null) return notFound();
  const isDone = (results[0]?.meta.changes ?? 0) > 0 || after.status === STEPS[decision].to;
  return isDone ? ok(after) : whyNot(tenant, after, decision);
}

/** Their own want stands for all who were asked about either of them: the look reads the matches that tie them. */
function noteBoth(tenant: TenantDb, { hireId, employeeId }: DecidedMatch): D1PreparedStatement[] {
  const both = [
    { kind: "hire", id: hireId },
    { kind: "employee", id: employeeId },
  ] as const;
  return [wantSubjects(tenant, both, crypto.randomUUID())];
}

async function findPair(tenant: TenantDb, matchId: string): Promise<DecidedMatch | null> {
  const { id, status, hireId, employeeId, decidedBy, rank } = matches;
  const [row] = await tenant.db
    .select({ id, status, hireId, employeeId, decidedBy, rank })
    .from(matches)
    .where(tenant.owns(matches, eq(matches.id, matchId)));
  return row ?? null;
}

function notFound() {
  return fail("not_found", "There is no such match. It may have been withdrawn because the facts changed.");
}

function confirm(tenant: TenantDb, match: DecidedMatch, actor: string, now: number): D1PreparedStatement[] {
  const { tenantId, d1 } = tenant;
  // a hire that the rules put behind another one was not what they would have said
  const entry = entryOf(match, actor, "match.confirmed", match.status === "proposed" && match.rank > 1);
  return [
    d1
      .prepare(
        `update matches set status = 'confirmed', decided_by = ?5, decided_at = ?6,
           position_id = (select p.id from positions p where p.tenant_id = ?1 and p.hire_id = ?2)
         where tenant_id = ?1 and id = ?4 and hire_id = ?2 and employee_id = ?3
           and (status = 'confirmed' and decided_by = 'rule' or status in ('proposed', 'rejected', 'undone')
             and exists (select 1 from hires h cross join employees e left join positions p on p.tenant_id = ?1 and p.hire_id = h.id
               where h.id = ?2 and h.tenant_id = ?1 and h.status = 'hired' and e.id = ?3 and e.tenant_id = ?1
                 and ${SEAT_AND_EMPLOYEE_ARE_FREE}))`,
      )
      .bind(tenantId, match.hireId, match.employeeId, match.id, actor, new Date(now).toISOString()),
    auditIfChanged(tenant, entry, now),
    d1
      .prepare(
        `update positions set employee_id = ?3 where tenant_id = ?1 and hire_id = ?2 and status = 'filled' and employee_id is null
           and exists (select 1 from matches m where m.tenant_id = ?1 and m.hire_id = ?2 and m.employee_id = ?3 and m.status = 'confirmed')`,
      )
      .bind(tenantId, match.hireId, match.employeeId),
    noteOthersAsked(tenant, match),
    withdrawSettled(tenant, match),
  ];
}

const SETTLED_PROPOSALS = `select m.id, m.hire_id, m.employee_id from matches m indexed by matches_pair
    where m.tenant_id = ?1 and m.hire_id = ?2 and m.status = 'proposed'
  union all select m.id, m.hire_id, m.employee_id from matches m indexed by matches_by_employee
    where m.tenant_id = ?1 and m.employee_id = ?3 and m.status = 'proposed'`;
const IS_SETTLED = `exists (select 1 from matches c
  where c.tenant_id = ?1 and c.hire_id = ?2 and c.employee_id = ?3 and c.status = 'confirmed')`;

/** Whoever was asked about the hire or the employee is looked at again: the questions are withdrawn with the next statement. */
function noteOthersAsked(tenant: TenantDb, match: DecidedMatch): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into match_wants (tenant_id, subject_kind, subject_id, mark)
       select distinct ?1, 'employee', s.employee_id, ?4 from (${SETTLED_PROPOSALS}) s where ${IS_SETTLED}
       on conflict (tenant_id, subject_kind, subject_id) do update set mark = excluded.mark`,
    )
    .bind(tenant.tenantId, match.hireId, match.employeeId, crypto.randomUUID());
}

/** What was proposed for either side is moot once the pair is confirmed. */
function withdrawSettled(tenant: TenantDb, match: DecidedMatch): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `delete from matches where tenant_id = ?1 and id in (select s.id from (${SETTLED_PROPOSALS}) s) and ${IS_SETTLED}`,
    )
    .bind(tenant.tenantId, match.hireId, match.employeeId);
}

function reject(tenant: TenantDb, match: DecidedMatch, actor: string, now: number): D1PreparedStatement[] {
  return [
    tenant.d1
      .prepare(
        `update matches set status = 'rejected', decided_by = ?3, decided_at = ?4
         where tenant_id = ?1 and id = ?2 and status = 'proposed'`,
      )
      .bind(tenant.tenantId, match.id, actor, new Date(now).toISOString()),
    auditIfChanged(tenant, entryOf(match, actor, "match.rejected", false), now),
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
    auditIfChanged(tenant, entryOf(match, actor, "match.undone", match.decidedBy === "rule"), now),
    tenant.d1
      .prepare(
        `update positions set employee_id = null where tenant_id = ?1 and employee_id = ?2
           and not exists (select 1 from matches m
             where m.tenant_id = ?1 and m.employee_id = ?2 and m.status = 'confirmed')`,
      )
      .bind(tenant.tenantId, match.employeeId),
  ];
}

/** @param isCorrection whether the rules had decided otherwise; counted by month */
function entryOf(match: DecidedMatch, actor: string, action: string, isCorrection: boolean): AuditEntry {
  const details = { hireId: match.hireId, employeeId: match.employeeId, ...(isCorrection ? { isCorrection } : {}) };
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
