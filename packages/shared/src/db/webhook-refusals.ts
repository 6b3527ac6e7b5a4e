// Deliveries that a webhook address refused because no secret of ours had signed them: adding to them, and reading them.
import { eq, sql } from "drizzle-orm";
import type { TenantDb } from "./for-tenant.ts";
import { webhookRefusals } from "./schema/index.ts";

/** One row for each connection, however many are refused. */
export async function addRefusals(tenant: TenantDb, connectionId: string, count: number, now: number): Promise<void> {
  const lastRefusedAt = new Date(now).toISOString();
  await tenant.db
    .insert(webhookRefusals)
    .values({ tenantId: tenant.tenantId, connectionId, refusedCount: count, lastRefusedAt })
    .onConflictDoUpdate({
      target: [webhookRefusals.tenantId, webhookRefusals.connectionId],
      set: { refusedCount: sql`${webhookRefusals.refusedCount} + ${count}`, lastRefusedAt },
    });
}

export async function readRefusals(tenant: TenantDb, connectionId: string) {
  const [row] = await tenant.db
    .select({ count: webhookRefusals.refusedCount, lastAt: webhookRefusals.lastRefusedAt })
    .from(webhookRefusals)
    .where(tenant.owns(webhookRefusals, eq(webhookRefusals.connectionId, connectionId)));
  return row ?? null;
}
