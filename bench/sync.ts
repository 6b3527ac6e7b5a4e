// Writing 200 positions to Lever at its real rate: what each costs in requests, and how much of the allowed rate is used.
import { newId } from "#shared/domain/ids.ts";
import type { House } from "../scripts/house.ts";
import { until } from "../test/support/until.ts";
import { LEVER_RATE, startSetting } from "./setting.ts";
import { connectedCompany, poke, quietLooks, type Company } from "./company.ts";
import type { Part, PartResult } from "./measure.ts";

const POSITIONS = 200;

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const { lever, house } = await startSetting(parts, { only: ["oauth", "scheduler"] });
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Sync");
  await quietLooks(house, company);
  await seedPending(house.db, company);
  const { after } = lever.control.markRequests({});
  await poke(house, company);
  await allSynced(house, company);
  const requests = lever.control.requests({ after });
  const made = new Set(lever.control.requisitions({}).map((requisition) => requisition.requisitionCode));
  if (made.size !== POSITIONS) throw new Error(`Lever holds ${made.size} requisitions after ${POSITIONS} positions.`);
  return result(requests);
}

function result(requests: readonly { readonly at: number; readonly status: number }[]): PartResult {
  const [first, last] = [requests[0], requests.at(-1)];
  if (first === undefined || last === undefined) throw new Error("Nothing was written.");
  const seconds = (last.at - first.at) / 1000;
  const limited = requests.filter(({ status }) => status === 429).length;
  return {
    measures: [
      { name: "requests per position", value: requests.length / POSITIONS, unit: "", bar: { is: "at most", value: 3 } },
      { name: "requests refused with 429", value: limited, unit: "", bar: { is: "at most", value: 0 } },
      { name: "achieved rate, as a share of the allowed", value: requests.length / seconds / LEVER_RATE, unit: "" },
      { name: `time for ${POSITIONS} positions`, value: seconds, unit: "s" },
    ],
    notes: [
      `Lever's real rate, ${LEVER_RATE} requests a second. A position takes three: look for its code, create, read back.`,
    ],
  };
}

async function seedPending(db: D1Database, of: Company): Promise<void> {
  const jobId = newId("job");
  const at = new Date().toISOString();
  const items = Array.from({ length: POSITIONS }, (_, i) => ({ id: newId("position"), code: `Trace-${i + 1}` }));
  const json = JSON.stringify(items);
  await db.batch([
    db
      .prepare(
        `insert into positions (id, tenant_id, title, location, status, sync_status, connection_id, requisition_code, sync_job_id,
           sync_requested_at, created_at, updated_at)
         select value->>'id', ?1, 'Software Engineer', 'Oakland, CA', 'approved', 'pending', ?2, value->>'code', ?3, ?4, ?4, ?4
         from json_each(?5)`,
      )
      .bind(of.tenantId, of.connectionId, jobId, at, json),
    db
      .prepare(
        `insert into sync_jobs (id, tenant_id, connection_id, kind, status, total, requested_by, created_at)
         values (?1, ?2, ?3, 'positions', 'queued', ?4, 'user:usr_bench', ?5)`,
      )
      .bind(jobId, of.tenantId, of.connectionId, POSITIONS, at),
    db
      .prepare(
        `insert into sync_job_items (job_id, position_id, tenant_id, status, requisition_code)
         select ?1, value->>'id', ?2, 'queued', value->>'code' from json_each(?3)`,
      )
      .bind(jobId, of.tenantId, json),
  ]);
}

async function allSynced(house: House, of: Company): Promise<void> {
  const sql = "select count(*) as count from positions where tenant_id = ? and sync_status = 'synced'";
  await until(async () => (await house.db.prepare(sql).bind(of.tenantId).first("count")) === POSITIONS, {
    deadlineMs: 180_000,
    everyMs: 500,
    what: `${POSITIONS} positions to be synced`,
  });
}

export const sync: Part = { name: "sync", title: `writing ${POSITIONS} positions to Lever`, run };
