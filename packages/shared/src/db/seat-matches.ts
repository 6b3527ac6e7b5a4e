// What the matcher made of the hires of a page of seats: who was assigned to each, or what waits to be decided.
import type { MatchStatus } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";

export type SeatMatch = {
  readonly id: string;
  readonly hireId: string;
  readonly employeeId: string;
  readonly status: Extract<MatchStatus, "confirmed" | "proposed">;
  /** `rule`, or who. */
  readonly decidedBy: string;
};

/** For each of the hires its confirmed match, else its likeliest proposal; hires without either are left out. */
export async function listSeatMatches(tenant: TenantDb, hireIds: readonly string[]): Promise<Map<string, SeatMatch>> {
  if (hireIds.length === 0) return new Map();
  const { results } = await tenant.d1
    .prepare(
      // cross join and the named index: from the few hires to their matches, never the other way round
      `select m.id, m.hire_id as hireId, m.employee_id as employeeId, m.status, m.decided_by as decidedBy
       from json_each(?2) wanted cross join matches m indexed by matches_pair
         on m.tenant_id = ?1 and m.hire_id = wanted.value and m.status in ('confirmed', 'proposed')
       order by m.status desc, m.p, m.id desc`, // the last to be set is the one that counts
    )
    .bind(tenant.tenantId, JSON.stringify(hireIds))
    .all<SeatMatch>();
  return new Map(results.map((match) => [match.hireId, match]));
}
