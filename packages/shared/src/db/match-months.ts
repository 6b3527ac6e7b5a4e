// How the matcher did, month by month: what it decided by itself, what it asked, what people corrected. Read from the audit log.
import { monthsUntil } from "../domain/month.ts";
import type { TenantDb } from "./for-tenant.ts";

export type MatchMonth = {
  /** Such as `2026-11`, in the tenant's time zone. */
  readonly month: string;
  /** Employees whom the rules gave a seat. */
  readonly automatic: number;
  /** Employees about whom a person was asked. */
  readonly proposed: number;
  /** Employees where a person undid what the rules had assigned, or confirmed another hire than the first proposed. */
  readonly corrected: number;
};

/** The current month and those before it, newest first; months in which nothing happened are all zeros. */
export async function listMatchMonths(
  tenant: TenantDb,
  timeZone: string,
  now: number,
  count = 12,
): Promise<MatchMonth[]> {
  const months = monthsUntil(now, count, timeZone);
  const { results } = await tenant.d1
    .prepare(
      `select m.value ->> 'month' as month,
         count(distinct case when a.actor = 'system' and a.action = 'match.confirmed' then a.details ->> 'employeeId' end) as automatic,
         count(distinct case when a.actor = 'system' and a.action = 'match.proposed' then a.details ->> 'employeeId' end) as proposed,
         count(distinct case when a.details ->> 'isCorrection' = 1 then a.details ->> 'employeeId' end) as corrected
       from json_each(?2) m cross join audit a
       where a.tenant_id = ?1 and a.subject_kind = 'match' and a.at >= m.value ->> 'from' and a.at < m.value ->> 'until'
       group by 1`,
    )
    .bind(tenant.tenantId, JSON.stringify(months))
    .all<MatchMonth>();
  const found = new Map(results.map((row) => [row.month, row]));
  return months.map(({ month }) => found.get(month) ?? { month, automatic: 0, proposed: 0, corrected: 0 });
}
