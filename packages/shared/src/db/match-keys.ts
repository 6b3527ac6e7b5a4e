// The index of keys by which hires and employees find each other: keeping it true, and asking it who is near whom.
import type { TenantDb } from "./for-tenant.ts";

export type KeySubject = { readonly kind: "hire" | "employee"; readonly id: string; readonly keys: readonly string[] };

/** Makes the index hold exactly these keys for these subjects; writes nothing where it does already. */
export async function indexSubjects(tenant: TenantDb, subjects: readonly KeySubject[]): Promise<void> {
  if (subjects.length === 0) return;
  const json = JSON.stringify(subjects);
  await tenant.d1.batch([
    tenant.d1
      .prepare(
        `delete from match_keys
         where tenant_id = ?1 and subject_id in (select value->>'id' from json_each(?2))
           and not exists (
             select 1 from json_each(?2) s, json_each(s.value, '$.keys') k
             where s.value->>'id' = match_keys.subject_id and k.value = match_keys.key)`,
      )
      .bind(tenant.tenantId, json),
    tenant.d1
      .prepare(
        `insert into match_keys (tenant_id, key, subject_kind, subject_id)
         select ?1, k.value, s.value->>'kind', s.value->>'id' from json_each(?2) s, json_each(s.value, '$.keys') k
         where true on conflict do nothing`,
      )
      .bind(tenant.tenantId, json),
  ]);
}

/**
 * The newest hire and employee in the index, "" where there is none. Ids start with their time and newcomers are indexed in
 * their order, so whoever has a later id is not in it yet.
 */
export async function newestIndexed(tenant: TenantDb): Promise<{ hireId: string; employeeId: string }> {
  const newest = (from: string, to: string) =>
    tenant.d1
      .prepare(
        `select subject_id as id from match_keys where tenant_id = ?1 and subject_id >= ?2 and subject_id < ?3
       order by subject_id desc limit 1`,
      )
      .bind(tenant.tenantId, from, to);
  const [hire, employee] = await tenant.d1.batch<{ id: string }>([newest("hir_", "hir`"), newest("emp_", "emp`")]); // ` follows _
  return { hireId: hire?.results[0]?.id ?? "", employeeId: employee?.results[0]?.id ?? "" };
}

export type Nearby = {
  readonly hireIds: readonly string[];
  readonly employeeIds: readonly string[];
  /** More share these keys than were read. */
  readonly isCut: boolean;
};

/** Bounds of one neighbourhood: common names must not make a decision slow. */
const MOST_EMPLOYEES = 60;
const MOST_HIRES = 120;

/**
 * Employees who share a key with the hire or are proposed for it, the hire itself, and all hires that share a key with it or
 * with one of those employees.
 */
export async function nearHire(tenant: TenantDb, hireId: string): Promise<Nearby> {
  const { results } = await tenant.d1
    .prepare(
      `with mine as (select key from match_keys where tenant_id = ?1 and subject_id = ?2),
       near as (
         select employee_id as id from matches where tenant_id = ?1 and hire_id = ?2 and status = 'proposed'
         union
         select k.subject_id from mine cross join match_keys k
         on k.tenant_id = ?1 and k.key = mine.key and k.subject_kind = 'employee' limit ?3),
       wide as (
         select key from mine
         union
         select k.key from near cross join match_keys k on k.tenant_id = ?1 and k.subject_id = near.id),
       rivals as (
         select distinct k.subject_id as id from wide cross join match_keys k
         on k.tenant_id = ?1 and k.key = wide.key and k.subject_kind = 'hire' limit ?4)
       select 'employee' as kind, id from near union all select 'hire', id from rivals`,
    )
    .bind(tenant.tenantId, hireId, MOST_EMPLOYEES, MOST_HIRES)
    .all<{ kind: "hire" | "employee"; id: string }>();
  const employeeIds = results.filter((row) => row.kind === "employee").map((row) => row.id);
  const rivals = results.filter((row) => row.kind === "hire").map((row) => row.id);
  return {
    employeeIds,
    hireIds: [...new Set([hireId, ...rivals])],
    isCut: employeeIds.length >= MOST_EMPLOYEES || rivals.length >= MOST_HIRES,
  };
}

/** Hires that share a key with the employee, or for which the employee is proposed: those whose decision the employee can change. */
export async function hiresNearEmployee(tenant: TenantDb, employeeId: string): Promise<string[]> {
  const { results } = await tenant.d1
    .prepare(
      `with mine as (select key from match_keys where tenant_id = ?1 and subject_id = ?2)
       select hire_id as id from matches indexed by matches_proposed_employee
       where tenant_id = ?1 and status = 'proposed' and employee_id = ?2
       union
       select k.subject_id from mine cross join match_keys k
       on k.tenant_id = ?1 and k.key = mine.key and k.subject_kind = 'hire' limit ?3`,
    )
    .bind(tenant.tenantId, employeeId, MOST_HIRES)
    .all<{ id: string }>();
  return results.map((row) => row.id);
}

/** Of these hires, those with something to decide: a seat without an employee, or proposals that may no longer hold. */
export async function undecided(tenant: TenantDb, hireIds: readonly string[]): Promise<string[]> {
  const { results } = await tenant.d1
    .prepare(
      `select hire_id as id from positions
       where tenant_id = ?1 and hire_id in (select value from json_each(?2)) and status = 'filled'
         and +employee_id is null -- the plus keeps SQLite from walking all vacant positions by their index
       union
       select hire_id from matches
       where tenant_id = ?1 and hire_id in (select value from json_each(?2)) and status = 'proposed'`,
    )
    .bind(tenant.tenantId, JSON.stringify(hireIds))
    .all<{ id: string }>();
  return results.map((row) => row.id);
}
