// Reading matches with both sides, hire and employee, and the seat between them. The matcher writes them.
import { and, eq, sql, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { MatchStatus } from "../domain/words.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

/** A match, why, who decided, and the two people it says are one. */
export type MatchRow = Pick<
  typeof matches.$inferSelect,
  | "id"
  | "status"
  | "decidedBy"
  | "ruleVersion"
  | "evidence"
  | "createdAt"
  | "decidedAt"
  | "rank"
  | "p"
  | "logOdds"
  | "gate"
> & {
  /** The next likely hire for this employee, and how many bits it is behind; null when there is none. */
  readonly nextHire: { readonly id: string; readonly candidateName: string; readonly margin: number } | null;
  /** The next likely employee for this hire. */
  readonly nextEmployee: { readonly id: string; readonly name: string; readonly margin: number } | null;
  readonly hire: Pick<
    typeof hires.$inferSelect,
    "id" | "candidateName" | "emails" | "hiredAt" | "startsOn" | "status" | "requisitionCode"
  >;
  readonly employee: Pick<
    typeof employees.$inferSelect,
    | "id"
    | "employeeNumber"
    | "firstName"
    | "middleName"
    | "lastName"
    | "preferredName"
    | "workEmail"
    | "personalEmail"
    | "title"
    | "department"
    | "location"
    | "managerName"
    | "startDate"
    | "deactivatedAt"
  >;
  readonly position: Pick<
    typeof positions.$inferSelect,
    "id" | "title" | "department" | "location" | "status" | "requisitionCode" | "hiringManager" | "targetStartOn"
  > | null;
};

export type MatchFilter = {
  readonly status?: MatchStatus;
  /** Whether the rules decided, or a person. */
  readonly decidedBy?: "rule" | "person";
  /** Part of the candidate's or the employee's name. */
  readonly name?: string;
  readonly positionId?: string;
  readonly hireId?: string;
  readonly employeeId?: string;
};

/** A page of the tenant's matches, newest first. */
export async function listMatches(tenant: TenantDb, filter: MatchFilter, page: PageRequest): Promise<Page<MatchRow>> {
  const isNarrow = filter.hireId !== undefined || filter.employeeId !== undefined;
  const { after, order, limit } = pageWindow(matches.id, page, isNarrow);
  const condition = and(
    after,
    filter.status ? hasStatus(filter.status) : undefined,
    filter.decidedBy ? wasDecidedBy(filter.decidedBy) : undefined,
    filter.name ? hasName(filter.name) : undefined,
    filter.positionId ? eq(matches.positionId, filter.positionId) : undefined,
    filter.hireId ? eq(matches.hireId, filter.hireId) : undefined,
    filter.employeeId ? eq(matches.employeeId, filter.employeeId) : undefined,
  );
  const rows = await selectMatches(tenant, condition).orderBy(order).limit(limit);
  return pageOf(rows.map(matchRowOf), page);
}

/** Proposals for these employees, the likeliest hire of each first. */
export async function proposalsFor(tenant: TenantDb, employeeIds: readonly string[]): Promise<MatchRow[]> {
  const isTheirs = sql`${matches.employeeId} in (select value from json_each(${JSON.stringify(employeeIds)}))`;
  const rows = await selectMatches(tenant, and(isTheirs, sql`${matches.status} = 'proposed'`)).orderBy(
    matches.employeeId,
    matches.rank,
    matches.id,
  );
  return rows.map(matchRowOf);
}

/** One match, or null when this tenant has none under the id. */
export async function findMatch(tenant: TenantDb, id: string): Promise<MatchRow | null> {
  const [row] = await selectMatches(tenant, eq(matches.id, id)).limit(1);
  return row === undefined ? null : matchRowOf(row);
}

// A partial index serves only a condition that spells its own constant: a bound parameter would scan all matches.
function hasStatus(status: MatchStatus): SQL {
  return status === "proposed" ? sql`${matches.status} = 'proposed'` : eq(matches.status, status);
}

function wasDecidedBy(who: "rule" | "person"): SQL {
  return who === "rule" ? sql`${matches.decidedBy} = 'rule'` : sql`${matches.decidedBy} <> 'rule'`;
}

function hasName(name: string): SQL {
  const full = sql`${employees.firstName} || ' ' || ${employees.lastName} || ' ' || coalesce(${employees.preferredName}, '')`;
  return containsText([hires.candidateName, full], name);
}

const nextHires = alias(hires, "next_hires");
const nextEmployees = alias(employees, "next_employees");

type SelectedMatch = Awaited<ReturnType<typeof selectMatches>>[number];

function matchRowOf({ next, ...row }: SelectedMatch): MatchRow {
  const { hireId, candidateName, hireMargin, employeeId, firstName, lastName, employeeMargin } = next;
  const name = [firstName, lastName].filter(Boolean).join(" ");
  return {
    ...row,
    nextHire: hireId === null ? null : { id: hireId, candidateName: candidateName ?? "", margin: hireMargin ?? 0 },
    nextEmployee: employeeId === null ? null : { id: employeeId, name, margin: employeeMargin ?? 0 },
  };
}

function selectMatches(tenant: TenantDb, condition: SQL | undefined) {
  return (
    tenant.db
      .select({
        id: matches.id,
        status: matches.status,
        decidedBy: matches.decidedBy,
        ruleVersion: matches.ruleVersion,
        evidence: matches.evidence,
        createdAt: matches.createdAt,
        decidedAt: matches.decidedAt,
        rank: matches.rank,
        p: matches.p,
        logOdds: matches.logOdds,
        gate: matches.gate,
        next: {
          hireId: sql<string | null>`${nextHires.id}`.as("next_hire"),
          candidateName: sql<string | null>`${nextHires.candidateName}`.as("next_candidate_name"),
          hireMargin: matches.nextHireMargin,
          employeeId: sql<string | null>`${nextEmployees.id}`.as("next_employee"),
          firstName: sql<string | null>`${nextEmployees.firstName}`.as("next_first_name"),
          lastName: sql<string | null>`${nextEmployees.lastName}`.as("next_last_name"),
          employeeMargin: matches.nextEmployeeMargin,
        },
        hire: {
          id: hires.id,
          candidateName: hires.candidateName,
          emails: hires.emails,
          hiredAt: hires.hiredAt,
          startsOn: hires.startsOn,
          status: hires.status,
          requisitionCode: hires.requisitionCode,
        },
        employee: {
          id: employees.id,
          employeeNumber: employees.employeeNumber,
          firstName: employees.firstName,
          middleName: employees.middleName,
          lastName: employees.lastName,
          preferredName: employees.preferredName,
          workEmail: employees.workEmail,
          personalEmail: employees.personalEmail,
          title: employees.title,
          department: employees.department,
          location: employees.location,
          managerName: employees.managerName,
          startDate: employees.startDate,
          deactivatedAt: employees.deactivatedAt,
        },
        position: {
          id: positions.id,
          title: positions.title,
          department: positions.department,
          location: positions.location,
          status: positions.status,
          requisitionCode: positions.requisitionCode,
          hiringManager: positions.hiringManager,
          targetStartOn: positions.targetStartOn,
        },
      })
      .from(matches)
      // cross joins keep their order in SQLite; an inner join would pair all hires with all employees to find one match
      .crossJoin(hires)
      .crossJoin(employees)
      .leftJoin(positions, tenant.owns(positions, eq(positions.id, matches.positionId)))
      .leftJoin(nextHires, tenant.owns(nextHires, eq(nextHires.id, matches.nextHireId)))
      .leftJoin(nextEmployees, tenant.owns(nextEmployees, eq(nextEmployees.id, matches.nextEmployeeId)))
      .where(
        and(
          tenant.owns(matches, condition),
          tenant.owns(hires, eq(hires.id, matches.hireId)),
          tenant.owns(employees, eq(employees.id, matches.employeeId)),
        ),
      )
      .$dynamic()
  );
}
