// What the matcher should look at although no message says so: heals messages that a queue lost after it had taken them.
import { RULE_VERSION } from "../domain/match/engine/weights.ts";
import type { TenantDb } from "./for-tenant.ts";

export type Unsettled =
  | { readonly kind: "position"; readonly positionId: string }
  | { readonly kind: "hire"; readonly hireId: string }
  /** Somebody is noted, the index or the decisions are those of other rules, or a re-match is not done. */
  | { readonly kind: "rest" }
  | { readonly kind: "rehearsal"; readonly rehearsalId: string };

/**
 * Positions that are not what their facts say, hires without a seat, seats that still wait for their employee, then work of the
 * matcher that is not done; at most `limit`. For now and then (an hourly look, a start): it reads all positions of the tenant. A look at what is settled
 * already changes nothing.
 */
export async function unsettled(tenant: TenantDb, limit: number): Promise<Unsettled[]> {
  const { results } = await tenant.d1
    .prepare(
      `select 'position' as kind, p.id as id from positions p
         left join requisitions r on r.id = p.requisition_id and r.tenant_id = ?1
         left join hires h on h.id = p.hire_id and h.tenant_id = ?1
       where p.tenant_id = ?1 and (
         (p.status = 'approved' and p.sync_status = 'synced')
         or (p.status = 'open' and (r.status = 'closed' or r.deleted_at is not null or (r.id is null and p.sync_status = 'failed')))
         or (p.hire_id is not null and (h.status is not 'hired' or h.position_id is not p.id)))
       union all
       select 'hire', h.id from hires h
       where h.tenant_id = ?1 and h.status = 'hired' and h.position_id is not null and h.problem is null
         and not exists (select 1 from positions p where p.tenant_id = ?1 and p.hire_id = h.id)
       union all
       select 'hire', p.hire_id from positions p where p.tenant_id = ?1 and p.status = 'filled' and p.employee_id is null
       union all
       select 'rest', '' where exists (select 1 from match_wants where tenant_id = ?1)
         or exists (select 1 from match_states where tenant_id = ?1 and (rule_version <> ?3 or rematched_employee_id is not null))
       union all
       select 'rehearsal', id from match_rehearsals where tenant_id = ?1 and status = 'running'
       limit ?2`,
    )
    .bind(tenant.tenantId, limit, RULE_VERSION)
    .all<{ kind: Unsettled["kind"]; id: string }>();
  return results.map(({ kind, id }) => {
    if (kind === "position") return { kind, positionId: id };
    if (kind === "hire") return { kind, hireId: id };
    return kind === "rest" ? { kind } : { kind, rehearsalId: id };
  });
}
