// Reading the audit log: all of it page by page, or what happened to one object. Entries are made by audit.ts.
import { and, eq, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { nameActors } from "./members.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { audit } from "./schema/index.ts";

/** An entry, with the name of the one who acted. */
export type AuditRow = Omit<typeof audit.$inferSelect, "tenantId"> & { readonly actorName: string };

export type AuditFilter = {
  readonly subjectKind?: string;
  readonly subjectId?: string;
  readonly actor?: string;
  readonly action?: string;
};

// As expressions: drizzle refuses plain columns of a table that it does not see, and it does not see through `indexed by`.
const columns = {
  id: sql<string>`${audit.id}`,
  actor: sql<string>`${audit.actor}`,
  action: sql<string>`${audit.action}`,
  subjectKind: sql<string>`${audit.subjectKind}`,
  subjectId: sql<string>`${audit.subjectId}`,
  details: sql`${audit.details}`.mapWith(audit.details),
  at: sql<string>`${audit.at}`,
};

// Without table statistics SQLite thinks the primary key as good as this index, and reads all of the tenant's log.
const bySubject = sql`${audit} indexed by audit_by_subject`;

/** A page of the tenant's audit log, newest first. */
export async function listAudit(tenant: TenantDb, filter: AuditFilter, page: PageRequest): Promise<Page<AuditRow>> {
  const { after, order, limit } = pageWindow(audit.id, page);
  const condition = and(
    after,
    filter.subjectKind ? eq(audit.subjectKind, filter.subjectKind) : undefined,
    filter.subjectId ? eq(audit.subjectId, filter.subjectId) : undefined,
    filter.actor ? eq(audit.actor, filter.actor) : undefined,
    filter.action ? eq(audit.action, filter.action) : undefined,
  );
  const rows = await tenant.db
    .select(columns)
    .from(filter.subjectId ? bySubject : audit)
    .where(tenant.owns(audit, condition))
    .orderBy(order)
    .limit(limit);
  const names = await nameActors(
    tenant,
    rows.map((row) => row.actor),
  );
  return pageOf(
    rows.map((row) => ({ ...row, actorName: names.get(row.actor) ?? row.actor })),
    page,
  );
}
