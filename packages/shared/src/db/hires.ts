// Reading hires: a page of them with their position and employee, and one by id. The scheduler writes them.
import { and, eq, isNotNull, sql, type SQL } from "drizzle-orm";
import type { HireStatus } from "../domain/words.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { employees, hires, matches, positions } from "./schema/index.ts";

/** A hire with its seat and, when a confirmed match says so, its employee. */
export type HireRow = Omit<typeof hires.$inferSelect, "tenantId" | "positionId"> & {
  readonly position: Pick<typeof positions.$inferSelect, "id" | "title" | "status" | "requisitionCode"> | null;
  readonly employee: Pick<typeof employees.$inferSelect, "id" | "firstName" | "lastName" | "preferredName"> | null;
  readonly matchId: string | null;
};

/** `hasProblem`: only hires that do not simply fill their seat. `q` looks at candidate, requisition code and position title. */
export type HireFilter = {
  readonly q?: string;
  readonly status?: HireStatus;
  readonly hasProblem?: boolean;
  readonly positionId?: string;
};

/** A page of the tenant's hires, the newest seen first. */
export async function listHires(tenant: TenantDb, filter: HireFilter, page: PageRequest): Promise<Page<HireRow>> {
  const { after, order, limit } = pageWindow(hires.id, page, filter.positionId !== undefined);
  const searched = [hires.candidateName, hires.requisitionCode, positions.title];
  const condition = and(
    after,
    filter.q?.trim() ? containsText(searched, filter.q) : undefined,
    filter.status ? eq(hires.status, filter.status) : undefined,
    filter.hasProblem ? isNotNull(hires.problem) : undefined,
    filter.positionId ? eq(hires.positionId, filter.positionId) : undefined,
  );
  return pageOf(await selectHires(tenant, condition).orderBy(order).limit(limit), page);
}

/** One hire, or null when this tenant has none under the id. */
export async function findHire(tenant: TenantDb, id: string): Promise<HireRow | null> {
  const [row] = await selectHires(tenant, eq(hires.id, id)).limit(1);
  return row ?? null;
}

/** Whom a confirmed match names; without one, whose record an import has made from this hire. */
function employeeOf(tenant: TenantDb): SQL {
  return sql`coalesce(${matches.employeeId}, (select e.id from employees e where e.tenant_id = ${tenant.tenantId}
    and e.imported_from_hire_id = ${hires.id} limit 1))`;
}

function selectHires(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      id: hires.id,
      connectionId: hires.connectionId,
      provider: hires.provider,
      applicationId: hires.applicationId,
      candidateName: hires.candidateName,
      emails: hires.emails,
      requisitionProviderId: hires.requisitionProviderId,
      requisitionCode: hires.requisitionCode,
      status: hires.status,
      hiredAt: hires.hiredAt,
      unhiredAt: hires.unhiredAt,
      problem: hires.problem,
      readAt: hires.readAt,
      candidateId: hires.candidateId,
      startsOn: hires.startsOn,
      candidateWithheld: hires.candidateWithheld,
      matchId: matches.id,
      position: {
        id: positions.id,
        title: positions.title,
        status: positions.status,
        requisitionCode: positions.requisitionCode,
      },
      employee: {
        id: employees.id,
        firstName: employees.firstName,
        lastName: employees.lastName,
        preferredName: employees.preferredName,
      },
    })
    .from(hires)
    .leftJoin(positions, tenant.owns(positions, eq(positions.id, hires.positionId)))
    .leftJoin(matches, tenant.owns(matches, eq(matches.hireId, hires.id), sql`${matches.status} = 'confirmed'`))
    .leftJoin(employees, tenant.owns(employees, eq(employees.id, employeeOf(tenant))))
    .where(tenant.owns(hires, condition))
    .$dynamic();
}
