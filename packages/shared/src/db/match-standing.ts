// What is stored of the employees that the rules have just decided on, and of whoever holds the hires that they want.
import type { EmployeeState, Standing } from "../domain/match/outcome.ts";
import type { TenantDb } from "./for-tenant.ts";
import { claimOf } from "./match-claims.ts";

const MATCHES = `m.id, m.hire_id as hireId, m.employee_id as employeeId, m.status, m.decided_by as decidedBy, m.rule_version as ruleVersion,
  m.rank, m.p, m.log_odds as logOdds, m.gate, m.next_hire_id as nextHireId, m.next_hire_margin as nextHireMargin,
  m.next_employee_id as nextEmployeeId, m.next_employee_margin as nextEmployeeMargin, m.evidence`;

export type StandingOf = {
  readonly employees: readonly EmployeeState[];
  /** All matches of these employees, whatever became of them. */
  readonly matches: readonly Standing[];
};

export async function readStanding(tenant: TenantDb, employeeIds: readonly string[]): Promise<StandingOf> {
  const ids = JSON.stringify(employeeIds);
  const [employeeRows, matchRows] = await tenant.d1.batch([
    tenant.d1
      .prepare(
        `select s.id, s.isActive, s.claim, coalesce(p.status = 'filled', h.id is not null and h.position_id is null) as canBeAssigned
         from (select e.id, e.deactivated_at is null as isActive, ${claimOf("e")} as claim
           from json_each(?2) w cross join employees e on e.id = w.value and e.tenant_id = ?1) s
         left join hires h on h.id = s.claim and h.tenant_id = ?1
         left join positions p on p.tenant_id = ?1 and p.hire_id = s.claim`,
      )
      .bind(tenant.tenantId, ids),
    tenant.d1
      .prepare(
        `select ${MATCHES} from json_each(?2) w cross join matches m indexed by matches_by_employee
         on m.tenant_id = ?1 and m.employee_id = w.value`,
      )
      .bind(tenant.tenantId, ids),
  ]);
  const rows = (employeeRows?.results ?? []) as {
    id: string;
    isActive: 0 | 1;
    claim: string | null;
    canBeAssigned: 0 | 1;
  }[];
  return {
    employees: rows.map(({ id, isActive, claim, canBeAssigned }) => ({
      id,
      isActive: isActive === 1,
      claim: claim === null ? null : { hireId: claim, canBeAssigned: canBeAssigned === 1 },
    })),
    matches: (matchRows?.results ?? []) as Standing[],
  };
}

/** Employees to whom the rules have given one of these hires. */
export async function holdersByRule(tenant: TenantDb, hireIds: readonly string[]): Promise<string[]> {
  if (hireIds.length === 0) return [];
  const { results } = await tenant.d1
    .prepare(
      `select m.employee_id as id from json_each(?2) w cross join matches m indexed by matches_confirmed_hire
       on m.tenant_id = ?1 and m.hire_id = w.value and m.status = 'confirmed' and m.decided_by = 'rule'`,
    )
    .bind(tenant.tenantId, JSON.stringify(hireIds))
    .all<{ id: string }>();
  return results.map((row) => row.id);
}
