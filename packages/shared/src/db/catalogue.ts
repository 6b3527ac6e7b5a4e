// The catalogue of an ATS account in D1: reading it whole, and writing what a new reading changed.
import { eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { CatalogueEntry, CatalogueKind } from "../domain/greenhouse/catalogue.ts";
import type { TenantDb } from "./for-tenant.ts";
import { catalogue } from "./schema/index.ts";

/** Everything that the connection's account offers, active or not, or only these kinds. */
export async function readCatalogue(
  tenant: TenantDb,
  connectionId: string,
  kinds?: readonly CatalogueKind[],
): Promise<CatalogueEntry[]> {
  const { kind, providerId, name, data, isActive } = catalogue;
  const rows = await tenant.db
    .select({ kind, providerId, name, data, isActive })
    .from(catalogue)
    .where(
      tenant.owns(
        catalogue,
        eq(catalogue.connectionId, connectionId),
        kinds && sql`${catalogue.kind} in (select value from json_each(${JSON.stringify(kinds)}))`,
      ),
    );
  return rows as CatalogueEntry[]; // kind and data belong together: catalogueChanges writes both from one entry
}

const ROWS_AT_ONCE = 500; // in one JSON parameter; some 150 kB, far below D1's 2 MB

/**
 * What a complete reading of these kinds changed: rows that are new or differ, and those that are gone (kept, no longer active, so
 * that what was chosen still has its name).
 */
export function catalogueChanges(
  held: readonly CatalogueEntry[],
  read: readonly CatalogueEntry[],
): readonly CatalogueEntry[] {
  const keyOf = (entry: CatalogueEntry) => `${entry.kind} ${entry.providerId}`;
  const before = new Map(held.map((entry) => [keyOf(entry), entry]));
  const now = new Set(read.map(keyOf));
  const gone = held.filter((entry) => entry.isActive && !now.has(keyOf(entry)));
  return [
    ...read.filter((entry) => !isSame(entry, before.get(keyOf(entry)))),
    ...gone.map((entry) => ({ ...entry, isActive: false })),
  ];
}

function isSame(entry: CatalogueEntry, held: CatalogueEntry | undefined): boolean {
  return (
    held !== undefined &&
    held.name === entry.name &&
    held.isActive === entry.isActive &&
    JSON.stringify(held.data) === JSON.stringify(entry.data)
  );
}

/** Statements that write these entries. */
export function putCatalogue(
  tenant: TenantDb,
  connectionId: string,
  entries: readonly CatalogueEntry[],
  now: number,
): BatchItem<"sqlite">[] {
  const readAt = new Date(now).toISOString();
  const statements: BatchItem<"sqlite">[] = [];
  for (let i = 0; i < entries.length; i += ROWS_AT_ONCE) {
    const some = JSON.stringify(entries.slice(i, i + ROWS_AT_ONCE));
    statements.push(
      tenant.db
        .insert(catalogue)
        .select(
          sql`select ${tenant.tenantId}, ${connectionId}, value->>'kind', value->>'providerId', value->>'name', value->'data',
            value->>'isActive', ${readAt} from json_each(${some}) where true`,
        )
        .onConflictDoUpdate({
          target: [catalogue.tenantId, catalogue.connectionId, catalogue.kind, catalogue.providerId],
          set: {
            name: sql`excluded.name`,
            data: sql`excluded.data`,
            isActive: sql`excluded.is_active`,
            readAt: sql`excluded.read_at`,
          },
        }),
    );
  }
  return statements;
}
