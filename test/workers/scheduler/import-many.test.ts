// A first import of 10,000 hires that is cut twice: by the loss of its lease and by the death of its key. Nobody lost, nobody doubled.
// The scheduler's own code runs in this process on SQLite; lease, vault and Lever answer here. Through the house it would take most of a minute.
import { setImmediate } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { createLeverSimulator } from "../../simulators/lever/index.ts";
import { answering, sqliteD1 } from "../../support/sqlite-d1.ts";
import type { TestHouse } from "../../support/test-house.ts";
import type { SchedulerEnv } from "../../../workers/scheduler/src/env.ts";
import { importWhereDue } from "../../../workers/scheduler/src/import/due.ts";
import { LeaseLost, type TenantWork } from "../../../workers/scheduler/src/tenant-work.ts";
import { importing, type Importing } from "./import-support.ts";
import type { SchedulerHouse } from "./support.ts";

// Written for a bundler, so that Node cannot load it. The bar that it feeds is a nicety, which the house's own tests look at.
vi.mock("itty-durable", () => ({ proxyDurable: () => ({ get: () => ({ report: async () => undefined }) }) }));

const MANY = 10_000;
const MOST_TURNS = 10; // of 2,400 people each
const LEASE_LOST_AT = 3_000;
const KEY_DIES_AT = 5_000;
const OFFERS = /^\/v1\/opportunities\/([^/]+)\/offers$/;

const lever = createLeverSimulator({ data: "none", rate: 0 });
let all: SchedulerHouse;
beforeAll(async () => {
  const db = await sqliteD1();
  const house = answering<TestHouse>({ db, queue: async () => ({ send: async () => undefined }) });
  const running = { url: "http://lever.example", port: 0, control: lever.control, state: lever.state };
  all = { house, lever: { ...running, close: async () => undefined } };
});

/** Works on the tenant as the scheduler does when it is woken, until the ATS or the lease stops it or nothing is left. */
async function turns(of: Importing, holdsLease: () => boolean): Promise<void> {
  const row = await of.row<{ scopes: string }>("select scopes from connections where id = ?", of.connectionId);
  const access = { ok: true, value: { header: `Basic ${btoa(`${row?.scopes}:`)}` } };
  const refusal = { ok: false, reason: "key_refused", message: "Refused." };
  const accessToken = async (asked: { after401?: string } = {}) => (asked.after401 === undefined ? access : refusal);
  const stop = async () => {
    await of.row("update connections set status = 'needs_attention' where id = ?", of.connectionId);
    return new Response();
  };
  const env = answering<SchedulerEnv>({
    DB: all.house.db,
    LEVER_API_URL: all.lever.url,
    LEVER_RATE: "1000",
    MATCH: { sendBatch: async () => undefined },
    VAULT: { idFromName: () => null, get: () => ({ accessToken }) },
    OAUTH: { fetch: stop },
  });
  const deferred: Promise<unknown>[] = [];
  const work = {
    env,
    tenant: forTenant(env, of.tenantId),
    lease: answering<TenantWork["lease"]>({
      renew: async () => holdsLease(),
      takeRequest: async () => (holdsLease() ? 0 : null),
    }),
    fence: 1,
    beganAt: new Date().toISOString(),
    defer: (promise: Promise<unknown>) => void deferred.push(promise),
  };
  // Between two groups the test runner has its turn, so that its clock runs; more turns than this would be an import without an end.
  let count = 0;
  while (await importWhereDue(work, () => setImmediate())) expect(++count).toBeLessThan(MOST_TURNS);
  await Promise.all(deferred);
}

test(
  "an import of 10,000 that loses its lease and then its key goes on where it was",
  { timeout: 180_000 },
  async () => {
    const acme = await importing(all);
    await acme.newKey();
    const { accountId, tenantId } = acme;
    const seed = { accountId, total: MANY, hired: MANY, hiredTo: Date.now() - 3_600_000 };
    const hired = lever.control.seedOpportunities(seed).hires.map(({ opportunityId }) => opportunityId);
    const offersRead = new Map<string, number>();
    let lists = 0;
    vi.stubGlobal("fetch", async (input: RequestInfo, init?: RequestInit) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const [, id] = OFFERS.exec(pathname) ?? [];
      if (pathname === "/v1/opportunities") lists += 1;
      if (id !== undefined && !offersRead.has(id) && offersRead.size === KEY_DIES_AT) acme.endKey();
      if (id !== undefined) offersRead.set(id, (offersRead.get(id) ?? 0) + 1);
      return lever.fetch(request);
    });
    const id = await acme.ask();

    await expect(turns(acme, () => offersRead.size < LEASE_LOST_AT)).rejects.toThrow(LeaseLost);
    expect((await acme.job(id))?.done_count).toBeGreaterThan(LEASE_LOST_AT - 40);
    await turns(acme, () => true);
    const paused = await acme.job(id);
    expect(paused).toMatchObject({ status: "running", total: MANY, reason: "key_refused" });
    expect(paused?.done_count).toBeGreaterThan(KEY_DIES_AT - 40);
    await acme.newKey();
    await turns(acme, () => true);
    expect(await acme.job(id)).toMatchObject({ status: "done", done_count: MANY, failed_count: 0, reason: null });
    expect(lists).toBe(MANY / 100);
    const again = [...offersRead.values()].filter((times) => times > 1).length;
    expect(again, "people of the groups that were cut, read again").toBeLessThanOrEqual(40);

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
  },
);
