// The people that an import knows: who is who for a plan, what a plan leaves behind, and whom a webhook wants read again.
import { and, eq, isNotNull, sql } from "drizzle-orm";
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
  const isKin = sql`(${isOneOf(importedPeople.applicationId, ids)} or ${importedPeople.contactId} in (
    select value from json_each(${JSON.stringify(contacts)})
    union select p.contact_id from imported_people p where p.tenant_id = ${tenant.tenantId}
      and p.contact_id is not null and p.application_id in (select value from json_each(${JSON.stringify(ids)}))))`;
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
      tenant.owns(employees, sql`(${isOneOf(employees.id, wanted)} or ${isOneOf(employees.employeeNumber, ids)})`),
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
  const isOfConnection = eq(importedPeople.connectionId, connectionId);
  return tenant.db
    .update(importedPeople)
    .set({ sample: null })
    .where(
      tenant.owns(
        importedPeople,
        isOfConnection,
        isNotNull(importedPeople.sample),
        sql`${importedPeople.applicationId} not in (select p.application_id from imported_people p
          where p.tenant_id = ${tenant.tenantId} and p.connection_id = ${connectionId} and p.sample is not null
          order by p.hired_at desc limit 5)`,
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
  const rows = await tenant.db
    .select({
      applicationId: importedPeople.applicationId,
      connectionId: importedPeople.connectionId,
      wantedAt: importedPeople.wantedAt,
    })
    .from(importedPeople)
    .where(tenant.owns(importedPeople, isNotNull(importedPeople.wantedAt)))
    .orderBy(importedPeople.wantedAt)
    .limit(limit);
  return rows.flatMap(({ wantedAt, ...row }) => (wantedAt === null ? [] : [{ ...row, wantedAt }]));
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
