// A tenant's own settings, and its one number line of requisition codes.
import { eq, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { tenants } from "./schema/index.ts";

/** The tenant's settings and the last number that a requisition code was given. */
export type TenantRow = typeof tenants.$inferSelect;

export async function readTenant(tenant: TenantDb): Promise<TenantRow> {
  const [row] = await tenant.db.select().from(tenants).where(eq(tenants.id, tenant.tenantId));
  if (row === undefined) throw new Error(`No tenant ${tenant.tenantId}`); // its session or token was just accepted
  return row;
}

/** What a tenant may change of itself. */
export type TenantChange = Partial<
  Pick<TenantRow, "name" | "codePrefix" | "approvesAtOnce" | "writesCompensation" | "currency" | "locale" | "timeZone">
>;

/** Statement for a batch. */
export function updateTenant(tenant: TenantDb, change: TenantChange) {
  return tenant.db.update(tenants).set(change).where(eq(tenants.id, tenant.tenantId));
}

/**
 * Takes `howMany` numbers off the tenant's line in one atomic statement, so that no two callers ever get the same one. What is
 * taken and not used stays a gap.
 * @returns the codes, `{prefix}-{number}`, rising
 */
export async function allocateCodes(tenant: TenantDb, howMany: number): Promise<string[]> {
  if (howMany === 0) return [];
  const [row] = await tenant.db
    .update(tenants)
    .set({ lastCodeNumber: sql`${tenants.lastCodeNumber} + ${howMany}` })
    .where(eq(tenants.id, tenant.tenantId))
    .returning({ last: tenants.lastCodeNumber, prefix: tenants.codePrefix });
  if (row === undefined) throw new Error(`No tenant ${tenant.tenantId}`);
  return Array.from({ length: howMany }, (_, index) => `${row.prefix}-${row.last - howMany + 1 + index}`);
}
