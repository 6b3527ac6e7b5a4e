// The matcher's side of a rehearsal: where it is, and a page of differences written together with how far it is now.
import type { Difference, Today } from "../domain/match/rehearsal.ts";
import type { TenantDb } from "./for-tenant.ts";

export type RunningRehearsal = { readonly id: string; readonly doneEmployeeId: string; readonly total: number | null };

/** Null once it is done, or was removed. */
export function findRunning(tenant: TenantDb, id: string): Promise<RunningRehearsal | null> {
  return tenant.d1
    .prepare(
      `select id, done_employee_id as doneEmployeeId, total from match_rehearsals
       where tenant_id = ?1 and id = ?2 and status = 'running'`,
    )
    .bind(tenant.tenantId, id)
    .first<RunningRehearsal>();
}

/** Notes which rules are rehearsed and how many employees there are to look at. */
export async function beginRehearsal(tenant: TenantDb, id: string, ruleVersion: string): Promise<void> {
  await tenant.d1
    .prepare(
      `update match_rehearsals set rule_version = ?3, total = (select count(*) from employees indexed by employees_by_tenant where tenant_id = ?1)
       where tenant_id = ?1 and id = ?2 and status = 'running' and total is null`,
    )
    .bind(tenant.tenantId, id, ruleVersion)
    .run();
}

export type FoundDifference = Difference & {
  readonly employeeId: string;
  readonly today: Today;
  /** Of today's likeliest hire. */
  readonly p: number | null;
  /** JSON. */
  readonly evidence: string;
};

export type RehearsedPage = {
  /** How far it was when the page began. */
  readonly after: string;
  readonly lastEmployeeId: string;
  readonly count: number;
  readonly isLast: boolean;
  readonly differences: readonly FoundDifference[];
};

/** Rehearsals of a tenant that are kept. */
const KEPT = 5;

/**
 * One batch; of two runs at the same page only one gets on.
 * @returns whether this one did
 */
export async function writePage(tenant: TenantDb, id: string, page: RehearsedPage, now: number): Promise<boolean> {
  const list = JSON.stringify(
    page.differences.map(({ kind, stored, employeeId, today, p, evidence }) => ({
      kind,
      employeeId,
      storedMatchId: stored?.id ?? null,
      storedHireId: stored?.hireId ?? null,
      storedDecidedBy: stored?.decidedBy ?? null,
      decision: today.kind,
      hireId: today.hireIds[0] ?? null,
      p,
      evidence,
    })),
  );
  const isHere = `exists (select 1 from match_rehearsals r
    where r.tenant_id = ?1 and r.id = ?2 and r.status = 'running' and r.done_employee_id = ?3)`;
  const fields = ["kind", "storedMatchId", "storedHireId", "storedDecidedBy", "decision", "hireId", "p", "evidence"];
  const results = await tenant.d1.batch([
    tenant.d1
      .prepare(
        `insert into rehearsal_differences (tenant_id, rehearsal_id, employee_id, kind, stored_match_id, stored_hire_id,
           stored_decided_by, todays_decision, todays_hire_id, todays_p, evidence)
         select ?1, ?2, value ->> 'employeeId', ${fields.map((field) => `value ->> '${field}'`).join(", ")}
         from json_each(?4) where ${isHere} on conflict do nothing`,
      )
      .bind(tenant.tenantId, id, page.after, list),
    tenant.d1
      .prepare(
        `update match_rehearsals set done_employee_id = ?4, done_count = done_count + ?5, difference_count = difference_count + ?6,
           status = case when ?7 then 'done' else 'running' end, finished_at = case when ?7 then ?8 end
         where tenant_id = ?1 and id = ?2 and status = 'running' and done_employee_id = ?3`,
      )
      .bind(
        tenant.tenantId,
        id,
        page.after,
        page.lastEmployeeId,
        page.count,
        page.differences.length,
        page.isLast ? 1 : 0,
        new Date(now).toISOString(),
      ),
  ]);
  return (results[1]?.meta.changes ?? 0) > 0;
}

/** Removes all but the latest few, differences and all. */
export async function forgetOldRehearsals(tenant: TenantDb): Promise<void> {
  const old = `(select id from match_rehearsals where tenant_id = ?1 and status = 'done' order by id desc limit -1 offset ${KEPT})`;
  await tenant.d1.batch([
    tenant.d1
      .prepare(`delete from rehearsal_differences where tenant_id = ?1 and rehearsal_id in ${old}`)
      .bind(tenant.tenantId),
    tenant.d1.prepare(`delete from match_rehearsals where tenant_id = ?1 and id in ${old}`).bind(tenant.tenantId),
  ]);
}
