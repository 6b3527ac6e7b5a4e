// How the rule writes its decisions: one batch each, guarded so that a seat never gets two employees, nor an employee two seats.
import type { Decision, Proposal } from "../domain/match/facts.ts";
import { newId } from "../domain/ids.ts";
import { auditMatchIfChanged } from "./audit-if-changed.ts";
import type { TenantDb } from "./for-tenant.ts";

export type RuleDecision = {
  readonly hireId: string;
  readonly ruleVersion: string;
  readonly decision: Decision;
};

/**
 * Writes the rule's decision on a hire. Everything is conditional on the facts at the moment of writing: the hire still fills
 * its seat, nobody sits in it, the employee sits nowhere else, and no person has refused the pair. Running it twice changes
 * nothing the second time.
 * @returns `assigned`: the employee now has the seat. `lost`: it was to be assigned, but the facts have changed; decide again.
 */
export async function writeDecision(
  tenant: TenantDb,
  { hireId, ruleVersion, decision }: RuleDecision,
  now: number,
): Promise<"assigned" | "lost" | "written"> {
  if (decision.kind !== "assign") {
    const proposals = decision.kind === "propose" ? decision.proposals : [];
    const writes = proposals.flatMap((proposal) => proposed(tenant, hireId, ruleVersion, proposal, now));
    const kept = proposals.map((proposal) => proposal.employeeId);
    await tenant.d1.batch([withdrawOthers(tenant, hireId, kept), ...writes]);
    return "written";
  }
  const { proposal } = decision;
  const pair = { hireId, employeeId: proposal.employeeId };
  const entry = { actor: "system", action: "match.confirmed" };
  const codes = { ...pair, ruleVersion, because: proposal.evidence.map((line) => line.code) };
  const results = await tenant.d1.batch([
    upsertMatch(tenant, hireId, "confirmed", ruleVersion, proposal, now),
    seatMatchedEmployee(tenant, pair),
    auditMatchIfChanged(tenant, entry, pair, codes, now),
    withdrawSettled(tenant, pair),
  ]);
  return (results[1]?.meta.changes ?? 0) > 0 ? "assigned" : "lost";
}

/** Statement: the match's employee takes the hire's seat. To follow, in the same batch, the change that confirmed the match. */
export function seatMatchedEmployee(
  tenant: TenantDb,
  pair: { readonly hireId: string; readonly employeeId: string },
): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `update positions set employee_id = ?3
       where tenant_id = ?1 and hire_id = ?2 and status = 'filled' and employee_id is null and changes() > 0`,
    )
    .bind(tenant.tenantId, pair.hireId, pair.employeeId);
}

/** Statement: what was proposed for either side is moot once the pair is confirmed. */
export function withdrawSettled(
  tenant: TenantDb,
  pair: { readonly hireId: string; readonly employeeId: string },
): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `delete from matches
       where tenant_id = ?1 and id in (
         select id from matches indexed by matches_pair
           where tenant_id = ?1 and hire_id = ?2 and status = 'proposed'
         union all select id from matches indexed by matches_proposed_employee
           where tenant_id = ?1 and employee_id = ?3 and status = 'proposed')
         and exists (select 1 from matches m
           where m.tenant_id = ?1 and m.hire_id = ?2 and m.employee_id = ?3 and m.status = 'confirmed')`,
    )
    .bind(tenant.tenantId, pair.hireId, pair.employeeId);
}

/**
 * SQL condition, with ?1 tenant, ?2 hire, ?3 employee: the hire stands and fills a seat without an employee (alias `p`), and
 * the employee has no seat.
 */
export const SEAT_AND_EMPLOYEE_ARE_FREE = `p.tenant_id = ?1 and p.hire_id = ?2 and p.status = 'filled' and p.employee_id is null
  and exists (select 1 from hires h where h.id = ?2 and h.tenant_id = ?1 and h.status = 'hired')
  and exists (select 1 from employees e where e.id = ?3 and e.tenant_id = ?1)
  and not exists (select 1 from positions o where o.tenant_id = ?1 and o.employee_id = ?3)
  and not exists (select 1 from matches m where m.tenant_id = ?1 and m.hire_id = ?2 and m.status = 'confirmed')
  and not exists (select 1 from matches m where m.tenant_id = ?1 and m.employee_id = ?3 and m.status = 'confirmed')`;

function proposed(
  tenant: TenantDb,
  hireId: string,
  ruleVersion: string,
  proposal: Proposal,
  now: number,
): D1PreparedStatement[] {
  const pair = { hireId, employeeId: proposal.employeeId };
  const codes = { ...pair, ruleVersion, because: proposal.evidence.map((line) => line.code) };
  return [
    upsertMatch(tenant, hireId, "proposed", ruleVersion, proposal, now),
    auditMatchIfChanged(tenant, { actor: "system", action: "match.proposed" }, pair, codes, now),
  ];
}

/** Inserts the pair, or changes what the rule itself had made of it; a person's word on the pair stands. */
function upsertMatch(
  tenant: TenantDb,
  hireId: string,
  status: "proposed" | "confirmed",
  ruleVersion: string,
  { employeeId, evidence }: Proposal,
  now: number,
): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into matches (id, tenant_id, position_id, hire_id, employee_id, status, decided_by, rule_version, evidence, created_at, decided_at)
       select ?4, ?1, p.id, ?2, ?3, ?5, 'rule', ?6, ?7, ?8, ?8 from positions p where ${SEAT_AND_EMPLOYEE_ARE_FREE}
       on conflict (tenant_id, hire_id, employee_id) do update set
         position_id = excluded.position_id, status = excluded.status, decided_by = 'rule',
         rule_version = excluded.rule_version, evidence = excluded.evidence, decided_at = excluded.decided_at
       where (matches.status = 'undone' and matches.decided_by = 'rule') or (matches.status = 'proposed' and (
         matches.status <> excluded.status or matches.evidence <> excluded.evidence
         or matches.rule_version <> excluded.rule_version or matches.position_id is not excluded.position_id))`,
    )
    .bind(
      tenant.tenantId,
      hireId,
      employeeId,
      newId("match", now),
      status,
      ruleVersion,
      JSON.stringify(evidence),
      new Date(now).toISOString(),
    );
}

/** Statement: the hire's proposals that the rule makes no longer. */
function withdrawOthers(tenant: TenantDb, hireId: string, keptEmployeeIds: readonly string[]): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `delete from matches where tenant_id = ?1 and hire_id = ?2 and status = 'proposed'
         and employee_id not in (select value from json_each(?3))`,
    )
    .bind(tenant.tenantId, hireId, JSON.stringify(keptEmployeeIds));
}
