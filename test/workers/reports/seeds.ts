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

/** A new hire with one document, as the scheduler writes it. */
export async function seedNewHire(
  db: D1Database,
  tenantId: string,
  connectionId: string,
  seed: {
    readonly name?: string;
    readonly email?: string | null;
    readonly startDate?: string | null;
    readonly packageCode?: string | null;
    readonly problems?: readonly string[];
    readonly withdrawnAt?: string;
  } = {},
): Promise<string> {
  const id = newId("newHire");
  const { name = "Jo Park", email = "jo@example.com", startDate = "2027-01-11", packageCode = null } = seed;
  await db.batch([
    db
      .prepare(
        `insert into new_hires (id, tenant_id, connection_id, opportunity_id, name, email, posting_title, designation, location, start_date,
         package_code, problems, reached_at, uploaded_at, read_at, withdrawn_at)
         values (?, ?, ?, ?, ?, ?, 'Controls Engineer', 'Controls Engineer II', 'Oakland, CA', ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        id,
        tenantId,
        connectionId,
        `opp-${id}`,
        name,
        email,
        startDate,
        packageCode,
        JSON.stringify(seed.problems ?? []),
        now(),
        now(),
        now(),
        seed.withdrawnAt ?? null,
      ),
    db
      .prepare(
        `insert into new_hire_documents (tenant_id, new_hire_id, provider_id, type, display_name, extension, size, uploaded_at, is_unprocessable)
         values (?, ?, 'doc-1', 'ResumeDocument', 'cv.pdf', 'pdf', 2048, ?, 0)`,
      )
      .bind(tenantId, id, now()),
  ]);
  return id;
}

/** An invitation of a new hire, with the mail of its last try. */
export async function seedInvitation(
  db: D1Database,
  tenantId: string,
  newHireId: string,
  mail: { readonly status: string; readonly failureMessage?: string } = { status: "sent" },
): Promise<string> {
  const id = newId("welcome");
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await db.batch([
    db
      .prepare(
        `insert into new_hire_invitations (id, tenant_id, new_hire_id, link_try, name, email, invited_by, created_at, invited_at, expires_at)
         values (?, ?, ?, 1, 'Jo Park', 'jo@example.com', 'system', ?, ?, ?)`,
      )
      .bind(id, tenantId, newHireId, now(), now(), expiresAt),
    db
      .prepare(
        `insert into mails (id, tenant_id, kind, subject_id, to_address, created_at, status, failure_message)
         values (?, ?, 'welcome_invitation', ?, 'jo@example.com', ?, ?, ?)`,
      )
      .bind(newId("mail"), tenantId, id, now(), mail.status, mail.failureMessage ?? null),
  ]);
  return id;
}
