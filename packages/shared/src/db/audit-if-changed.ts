// Audit entries that are written only when the statement just before them in the same batch changed a row.
import { newId } from "../domain/ids.ts";
import type { AuditEntry } from "./audit.ts";
import type { TenantDb } from "./for-tenant.ts";

/**
 * Statement to follow a conditional change in a batch: records it if and only if the change happened. SQLite's `changes()`
 * looks at the last completed write of the transaction.
 */
export function auditIfChanged(tenant: TenantDb, entry: AuditEntry, now: number): D1PreparedStatement {
  return tenant.d1
    .prepare(
      `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at)
       select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 where changes() > 0`,
    )
    .bind(...columns(tenant, entry, now));
}

/** The same for a match that is known by its pair, since a conditional insert may have met a row with an older id. */
export function auditMatchIfChanged(
  tenant: TenantDb,
  entry: Pick<AuditEntry, "actor" | "action">,
  pair: { readonly hireId: string; readonly employeeId: string },
  details: Record<string, unknown>,
  now: number,
): D1PreparedStatement {
  const whole = { ...entry, subjectKind: "match", subjectId: "", details } satisfies AuditEntry;
  const [tenantId, id, actor, action, kind, , json, at] = columns(tenant, whole, now);
  return tenant.d1
    .prepare(
      `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at)
       select ?1, ?2, ?3, ?4, ?5, m.id, ?6, ?7 from matches m
       where m.tenant_id = ?1 and m.hire_id = ?8 and m.employee_id = ?9 and changes() > 0`,
    )
    .bind(tenantId, id, actor, action, kind, json, at, pair.hireId, pair.employeeId);
}

function columns(tenant: TenantDb, entry: AuditEntry, now: number) {
  const details = JSON.stringify(entry.details ?? {});
  const at = new Date(now).toISOString();
  const { actor, action, subjectKind, subjectId } = entry;
  return [tenant.tenantId, newId("audit", now), actor, action, subjectKind, subjectId, details, at] as const;
}
