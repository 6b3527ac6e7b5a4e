// Reads hires and employees as the match engine sees them, by their ids.
import {
  prepareEmployee,
  prepareHire,
  type EmployeeRecord,
  type HireRecord,
  type Person,
} from "../domain/match/engine/engine.ts";
import type { TenantDb } from "./for-tenant.ts";
import { claimantOf, claimOf, isConfirmedByPerson, refusedFor, SPOKEN, type Spoken } from "./match-claims.ts";

/** `facts`: people's decisions stand. `nobody_spoke`: as if no person had decided anything, for a rehearsal. */
export type Words = "facts" | "nobody_spoke";

export type HireRow = {
  readonly id: string;
  readonly candidateName: string;
  readonly emails: string;
  readonly hiredAt: string;
  readonly title: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly manager: string | null;
  readonly fillsSeat: 0 | 1;
  readonly isConfirmed: 0 | 1;
  readonly claimant: string | null;
  readonly refused: string | null;
};

export type EmployeeRow = Omit<EmployeeRecord, "isSettled"> & {
  readonly isConfirmed: 0 | 1;
  readonly claim: string | null;
};

// The plus keeps SQLite from finding people by their tenant: an index that is not unique costs a row more for each of them.

/** SQL to follow a list `found` of ids, with ?1 the tenant: rows for `preparedHire`. */
export function hiresFound({ words, claims }: Spoken): string {
  return `select h.id, h.candidate_name as candidateName, h.emails, h.hired_at as hiredAt, p.title, p.department, p.location,
      p.hiring_manager as manager, coalesce(p.hire_id = h.id and p.status = 'filled', 0) as fillsSeat,
      ${words ? isConfirmedByPerson("hire_id", "h.id") : "0"} as isConfirmed, ${claims ? claimantOf("h.id") : "null"} as claimant,
      ${words ? refusedFor("h.id") : "null"} as refused
    from found cross join hires h on h.id = found.id and +h.tenant_id = ?1 and h.status = 'hired'
    left join positions p on p.id = h.position_id and +p.tenant_id = ?1`;
}

/** The same for `preparedEmployee`. */
export function employeesFound({ words }: Spoken): string {
  return `select e.id, e.first_name as firstName, e.middle_name as middleName, e.last_name as lastName,
      e.preferred_name as preferredName, e.work_email as workEmail, e.personal_email as personalEmail, e.start_date as startDate,
      e.title, e.department, e.location, e.manager_name as managerName,
      ${words ? isConfirmedByPerson("employee_id", "e.id") : "0"} as isConfirmed, ${claimOf("e")} as claim
    from found cross join employees e on e.id = found.id and +e.tenant_id = ?1`;
}

const PERHAPS: Spoken = { words: true, claims: true };
const NOBODY: Spoken = { words: false, claims: false };

const GIVEN_IDS = "with found as (select value as id from json_each(?2))";

export type ReadPeople = { readonly people: readonly Person[]; readonly spoken: Spoken };

/** The hires and employees with these ids; hires that were undone are left out, for nobody can be them. */
export async function readPeople(
  tenant: TenantDb,
  ids: { readonly hires: readonly string[]; readonly employees: readonly string[] },
  words: Words = "facts",
): Promise<ReadPeople> {
  const of = (list: readonly string[], select: string) =>
    tenant.d1.prepare(`${GIVEN_IDS} ${select}`).bind(tenant.tenantId, JSON.stringify([...new Set(list)]));
  if (ids.hires.length === 0 && ids.employees.length === 0) return { people: [], spoken: PERHAPS };
  const [said, hires, employees] = await tenant.d1.batch([
    tenant.d1.prepare(SPOKEN).bind(tenant.tenantId),
    of(ids.hires, hiresFound(PERHAPS)),
    of(ids.employees, employeesFound(PERHAPS)),
  ]);
  const [row] = (said?.results ?? []) as { words: 0 | 1; claims: 0 | 1 }[];
  const people = [
    ...((hires?.results ?? []) as HireRow[]).map((hire) => preparedHire(hire, words)),
    ...((employees?.results ?? []) as EmployeeRow[]).map((employee) => preparedEmployee(employee, words)),
  ];
  return { people, spoken: { words: row?.words !== 0, claims: row?.claims !== 0 } };
}

export type NextPeople = {
  readonly people: readonly Person[];
  /** The last id that was looked at, and how many were; undone hires count, though they are not among the people. */
  readonly lastId: string;
  readonly count: number;
};

/** Those with ids after this one, in the order of their ids, as far as the index knows people: nobody's word is read. */
export async function readPeopleAfter(
  tenant: TenantDb,
  kind: "hire" | "employee",
  after: string,
  limit: number,
): Promise<NextPeople> {
  const table = kind === "hire" ? "hires" : "employees";
  const found = `with found as materialized (
    select id from ${table} where tenant_id = ?1 and id > ?2 order by id limit ?3)`;
  const of = (select: string) => tenant.d1.prepare(`${found} ${select}`).bind(tenant.tenantId, after, limit);
  const [seen, rows] = await tenant.d1.batch([
    of("select count(*) as count, max(id) as lastId from found"),
    of(kind === "hire" ? hiresFound(NOBODY) : employeesFound(NOBODY)),
  ]);
  const [{ count, lastId } = { count: 0, lastId: null }] = (seen?.results ?? []) as {
    count: number;
    lastId: string | null;
  }[];
  const people =
    kind === "hire"
      ? ((rows?.results ?? []) as HireRow[]).map((row) => preparedHire(row, "facts"))
      : ((rows?.results ?? []) as EmployeeRow[]).map((row) => preparedEmployee(row, "facts"));
  return { people, lastId: lastId ?? after, count };
}

/** Ids of employees after this one, in their order. */
export async function employeesAfter(tenant: TenantDb, after: string, limit: number): Promise<string[]> {
  const { results } = await tenant.d1
    .prepare("select id from employees where tenant_id = ?1 and id > ?2 order by id limit ?3")
    .bind(tenant.tenantId, after, limit)
    .all<{ id: string }>();
  return results.map((row) => row.id);
}

export function preparedHire(row: HireRow, words: Words): Person {
  const isSettled = row.claimant !== null || (words === "facts" && row.isConfirmed === 1);
  const record: HireRecord = {
    id: row.id,
    candidateName: row.candidateName,
    emails: JSON.parse(row.emails) as string[], // written by the scheduler as a list of texts
    hiredAt: row.hiredAt,
    titles: some(row.title),
    locations: some(row.location),
    departments: some(row.department),
    managers: some(row.manager),
    seat: isSettled ? "settled" : row.fillsSeat === 1 ? "open" : "none",
    refusedEmployeeIds: words === "facts" && row.refused !== null ? (JSON.parse(row.refused) as string[]) : [],
  };
  return prepareHire(record);
}

export function preparedEmployee({ isConfirmed, claim, ...row }: EmployeeRow, words: Words): Person {
  return prepareEmployee({ ...row, isSettled: claim !== null || (words === "facts" && isConfirmed === 1) });
}

function some(text: string | null): string[] {
  return text === null || text === "" ? [] : [text];
}
