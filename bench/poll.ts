// Finding hires without webhooks: what a look costs in requests when there is much to find and when there is nothing, and in memory.
import { setTimeout as pause } from "node:timers/promises";
import { until } from "../test/support/until.ts";
import { LEVER_RATE, startSetting, type Setting } from "./setting.ts";
import { connectedCompany, poke, quietLooks, type Company } from "./company.ts";
import { watchHeap, type HeapUse } from "./heap.ts";
import type { Part, PartResult } from "./measure.ts";
import { seedOpenSeats } from "./open-seats.ts";

const HIRES = 2_000;
const OPPORTUNITIES_PER_HIRE = 10;
/** A reading may fall on the moment when one page is being read; 2,000 hires held at once would be three times this. */
const PAGES_IN_HAND_MB = 2;

type Look = { readonly requests: number; readonly limited: number; readonly elapsedMs: number };

async function run(): Promise<PartResult> {
  const once = await findHires(HIRES);
  const twice = await findHires(2 * HIRES);
  const limited = once.first.limited + once.second.limited + twice.first.limited + twice.second.limited;
  return {
    measures: [
      {
        name: "requests to find 2,000 hires among 20,000",
        value: once.first.requests,
        unit: "",
        bar: { is: "at most", value: 22 },
      },
      {
        name: "requests of the next look, which finds nothing new",
        value: once.second.requests,
        unit: "",
        bar: { is: "at most", value: 2 },
      },
      { name: "requests refused with 429, in all looks", value: limited, unit: "", bar: { is: "at most", value: 0 } },
      {
        name: "heap for 4,000 hires, above that for 2,000",
        value: Math.max(0, twice.heap.mostMb - once.heap.mostMb),
        unit: "MB",
        bar: { is: "at most", value: PAGES_IN_HAND_MB },
      },
      { name: "heap before, of the scheduler", value: once.heap.beforeMb, unit: "MB" },
      { name: "most heap while finding 2,000", value: once.heap.mostMb, unit: "MB" },
      { name: "most heap while finding 4,000", value: twice.heap.mostMb, unit: "MB" },
      { name: "requests to find 4,000 among 40,000", value: twice.first.requests, unit: "" },
      { name: "time to find 2,000", value: once.first.elapsedMs, unit: "ms" },
    ],
    notes: [
      `Lever's real rate, ${LEVER_RATE} requests a second. Heap: what lives in the scheduler's isolate, garbage left out.`,
    ],
  };
}

async function findHires(hired: number): Promise<{ first: Look; second: Look; heap: HeapUse }> {
  await using parts = new AsyncDisposableStack();
  const setting = await startSetting(parts, { only: ["oauth", "scheduler"], isInspectable: true });
  const { lever, house } = setting;
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Poll");
  await quietLooks(house, company); // the first look has found nothing yet
  const requisitions = lever.control.seedRequisitions({ count: hired, prefix: "Trace-" });
  const requisitionIds = requisitions.map(({ id }) => id);
  lever.control.seedOpportunities({ total: hired * OPPORTUNITIES_PER_HIRE, hired, requisitionIds });
  await pause(100); // seeding held this process up: lets it notice which connections have been closed meanwhile
  await seedOpenSeats(house.db, company, requisitions);

  let first: Look | undefined;
  const heap = await watchHeap(house, "rolecall-scheduler", async () => {
    first = await look(setting, company);
  });
  await demandHires(house.db, company, hired);
  const second = await look(setting, company);
  if (first === undefined) throw new Error("There was no look.");
  return { first, second, heap };
}

/** Makes a look due and waits for its end. */
async function look({ house, lever }: Setting, of: Company): Promise<Look> {
  const due = "update connection_looks set next_look_at = ?1, last_looked_at = null where connection_id = ?2";
  await house.db.prepare(due).bind(new Date(0).toISOString(), of.connectionId).run();
  const { after } = lever.control.markRequests({});
  const startedAt = performance.now();
  await poke(house, of);
  const isOver = "select 1 from connection_looks where connection_id = ? and last_looked_at is not null";
  await until(async () => (await house.db.prepare(isOver).bind(of.connectionId).first()) !== null, {
    deadlineMs: 60_000,
    everyMs: 50,
    what: "the look to end",
  });
  return {
    requests: lever.control.countRequests({ after }).count,
    limited: lever.control.countRequests({ after, status: 429 }).count,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

async function demandHires(db: D1Database, of: Company, hired: number): Promise<void> {
  const sql = "select count(*) as count from hires where tenant_id = ? and position_id is not null";
  const count = await db.prepare(sql).bind(of.tenantId).first<number>("count");
  if (count !== hired) throw new Error(`The look stored ${count} of ${hired} hires.`);
}

export const poll: Part = { name: "poll", title: "finding hires by looking, without a webhook", run };
