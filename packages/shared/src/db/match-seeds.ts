// Who is tied to a hire or an employee by what is stored: the seats of hires, and the other ends of matches.
import type { TenantDb } from "./for-tenant.ts";

export type Tied = { readonly hires: readonly string[]; readonly employees: readonly string[] };

/**
 * Positions that hires are for or hold; they differ after a hire moved. Held ones come first: a hire that moved to another
 * requisition holds its former seat still, and that one lets go first.
 */
export async function seatsOfHires(tenant: TenantDb, hireIds: readonly string[]): Promise<string[]> {
  if (hireIds.length === 0) return [];
  const { results } = await tenant.d1
    .prepare(
      `select p.id from json_each(?2) w cross join positions p on p.tenant_id = ?1 and p.hire_id = w.value
       union all
       select h.position_id from json_each(?2) w cross join hires h on h.id = w.value and h.tenant_id = ?1
       where h.position_id is not null`,
    )
    .bind(tenant.tenantId, JSON.stringify(hireIds))
    .all<{ id: string }>();
  return [...new Set(results.map((row) => row.id))];
}

/** The other ends of all matches of these, whatever became of them. */
export async function partnersOf(tenant: TenantDb, of: Tied): Promise<Tied> {
  const ids = (list: readonly string[]) => JSON.stringify(list);
  const [employeeRows, hireRows] = await tenant.d1.batch<{ id: string }>([
    tenant.d1
      .prepare(
        `select distinct m.employee_id as id from json_each(?2) w cross join matches m indexed by matches_pair
         on m.tenant_id = ?1 and m.hire_id = w.value`,
      )
      .bind(tenant.tenantId, ids(of.hires)),
    tenant.d1
      .prepare(
        `select distinct m.hire_id as id from json_each(?2) w cross join matches m indexed by matches_by_employee
         on m.tenant_id = ?1 and m.employee_id = w.value`,
      )
      .bind(tenant.tenantId, ids(of.employees)),
  ]);
  return {
    employees: (employeeRows?.results ?? []).map((row) => row.id),
    hires: (hireRows?.results ?? []).map((row) => row.id),
  };
}

/** The other ends of imports: hires that these records were made from, and records that were made from these hires. */
export async function tiedByImport(tenant: TenantDb, of: Tied): Promise<Tied> {
  const [hireRows, employeeRows] = await tenant.d1.batch<{ id: string }>([
    tenant.d1
      .prepare(
        `select e.imported_from_hire_id as id from json_each(?2) w cross join employees e on e.id = w.value and e.tenant_id = ?1
         where e.imported_from_hire_id is not null`,
      )
      .bind(tenant.tenantId, JSON.stringify(of.employees)),
    tenant.d1
      .prepare(
        `select e.id from json_each(?2) w cross join employees e indexed by employees_imported
         on e.tenant_id = ?1 and e.imported_from_hire_id = w.value`,
      )
      .bind(tenant.tenantId, JSON.stringify(of.hires)),
  ]);
  return {
    hires: (hireRows?.results ?? []).map((row) => row.id),
    employees: (employeeRows?.results ?? []).map((row) => row.id),
  };
}
