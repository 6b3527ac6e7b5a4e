// The queue of proposals that people decide: grouped by employee, what blocks a seat first.
import { asciiLower } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { proposalsFor, type MatchRow } from "./matches.ts";
import { MAX_PAGE_SIZE, type PageRequest } from "./paging.ts";

/** An employee with up to three hires to choose from, the likeliest first. */
export type ReviewItem = {
  readonly employeeId: string;
  /** Of each proposal the `employee` is the same. Never empty. */
  readonly proposals: readonly MatchRow[];
  /** The seat that waits for an answer, and the day by which its employee starts: as HRIS, offer or plan say, else the day of hire. */
  readonly blocks: {
    readonly positionId: string;
    readonly title: string;
    readonly requisitionCode: string | null;
    readonly startsOn: string;
  } | null;
};

export type ReviewFilter = {
  /** Part of the employee's or a candidate's name. */
  readonly name?: string;
};

type Waiting = {
  readonly employeeId: string;
  readonly startsOn: string;
  readonly positionId: string | null;
  readonly title: string | null;
  readonly requisitionCode: string | null;
};

/**
 * Employees who wait for a decision: those whose seat waits longest or has to be filled soonest come first. Reads all proposals
 * of the tenant, of which there are few; the cursor is the place in that order.
 */
export async function listReviewQueue(
  tenant: TenantDb,
  filter: ReviewFilter,
  page: PageRequest,
): Promise<{ readonly data: ReviewItem[]; readonly nextCursor: string | null }> {
  const limit = Math.min(Math.max(1, page.limit), MAX_PAGE_SIZE);
  const waiting = await waitingEmployees(tenant, filter, page.cursor, limit + 1);
  const shown = waiting.slice(0, limit);
  const proposals = await proposalsFor(
    tenant,
    shown.map((row) => row.employeeId),
  );
  const byEmployee = Map.groupBy(proposals, (match) => match.employee.id);
  const last = shown.at(-1);
  return {
    data: shown.flatMap((row) => {
      const theirs = byEmployee.get(row.employeeId);
      return theirs === undefined
        ? []
        : [{ employeeId: row.employeeId, proposals: theirs.slice(0, 3), blocks: blocksOf(row) }];
    }),
    nextCursor: waiting.length > limit && last !== undefined ? `${last.startsOn}~${last.employeeId}` : null,
  };
}

function blocksOf({ positionId, title, requisitionCode, startsOn }: Waiting): ReviewItem["blocks"] {
  return positionId === null ? null : { positionId, title: title ?? "", requisitionCode, startsOn };
}

/** How many employees wait for a decision. */
export async function countReviewQueue(tenant: TenantDb): Promise<number> {
  const row = await tenant.d1
    .prepare(
      `select count(distinct employee_id) as count from matches indexed by matches_proposed
       where tenant_id = ?1 and status = 'proposed'`,
    )
    .bind(tenant.tenantId)
    .first<{ count: number }>();
  return row?.count ?? 0;
}

async function waitingEmployees(
  tenant: TenantDb,
  filter: ReviewFilter,
  cursor: string | null,
  limit: number,
): Promise<Waiting[]> {
  const [startsOn = "", employeeId = ""] = cursor?.split("~") ?? [];
  const name = filter.name === undefined ? null : asciiLower(filter.name.trim());
  const { results } = await tenant.d1
    .prepare(
      // instr, since D1 limits a LIKE pattern to 50 bytes; min() takes the other columns from the row that it
      // finds: of one day, the seat of the likeliest hire that fills one
      `select * from (
         select m.employee_id as employeeId, p.id as positionId, p.title, p.requisition_code as requisitionCode,
           substr(min(coalesce(e.start_date, h.starts_on, p.target_start_on, substr(h.hired_at, 1, 10))
             || (p.id is null) || m.rank), 1, 10) as startsOn
         from matches m indexed by matches_proposed
         cross join employees e on e.id = m.employee_id and e.tenant_id = ?1
         cross join hires h on h.id = m.hire_id and h.tenant_id = ?1
         left join positions p on p.id = m.position_id and p.tenant_id = ?1
         where m.tenant_id = ?1 and m.status = 'proposed'
           and (?2 is null or instr(lower(h.candidate_name), ?2) > 0
             or instr(lower(e.first_name || ' ' || e.last_name || ' ' || coalesce(e.preferred_name, '')), ?2) > 0)
         group by m.employee_id)
       where (startsOn, employeeId) > (?3, ?4)
       order by startsOn, employeeId limit ?5`,
    )
    .bind(tenant.tenantId, name, startsOn, employeeId, limit)
    .all<Waiting>();
  return results;
}
