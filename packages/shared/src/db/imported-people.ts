// The people that an import knows: who is who for a plan, what a plan leaves behind, and whom a webhook wants read again.
import { and, eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { Known, PlannedPerson, ReadPerson } from "../domain/hris/plan-people.ts";
import { isOneOf } from "./conditions.ts";
import { factsOf } from "./employees.ts";
import type { TenantDb } from "./for-tenant.ts";
import { employees, importedPeople, matches } from "./schema/index.ts";

/** What the plan for these people has to know: a handful of reads, each with one list as its parameter. */
export async function knownPeople(tenant: TenantDb, read: readonly ReadPerson[]): Promise<Known> {
  const hired = read.flatMap((one) => (one.is === "hired" ? [one] : []));
  const ids = read.map((one) => (one.is === "hired" ? one.person.applicationId : one.applicationId));
  const contacts = hired.flatMap(({ person }) => person.contactId ?? []);
  const { tenantId } = tenant;
  const [idList, contactList] = [JSON.stringify(ids), JSON.stringify(contacts)];
  // cross joins and named indexes: from these few people to their kin. An `or` would read everybody who was ever imported, for every few.
  const isKin = sql`${importedPeople.applicationId} in (
    select value from json_each(${idList})
    union select q.application_id from json_each(${contactList}) c
      cross join imported_people q indexed by imported_people_contact on q.tenant_id = ${tenantId} and q.contact_id = c.value
    union select q.application_id from json_each(${idList}) i
      cross join imported_people p on p.tenant_id = ${tenantId} and p.application_id = i.value
      cross join imported_people q indexed by imported_people_contact on q.tenant_id = ${tenantId} and q.contact_id = p.contact_id)`;
  const [people, found] = await tenant.db.batch([
    tenant.db
      .select({
        applicationId: importedPeople.applicationId,
        contactId: importedPeople.contactId,
        employeeId: importedPeople.employeeId,
        hireId: importedPeople.hireId,
        status: importedPeople.status,
        facts: importedPeople.facts,
        hiredAt: importedPeople.hiredAt,
      })
      .from(importedPeople)
      .where(tenant.owns(importedPeople, isKin)),
    tenant.db
      .select({ hireId: matches.hireId, employeeId: matches.employeeId })
      .from(matches)
      .where(
        tenant.owns(
          matches,
          isOneOf(
            matches.hireId,
            hired.map(({ hireId }) => hireId),
          ),
          eq(matches.status, "confirmed"),
        ),
      ),
  ]);
  const wanted = [
    ...people.flatMap(({ employeeId }) => employeeId ?? []),
    ...found.map(({ employeeId }) => employeeId),
  ];
  const rows = await tenant.db
    .select()
    .from(employees)
    .where(
      tenant.owns(
        employees,
        sql`${employees.id} in (select value from json_each(${JSON.stringify(wanted)})
          union select e.id from json_each(${idList}) n
            cross join employees e indexed by employees_number on e.tenant_id = ${tenantId} and e.employee_number = n.value)`,
      ),
    );
  return {
    people,
    employees: new Map(
      rows.map((row) => [
        row.id,
        {
          id: row.id,
          facts: factsOf(row),
          importedFromHireId: row.importedFromHireId,
          hireUndoneAt: row.hireUndoneAt,
        },
      ]),
    ),
    matched: new Map(found.map(({ hireId, employeeId }) => [hireId, employeeId])),
    numbered: new Map(rows.flatMap((row) => (row.employeeNumber === null ? [] : [[row.employeeNumber, row.id]]))),
  };
}

/** Statement: what is known of these people from now on. `samples`: what the mapping started from, by application. */
export function putImportedPeople(
  tenant: TenantDb,
  connectionId: string,
  people: readonly PlannedPerson[],
  samples: ReadonlyMap<string, unknown>,
  now: string,
): BatchItem<"sqlite">[] {
  if (people.length === 0) return [];
  const list = JSON.stringify(
    people.map((one) => ({
      ...one,
      sample: samples.get(one.applicationId) ?? null,
      failure: one.outcome === "failed" ? one.reason : null,
    })),
  );
  const told = sql`select ${tenant.tenantId}, value->>'applicationId', ${connectionId}, value->>'contactId', value->>'hireId',
    value->>'employeeId', value->>'status', nullif(value->'facts', 'null'), value->>'stamp', value->>'nameDoubt', value->>'hiredAt',
    value->>'failure', case when value->>'failure' is null then null else value->>'message' end, ${now}, null, 0,
    nullif(value->'sample', 'null') from json_each(${list}) where true`;
  const names =
    "connection_id contact_id hire_id employee_id status facts stamp name_doubt hired_at failure failure_message read_at sample";
  const set = sql.raw(
    names
      .split(" ")
      .map((name) => `${name} = excluded.${name}`)
      .join(", "),
  );
  return [
    tenant.db
      .insert(importedPeople)
      .select(sql`${told} on conflict (tenant_id, application_id) do update set ${set}, attempts = 0`),
  ];
}

/** Statement: the preview needs five people; of the others what the mapping started from is forgotten. */
export function keepFiveSamples(tenant: TenantDb, connectionId: string): BatchItem<"sqlite"> {
  return tenant.db
    .update(importedPeople)
    .set({ sample: null })
    .where(
      tenant.owns(
        importedPeople,
        sql`${importedPeople.applicationId} in (select p.application_id from imported_people p indexed by imported_people_sampled
          where p.tenant_id = ${tenant.tenantId} and p.connection_id = ${connectionId} and p.sample is not null
          order by p.hired_at desc limit -1 offset 5)`,
      ),
    );
}

/** Whom a webhook, or an undone later hire, says to read: those not known yet only when `isNew`. */
export function wantPeople(
  tenant: TenantDb,
  connectionId: string,
  want: { readonly hired: readonly string[]; readonly known: readonly string[] },
  now: string,
): BatchItem<"sqlite">[] {
  return [
    ...(want.hired.length === 0
      ? []
      : [
          tenant.db.insert(importedPeople).select(
            sql`select ${tenant.tenantId}, value, ${connectionId}, null, null, null, 'waiting', null, null, null, null, null, null, null, ${now}, 0, null
              from json_each(${JSON.stringify(want.hired)}) where true
              on conflict (tenant_id, application_id) do update set wanted_at = excluded.wanted_at, attempts = 0`,
          ),
        ]),
    ...(want.known.length === 0
      ? []
      : [
          tenant.db
            .update(importedPeople)
            .set({ wantedAt: now, attempts: 0 })
            .where(tenant.owns(importedPeople, isOneOf(importedPeople.applicationId, want.known))),
        ]),
  ];
}

export type WantedPerson = { readonly applicationId: string; readonly connectionId: string; readonly wantedAt: string };

/** Those that are wanted, the longest waiting first. */
export async function wantedPeople(tenant: TenantDb, limit: number): Promise<WantedPerson[]> {
  const { results } = await tenant.d1
    .prepare(
      `select application_id as applicationId, connection_id as connectionId, wanted_at as wantedAt
       from imported_people indexed by imported_people_wanted
       where tenant_id = ?1 and wanted_at is not null order by wanted_at limit ?2`,
    )
    .bind(tenant.tenantId, limit)
    .all<WantedPerson>();
  return results;
}

/** Statement: these wants are done. One that came again meanwhile stays. */
export function unwantPeople(tenant: TenantDb, wanted: readonly WantedPerson[]): BatchItem<"sqlite">[] {
  if (wanted.length === 0) return [];
  const list = JSON.stringify(wanted);
  return [
    tenant.db
      .update(importedPeople)
      .set({ wantedAt: null })
      .where(
        tenant.owns(
          importedPeople,
          and(
            sql`(${importedPeople.applicationId}, ${importedPeople.wantedAt}) in
              (select value->>'applicationId', value->>'wantedAt' from json_each(${list}))`,
          ),
        ),
      ),
  ];
}
