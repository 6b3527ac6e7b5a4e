// Seeds a demo company once, and gives its one-time set-up link as long as nobody has used it.
import { newId } from "#shared/domain/ids.ts";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { companyRows, type Row } from "../company/company-rows.ts";
import type { DemoPlans, DemoPosition } from "./demo-plans.ts";

const YEAR_MS = 365 * 24 * 3_600_000;

export type DemoCompany = { readonly tenantId: string; readonly setupToken: string };

/** Tenant, set-up link and the first plans, in one transaction. */
export async function seedDemoCompany(db: D1Database, plans: DemoPlans, now = Date.now()): Promise<DemoCompany> {
  const company = await companyRows({ name: plans.name, validForMs: YEAR_MS }, now);
  await insert(db, [
    ...company.rows,
    ...plans.positions.map((position, index) => positionRow(company.tenantId, position, now - index)),
    ...(plans.more?.(company.tenantId, now) ?? []),
  ]);
  return { tenantId: company.tenantId, setupToken: company.setupToken };
}

/** The link's token if it still waits for its one use. A link that was used, revoked or has run out is undefined. */
export async function unusedSetupToken(db: D1Database, company: DemoCompany): Promise<string | undefined> {
  const row = await db
    .prepare(
      "select id from invitations where token_hash = ? and used_at is null and revoked_at is null and expires_at > ?",
    )
    .bind(await sha256Hex(company.setupToken), new Date().toISOString())
    .first("id");
  return row === null ? undefined : company.setupToken;
}

/** Makes `API_TOKEN` of the environment an admin token of the demo company, instead of any earlier one. */
export async function seedApiToken(db: D1Database, tenantId: string, token: string, now = Date.now()): Promise<void> {
  const name = "API_TOKEN of npm start";
  const hash = await sha256Hex(token);
  const statements = [
    db
      .prepare("delete from api_tokens where token_hash = ? or (tenant_id = ? and name = ?)")
      .bind(hash, tenantId, name),
  ];
  const row = {
    id: newId("token", now),
    tenant_id: tenantId,
    token_hash: hash,
    name,
    role: "admin",
    created_at: new Date(now).toISOString(),
  };
  await db.batch([...statements, insertion(db, { table: "api_tokens", values: row })]);
}

function positionRow(tenantId: string, position: DemoPosition, now: number): Row {
  const at = new Date(now).toISOString();
  const [min, max] = position.pay;
  const isApproved = position.status === "approved";
  return {
    table: "positions",
    values: {
      id: newId("position", now),
      tenant_id: tenantId,
      title: position.title,
      department: position.department,
      location: position.location,
      employment_type: "full-time",
      compensation_min: min,
      compensation_max: max,
      compensation_currency: "USD",
      compensation_interval: "per-year-salary",
      hiring_manager: position.manager,
      target_start_on: position.start,
      status: position.status,
      approved_by: isApproved ? "system" : null,
      approved_at: isApproved ? at : null,
      created_at: at,
      updated_at: at,
    },
  };
}

async function insert(db: D1Database, rows: readonly Row[]): Promise<void> {
  await db.batch(rows.map((row) => insertion(db, row)));
}

function insertion(db: D1Database, { table, values }: Row): D1PreparedStatement {
  const columns = Object.keys(values);
  const sql = `insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`;
  return db.prepare(sql).bind(...Object.values(values));
}
