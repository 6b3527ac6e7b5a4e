// Settings of a connection's modules: reading them with their defaults, and the statement that keeps a choice.
import { and, eq } from "drizzle-orm";
import { settingsOf, type ModuleSettings, type ModuleWithSettings } from "../domain/module-settings.ts";
import type { TenantDb } from "./for-tenant.ts";
import { connectionSettings } from "./schema/index.ts";

/** What was chosen for one connection or all of the tenant's, by connection and module; nothing where nobody chose. */
export async function storedSettings(tenant: TenantDb, connectionId?: string) {
  const rows = await tenant.db
    .select()
    .from(connectionSettings)
    .where(
      tenant.owns(
        connectionSettings,
        connectionId === undefined ? undefined : eq(connectionSettings.connectionId, connectionId),
      ),
    );
  return rows.map(({ connectionId: id, module, settings }) => ({ connectionId: id, module, settings }));
}

/** The settings in force of one module of a connection. */
export async function readSettings<Name extends ModuleWithSettings>(
  tenant: TenantDb,
  connectionId: string,
  module: Name,
): Promise<ModuleSettings[Name]> {
  const [row] = await tenant.db
    .select({ settings: connectionSettings.settings })
    .from(connectionSettings)
    .where(
      tenant.owns(
        connectionSettings,
        and(eq(connectionSettings.connectionId, connectionId), eq(connectionSettings.module, module)),
      ),
    );
  return settingsOf(module, row?.settings);
}

/** Statement for a batch: keeps what was chosen for a module, whole. */
export function putSettings(
  tenant: TenantDb,
  key: { readonly connectionId: string; readonly module: ModuleWithSettings },
  settings: Readonly<Record<string, unknown>>,
  by: { readonly actor: string; readonly now: number },
) {
  const chosen = { settings, updatedBy: by.actor, updatedAt: new Date(by.now).toISOString() };
  return tenant.db
    .insert(connectionSettings)
    .values({ tenantId: tenant.tenantId, ...key, ...chosen })
    .onConflictDoUpdate({
      target: [connectionSettings.tenantId, connectionSettings.connectionId, connectionSettings.module],
      set: chosen,
    });
}
