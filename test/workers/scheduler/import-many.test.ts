// A first import of 10,000 hires whose key dies half-way: it goes on where it was, nobody lost, nobody doubled, nobody read again but who was in hand.
import { beforeAll, expect, test } from "vitest";
import { until } from "../../support/until.ts";
import { importing } from "./import-support.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";

const MANY = 10_000;
const KEY_DIES_AT = 5_000;
const IN_HAND = 20; // people whom a step of the import reads together

let all: SchedulerHouse;
beforeAll(async () => {
  all = await startSchedulerHouse({ leverRate: 100_000 });
});

test("an import of 10,000 whose key dies half-way goes on where it was", { timeout: 240_000 }, async () => {
  const { control } = all.lever;
  const acme = await importing(all);
  await acme.newKey();
  const { accountId, tenantId } = acme;
  const seed = { accountId, total: MANY, hired: MANY, hiredTo: Date.now() - 3_600_000 };
  const hired = control.seedOpportunities(seed).hires.map(({ opportunityId }) => opportunityId);
  const { after } = control.markRequests({});
  const asked = (path: string, status: number) => control.countRequests({ after, path, status }).count;

  const id = await acme.ask();
  const job = async () => (await acme.job(id)) ?? expect.fail("The import is gone.");
  await until(async () => (await job()).done_count >= KEY_DIES_AT, { what: "half of the import", deadlineMs: 120_000 });
  acme.endKey();
  await until(async () => (await job()).reason === "key_refused", { what: "the import to pause", deadlineMs: 30_000 });
  const paused = await job();
  expect(paused).toMatchObject({ status: "running", total: MANY });
  expect(paused.done_count).toBeLessThan(MANY);

  await acme.newKey();
  await acme.poke();
  await until(async () => (await job()).status === "done", { what: "the import to end", deadlineMs: 120_000 });
  expect(await job()).toMatchObject({ done_count: MANY, failed_count: 0, reason: null });
  expect(asked("/v1/opportunities", 200)).toBe(MANY / 100);
  expect(asked("/v1/opportunities/*/offers", 200)).toBeGreaterThanOrEqual(MANY);
  expect(asked("/v1/opportunities/*/offers", 200)).toBeLessThanOrEqual(MANY + IN_HAND);

  const idsOf = async (sql: string) =>
    (await acme.rows<{ id: string }>(`${sql} order by 1`, tenantId)).map((row) => row.id);
  const each = hired.toSorted();
  expect(await idsOf("select employee_number as id from employees where tenant_id = ?")).toEqual(each);
  expect(await idsOf("select application_id as id from hires where tenant_id = ?")).toEqual(each);
  expect(
    await idsOf(
      `select h.application_id as id from employees e join hires h on h.id = e.imported_from_hire_id and h.tenant_id = e.tenant_id
       where e.tenant_id = ?`,
    ),
  ).toEqual(each);
  expect(
    await acme.rows("select outcome, count(*) as count from import_items where job_id = ? group by 1", id),
  ).toEqual([{ outcome: "created", count: MANY }]);
});
