// The webhooks that Rolecall made in an ATS by itself: reading them, and the statements with which oauth alone changes them.
import { and, eq, getTableColumns, isNull } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { TenantDb } from "./for-tenant.ts";
import { connectionHooks } from "./schema/index.ts";

export type ConnectionHook = Omit<typeof connectionHooks.$inferSelect, "tenantId">;

const { tenantId: _, ...columns } = getTableColumns(connectionHooks);

/** Of one connection, or of all of the tenant's. */
export async function readHooks(tenant: TenantDb, connectionId?: string): Promise<ConnectionHook[]> {
  return tenant.db
    .select(columns)
    .from(connectionHooks)
    .where(
      tenant.owns(
        connectionHooks,
        connectionId === undefined ? undefined : eq(connectionHooks.connectionId, connectionId),
      ),
    );
}

export function keepHook(tenant: TenantDb, connectionId: string, event: string, hookId: string, now: number) {
  const createdAt = new Date(now).toISOString();
  return tenant.db
    .insert(connectionHooks)
    .values({ tenantId: tenant.tenantId, connectionId, event, hookId, createdAt })
    .onConflictDoNothing();
}

/** Those that are gone from the ATS; stranded ones stay, since they may still be there. */
export function deleteHooks(tenant: TenantDb, connectionId: string, event?: string): BatchItem<"sqlite">[] {
  return [
    tenant.db
      .delete(connectionHooks)
      .where(
        tenant.owns(
          connectionHooks,
          and(
            eq(connectionHooks.connectionId, connectionId),
            isNull(connectionHooks.strandedAt),
            event === undefined ? undefined : eq(connectionHooks.event, event),
          ),
        ),
      ),
  ];
}

/** They should be gone, but the ATS does not let us remove them. */
export function strandHooks(tenant: TenantDb, connectionId: string, now: number): BatchItem<"sqlite">[] {
  return [
    tenant.db
      .update(connectionHooks)
      .set({ strandedAt: new Date(now).toISOString() })
      .where(
        tenant.owns(
          connectionHooks,
          and(eq(connectionHooks.connectionId, connectionId), isNull(connectionHooks.strandedAt)),
        ),
      ),
  ];
}
