// The audit log: one function makes the row, so that every change is recorded in the same words and in the same batch.
import { newId } from "../domain/ids.ts";
import type { TenantDb } from "./for-tenant.ts";
import { audit } from "./schema/index.ts";

export type AuditEntry = {
  /** `user:usr_…`, `token:tok_…` or `system`. */
  readonly actor: string;
  /** Object and verb in the past tense, e.g. `position.approved`. */
  readonly action: string;
  readonly subjectKind: "position" | "connection" | "employee" | "match" | "member" | "hire" | "event" | "tenant" | "api_token";
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
