// Rehearsals as people read and start them; the matcher's side is rehearsal-work.ts.
import { eq, sql } from "drizzle-orm";
import type { MatchEvidence } from "../domain/employee.ts";
import { newId } from "../domain/ids.ts";
import type { DifferenceKind, TodaysDecision } from "../domain/match/rehearsal.ts";
import type { TenantDb } from "./for-tenant.ts";
import { MAX_PAGE_SIZE, pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { matchRehearsals } from "./schema/index.ts";

export type RehearsalRow = {
  readonly id: string;
  readonly status: "running" | "done";
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  /** Rules that were rehearsed; null before it begins. */
  readonly ruleVersion: string | null;
  /** Employees to look at, and looked at; the total is null before it begins. */
  readonly total: number | null;
  readonly doneCount: number;
  readonly differenceCount: number;
};

const columns = {
  id: matchRehearsals.id,
  status: matchRehearsals.status,
  requestedBy: matchRehearsals.requestedBy,
  createdAt: matchRehearsals.createdAt,
  finishedAt: matchRehearsals.finishedAt,
  ruleVersion: matchRehearsals.ruleVersion,
  total: matchRehearsals.total,
  doneCount: matchRehearsals.doneCount,
  differenceCount: matchRehearsals.differenceCount,
};

/** The tenant's rehearsals, newest first; only the latest few are kept. */
export async function listRehearsals(tenant: TenantDb, page: PageRequest): Promise<Page<RehearsalRow>> {
  const { after, order, limit } = pageWindow(matchRehearsals.id, page);
  const rows = await tenant.db
    .select(columns)
    .from(matchRehearsals)
    .where(tenant.owns(matchRehearsals, after))
    .orderBy(order)
    .limit(limit);
  return pageOf(rows, page);
}

/** One rehearsal, or null when this tenant has none under the id. */
export async function findRehearsal(tenant: TenantDb, id: string): Promise<RehearsalRow | null> {
  const [row] = await tenant.db
    .select(columns)
    .from(matchRehearsals)
    .where(tenant.owns(matchRehearsals, eq(matchRehearsals.id, id)));
  return row ?? null;
}

/** The one that runs now, or null. */
export async function runningRehearsal(tenant: TenantDb): Promise<RehearsalRow | null> {
  const [row] = await tenant.db
    .select(columns)
    .from(matchRehearsals)
    .where(tenant.owns(matchRehearsals, sql`${matchRehearsals.status} = 'running'`))
    .limit(1);
  return row ?? null;
}

/** Statement: a new rehearsal begins, unless one is running. */
export function insertRehearsal(tenant: TenantDb, id: string, requestedBy: string, now: number) {
  const { tenantId } = tenant;
  const createdAt = new Date(now).toISOString();
  return tenant.db.insert(matchRehearsals).select(
    sql`select ${id}, ${tenantId}, 'running', ${requestedBy}, ${createdAt}, null, '', null, 0, 0, null
        where not exists (select 1 from match_rehearsals where tenant_id = ${tenantId} and status = 'running')`,
  );
}

export function newRehearsalId(now: number): string {
  return newId("rehearsal", now);
}

/** One employee on whom today's rules would decide otherwise. */
export type RehearsalDifference = {
  readonly kind: DifferenceKind;
  readonly employee: { readonly id: string; readonly name: string };
  /** What stands; null when nothing does. */
  readonly stored: {
    readonly matchId: string;
    readonly hireId: string;
    readonly candidateName: string;
    /** `rule`, or the actor who decided. */
    readonly decidedBy: string;
  } | null;
  readonly today: {
    readonly decision: TodaysDecision;
    /** The hire that would be assigned or asked about first; null for nobody's hire. */
    readonly hire: { readonly id: string; readonly candidateName: string } | null;
    readonly p: number | null;
  };
  readonly evidence: readonly MatchEvidence[];
};

type DifferenceRow = {
  readonly kind: DifferenceKind;
  readonly employeeId: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly storedMatchId: string | null;
  readonly storedHireId: string | null;
  readonly storedCandidateName: string | null;
  readonly storedDecidedBy: string | null;
  readonly todaysDecision: TodaysDecision;
  readonly todaysHireId: string | null;
  readonly todaysCandidateName: string | null;
  readonly todaysP: number | null;
  readonly evidence: string;
};

/** A page of the differences, in the order of the employees. */
export async function listDifferences(
  tenant: TenantDb,
  rehearsalId: string,
  page: PageRequest,
): Promise<{ readonly data: RehearsalDifference[]; readonly nextCursor: string | null }> {
  const limit = Math.min(Math.max(1, page.limit), MAX_PAGE_SIZE);
  const { results } = await tenant.d1
    .prepare(
      `select d.kind, d.employee_id as employeeId, e.first_name as firstName, e.last_name as lastName,
         d.stored_match_id as storedMatchId, d.stored_hire_id as storedHireId, s.candidate_name as storedCandidateName,
         d.stored_decided_by as storedDecidedBy, d.todays_decision as todaysDecision, d.todays_hire_id as todaysHireId,
         t.candidate_name as todaysCandidateName, d.todays_p as todaysP, d.evidence
       from rehearsal_differences d
       left join employees e on e.id = d.employee_id and e.tenant_id = ?1
       left join hires s on s.id = d.stored_hire_id and s.tenant_id = ?1
       left join hires t on t.id = d.todays_hire_id and t.tenant_id = ?1
       where d.tenant_id = ?1 and d.rehearsal_id = ?2 and d.employee_id > ?3
       order by d.employee_id limit ?4`,
    )
    .bind(tenant.tenantId, rehearsalId, page.cursor ?? "", limit + 1)
    .all<DifferenceRow>();
  const shown = results.slice(0, limit);
  return {
    data: shown.map(differenceOf),
    nextCursor: results.length > limit ? (shown.at(-1)?.employeeId ?? null) : null,
  };
}

function differenceOf(row: DifferenceRow): RehearsalDifference {
  const { storedMatchId, storedHireId, todaysHireId } = row;
  return {
    kind: row.kind,
    employee: { id: row.employeeId, name: [row.firstName, row.lastName].filter(Boolean).join(" ") },
    stored:
      storedMatchId === null || storedHireId === null
        ? null
        : {
            matchId: storedMatchId,
            hireId: storedHireId,
            candidateName: row.storedCandidateName ?? "",
            decidedBy: row.storedDecidedBy ?? "rule",
          },
    today: {
      decision: row.todaysDecision,
      hire: todaysHireId === null ? null : { id: todaysHireId, candidateName: row.todaysCandidateName ?? "" },
      p: row.todaysP,
    },
    evidence: JSON.parse(row.evidence) as MatchEvidence[], // written by the matcher from lines of this shape
  };
}
