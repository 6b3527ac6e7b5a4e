// D1 rows that one webhook costs: taken in by the webhooks Worker's own app, looked up and finished by the scheduler's own engine.
import { randomBytes } from "node:crypto";
import { forTenant } from "#shared/db/for-tenant.ts";
import type { SchedulerEnv } from "../workers/scheduler/src/env.ts";
import { processEvents } from "../workers/scheduler/src/events.ts";
import type { Bindings } from "../workers/webhooks/src/env.ts";
import webhooks from "../workers/webhooks/src/index.ts";
import { startSetting, type Setting } from "./setting.ts";
import { connectedCompany, quietLooks, setSignatureTokens, type Company } from "./company.ts";
import { countingD1, type RowCount } from "./counting-d1.ts";
import { signedDelivery } from "./deliveries.ts";
import type { Part, PartResult } from "./measure.ts";

const FEW = 1_000;
const MANY = 100_000;

async function run(): Promise<PartResult> {
  const few = await rowsOfOneWebhook(FEW);
  const many = await rowsOfOneWebhook(MANY);
  const line = (what: string, stored: number, value: number, bar: number) => ({
    name: `rows ${what} for one webhook, ${stored.toLocaleString("en-US")} events stored`,
    value,
    unit: "",
    bar: { is: "at most" as const, value: bar },
  });
  return {
    measures: [
      line("written", FEW, few.written, 4),
      line("written", MANY, many.written, 4),
      line("read", FEW, few.read, 10),
      line("read", MANY, many.read, 10),
      {
        name: "difference between the two",
        value: Math.abs(few.written - many.written) + Math.abs(few.read - many.read),
        unit: "rows",
        bar: { is: "at most", value: 0 },
      },
    ],
    notes: [
      "By D1's own meta.rows_read and rows_written, indexes included, of a webhook whose application changes nothing here.",
    ],
  };
}

/** Stores events, then lets one more come in and be finished. Both Workers' code runs here, on a D1 that counts. */
export async function rowsOfOneWebhook(storedEvents: number): Promise<RowCount> {
  await using parts = new AsyncDisposableStack();
  const { lever, house } = await startSetting(parts, { only: ["oauth", "scheduler"] });
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Rows");
  await quietLooks(house, company);
  await storeEvents(house.db, company, storedEvents);
  return await countOne({ lever, house }, company);
}

async function countOne({ lever, house }: Setting, company: Company): Promise<RowCount> {
  const secret = randomBytes(16).toString("hex");
  await setSignatureTokens(house, company, [secret]);
  const { opportunityId } = lever.control.addCandidate({ name: "Ada Example" });
  const { db, rows } = countingD1(house.db);
  const deferred: Promise<unknown>[] = [];
  const defer = (promise: Promise<unknown>) => void deferred.push(promise);

  // The poke goes to a queue with nobody behind it: the house's own scheduler must not take the event away.
  const door = {
    ...(await house.mf.getBindings<Bindings>("rolecall-webhooks")),
    DB: db,
    ATS_EVENTS: await house.queue("match"),
  };
  const { body } = signedDelivery(secret, opportunityId);
  const request = new Request(`http://house/hooks/lever/${company.endpointId}`, { method: "POST", body });
  const answer = await webhooks.fetch(request, door, {
    waitUntil: defer,
    passThroughOnException: () => undefined,
    props: {},
  });
  if (answer.status !== 200) throw new Error(`The webhook was answered with ${answer.status}.`);

  const scheduler = { ...(await house.mf.getBindings<SchedulerEnv>("rolecall-scheduler")), DB: db };
  const lease = scheduler.TENANT_SYNC.get(scheduler.TENANT_SYNC.idFromName(company.tenantId));
  const fence = await lease.acquire("events");
  if (fence === null) throw new Error("Somebody else works on the tenant.");
  const beganAt = new Date().toISOString();
  const tenant = forTenant({ DB: db }, company.tenantId);
  await processEvents({ env: scheduler, tenant, lease, fence, beganAt, defer });
  await Promise.all(deferred);
  await demandProcessed(house.db, company, opportunityId);
  return rows;
}

async function storeEvents(db: D1Database, of: Company, count: number): Promise<void> {
  await db
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?3)
       insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, outcome, body, received_at, processed_at)
       select ?1, printf('evt_01jd00000%011d', i), ?2, 'lever', 'candidateHired', printf('opportunity-%d', i), 'processed', 'unchanged',
         '{"event":"candidateHired"}', '2026-11-20T08:00:00.000Z', '2026-11-20T08:00:00.100Z' from n`,
    )
    .bind(of.tenantId, of.connectionId, count)
    .run();
}

async function demandProcessed(db: D1Database, of: Company, opportunityId: string): Promise<void> {
  const event = await db
    .prepare("select status, outcome from inbound_events where tenant_id = ? and subject_id = ?")
    .bind(of.tenantId, opportunityId)
    .first();
  if (event?.["status"] !== "processed") throw new Error(`The event ended as ${JSON.stringify(event)}.`);
}

export const rows: Part = {
  name: "rows",
  title: "what one webhook's intake and bookkeeping reads and writes in D1",
  run,
};
