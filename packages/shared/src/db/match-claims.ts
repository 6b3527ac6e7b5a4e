// Whose word on a hire or an employee stands beside the rules: a person's, and that of an import that made a record from a hire.

const BY_PERSON = "decided_by <> 'rule'"; // spelled out: only so do the partial indexes of people's words serve

/**
 * SQL, with ?1 the tenant: the employee who is this hire because their record was made from it, unless a person has said
 * otherwise of either side; of several the first. Null when there is none.
 * @param hire an expression for the hire's id
 */
export function claimantOf(hire: string): string {
  return `(select c.id from employees c indexed by employees_imported
    where c.tenant_id = ?1 and c.imported_from_hire_id = ${hire}
      and not exists (select 1 from matches w where w.tenant_id = ?1 and w.hire_id = ${hire} and w.${BY_PERSON}
        and (w.status = 'confirmed' or w.employee_id = c.id))
      and not exists (select 1 from matches w indexed by matches_person_employee
        where w.tenant_id = ?1 and w.employee_id = c.id and w.${BY_PERSON} and w.status = 'confirmed')
    order by c.id limit 1)`;
}

/** SQL: the hire that this employee is by import, or null. @param employee an alias of `employees` */
export function claimOf(employee: string): string {
  return `case when ${employee}.imported_from_hire_id is null then null else (
    select i.id from hires i where i.id = ${employee}.imported_from_hire_id and i.tenant_id = ?1 and i.status = 'hired'
      and ${claimantOf("i.id")} = ${employee}.id) end`;
}

/** Whether anybody has spoken at all: companies where nobody has do not pay a look for everyone who is weighed. */
export type Spoken = {
  /** A person has confirmed, rejected or undone a match. */
  readonly words: boolean;
  /** A record was made from a hire. */
  readonly claims: boolean;
};

/** SQL for one row: `words` and `claims`, 1 or 0. */
export const SPOKEN = `select
  exists (select 1 from matches a indexed by matches_person_hire where a.tenant_id = ?1 and a.${BY_PERSON}) as words,
  exists (select 1 from employees a indexed by employees_imported
    where a.tenant_id = ?1 and a.imported_from_hire_id is not null) as claims`;

/** SQL: whether a person has confirmed whose hire this is. @param column of `matches`, which equals `id` */
export function isConfirmedByPerson(column: "hire_id" | "employee_id", id: string): string {
  const index = column === "hire_id" ? "matches_person_hire" : "matches_person_employee";
  return `exists (select 1 from matches w indexed by ${index}
    where w.tenant_id = ?1 and w.${column} = ${id} and w.status = 'confirmed' and w.${BY_PERSON})`;
}

/** SQL: JSON list of the employees whom a person has refused for this hire, or taken off it again. */
export function refusedFor(hire: string): string {
  return `(select json_group_array(w.employee_id) from matches w indexed by matches_person_hire
    where w.tenant_id = ?1 and w.hire_id = ${hire} and w.status in ('rejected', 'undone') and w.${BY_PERSON})`;
}
