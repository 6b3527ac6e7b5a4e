// Rows that tests of the reports Worker need and that other Workers write: connections, positions on their way, hires, events.
import { newId } from "#shared/domain/ids.ts";
import type { ConnectionStatus, EventStatus, MatchStatus, PositionStatus, SyncStatus } from "#shared/domain/words.ts";

const now = () => new Date().toISOString();

export async function seedConnection(
  db: D1Database,
  tenantId: string,
  seed: {
    readonly status?: ConnectionStatus;
    readonly attentionReason?: string;
    readonly modules?: readonly string[];
  } = {},
): Promise<string> {
  const id = newId("connection");
  const { status = "active", attentionReason = null, modules = ["headcount"] } = seed;
  await db
    .prepare(
      `insert into connections (id, tenant_id, provider, auth_kind, status, attention_reason, modules, endpoint_id,
       installed_by_name, installed_by_email, created_at, updated_at)
       values (?, ?, 'lever', 'oauth', ?, ?, ?, ?, 'Sam Super', 'sam@northwind.example', ?, ?)`,
    )
    .bind(id, tenantId, status, attentionReason, JSON.stringify(modules), `end-${id}`, now(), now())
    .run();
  return id;
}

/** Positions `Position 1`, `Position 2`… in the order of their ids. */
export async function seedPositions(
  db: D1Database,
  tenantId: string,
  howMany: number,
  seed: {
    readonly status?: PositionStatus;
    readonly syncStatus?: SyncStatus;
    readonly code?: string;
    readonly department?: string;
    readonly location?: string;
  } = {},
): Promise<string[]> {
  const ids = Array.from({ length: howMany }, () => newId("position")).sort();
  const { status = "draft", syncStatus = "not_started", code = null, department = null, location = null } = seed;
  const list = JSON.stringify(ids.map((id, index) => ({ id, title: `Position ${index + 1}` })));
  await db
    .prepare(
      `insert into positions (id, tenant_id, title, status, sync_status, requisition_code, department, location, created_at, updated_at)
       select value ->> 'id', ?, value ->> 'title', ?, ?, ?, ?, ?, ?, ? from json_each(?)`,
    )
    .bind(tenantId, status, syncStatus, code, department, location, now(), now(), list)
    .run();
  return ids;
}

export async function seedHire(
  db: D1Database,
  tenantId: string,
  seed: {
    readonly name?: string;
    readonly positionId?: string;
    readonly code?: string;
    readonly problem?: string;
  } = {},
): Promise<string> {
  const id = newId("hire");
  const { name = "Ada Lovelace", positionId = null, code = null, problem = null } = seed;
  await db
    .prepare(
      `insert into hires (id, tenant_id, connection_id, provider, application_id, candidate_name, emails, requisition_code,
       position_id, status, hired_at, problem, read_at) values (?, ?, 'con_x', 'lever', ?, ?, '["ada@home.example"]', ?, ?, 'hired', ?, ?, ?)`,
    )
    .bind(id, tenantId, `opp-${id}`, name, code, positionId, now(), problem, now())
    .run();
  if (positionId !== null && problem === null)
    await db.prepare("update positions set status = 'filled', hire_id = ? where id = ?").bind(id, positionId).run();
  return id;
}

export async function seedMatch(
  db: D1Database,
  tenantId: string,
  sides: { readonly hireId: string; readonly employeeId: string; readonly positionId?: string },
  status: MatchStatus = "proposed",
): Promise<string> {
  const id = newId("match");
  await db
    .prepare(
      `insert into matches (id, tenant_id, position_id, hire_id, employee_id, status, decided_by, rule_version, evidence, created_at, decided_at)
       values (?, ?, ?, ?, ?, ?, 'rule', 'r1', '[{"code":"same_name","text":"The names agree."}]', ?, ?)`,
    )
    .bind(id, tenantId, sides.positionId ?? null, sides.hireId, sides.employeeId, status, now(), now())
    .run();
  return id;
}

export async function seedEvent(
  db: D1Database,
  tenantId: string,
  seed: { readonly status?: EventStatus; readonly subjectId?: string | null; readonly kind?: string } = {},
): Promise<string> {
  const id = newId("event");
  const { status = "processed", subjectId = "opp-1", kind = "candidateHired" } = seed;
  await db
    .prepare(
      `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, outcome, attempts, body, received_at, processed_at)
       values (?, ?, 'con_x', 'lever', ?, ?, ?, 'hired', 3, '{"id":"e1","signature":"s3cret","token":"t"}', ?, ?)`,
    )
    .bind(tenantId, id, kind, subjectId, status, now(), status === "received" ? null : now())
    .run();
  return id;
}
