// A scheduler on workerd with a Lever simulator behind it; a small stand-in for the oauth Worker hands out API keys.
import { atEnd } from "../../support/at-end.ts";
import { newId } from "#shared/domain/ids.ts";
import { startLeverSimulator, type LeverOptions, type RunningLever } from "../../simulators/lever/index.ts";
import { seedTenant, type TenantSeed } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";

/** Keeps the connection's API key (or a whole bearer header) in its `scopes` column, and writes what the scheduler reports, as the real one does. */
export const OAUTH_STAND_IN = `
import { DurableObject } from "cloudflare:workers";
export class CredentialVault extends DurableObject {
  async accessToken(options = {}) {
    const row = await this.env.DB.prepare("select scopes, status from connections where id = ?").bind(this.ctx.id.name).first();
    if (row.status !== "active") return { ok: false, reason: "access_revoked", message: "Revoked." };
    const header = row.scopes.startsWith("Bearer ") ? row.scopes : "Basic " + btoa(row.scopes + ":");
    return options.after401 === header ? { ok: false, reason: "key_refused", message: "Refused." } : { ok: true, value: { header } };
  }
  signingSecrets() { return []; }
}
export default { async fetch(request, env) {
  const [, id] = new URL(request.url).pathname.match(/connections\\/([^/]+)\\/needs-attention$/);
  const { reason } = await request.json();
  await env.DB.prepare("update connections set status = 'needs_attention', attention_reason = ? where id = ?").bind(reason, id).run();
  return Response.json({ id });
} };`;

export type SchedulerHouse = { readonly house: TestHouse; readonly lever: RunningLever };

export async function startSchedulerHouse(
  options: LeverOptions & { readonly leverRate?: number } = {},
): Promise<SchedulerHouse> {
  const { leverRate = 1000, ...lever } = options;
  const simulator = await startLeverSimulator({ port: 0, rate: 0, data: "none", ...lever });
  const house = await startTestHouse({
    only: ["scheduler"],
    replace: { oauth: OAUTH_STAND_IN },
    lever: simulator,
    leverRate,
  });
  atEnd(() => simulator.close());
  return { house, lever: simulator };
}

export type Company = {
  readonly tenantId: string;
  readonly connectionId: string;
  /** The company's account in the simulator. */
  readonly accountId: string;
  readonly apiKeyId: string;
  /** An approved position, asked to be synced under this code. */
  pendingPosition(code: string, plan?: { title?: string; location?: string; jobId?: string }): Promise<string>;
  /** Tells the scheduler that something waits, as any Worker does. */
  poke(): Promise<void>;
  row<Row>(statement: string, ...values: unknown[]): Promise<Row | null>;
  rows<Row>(statement: string, ...values: unknown[]): Promise<Row[]>;
};

/** A tenant with its own Lever account and an active connection that is not due for a look. */
export async function company(
  { house, lever }: SchedulerHouse,
  seed: TenantSeed & { permissions?: string[]; isLookDue?: boolean } = {},
): Promise<Company> {
  const { id: tenantId } = await seedTenant(house.db, seed);
  const account = lever.control.createAccount({ name: tenantId });
  const key = lever.control.createApiKey({
    accountId: account.id,
    ...(seed.permissions === undefined ? {} : { permissions: seed.permissions }),
  });
  const connectionId = newId("connection");
  const now = new Date().toISOString();
  const later = new Date(Date.now() + 3_600_000).toISOString();
  const sql = (statement: string, ...values: unknown[]) => house.db.prepare(statement).bind(...values);
  await sql(
    `insert into connections (id, tenant_id, provider, auth_kind, status, modules, scopes, endpoint_id, created_at, updated_at)
     values (?, ?, 'lever', 'api_key', 'active', '["headcount"]', ?, ?, ?, ?)`,
    connectionId,
    tenantId,
    key.key,
    newId("event"),
    now,
    now,
  ).run();
  if (!seed.isLookDue) {
    await sql(
      "insert into connection_looks (connection_id, tenant_id, next_look_at, next_compare_at) values (?, ?, ?, ?)",
      connectionId,
      tenantId,
      later,
      later,
    ).run();
  }
  return {
    tenantId,
    connectionId,
    accountId: account.id,
    apiKeyId: key.id,
    async pendingPosition(code, { title = "Robotics Engineer", location, jobId } = {}) {
      const id = newId("position");
      await sql(
        `insert into positions (id, tenant_id, title, location, status, sync_status, connection_id, requisition_code, sync_job_id,
           sync_requested_at, created_at, updated_at)
         values (?, ?, ?, ?, 'approved', 'pending', ?, ?, ?, ?, ?, ?)`,
        id,
        tenantId,
        title,
        location ?? null,
        connectionId,
        code,
        jobId ?? null,
        now,
        now,
        now,
      ).run();
      return id;
    },
    async poke() {
      const queue = await house.queue("sync");
      await queue.send({ kind: "sync", tenantId });
    },
    row: (statement, ...values) => sql(statement, ...values).first(),
    async rows<Row>(statement: string, ...values: unknown[]) {
      return (await sql(statement, ...values).all<Row>()).results;
    },
  };
}

export type PositionRow = {
  sync_status: string;
  sync_reason: string | null;
  sync_message: string | null;
  sync_attempts: number;
  requisition_id: string | null;
};

/** Waits until the position's sync has ended one way or the other. */
export async function syncEnd(of: Pick<Company, "row">, positionId: string, deadlineMs = 30_000): Promise<PositionRow> {
  return until(
    async () => {
      const row = await of.row<PositionRow>("select * from positions where id = ?", positionId);
      return row !== null && row.sync_status !== "pending" ? row : undefined;
    },
    { deadlineMs, what: `the sync of ${positionId} to end` },
  );
}
