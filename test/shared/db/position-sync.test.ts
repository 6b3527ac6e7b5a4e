// Setting positions to pending: what somebody else changed between reading and writing stays as it is.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { pendingStatements, type SyncWish } from "#shared/db/position-sync.ts";
import { allocateCodes } from "#shared/db/tenants.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { seedTenant } from "../../support/seeds.ts";
import { seedPositions } from "../../workers/reports/seeds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

let tenant: TenantDb;
beforeEach(async () => {
  await house.reset();
  tenant = forTenant({ DB: house.db }, (await seedTenant(house.db)).id);
});

async function send(sent: readonly Omit<SyncWish, "choices">[], jobId = "job_1") {
  const wishes = sent.map((wish) => ({ ...wish, choices: null }));
  const request = { jobId, connectionId: "con_1", wishes, requestedBy: "user:usr_1", now: Date.now() };
  const [pending] = await tenant.db.batch(pendingStatements(tenant, request));
  return pending;
}
const count = (table: string) => house.db.prepare(`select count(*) as n from ${table}`).first<number>("n");

test("positions become pending under their codes, with a job, its items and an entry each", async () => {
  const ids = await seedPositions(house.db, tenant.tenantId, 3, { status: "approved" });
  const wishes = ids.map((id, index) => ({ id, previousCode: null, code: `Trace-${index + 1}` }));
  expect(await send(wishes)).toEqual(wishes.map(({ id, code }) => ({ id, code })));
  const job = await house.db.prepare("select * from sync_jobs").first();
  expect(job).toMatchObject({ id: "job_1", kind: "positions", status: "queued", total: 3, requested_by: "user:usr_1" });
  const { results } = await house.db.prepare("select * from sync_job_items order by requisition_code").all();
  expect(results.map((item) => [item["position_id"], item["requisition_code"], item["status"]])).toEqual(
    wishes.map(({ id, code }) => [id, code, "queued"]),
  );
  const audit = await house.db.prepare("select details from audit order by details").all();
  expect(audit.results.map((entry) => JSON.parse(String(entry["details"])))).toEqual(
    wishes.map(({ code }) => ({ jobId: "job_1", requisitionCode: code })),
  );
});

test.each([
  ["no longer approved", "status = 'draft'"],
  ["already pending", "sync_status = 'pending'"],
  ["already synced", "sync_status = 'synced'"],
  ["under another code by now", "sync_status = 'failed', requisition_code = 'Trace-9'"],
])("one that is %s stays, without job, item or entry", async (_, change) => {
  const [id = ""] = await seedPositions(house.db, tenant.tenantId, 1, { status: "approved" });
  await house.db.prepare(`update positions set ${change} where id = ?`).bind(id).run();
  const before = await house.db.prepare("select * from positions").first();
  expect(await send([{ id, previousCode: null, code: "Trace-1" }])).toEqual([]);
  expect(await house.db.prepare("select * from positions").first()).toEqual(before);
  expect(await Promise.all(["sync_jobs", "sync_job_items", "audit"].map(count))).toEqual([0, 0, 0]);
});

test("another company's position stays", async () => {
  const [id = ""] = await seedPositions(house.db, "ten_other", 1, { status: "approved" });
  expect(await send([{ id, previousCode: null, code: "Trace-1" }])).toEqual([]);
});

test("codes rise without a gap or repeat, however many ask at once", async () => {
  const taken = await Promise.all([3, 1, 5, 2].map((howMany) => allocateCodes(tenant, howMany)));
  expect(taken.map((codes) => codes.length)).toEqual([3, 1, 5, 2]);
  const numbers = taken.flat().map((code) => Number(code.replace("Trace-", "")));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  expect(await allocateCodes(tenant, 0)).toEqual([]);
});
