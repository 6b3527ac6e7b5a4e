// The audit log: one function makes the row, so that every change is recorded in the same words and in the same batch.
import { sql, type SQL } from "drizzle-orm";
import { newId } from "../domain/ids.ts";
import type { TenantDb } from "./for-tenant.ts";
import { audit } from "./schema/index.ts";

export type AuditEntry = {
  /** `user:usr_…`, `token:tok_…`, `scim:con_…` or `system`. */
  readonly actor: string;
  /** Object and verb in the past tense, e.g. `position.approved`. */
  readonly action: string;
  readonly subjectKind:
    | "position"
    | "connection"
    | "employee"
    | "match"
    | "member"
    | "hire"
    | "event"
    | "tenant"
    | "api_token"
    | "role"
    | "recruiter"
    | "submission";
  readonly subjectId: string;
  /** Names of changed fields, codes and ids. Never secrets, never whole records of people. */
  readonly details?: Record<string, unknown>;
};

/** The insert statement for an audit entry, to go into the batch of the change that it records. */
export function auditEntry(tenant: TenantDb, entry: AuditEntry, now: number = Date.now()) {
  return tenant.db.insert(audit).values({
    tenantId: tenant.tenantId,
    id: newId("audit", now),
    actor: entry.actor,
    action: entry.action,
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    details: entry.details ?? {},
    at: new Date(now).toISOString(),
  });
}

/**
 * The same, written only if `condition` holds when the batch reaches it: for a change that may lose a race.
 * @param condition for example `exists (select 1 from …)`, true only if this very change was made
 */
export function auditEntryIf(tenant: TenantDb, entry: AuditEntry, condition: SQL, now: number = Date.now()) {
  const { actor, action, subjectKind, subjectId } = entry;
  const details = JSON.stringify(entry.details ?? {});
  const at = new Date(now).toISOString();
  return tenant.db
    .insert(audit)
    .select(
      sql`select ${tenant.tenantId}, ${newId("audit", now)}, ${actor}, ${action}, ${subjectKind}, ${subjectId}, ${details}, ${at} where ${condition}`,
    );
}
