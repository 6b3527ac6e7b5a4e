// Bringing 1,000 roles from Lever: list requests by channel, and the rows that a refresh without changes writes.
import { leverPostings } from "#shared/ats/lever/postings.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { until } from "../test/support/until.ts";
import type { SchedulerEnv } from "../workers/scheduler/src/env.ts";
import { clientOf } from "../workers/scheduler/src/ats.ts";
import { readAllPostings } from "../workers/scheduler/src/roles/read-postings.ts";
import { connectedCompany, type Company } from "./company.ts";
import { countingD1, type RowCount } from "./counting-d1.ts";
import type { Part, PartResult } from "./measure.ts";
import { startSetting, type Setting } from "./setting.ts";

const ROLES = 1_000;
const DESCRIPTION = "<p>What you will do, and with whom, and why it matters to us.</p>".repeat(40); // some 2.5 kB
const HOUR_MS = 3_600_000;

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const setting = await startSetting(parts, { only: ["oauth", "scheduler"] });
  const { lever, house } = setting;
  const createdAt = Date.now() - HOUR_MS;
  lever.control.seedPostings({ count: ROLES, text: "Engineer", createdAt, description: DESCRIPTION });
  lever.control.seedPostings({ count: ROLES, text: "Unlisted", createdAt, state: "internal" });
  const { after } = lever.control.markRequests({});
  const startedAt = performance.now();
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Roles", ["marketplace"]);
  await until(async () => (await countOf(setting, company)) === 2 * ROLES, {
    deadlineMs: 60_000,
    everyMs: 100,
    what: "the roles to come",
  });
  const seconds = (performance.now() - startedAt) / 1000;
  const lists = lever.control.requests({ after, path: "/v1/postings" });
  const inList = (state: string) => lists.filter(({ query }) => query.includes(`state=${state}`)).length;
  const again = await readAgain(setting, company);
  return {
    measures: [
      bar(`list requests for ${ROLES} published roles`, inList("published"), 10),
      bar(`list requests for ${ROLES} unlisted roles`, inList("internal"), 10),
      bar("rows written by reading them again without changes", again.written, 0),
      { name: `time for ${2 * ROLES} roles`, value: seconds, unit: "s" },
    ],
    notes: [
      `Descriptions of ${DESCRIPTION.length} characters. The second reading runs the scheduler's own code on a D1 that counts.`,
    ],
  };
}

function bar(name: string, value: number, most: number) {
  return { name, value, unit: "", bar: { is: "at most" as const, value: most } };
}

async function countOf({ house }: Setting, { tenantId }: Company): Promise<number> {
  const sql = `select (select count(*) from postings where tenant_id = ?1) as count
    where exists (select 1 from posting_looks where tenant_id = ?1 and last_looked_at is not null)`;
  return Number((await house.db.prepare(sql).bind(tenantId).first("count")) ?? 0);
}

/** Reads all of them once more with the scheduler's own code, on a D1 that counts. */
async function readAgain({ house }: Setting, company: Company): Promise<RowCount> {
  const { db, rows } = countingD1(house.db);
  const env = { ...(await house.mf.getBindings<SchedulerEnv>("rolecall-scheduler")), DB: db };
  const lease = env.TENANT_SYNC.get(env.TENANT_SYNC.idFromName(company.tenantId));
  const fence = await until(async () => lease.acquire("sync"), { what: "the lease" });
  const deferred: Promise<unknown>[] = [];
  const defer = (promise: Promise<unknown>) => void deferred.push(promise);
  const tenant = forTenant({ DB: db }, company.tenantId);
  const work = { env, tenant, lease, fence, beganAt: new Date().toISOString(), defer };
  const ats = leverPostings(clientOf(work, { id: company.connectionId, provider: "lever" }), false);
  const read = await readAllPostings(work, company.connectionId, ats, async () => undefined);
  await Promise.all(deferred);
  await lease.release(fence);
  if (!read.ok || read.value.seen !== 2 * ROLES)
    throw new Error(`The second reading ended as ${JSON.stringify(read)}.`);
  return rows;
}

export const roles: Part = { name: "roles", title: `bringing ${2 * ROLES} roles from Lever, and again`, run };
