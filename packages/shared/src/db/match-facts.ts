// What the matcher reads: the people to put into the index, and the facts around one hire that a rule decides on.
import { and, eq, gt, sql, type SQL } from "drizzle-orm";
import type { EmployeeFacts, EmployeeNames, HireFacts, Neighbourhood } from "../domain/match/facts.ts";
import type { MatchStatus } from "../domain/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import type { Nearby } from "./match-keys.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

export type HireToIndex = Pick<HireFacts, "id" | "candidateName" | "emails">;
export type EmployeeToIndex = EmployeeNames & { readonly id: string };

/** Hires with ids after this one, in order of their ids. */
export function hiresAfter(tenant: TenantDb, id: string, limit: number): Promise<HireToIndex[]> {
  return tenant.db
    .select({ id: hires.id, candidateName: hires.candidateName, emails: hires.emails })
    .from(hires)
    .where(tenant.owns(hires, gt(hires.id, id)))
    .orderBy(hires.id)
    .limit(limit);
}

/** Employees with ids after this one, in order of their ids. */
export function employeesAfter(tenant: TenantDb, id: string, limit: number): Promise<EmployeeToIndex[]> {
  return tenant.db
    .select({ id: employees.id, ...NAMES })
    .from(employees)
    .where(tenant.owns(employees, gt(employees.id, id)))
    .orderBy(employees.id)
    .limit(limit);
}

const NAMES = {
  firstName: employees.firstName,
  middleName: employees.middleName,
  lastName: employees.lastName,
  preferredName: employees.preferredName,
  workEmail: employees.workEmail,
  personalEmail: employees.personalEmail,
};

/** The employee as it is indexed, or null when there is none. */
export async function employeeToIndex(tenant: TenantDb, id: string): Promise<EmployeeToIndex | null> {
  const [row] = await tenant.db
    .select({ id: employees.id, ...NAMES })
    .from(employees)
    .where(tenant.owns(employees, eq(employees.id, id)));
  return row ?? null;
}

/** The hire as it is indexed, with the seat that it is for and the seat that it holds (they differ after it moved); or null. */
export async function hireToIndex(
  tenant: TenantDb,
  id: string,
): Promise<(HireToIndex & { readonly positionId: string | null; readonly heldPositionId: string | null }) | null> {
  const [row] = await tenant.db
    .select({
      id: hires.id,
      candidateName: hires.candidateName,
      emails: hires.emails,
      positionId: hires.positionId,
      heldPositionId: positions.id,
    })
    .from(hires)
    .leftJoin(positions, and(eq(positions.tenantId, hires.tenantId), eq(positions.hireId, hires.id)))
    .where(tenant.owns(hires, eq(hires.id, id)));
  return row ?? null;
}

/** A match of the hire as it stands; the evidence as JSON text, to see whether it would change. */
export type HeldMatch = {
  readonly employeeId: string;
  readonly status: MatchStatus;
  readonly decidedBy: string;
  readonly ruleVersion: string;
  readonly evidence: string;
};

/** The facts around a hire, in one round trip, and the hire's matches so far. Undone hires are not part of it. */
export async function readNeighbourhood(
  tenant: TenantDb,
  hireId: string,
  near: Nearby,
): Promise<{ readonly around: Neighbourhood; readonly held: readonly HeldMatch[] }> {
  // In a batch Drizzle reads D1's rows by column name: a second column called `id` needs another name, or it is the first.
  const [hireRows, employeeRows, held] = await tenant.db.batch([
    tenant.db
      .select({
        id: hires.id,
        candidateName: hires.candidateName,
        emails: hires.emails,
        hiredAt: hires.hiredAt,
        isOpen: sql<number>`coalesce(${positions.hireId} = ${hires.id} and ${positions.status} = 'filled' and ${positions.employeeId} is null, 0)`,
        position: {
          id: sql<string>`${positions.id}`.as("seat_id"),
          title: positions.title,
          department: positions.department,
          location: positions.location,
          hiringManager: positions.hiringManager,
        },
      })
      .from(hires)
      .leftJoin(positions, and(eq(positions.id, hires.positionId), eq(positions.tenantId, hires.tenantId)))
      .where(tenant.owns(hires, isOneOf(hires.id, near.hireIds), sql`${hires.status} = 'hired'`)),
    tenant.db
      .select({
        id: employees.id,
        ...NAMES,
        title: employees.title,
        department: employees.department,
        location: employees.location,
        managerName: employees.managerName,
        managerEmail: employees.managerEmail,
        startDate: employees.startDate,
        matchId: sql<string | null>`${matches.id}`.as("match_id"),
      })
      .from(employees)
      .leftJoin(
        matches,
        // the constant is spelled out: only so does the partial index of confirmed matches serve the join
        and(
          eq(matches.tenantId, employees.tenantId),
          eq(matches.employeeId, employees.id),
          sql`${matches.status} = 'confirmed'`,
        ),
      )
      .where(tenant.owns(employees, isOneOf(employees.id, near.employeeIds))),
    tenant.db
      .select({
        employeeId: matches.employeeId,
        status: matches.status,
        decidedBy: matches.decidedBy,
        ruleVersion: matches.ruleVersion,
        evidence: sql<string>`${matches.evidence}`,
      })
      .from(matches)
      .where(tenant.owns(matches, eq(matches.hireId, hireId))),
  ]);
  const isRefused = (match: HeldMatch) =>
    match.status === "rejected" || (match.status === "undone" && match.decidedBy !== "rule");
  const around: Neighbourhood = {
    hires: hireRows.map((row): HireFacts => ({ ...row, isOpen: row.isOpen === 1 })),
    employees: employeeRows.map(({ matchId, ...row }): EmployeeFacts => ({ ...row, isOpen: matchId === null })),
    refusedEmployeeIds: new Set(held.filter(isRefused).map((match) => match.employeeId)),
    isCut: near.isCut,
  };
  return { around, held };
}

function isOneOf(column: typeof hires.id | typeof employees.id, ids: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}
