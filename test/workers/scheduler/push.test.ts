// Writing positions to Lever: exactly one requisition each, whatever happens on the way.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { UNANSWERED_MS } from "#shared/domain/sync/adoption.ts";
import { company, startSchedulerHouse, syncEnd, type Company, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

function requisitionsOf(of: Company, code: string) {
  return all.lever.control.requisitions({ accountId: of.accountId }).filter((one) => one.requisitionCode === code);
}

describe("a pending position", () => {
  test("becomes one requisition with its code, title and location, is read back and synced", async () => {
    const acme = await company(all);
    const id = await acme.pendingPosition("Trace-1", { title: "Controls Engineer", location: "Zürich" });
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced", sync_reason: null });
    const [requisition, ...more] = requisitionsOf(acme, "Trace-1");
    expect(more).toEqual([]);
    expect(requisition).toMatchObject({
      name: "Controls Engineer",
      location: "Zürich",
      status: "open",
      headcountTotal: 1,
    });
    const held = await acme.row<{ provider_id: string; position_id: string }>(
      "select * from requisitions where tenant_id = ? and code = 'Trace-1'",
      acme.tenantId,
    );
    expect(held).toMatchObject({ provider_id: requisition?.id, position_id: id });
  });

  test("is looked up before it is created, and read back after", async () => {
    const acme = await company(all);
    const { after } = all.lever.control.markRequests({});
    await acme.poke();
    const id = await acme.pendingPosition("Trace-1");
    await acme.poke();
    await syncEnd(acme, id);
    const requests = all.lever.control
      .requests({ after })
      .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, "…")}`);
    expect(requests).toEqual(["GET /v1/requisitions", "POST /v1/requisitions", "GET /v1/requisitions/…"]);
  });
});

describe("when Lever loses its answer", () => {
  for (const kind of ["drop-after", "status-after"] as const) {
    test(`after it has committed (${kind}), the requisition is recognised and not made again`, async () => {
      const acme = await company(all);
      all.lever.control.addFault({ kind, method: "POST", path: "/v1/requisitions", count: 1 });
      const id = await acme.pendingPosition("Trace-7");
      await acme.poke();
      expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced" });
      expect(requisitionsOf(acme, "Trace-7")).toHaveLength(1);
    });
  }

  test("with an error before it has committed, it is written at the next try", async () => {
    const acme = await company(all);
    all.lever.control.addFault({ kind: "status-before", method: "POST", path: "/v1/requisitions", count: 1 });
    const id = await acme.pendingPosition("Trace-7");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced", sync_attempts: 1 });
    expect(requisitionsOf(acme, "Trace-7")).toHaveLength(1);
  });

  test(
    "by cutting the line, no second try goes out while the first may still take effect",
    { timeout: 90_000 },
    async () => {
      const acme = await company(all);
      all.lever.control.addFault({ kind: "drop-before", method: "POST", path: "/v1/requisitions", count: 1 });
      const { after } = all.lever.control.markRequests({});
      const id = await acme.pendingPosition("Trace-7");
      await acme.poke();
      expect(await syncEnd(acme, id, 80_000)).toMatchObject({ sync_status: "synced" });
      expect(requisitionsOf(acme, "Trace-7")).toHaveLength(1);
      const [first, second] = all.lever.control.requests({ after, method: "POST", path: "/v1/requisitions" });
      // The journal keeps Lever's clock, which tells whole seconds.
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(UNANSWERED_MS - 1_500);
    },
  );

  test("after the read back only, the next try recognises it", async () => {
    const acme = await company(all);
    all.lever.control.addFault({ kind: "status-before", method: "GET", path: "/v1/requisitions/*", count: 4 });
    const id = await acme.pendingPosition("Trace-7");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced" });
    expect(requisitionsOf(acme, "Trace-7")).toHaveLength(1);
  });
});

test("a 429 is waited out, and nothing is written twice", async () => {
  const acme = await company(all);
  all.lever.control.addFault({ kind: "rate-limited", path: "/v1/requisitions", count: 2, retryAfterSeconds: 1 });
  const id = await acme.pendingPosition("Trace-3");
  await acme.poke();
  expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced" });
  expect(requisitionsOf(acme, "Trace-3")).toHaveLength(1);
});

describe("a code that somebody else has taken", () => {
  test("fails the position with words, and leaves the stranger's requisition alone", async () => {
    const acme = await company(all);
    const theirs = all.lever.control.createRequisition({
      accountId: acme.accountId,
      requisitionCode: "Trace-9",
      name: "Robotics Engineer",
    });
    const id = await acme.pendingPosition("Trace-9");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({
      sync_status: "failed",
      sync_reason: "code_in_use",
      sync_message: expect.stringContaining("Trace-9"),
    });
    expect(requisitionsOf(acme, "Trace-9").map((one) => one.id)).toEqual([theirs.id]);
  });
});

describe("when Lever refuses", () => {
  test("because requisitions are switched off, the position fails and names the switch", async () => {
    const acme = await company(all);
    all.lever.control.setSettings({ accountId: acme.accountId, areRequisitionsEnabled: false });
    const id = await acme.pendingPosition("Trace-1");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({
      sync_reason: "requisitions_off",
      sync_message: expect.stringContaining("Manage requisitions using the Lever API"),
    });
  });

  test("the key itself, the position fails, the connection needs attention, and no further request is made", async () => {
    const acme = await company(all);
    await acme.row("update connections set scopes = 'no such key' where id = ?", acme.connectionId);
    const id = await acme.pendingPosition("Trace-1");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "failed", sync_reason: "key_refused" });
    const connection = await acme.row(
      "select status, attention_reason from connections where id = ?",
      acme.connectionId,
    );
    expect(connection).toEqual({ status: "needs_attention", attention_reason: "key_refused" });
  });
});

test("a connection that is no longer used for headcount gets nothing more written: the position fails and says so", async () => {
  const acme = await company(all);
  await acme.row("update connections set modules = ? where id = ?", '["onboarding"]', acme.connectionId);
  const id = await acme.pendingPosition("Trace-1");
  await acme.poke();
  expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "failed", sync_reason: "connection_lacks_module" });
  expect(requisitionsOf(acme, "Trace-1")).toEqual([]);
});

const MANY = { timeout: 90_000 }; // six hundred requests, also where the machine is busy

test("two hundred positions become two hundred requisitions, with progress counted to the end", MANY, async () => {
  const acme = await company(all);
  const jobId = `job_${acme.tenantId}`;
  const now = new Date().toISOString();
  await acme.row(
    `insert into sync_jobs (id, tenant_id, connection_id, kind, status, total, requested_by, created_at)
     values (?, ?, ?, 'positions', 'queued', 200, 'user:usr_1', ?)`,
    jobId,
    acme.tenantId,
    acme.connectionId,
    now,
  );
  const wait = async (code: string) => {
    const id = await acme.pendingPosition(code, { jobId });
    await acme.row(
      "insert into sync_job_items (job_id, position_id, tenant_id, status, requisition_code) values (?, ?, ?, 'queued', ?)",
      jobId,
      id,
      acme.tenantId,
      code,
    );
  };
  await Promise.all(Array.from({ length: 200 }, (_, n) => wait(`Trace-${n + 1}`)));
  await Promise.all([acme.poke(), acme.poke(), acme.poke()]);
  const [last] = await acme.rows<{ id: string }>(
    "select id from positions where tenant_id = ? order by id desc limit 1",
    acme.tenantId,
  );
  await syncEnd(acme, last?.id ?? "", 60_000);
  await expect
    .poll(() => acme.row("select status, done_count, failed_count from sync_jobs where id = ?", jobId), {
      timeout: 20_000,
    })
    .toEqual({ status: "done", done_count: 200, failed_count: 0 });
  const codes = all.lever.control.requisitions({ accountId: acme.accountId }).map((one) => one.requisitionCode);
  expect(new Set(codes).size).toBe(200);
  expect(codes).toHaveLength(200);
});
