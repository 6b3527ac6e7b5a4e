// Reading imports for people: how a connection's imports stand, what a job did for each person, and what the mapping can be tried on.
import { and, asc, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { timePart } from "../domain/ids.ts";
import type { ImportOutcome } from "../domain/hris/import-job.ts";
import type { ImportSample } from "../domain/hris/sample.ts";
import { readHooks, type ConnectionHook } from "./connection-hooks.ts";
import type { TenantDb } from "./for-tenant.ts";
import {
  catalogue,
  connectionImports,
  employees,
  importedPeople,
  importItems,
  inboundEvents,
  syncJobs,
} from "./schema/index.ts";

export type HookState = ConnectionHook & {
  /** When the ATS first delivered to it; null while it never has. */
  readonly firstDeliveryAt: string | null;
};

export type ImportStanding = {
  readonly nextImportAt: string | null;
  readonly everybodyReadAt: string | null;
  readonly hooks: readonly HookState[];
  /** The newest import job; null when there was none. */
  readonly lastJobId: string | null;
};

export async function importStanding(tenant: TenantDb, connectionId: string): Promise<ImportStanding> {
  const [[state], [job], hooks] = await Promise.all([
    tenant.db
      .select({ nextImportAt: connectionImports.nextImportAt, everybodyReadAt: connectionImports.everybodyReadAt })
      .from(connectionImports)
      .where(tenant.owns(connectionImports, eq(connectionImports.connectionId, connectionId))),
    tenant.db
      .select({ id: syncJobs.id })
      .from(syncJobs)
      .where(tenant.owns(syncJobs, and(eq(syncJobs.connectionId, connectionId), eq(syncJobs.kind, "import"))))
      .orderBy(desc(syncJobs.id))
      .limit(1),
    readHooks(tenant, connectionId),
  ]);
  return {
    nextImportAt: state?.nextImportAt ?? null,
    everybodyReadAt: state?.everybodyReadAt ?? null,
    lastJobId: job?.id ?? null,
    hooks: await Promise.all(
      hooks.map(async (hook) => ({ ...hook, firstDeliveryAt: await firstDelivery(tenant, connectionId, hook) })),
    ),
  };
}

/** Ids of events begin with their time, so the search begins where the webhook was made. A test ping counts: it came through. */
async function firstDelivery(tenant: TenantDb, connectionId: string, hook: ConnectionHook): Promise<string | null> {
  const [event] = await tenant.db
    .select({ receivedAt: inboundEvents.receivedAt })
    .from(inboundEvents)
    .where(
      tenant.owns(
        inboundEvents,
        and(
          gt(inboundEvents.id, `evt_${timePart(Date.parse(hook.createdAt))}`),
          eq(inboundEvents.connectionId, connectionId),
          eq(inboundEvents.kind, hook.event),
        ),
      ),
    )
    .orderBy(asc(inboundEvents.id))
    .limit(1);
  return event?.receivedAt ?? null;
}

/** An import of this connection that is not finished, and is no retry of some. */
export async function unfinishedImport(tenant: TenantDb, connectionId: string): Promise<string | null> {
  const [job] = await tenant.db
    .select({ id: syncJobs.id })
    .from(syncJobs)
    .where(
      tenant.owns(
        syncJobs,
        and(
          eq(syncJobs.connectionId, connectionId),
          eq(syncJobs.kind, "import"),
          sql`${syncJobs.status} in ('queued', 'running')`,
          sql`${syncJobs.importScope} <> 'chosen'`,
        ),
      ),
    )
    .limit(1);
  return job?.id ?? null;
}

export type ImportCounts = Readonly<Record<ImportOutcome | "waiting" | "doubtful", number>>;

/** People of a job by what came of them; `doubtful`: whose name somebody should look at. */
export async function importCounts(tenant: TenantDb, jobId: string): Promise<ImportCounts> {
  const rows = await tenant.db
    .select({
      outcome: importItems.outcome,
      count: sql<number>`count(*)`,
      doubtful: sql<number>`count(${importItems.nameDoubt})`,
    })
    .from(importItems)
    .where(tenant.owns(importItems, eq(importItems.jobId, jobId)))
    .groupBy(importItems.outcome);
  const of = (outcome: ImportOutcome | null) => rows.find((row) => row.outcome === outcome)?.count ?? 0;
  return {
    created: of("created"),
    updated: of("updated"),
    unchanged: of("unchanged"),
    failed: of("failed"),
    unhired: of("unhired"),
    waiting: of(null),
    doubtful: rows.reduce((sum, row) => sum + row.doubtful, 0),
  };
}

export type ImportItemRow = {
  readonly applicationId: string;
  readonly outcome: ImportOutcome;
  readonly name: string;
  readonly reason: string | null;
  readonly message: string | null;
  readonly nameDoubt: string | null;
  readonly employeeId: string | null;
  /** The employee's name as it is now, in its parts. */
  readonly split: { readonly first: string; readonly middle: string | null; readonly last: string } | null;
};

export type ImportItemFilter = ImportOutcome | "doubtful" | null;

/** A page of what a job did, in the order of the applications' ids; those that wait are left out. */
export async function importItemPage(
  tenant: TenantDb,
  jobId: string,
  filter: ImportItemFilter,
  page: { readonly cursor: string | null; readonly limit: number },
): Promise<{ readonly data: readonly ImportItemRow[]; readonly nextCursor: string | null }> {
  const limit = Math.min(Math.max(1, page.limit), 100);
  const rows = await tenant.db
    .select({
      applicationId: importItems.applicationId,
      outcome: importItems.outcome,
      name: importItems.name,
      reason: importItems.reason,
      message: importItems.message,
      nameDoubt: importItems.nameDoubt,
      employeeId: importItems.employeeId,
      split: { first: employees.firstName, middle: employees.middleName, last: employees.lastName },
    })
    .from(importItems)
    .leftJoin(employees, tenant.owns(employees, eq(employees.id, importItems.employeeId)))
    .where(
      tenant.owns(
        importItems,
        and(
          eq(importItems.jobId, jobId),
          page.cursor === null ? undefined : gt(importItems.applicationId, page.cursor),
          filter === "doubtful"
            ? isNotNull(importItems.nameDoubt)
            : filter === null
              ? isNotNull(importItems.outcome)
              : eq(importItems.outcome, filter),
        ),
      ),
    )
    .orderBy(asc(importItems.applicationId))
    .limit(limit + 1);
  const told = rows.flatMap(({ outcome, ...row }) => (outcome === null ? [] : [{ ...row, outcome }]));
  const data = told.slice(0, limit);
  return { data, nextCursor: told.length > limit ? (data.at(-1)?.applicationId ?? null) : null };
}

/** Statements: a new job that tries those again that failed in this one, or the named of them. */
export function retryStatements(
  tenant: TenantDb,
  job: { readonly id: string; readonly connectionId: string },
  retry: {
    readonly id: string;
    readonly applicationIds: readonly string[] | null;
    readonly by: string;
    readonly now: string;
  },
) {
  const named = JSON.stringify(retry.applicationIds ?? []);
  const isNamed =
    retry.applicationIds === null ? sql`true` : sql`i.application_id in (select value from json_each(${named}))`;
  const chosen = sql`from import_items i where i.job_id = ${job.id} and i.tenant_id = ${tenant.tenantId} and i.outcome = 'failed' and ${isNamed}`;
  return [
    tenant.db.insert(syncJobs).select(
      sql`select ${retry.id}, ${tenant.tenantId}, ${job.connectionId}, 'import', 'queued', (select count(*) ${chosen}), 0, 0, null,
        ${retry.by}, ${retry.now}, null, null, 'chosen', null where exists (select 1 ${chosen})`,
    ),
    tenant.db
      .insert(importItems)
      .select(
        sql`select ${retry.id}, i.application_id, i.tenant_id, null, null, i.name, null, null, null, null ${chosen}`,
      ),
  ];
}

/** Statement for a batch: the scheduler shall import now. */
export function insertImportJob(
  tenant: TenantDb,
  job: {
    readonly id: string;
    readonly connectionId: string;
    readonly scope: "changes" | "everybody";
    readonly by: string;
    readonly now: string;
  },
) {
  return tenant.db.insert(syncJobs).values({
    id: job.id,
    tenantId: tenant.tenantId,
    connectionId: job.connectionId,
    kind: "import",
    status: "queued",
    requestedBy: job.by,
    createdAt: job.now,
    importScope: job.scope,
  });
}

export type OfferFieldChoice = {
  readonly identifier: string;
  readonly label: string;
  readonly sample: string | number | null;
};

/** The newest five hires as the mapping has them, and the fields that offers of the account were seen to have. */
export async function mappingMaterial(tenant: TenantDb, connectionId: string) {
  const [samples, fields] = await Promise.all([
    tenant.db
      .select({ sample: importedPeople.sample, employeeId: importedPeople.employeeId })
      .from(importedPeople)
      .where(
        tenant.owns(
          importedPeople,
          and(eq(importedPeople.connectionId, connectionId), isNotNull(importedPeople.sample)),
        ),
      )
      .orderBy(desc(importedPeople.hiredAt))
      .limit(5),
    tenant.db
      .select({ identifier: catalogue.providerId, label: catalogue.name, data: catalogue.data })
      .from(catalogue)
      .where(tenant.owns(catalogue, and(eq(catalogue.connectionId, connectionId), eq(catalogue.kind, "offer_field"))))
      .orderBy(asc(catalogue.providerId)),
  ]);
  return {
    samples: samples.map((row) => row.sample as ImportSample), // written by the import alone, in this shape
    offerFields: fields.map(({ data, ...field }): OfferFieldChoice => ({
      ...field,
      sample: "sample" in data ? data.sample : null,
    })),
  };
}
