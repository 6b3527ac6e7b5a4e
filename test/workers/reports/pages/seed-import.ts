// An import that is over: one person came in with a doubt about the name, one failed.
import { newId } from "#shared/domain/ids.ts";

export async function seedImport(db: D1Database, tenantId: string, connectionId: string): Promise<string> {
  const id = newId("job");
  const at = "2026-11-22T10:00:00.000Z";
  const item = `insert into import_items (job_id, application_id, tenant_id, outcome, name, reason, message, name_doubt)
    values (?, ?, ?, ?, ?, ?, ?, ?)`;
  await db.batch([
    db
      .prepare(
        `insert into sync_jobs (id, tenant_id, connection_id, kind, status, total, done_count, failed_count, requested_by, created_at, finished_at, import_scope)
         values (?, ?, ?, 'import', 'done', 2, 1, 1, 'system', ?, ?, 'everybody')`,
      )
      .bind(id, tenantId, connectionId, at, at),
    db.prepare(item).bind(id, "opp-1", tenantId, "created", "Madonna", null, null, "The name is one word."),
    db.prepare(item).bind(id, "opp-2", tenantId, "failed", "", "no_name", "Lever has no name of this person.", null),
  ]);
  return id;
}
