// The catalogue page by page, by name: for choosing a template, a job, a department or a person out of thousands.
import { and, asc, eq, sql, type SQL } from "drizzle-orm";
import type { CatalogueEntry, CatalogueKind } from "../domain/greenhouse/catalogue.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { MAX_PAGE_SIZE } from "./paging.ts";
import { catalogue } from "./schema/index.ts";

export type CatalogueFilter = {
  readonly kind: CatalogueKind;
  /** Text in the name, in a user's e-mail or a job's requisition id; or a whole id. */
  readonly q?: string;
};

/** Where a page begins: after this name and id. */
export type CatalogueCursor = { readonly name: string; readonly id: string };

export type CataloguePage = {
  readonly data: readonly CatalogueEntry[];
  readonly next: CatalogueCursor | null;
};

/** What is active, in the order of its names. */
export async function listCatalogue(
  tenant: TenantDb,
  connectionId: string,
  filter: CatalogueFilter,
  page: { readonly after: CatalogueCursor | null; readonly limit: number },
): Promise<CataloguePage> {
  const limit = Math.min(Math.max(1, page.limit), MAX_PAGE_SIZE);
  const { kind, providerId, name, data, isActive } = catalogue;
  const rows = await tenant.db
    .select({ kind, providerId, name, data, isActive })
    .from(catalogue)
    .where(
      tenant.owns(
        catalogue,
        eq(catalogue.connectionId, connectionId),
        eq(catalogue.kind, filter.kind),
        eq(catalogue.isActive, true),
        filter.q?.trim() ? matching(filter.q) : undefined,
        page.after === null
          ? undefined
          : sql`(${catalogue.name}, ${catalogue.providerId}) > (${page.after.name}, ${page.after.id})`,
      ),
    )
    .orderBy(asc(catalogue.name), asc(catalogue.providerId))
    .limit(limit + 1);
  const shown = rows.slice(0, limit) as CatalogueEntry[]; // kind and data belong together: see db/catalogue.ts
  const last = shown.at(-1);
  return { data: shown, next: rows.length > limit && last ? { name: last.name, id: last.providerId } : null };
}

/** How many active entries of each kind there are. */
export async function countCatalogue(tenant: TenantDb, connectionId: string): Promise<Map<CatalogueKind, number>> {
  const rows = await tenant.db
    .select({ kind: catalogue.kind, count: sql<number>`count(*)` })
    .from(catalogue)
    .where(tenant.owns(catalogue, and(eq(catalogue.connectionId, connectionId), eq(catalogue.isActive, true))))
    .groupBy(catalogue.kind);
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}

function matching(q: string): SQL {
  const within = containsText(
    [
      catalogue.name,
      sql`coalesce(${catalogue.data} ->> 'email', '')`,
      sql`coalesce(${catalogue.data} ->> 'requisitionId', '')`,
    ],
    q,
  );
  return sql`(${within} or ${catalogue.providerId} = ${q.trim()})`;
}
