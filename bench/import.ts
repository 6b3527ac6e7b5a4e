// Importing hired people: what a first import costs in requests, how close it comes to the rate that Lever allows, and in memory.
import { newId } from "#shared/domain/ids.ts";
import { until } from "../test/support/until.ts";
import { connectedCompany, poke, quietLooks, type Company } from "./company.ts";
import { watchHeap, type HeapUse } from "./heap.ts";
import type { Part, PartResult } from "./measure.ts";
import { LEVER_RATE, startSetting, type Setting } from "./setting.ts";

const HIRES = 2_000;
const MANY_HIRES = 10_000;
const HIRES_AT_LEVERS_RATE = 100; // ten seconds
const FAST = 500; // requests a second, where only their number counts
const HEAP_EVERY_MS = 3_000;
/** A reading may fall on the moment when one group of people is being written. */
const GROUP_IN_HAND_MB = 4;

type Import = {
  readonly lists: number;
  readonly offers: number;
  readonly others: number;
  readonly limited: number;
  readonly elapsedMs: number;
};

async function run(): Promise<PartResult> {
  const paced = await importPeople(HIRES_AT_LEVERS_RATE, LEVER_RATE, false);
  const once = await importPeople(HIRES, FAST, true);
  const many = await importPeople(MANY_HIRES, FAST, true);
  const sent = total(paced.first) - LEVER_RATE; // what the full bucket gave at the start is no rate
  const imports = [paced, once, many].flatMap(({ first, second }) => [first, second]);
  return {
    measures: [
      {
        name: "lists read by a first import of 2,000 people",
        value: once.first.lists,
        unit: "",
        bar: { is: "at most", value: 21 },
      },
      { name: "offers read, per person", value: once.first.offers / HIRES, unit: "", bar: { is: "at most", value: 1 } },
      {
        name: "all other requests: reasons, postings, users",
        value: once.first.others,
        unit: "",
        bar: { is: "at most", value: 3 },
      },
      {
        name: "requests of an import with nothing new",
        value: total(once.second),
        unit: "",
        bar: { is: "at most", value: 3 },
      },
      {
        name: "achieved rate of a first import, as a share of the allowed",
        value: sent / (paced.first.elapsedMs / 1000) / LEVER_RATE,
        unit: "",
        bar: { is: "at least", value: 0.9 },
      },
      {
        name: "requests refused with 429, in all imports",
        value: imports.reduce((sum, one) => sum + one.limited, 0),
        unit: "",
        bar: { is: "at most", value: 0 },
      },
      {
        name: "heap for 10,000 people, above that for 2,000",
        value: Math.max(0, many.heap.mostMb - once.heap.mostMb),
        unit: "MB",
        bar: { is: "at most", value: GROUP_IN_HAND_MB },
      },
      { name: "most heap while importing 2,000", value: once.heap.mostMb, unit: "MB" },
      { name: "most heap while importing 10,000", value: many.heap.mostMb, unit: "MB" },
      { name: "lists read by a first import of 10,000", value: many.first.lists, unit: "" },
    ],
    notes: [
      `The rate with ${HIRES_AT_LEVERS_RATE} people at Lever's real one, ${LEVER_RATE} requests a second; the counts at ${FAST}, which takes less of your time.`,
    ],
  };
}

function total({ lists, offers, others }: Import): number {
  return lists + offers + others;
}

async function importPeople(
  hired: number,
  rate: number,
  isInspectable: boolean,
): Promise<{ first: Import; second: Import; heap: HeapUse }> {
  await using parts = new AsyncDisposableStack();
  const setting = await startSetting(parts, { only: ["oauth", "scheduler"], isInspectable, rate });
  const { lever, house } = setting;
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Import");
  await quietLooks(house, company);
  await house.db.prepare("update connections set modules = '[\"hris\"]' where id = ?").bind(company.connectionId).run();
  const now = Date.now();
  lever.control.seedOpportunities({ total: hired, hired, nullUpdatedShare: 0, hiredTo: now - 3_600_000 });
  let first: Import | undefined;
  const play = async () => {
    first = await oneImport(setting, company);
  };
  let heap: HeapUse = { beforeMb: 0, mostMb: 0 };
  if (isInspectable) heap = await watchHeap(house, "rolecall-scheduler", play, HEAP_EVERY_MS);
  else await play();
  await demandEmployees(house.db, company, hired);
  const second = await oneImport(setting, company);
  if (first === undefined) throw new Error("There was no import.");
  return { first, second, heap };
}

/** Asks for an import as the dashboard does, and waits for its end. */
async function oneImport({ house, lever }: Setting, of: Company): Promise<Import> {
  const id = newId("job");
  const { after } = lever.control.markRequests({});
  const insert = `insert into sync_jobs (id, tenant_id, connection_id, kind, status, requested_by, created_at, import_scope)
    values (?, ?, ?, 'import', 'queued', 'bench', ?, 'changes')`;
  await house.db.prepare(insert).bind(id, of.tenantId, of.connectionId, new Date().toISOString()).run();
  const startedAt = performance.now();
  await poke(house, of);
  const status = "select status from sync_jobs where id = ?";
  await until(async () => (await house.db.prepare(status).bind(id).first("status")) === "done", {
    deadlineMs: 900_000,
    everyMs: 100,
    what: "the import to end",
  });
  const count = (path?: string) =>
    lever.control.countRequests({ after, ...(path === undefined ? {} : { path }) }).count;
  const lists = count("/v1/opportunities");
  const offers = count("/v1/opportunities/*/offers");
  return {
    lists,
    offers,
    others: count() - lists - offers,
    limited: lever.control.countRequests({ after, status: 429 }).count,
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

async function demandEmployees(db: D1Database, of: Company, hired: number): Promise<void> {
  const sql = "select count(*) as count from employees where tenant_id = ? and imported_from_hire_id is not null";
  const count = await db.prepare(sql).bind(of.tenantId).first<number>("count");
  if (count !== hired) throw new Error(`The import made ${count} of ${hired} employees.`);
}

export const importing: Part = { name: "import", title: "importing hired people as employees", run };
