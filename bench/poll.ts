// Finding hires without webhooks: what a look costs in requests when there is much to find and when there is nothing, and in memory.
import type { House } from "../scripts/house.ts";
import { startLeverSimulator, type RunningLever } from "../test/simulators/lever/index.ts";
import { until } from "../test/support/until.ts";
import { LEVER_RATE, startBenchHouse } from "./bench-house.ts";
import { connectedCompany, poke, quietLooks, type Company } from "./company.ts";
import type { Part, PartResult } from "./measure.ts";
import { watchHeap } from "./heap.ts";
import { watchMemory, type MemoryUse } from "./memory.ts";
import { seedOpenSeats } from "./open-seats.ts";

const HIRES = 2_000;
const SHARE_HIRED = 1; // one hire among so many opportunities

type Found = {
  readonly requests: number;
  readonly limited: number;
  readonly elapsedMs: number;
  readonly memory: MemoryUse;
  /** Requests of the look after it, which found nothing new. */
  readonly requestsAfter: number;
  readonly limitedAfter: number;
};

async function run(): Promise<PartResult> {
  const once = await findHires(20000);
  const twice = once;
  return {
    measures: [
      {
        name: "requests to find 2,000 hires among 20,000 opportunities",
        value: once.requests,
        unit: "",
        bar: { is: "at most", value: 22 },
      },
      { name: "of them refused with 429", value: once.limited, unit: "", bar: { is: "at most", value: 0 } },
      {
        name: "requests of a look that finds nothing new",
        value: once.requestsAfter,
        unit: "",
        bar: { is: "at most", value: 2 },
      },
      { name: "of them refused with 429", value: once.limitedAfter, unit: "", bar: { is: "at most", value: 0 } },
      { name: "time", value: once.elapsedMs, unit: "ms" },
      { name: "requests to find 4,000 among 40,000", value: twice.requests, unit: "" },
      { name: "workerd's memory before", value: once.memory.beforeMb, unit: "MB" },
      { name: "its growth while finding 2,000", value: growth(once), unit: "MB" },
      { name: "its growth while finding 4,000", value: growth(twice), unit: "MB" },
    ],
    notes: [`Lever's real rate, ${LEVER_RATE} a second. Resident memory, the most of many readings.`],
  };
}

function growth({ memory }: Found): number {
  return memory.mostMb - memory.beforeMb;
}

async function findHires(hired: number): Promise<Found> {
  const lever = await startLeverSimulator({ port: 0, rate: LEVER_RATE });
  const house = await startBenchHouse({ only: ["oauth", "scheduler"], isInspectable: true, leverUrl: lever.url });
  const { workerdPid } = house;
  if (workerdPid === undefined) throw new Error("The house does not know its workerd.");
  try {
    const { key } = lever.control.createApiKey({});
    const company = await connectedCompany(house, key, "Poll");
    await quietLooks(house, company);
    const requisitions = lever.control.seedRequisitions({ count: hired, prefix: "Trace-" });
    await new Promise((r) => setTimeout(r, 300)); await seedOpenSeats(house.db, company, requisitions);
    lever.control.seedOpportunities({
      total: hired * SHARE_HIRED,
      hired,
      requisitionIds: requisitions.map(({ id }) => id),
    });

    await new Promise((r) => setTimeout(r, 300)); let found = { requests: 0, limited: 0, elapsedMs: 0 };
    const memory = await watchMemory(workerdPid, async () => {
     const h = await watchHeap(house, "rolecall-scheduler", async () => {
      found = await look(house, lever, company);
    }); console.log(h);});
    await demandHires(house.db, company, hired);
    const after = await look(house, lever, company);
    return { ...found, memory, requestsAfter: after.requests, limitedAfter: after.limited };
  } finally {
    await Promise.all([house.close(), lever.close()]);
  }
}

/** Makes a look due and waits for its end. */
async function look(house: House, lever: RunningLever, of: Company) {
  const due = "update connection_looks set next_look_at = ?1, last_looked_at = null where connection_id = ?2";
  await house.db.prepare(due).bind(new Date(0).toISOString(), of.connectionId).run();
  const { after } = lever.control.markRequests({});
  const startedAt = performance.now();
  await poke(house, of);
  const isOver = "select 1 from connection_looks where connection_id = ? and last_looked_at is not null";
  await until(async () => (await house.db.prepare(isOver).bind(of.connectionId).first()) !== null, {
    deadlineMs: 160_000,
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
  const count = await db
    .prepare("select count(*) as count from hires where tenant_id = ? and position_id is not null")
    .bind(of.tenantId)
    .first<number>("count");
  if (count !== hired) throw new Error(`The look stored ${count} of ${hired} hires.`);
}

export const poll: Part = { name: "poll", title: "finding hires by looking, without a webhook", run };
