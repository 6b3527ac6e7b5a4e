// The tenant's own settings: reading them, and changing them with an audit entry.
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { readTenant, updateTenant, type TenantChange, type TenantRow } from "#shared/db/tenants.ts";
import { mayAdminister } from "#shared/domain/access.ts";
import { ok, type Result } from "#shared/domain/result.ts";
import { needsAdmin, type Scope } from "./scope.ts";

export function getSettings(scope: Scope): Promise<TenantRow> {
  return readTenant(scope.tenant);
}

/** Changes what is given. A new prefix holds for codes that are given from now on; the number line goes on. */
export async function changeSettings(scope: Scope, change: TenantChange): Promise<Result<TenantRow, "forbidden">> {
  if (!mayAdminister(scope.actor.role)) return needsAdmin();
  const before = new Map(Object.entries(await readTenant(scope.tenant)));
  const fields = Object.entries(change)
    .filter(([name, value]) => value !== undefined && before.get(name) !== value)
    .map(([name]) => name);
  if (fields.length > 0) {
    const subjectId = scope.tenant.tenantId;
    const entry = {
      actor: scope.actor.id,
      action: "tenant.settings_changed",
      subjectKind: "tenant" as const,
      subjectId,
    };
    await commit(
      scope.env,
      scope.tenant,
      [updateTenant(scope.tenant, change), auditEntry(scope.tenant, { ...entry, details: { fields } }, scope.now)],
      [],
      scope.defer,
    );
  }
  return ok(await readTenant(scope.tenant));
}
