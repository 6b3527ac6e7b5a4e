// Reading matches with both sides, hire and employee, and the seat between them. The matcher writes them.
import { and, eq, sql, type SQL } from "drizzle-orm";
import type { MatchStatus } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

/** A match, why, who decided, and the two people it says are one. */
export type MatchRow = Omit<typeof matches.$inferSelect, "tenantId" | "positionId" | "hireId" | "employeeId"> & {
  readonly hire: Pick<
    typeof hires.$inferSelect,
    "id" | "candidateName" | "emails" | "hiredAt" | "status" | "requisitionCode"
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
    | "startDate"
  >;
  readonly position: Pick<
    typeof positions.$inferSelect,
    "id" | "title" | "department" | "location" | "status" | "requisitionCode" | "hiringManager" | "targetStartOn"
  > | null;
};

export type MatchFilter = {
  readonly status?: MatchStatus;
  readonly positionId?: string;
  readonly hireId?: string;
  readonly employeeId?: string;
};

/** A page of the tenant's matches, newest first. */
export async function listMatches(tenant: TenantDb, filter: MatchFilter, page: PageRequest): Promise<Page<MatchRow>> {
  const { after, order, limit } = pageWindow(matches.id, page, filter.hireId !== undefined);
  const condition = and(
    after,
    filter.status ? hasStatus(filter.status) : undefined,
    filter.positionId ? eq(matches.positionId, filter.positionId) : undefined,
    filter.hireId ? eq(matches.hireId, filter.hireId) : undefined,
    filter.employeeId ? eq(matches.employeeId, filter.employeeId) : undefined,
  );
  return pageOf(await selectMatches(tenant, condition).orderBy(order).limit(limit), page);
}

/** One match, or null when this tenant has none under the id. */
export async function findMatch(tenant: TenantDb, id: string): Promise<MatchRow | null> {
  const [row] = await selectMatches(tenant, eq(matches.id, id)).limit(1);
  return row ?? null;
}

// A partial index serves only a condition that spells its own constant: a bound parameter would scan all matches.
function hasStatus(status: MatchStatus): SQL {
  return status === "proposed" ? sql`${matches.status} = 'proposed'` : eq(matches.status, status);
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
        hire: {
          id: hires.id,
          candidateName: hires.candidateName,
          emails: hires.emails,
          hiredAt: hires.hiredAt,
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
          startDate: employees.startDate,
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
