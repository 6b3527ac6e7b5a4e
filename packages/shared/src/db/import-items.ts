// What an import job still has to read and what came of each person: listing them in, handing out the waiting, ending some.
import { asc, eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { z } from "zod";
import type { HiredPerson } from "../domain/hris/person.ts";
import type { PlannedPerson } from "../domain/hris/plan-people.ts";
import type { TenantDb } from "./for-tenant.ts";
import { importItems, syncJobs } from "./schema/index.ts";

/** A person as a list told them: hired, with all that the list says, or not (any more). Null: only known by the id. */
export type Listed = { readonly state: "hired"; readonly person: HiredPerson } | { readonly state: "not_hired" } | null;
export type WaitingItem = { readonly applicationId: string; readonly listed: Listed };

/** Statements: these people are to be read by the job. One that is among its items already stays as it is. */
export function addItems(tenant: TenantDb, jobId: string, items: readonly WaitingItem[]): BatchItem<"sqlite">[] {
  if (items.length === 0) return [];
  const list = JSON.stringify(
    items.map(({ applicationId, listed }) => ({
      applicationId,
      listed,
      name: listed?.state === "hired" ? listed.person.name : "",
    })),
  );
  // The count comes first, of those who are not there yet: counting all of them would read the whole job again for each page.
  const newOnes = sql`(select count(distinct l.value->>'applicationId') from json_each(${list}) l where not exists (
    select 1 from import_items i where i.job_id = ${jobId} and i.application_id = l.value->>'applicationId' and i.tenant_id = ${tenant.tenantId}))`;
  return [
    tenant.db
      .update(syncJobs)
      .set({ total: sql`total + ${newOnes}` })
      .where(tenant.owns(syncJobs, eq(syncJobs.id, jobId))),
    tenant.db.insert(importItems).select(
      sql`select ${jobId}, value->>'applicationId', ${tenant.tenantId}, null, nullif(value->'listed', 'null'), value->>'name', null, null, null, null
        from json_each(${list}) where true on conflict (job_id, application_id) do nothing`,
    ),
  ];
}

/** Whose offer may still be amended so that it matters. Days as YYYY-MM-DD; `hiredSince` ISO. */
export type Starting = { readonly startsFrom: string; readonly hiredSince: string; readonly limit: number };

/**
 * Statements, after the job's: who starts soonest from that day on, or has no start date yet, is read again by the job whether or not a
 * list shows them. Without the job nothing is written.
 */
export function addStarting(
  tenant: TenantDb,
  jobId: string,
  connectionId: string,
  { startsFrom, hiredSince, limit }: Starting,
): BatchItem<"sqlite">[] {
  const startsOn = sql`p.facts ->> 'startDate'`;
  return [
    tenant.db.insert(importItems).select(
      sql`select ${jobId}, p.application_id, ${tenant.tenantId}, null, null, '', null, null, null, null
        from imported_people p indexed by imported_people_hired
        where p.tenant_id = ${tenant.tenantId} and p.connection_id = ${connectionId} and p.hired_at >= ${hiredSince}
          and p.status = 'imported' and (${startsOn} is null or ${startsOn} >= ${startsFrom})
          and exists (select 1 from sync_jobs j where j.id = ${jobId} and j.tenant_id = ${tenant.tenantId})
        order by ${startsOn} is null, ${startsOn}, p.application_id limit ${limit}`,
    ),
    tenant.db
      .update(syncJobs)
      .set({
        total: sql`(select count(*) from import_items i where i.job_id = ${jobId} and i.tenant_id = ${tenant.tenantId})`,
      })
      .where(tenant.owns(syncJobs, eq(syncJobs.id, jobId))),
  ];
}

const ListedShape = z.custom<Listed>((value) => value === null || typeof value === "object"); // written by addItems alone

export async function waitingItems(tenant: TenantDb, jobId: string, limit: number): Promise<WaitingItem[]> {
  const rows = await tenant.db
    .select({ applicationId: importItems.applicationId, listed: importItems.listed })
    .from(importItems)
    .where(
      tenant.owns(
        importItems,
        eq(importItems.jobId, jobId),
        // The named index: by its key SQLite would pass over everybody who is done, each time.
        sql`${importItems.applicationId} in (select i.application_id from import_items i indexed by import_items_outcome
          where i.job_id = ${jobId} and i.tenant_id = ${tenant.tenantId} and i.outcome is null order by i.application_id limit ${limit})`,
      ),
    )
    .orderBy(asc(importItems.applicationId));
  return rows.map(({ applicationId, listed }) => ({ applicationId, listed: ListedShape.parse(listed ?? null) }));
}

/** Statements: what came of these people, counted in the job. An item that has its outcome keeps it, and is not counted twice. */
export function endItems(tenant: TenantDb, jobId: string, people: readonly PlannedPerson[]): BatchItem<"sqlite">[] {
  if (people.length === 0) return [];
  const list = JSON.stringify(people);
  const isWaiting = sql`i.job_id = ${jobId} and i.tenant_id = ${tenant.tenantId} and i.outcome is null`;
  const count = (isFailed: boolean) =>
    // cross join: from these few to their items; the other way round it would pair every item of the job with each of them.
    sql`(select count(*) from json_each(${list}) cross join import_items i on i.application_id = value->>'applicationId'
      where ${isWaiting} and (value->>'outcome' = 'failed') = ${isFailed ? 1 : 0})`;
  return [
    // The counts come first: they look at what still waits.
    tenant.db
      .update(syncJobs)
      .set({
        doneCount: sql`done_count + ${count(false)}`,
        failedCount: sql`failed_count + ${count(true)}`,
        reason: null,
      })
      .where(tenant.owns(syncJobs, eq(syncJobs.id, jobId))),
    tenant.db.insert(importItems).select(
      sql`select ${jobId}, value->>'applicationId', ${tenant.tenantId}, value->>'outcome', null, value->>'name', value->>'reason',
          value->>'message', value->>'nameDoubt', value->>'employeeId'
        from json_each(${list}) where true
        on conflict (job_id, application_id) do update set outcome = excluded.outcome, listed = null,
          name = case when excluded.name = '' then import_items.name else excluded.name end, reason = excluded.reason,
          message = excluded.message, name_doubt = excluded.name_doubt, employee_id = excluded.employee_id
        where import_items.outcome is null`,
    ),
  ];
}

/** Statement: whom the job's lists did not show though the import has them as hired; they are read by their id before anything is undone. */
export function addUnlisted(tenant: TenantDb, jobId: string, connectionId: string): BatchItem<"sqlite">[] {
  return [
    tenant.db.insert(importItems).select(
      sql`select ${jobId}, p.application_id, ${tenant.tenantId}, null, null, '', null, null, null, null from imported_people p
        where p.tenant_id = ${tenant.tenantId} and p.connection_id = ${connectionId} and p.status = 'imported'
        on conflict (job_id, application_id) do nothing`,
    ),
    tenant.db
      .update(syncJobs)
      .set({
        total: sql`(select count(*) from import_items i where i.job_id = ${jobId} and i.tenant_id = ${tenant.tenantId})`,
      })
      .where(tenant.owns(syncJobs, eq(syncJobs.id, jobId))),
  ];
}
