// New hires as they were read become rows: once for each opportunity, with their documents, in one batch.
import { and, eq, isNull, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { auditEntry, auditEntryIf } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { newHireDocuments, newHires } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import type { SeenDocument } from "#shared/domain/onboarding/new-hire.ts";
import type { TenantWork } from "../tenant-work.ts";
import type { ReadNewHire } from "./read-candidate.ts";

/** @returns how many of them are new here */
export async function writeNewHires(
  work: TenantWork,
  connectionId: string,
  list: readonly ReadNewHire[],
): Promise<number> {
  if (list.length === 0) return 0;
  const { tenant } = work;
  const held = await heldIds(
    work,
    list.map(({ facts }) => facts.opportunityId),
  );
  const now = Date.now();
  const statements = list.flatMap((read) => {
    const known = held.get(read.facts.opportunityId);
    const id = known ?? newId("newHire", now);
    return [
      upsert(work, connectionId, id, read, new Date(now).toISOString()),
      ...putDocuments(work, id, read.documents),
      ...(known === undefined ? [cameIn(work, id, now)] : []),
    ];
  });
  await commit(work.env, tenant, statements, [], work.defer);
  return list.filter(({ facts }) => !held.has(facts.opportunityId)).length;
}

/** The opportunity went back, was archived without a hire, or is gone: the new hire stays on record, and no longer counts. */
export async function withdrawNewHire(work: TenantWork, id: string): Promise<void> {
  const { tenant } = work;
  const at = new Date().toISOString();
  const entry = { actor: "system", action: "new_hire.withdrawn", subjectKind: "new_hire" as const, subjectId: id };
  const isOurs = tenant.owns(newHires, eq(newHires.id, id), eq(newHires.withdrawnAt, at));
  await commit(
    work.env,
    tenant,
    [
      tenant.db
        .update(newHires)
        .set({ withdrawnAt: at, readAt: at })
        .where(tenant.owns(newHires, eq(newHires.id, id), isNull(newHires.withdrawnAt))),
      auditEntryIf(tenant, entry, sql`exists (select 1 from ${newHires} where ${isOurs})`),
    ],
    [],
    work.defer,
  );
}

async function heldIds(work: TenantWork, opportunityIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await work.tenant.db
    .select({ id: newHires.id, opportunityId: newHires.opportunityId })
    .from(newHires)
    .where(
      work.tenant.owns(
        newHires,
        sql`${newHires.opportunityId} in (select value from json_each(${JSON.stringify(opportunityIds)}))`,
      ),
    );
  return new Map(rows.map((row) => [row.opportunityId, row.id]));
}

/** The connection that saw them last is the one that their documents are read through. */
function upsert(work: TenantWork, connectionId: string, id: string, { facts }: ReadNewHire, now: string) {
  const { opportunityId, problems, ...columns } = facts;
  const read = { ...columns, problems: [...problems], connectionId, readAt: now, withdrawnAt: null };
  return work.tenant.db
    .insert(newHires)
    .values({ id, tenantId: work.tenant.tenantId, opportunityId, ...read, uploadedAt: now })
    .onConflictDoUpdate({ target: [newHires.tenantId, newHires.opportunityId], set: read });
}

/** The list as it is now, in two statements: what is gone from it goes, the rest is as told. */
function putDocuments(work: TenantWork, newHireId: string, documents: readonly SeenDocument[]): BatchItem<"sqlite">[] {
  const { tenant } = work;
  const list = JSON.stringify(documents);
  const isTheirs = and(tenant.owns(newHireDocuments, eq(newHireDocuments.newHireId, newHireId)));
  const goes = tenant.db
    .delete(newHireDocuments)
    .where(
      and(isTheirs, sql`${newHireDocuments.providerId} not in (select value->>'providerId' from json_each(${list}))`),
    );
  if (documents.length === 0) return [goes];
  return [
    goes,
    tenant.db
      .insert(newHireDocuments)
      .select(
        sql`select ${tenant.tenantId}, ${newHireId}, value->>'providerId', value->>'type', value->>'displayName', value->>'extension',
          value->>'downloadUrl', value->>'size', value->>'uploadedAt', value->>'isUnprocessable' from json_each(${list}) where true`,
      )
      .onConflictDoUpdate({
        target: [newHireDocuments.tenantId, newHireDocuments.newHireId, newHireDocuments.providerId],
        set: {
          type: sql`excluded.type`,
          displayName: sql`excluded.display_name`,
          extension: sql`excluded.extension`,
          downloadUrl: sql`excluded.download_url`,
          size: sql`excluded.size`,
          uploadedAt: sql`excluded.uploaded_at`,
          isUnprocessable: sql`excluded.is_unprocessable`,
        },
      }),
  ];
}

function cameIn(work: TenantWork, id: string, now: number) {
  const entry = { actor: "system", action: "new_hire.came_in", subjectKind: "new_hire" as const, subjectId: id };
  return auditEntry(work.tenant, entry, now);
}
