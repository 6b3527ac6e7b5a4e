// A company with something of everything, and with words that are long in the ways in which real ones are.
import { newId } from "#shared/domain/ids.ts";
import { seedTenant } from "../support/seeds.ts";
import { seedEmployee } from "../workers/reports/pages/seed-employee.ts";
import { seedDifference, seedMatchAudit, seedRehearsal, weigh } from "../workers/reports/seed-match-work.ts";
import { seedRolePages } from "../workers/reports/seed-market.ts";
import { seedConnection, seedEvent, seedHire, seedMatch, seedPositions } from "../workers/reports/seeds.ts";

const LONG_TITLE =
  "Principal Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtin, Platform & Reliability";
const LONG_MAIL = "a.very.long.mailbox.name.without.any.break@subdomain.of.a.subsidiary.northwind-trading.example";
const LONG_REASON =
  "Lever answered 503 Service Unavailable several times. https://status.example/incidents/7b2f6c1e9a410f3c2e5d8b11";

/** The tenant, and the address of each of its pages. */
export async function crowdedTenant(db: D1Database): Promise<{ tenantId: string; paths: string[] }> {
  const { id } = await seedTenant(db, { name: "Northwind Trading and Subsidiaries International Holding" });
  const bad = await seedConnection(db, id, { status: "needs_attention", attentionReason: "requisitions_off" });
  const good = await seedConnection(db, id);
  await seedPositions(db, id, 2, { status: "draft", department: "Research & Development", location: "Remote, EU" });
  await seedPositions(db, id, 1, { status: "requested" });
  await seedPositions(db, id, 1, { status: "approved" });
  await seedPositions(db, id, 1, { status: "approved", syncStatus: "pending", code: "Trace-5" });
  await seedPositions(db, id, 1, { status: "closed" });
  const [failed = ""] = await seedPositions(db, id, 1, { status: "approved", syncStatus: "failed", code: "Trace-6" });
  const [open = ""] = await seedPositions(db, id, 1, { status: "open", syncStatus: "synced", code: "Trace-7" });
  await lengthen(db, id, failed);
  const hire = await seedHire(db, id, {
    name: "María de los Ángeles Wolfeschlegelsteinhausenbergerdorff",
    positionId: open,
    code: "Trace-7",
  });
  await seedHire(db, id, { name: "Odd One", code: "Trace-99", problem: "requisition_unknown" });
  const employee = await seedEmployee(db, id, {
    lastName: "Wolfeschlegelsteinhausenbergerdorff",
    workEmail: LONG_MAIL,
  });
  const match = await seedMatch(db, id, { hireId: hire, employeeId: employee, positionId: open });
  const rehearsal = await seedMatchWork(db, id, { match, hire, employee });
  const event = await seedEvent(db, id, { status: "parked", subjectId: "7b2f6c1e-1000-4a7d-9a41-0f3c2e5d8b11" });
  const job = await seedJob(db, id, good, failed);
  return {
    tenantId: id,
    paths: [
      "/",
      "/positions",
      "/positions/new",
      ...(await seedRolePages(db, id, LONG_TITLE)),
      `/positions/${failed}`,
      `/positions/${open}`,
      `/positions/${failed}/edit`,
      "/reports/ats",
      "/reports/ats/preview",
      "/matches",
      `/matches/${match}`,
      "/matches?status=confirmed",
      "/matches/months",
      "/matches/rehearsals",
      `/matches/rehearsals/${rehearsal}`,
      "/hires",
      `/hires/${hire}`,
      "/employees",
      "/employees/new",
      "/employees/import",
      `/employees/${employee}`,
      "/settings/integrations",
      `/settings/integrations/${bad}`,
      `/settings/integrations/${good}`,
      "/settings/events",
      `/settings/events/${event}`,
      "/settings/sync-jobs",
      `/settings/sync-jobs/${job}`,
      "/settings/members",
      "/settings/api-tokens",
      "/settings/general",
      "/settings/audit",
    ],
  };
}

async function lengthen(db: D1Database, tenantId: string, positionId: string): Promise<void> {
  await db
    .prepare("update positions set title = ?, sync_reason = 'code_in_use', sync_message = ? where id = ?")
    .bind(LONG_TITLE, LONG_REASON, positionId)
    .run();
  await db
    .prepare(
      `update positions set compensation_min = 1200000, compensation_max = 1500000, compensation_currency = 'EUR',
       compensation_interval = 'per-year-salary', hiring_manager = 'Ilse van der Meer', target_start_on = '2027-01-01' where tenant_id = ?`,
    )
    .bind(tenantId)
    .run();
  await db
    .prepare(
      `insert into audit (tenant_id, id, actor, action, subject_kind, subject_id, details, at)
       values (?, ?, 'system', 'position.edited', 'position', ?, '{"fields":["title","hiringManager"]}', ?)`,
    )
    .bind(tenantId, newId("audit"), positionId, new Date().toISOString())
    .run();
}

/** Evidence for and against, a month's counts, and a rehearsal that found a difference. */
async function seedMatchWork(
  db: D1Database,
  tenantId: string,
  { match, hire, employee }: { match: string; hire: string; employee: string },
): Promise<string> {
  const evidence = [
    { code: "prior", text: "Before looking: one of many open hires, or nobody's", bits: -10 },
    { code: "mailbox_almost", text: `Nearly the same e-mail address (${LONG_MAIL})`, bits: 6 },
    { code: "family_same", text: "Same family name", bits: 12.37 },
    { code: "title_different", text: `The titles differ (${LONG_TITLE} and Welder)`, bits: -4.5 },
  ];
  await weigh(db, match, evidence);
  const at = new Date().toISOString();
  await seedMatchAudit(db, tenantId, { actor: "system", action: "match.proposed", employeeId: employee, at });
  const rehearsal = await seedRehearsal(db, tenantId, { status: "done", done: 1, total: 1 });
  const stored = { matchId: match, hireId: hire, decidedBy: "rule" };
  await seedDifference(db, tenantId, rehearsal, { kind: "would_leave", employeeId: employee, stored, evidence });
  const other = await seedEmployee(db, tenantId, { lastName: "Seated", workEmail: LONG_MAIL });
  const otherHire = await seedHire(db, tenantId, { name: "Ada Seated" });
  await seedMatch(db, tenantId, { hireId: otherHire, employeeId: other }, "confirmed");
  return rehearsal;
}

async function seedJob(db: D1Database, tenantId: string, connectionId: string, positionId: string): Promise<string> {
  const id = newId("job");
  const now = new Date().toISOString();
  await db.batch([
    db
      .prepare(
        `insert into sync_jobs (id, tenant_id, connection_id, kind, status, total, done_count, failed_count, requested_by, created_at, finished_at)
         values (?, ?, ?, 'positions', 'done', 1, 0, 1, 'system', ?, ?)`,
      )
      .bind(id, tenantId, connectionId, now, now),
    db
      .prepare(
        `insert into sync_job_items (job_id, position_id, tenant_id, status, requisition_code, message) values (?, ?, ?, 'failed', 'Trace-6', ?)`,
      )
      .bind(id, positionId, tenantId, LONG_REASON),
  ]);
  return id;
}
