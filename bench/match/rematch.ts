// Everyone of a company decided by the matcher Worker itself, on workerd with its D1: at first, with all that is to be written, and anew.
import { startHouse, type House } from "../../scripts/house.ts";
import { until } from "../../test/support/until.ts";
import { processorMs } from "../processor.ts";
import { crowd } from "./crowd.ts";
import { seedEmployees, seedHires } from "./seed.ts";

const TENANT = "ten_bench";
const HIRES = 20_000;
const EMPLOYEES = 10_000;
const YEARS = 2;
const DEADLINE_MS = 300_000;

export type Rematch = {
  readonly indexMs: number;
  readonly firstMs: number;
  readonly anewMs: number;
  /** Processor time of workerd while everyone was decided anew: D1 is in it, and it says the same on a busy machine. */
  readonly anewProcessorMs: number;
  readonly assigned: number;
};

export async function measureRematch(): Promise<Rematch> {
  await using parts = new AsyncDisposableStack();
  const house = parts.adopt(await startHouse({ only: ["matcher"] }), (running) => running.close());
  const { hires, employees } = crowd(HIRES, EMPLOYEES, YEARS);
  await seedHires(house.db, TENANT, hires);
  await seedEmployees(house.db, TENANT, employees);

  const startedAt = performance.now();
  await poke(house);
  await until(async () => Number((await stateOf(house))?.["scale"]) > 0, {
    deadlineMs: DEADLINE_MS,
    what: "the index",
  });
  const indexedAt = performance.now();
  await end(house);
  const decidedAt = performance.now();
  await house.db.prepare("update match_states set rematched_employee_id = '' where tenant_id = ?").bind(TENANT).run();
  const anewAt = performance.now();
  const pid = house.workerdPid;
  if (pid === undefined) throw new Error("workerd has no process id.");
  const usedBefore = processorMs(pid);
  await poke(house);
  await end(house);
  const endedAt = performance.now();
  const assigned = await house.db
    .prepare("select count(*) as count from matches where tenant_id = ? and status = 'confirmed'")
    .bind(TENANT)
    .first<number>("count");
  return {
    indexMs: indexedAt - startedAt,
    firstMs: decidedAt - indexedAt,
    anewMs: endedAt - anewAt,
    anewProcessorMs: processorMs(pid) - usedBefore,
    assigned: assigned ?? 0,
  };
}

async function poke(house: House): Promise<void> {
  await (await house.queue("match")).send({ kind: "rest", tenantId: TENANT });
}

function stateOf(house: House): Promise<Record<string, unknown> | null> {
  return house.db.prepare("select * from match_states where tenant_id = ?").bind(TENANT).first();
}

async function end(house: House): Promise<void> {
  const isDone = async () => (await stateOf(house))?.["rematched_employee_id"] === null;
  await until(isDone, { deadlineMs: DEADLINE_MS, what: "the end of the re-match" });
}
