// The import of hired people when Lever's records are bare or odd, and when it is interrupted: nothing is lost, nobody doubled.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atEnd } from "../../support/at-end.ts";
import { showLogsOnFailure, startTestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { importing } from "./import-support.ts";
import { OAUTH_STAND_IN, startSchedulerHouse, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});
const control = () => all.lever.control;
const START = Date.UTC(2027, 0, 4, 8);

describe("bad input", () => {
  test("no e-mail, no offer, no posting, a deactivated manager: imported, with a note for each", async () => {
    const acme = await importing(all);
    const { posting, manager } = acme.posting();
    control().deactivateUser({ accountId: acme.accountId, userId: manager.id });
    acme.hire("Bare Person");
    acme.hire("Managed Person", { posting, emails: ["m@home.example"], start: START });
    const job = await acme.run();
    expect(await acme.items(job.id)).toMatchObject([
      {
        name: "Bare Person",
        outcome: "created",
        message: "Lever has no e-mail of this person. There is no posting. There is no offer, so no start date.",
      },
      {
        name: "Managed Person",
        outcome: "created",
        message: "The hiring manager Priya Manager is deactivated in Lever.",
      },
    ]);
    expect((await acme.employees())[1]).toMatchObject({ manager_name: "Priya Manager" });
  });

  test("two applications of one person make one record that follows the later hire", async () => {
    const acme = await importing(all);
    const now = Date.now();
    const [first, second] = ["Ada Lovelace", "Ada Lovelace"].map((name) =>
      control().addCandidate({ accountId: acme.accountId, name, emails: ["ada@home.example"] }),
    );
    expect(first?.contactId).toBe(second?.contactId);
    control().hire({ opportunityId: first?.opportunityId ?? "", at: now - 86_400_000 });
    control().hire({ opportunityId: second?.opportunityId ?? "", at: now - 3_600_000 });
    await acme.run();
    const [employee, ...others] = await acme.employees();
    expect(others).toEqual([]);
    const hire = await acme.row<{ id: string }>("select id from hires where application_id = ?", second?.opportunityId);
    expect(employee).toMatchObject({ imported_from_hire_id: hire?.id });
  });

  test("a person without a name fails with words, the others come in, and a retry of that one mends it", async () => {
    const acme = await importing(all);
    const { opportunityId } = acme.hire("\u200b ");
    acme.hire("Ada Lovelace");
    const job = await acme.run();
    expect(job).toMatchObject({ status: "done", done_count: 1, failed_count: 1 });
    expect(await acme.items(job.id)).toMatchObject([
      { name: "Ada Lovelace", outcome: "created" },
      { outcome: "failed", reason: "no_name" },
    ]);
    control().editContact({ opportunityId, name: "Named Now" });
    const retry = await acme.run("chosen", [opportunityId]);
    expect(retry).toMatchObject({ status: "done", total: 0, done_count: 1 });
    expect(await acme.outcomes(retry.id)).toEqual({ "Named Now": "created" });
  });

  test("an employee from elsewhere with that number is updated, not doubled", async () => {
    const acme = await importing(all);
    const { opportunityId } = acme.hire("Ada Lovelace", { start: START });
    await acme.row(
      `insert into employees (id, tenant_id, employee_number, first_name, last_name, department, source, created_at, updated_at)
       values (?, ?, ?, 'A.', 'L.', 'Countess', 'csv', '2026-01-01', '2026-01-01')`,
      `emp_${acme.tenantId}`,
      acme.tenantId,
      opportunityId,
    );
    await acme.run();
    expect(await acme.employees()).toMatchObject([
      {
        id: `emp_${acme.tenantId}`,
        first_name: "Ada",
        last_name: "Lovelace",
        department: "Countess",
        start_date: "2027-01-04",
        source: "csv",
      },
    ]);
  });
});

describe("an import that is interrupted", () => {
  test("by kill -9 goes on where it was: nobody lost, nobody doubled", { timeout: 90_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "rolecall-import-"));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    const start = () =>
      startTestHouse({ only: ["scheduler"], replace: { oauth: OAUTH_STAND_IN }, lever: all.lever, persistTo: folder });
    const house = await start();
    const acme = await importing({ house, lever: all.lever });
    await acme.newKey();
    const people = Array.from({ length: 90 }, (_, i) => acme.hire(`Person Number${i}`, { start: START }).opportunityId);
    control().addFault({ kind: "slow", path: "/v1/opportunities/*/offers", count: 90, delayMs: 30 });
    const id = await acme.ask();
    await until(async () => ((await acme.job(id))?.done_count ?? 0) >= 20, { what: "the first people", everyMs: 5 });
    process.kill(house.workerdPid ?? expect.fail("workerd has no process id."), "SIGKILL");
    await house.close().catch(() => undefined);
    control().clearFaults({});
    Object.assign(house, await start()); // the same company at the house as it stands again
    expect(await acme.job(id)).toMatchObject({ status: "running" });
    // What was in the queues is gone with the process, and its lease has still to run out: the clock wakes the scheduler until then.
    const isDone = async () => {
      await acme.poke();
      return (await acme.job(id))?.status === "done";
    };
    await until(isDone, { what: "the import to end", deadlineMs: 60_000, everyMs: 1_000 });
    expect(await acme.job(id)).toMatchObject({ total: 90, done_count: 90, failed_count: 0 });
    expect((await acme.employees()).map((employee) => employee["employee_number"]).toSorted()).toEqual(
      people.toSorted(),
    );
    expect((await acme.items(id)).map(({ outcome }) => outcome)).toEqual(people.map(() => "created"));
  });

  test("by the death of its access goes on where it was once the access is back", async () => {
    const acme = await importing(all);
    await acme.newKey();
    for (let i = 0; i < 45; i++) acme.hire(`Person Number${i}`, { start: START });
    control().addFault({ kind: "slow", path: "/v1/opportunities/*/offers", count: 45, delayMs: 30 });
    const id = await acme.ask();
    await until(async () => ((await acme.job(id))?.done_count ?? 0) > 0, { what: "the first people" });
    acme.endKey();
    await until(async () => (await acme.job(id))?.reason !== null, { what: "the import to stop" });
    const paused = await acme.job(id);
    expect(paused).toMatchObject({ status: "running", total: 45, reason: "key_refused" });
    expect(paused?.done_count).toBeLessThan(45);
    control().clearFaults({});
    await acme.newKey();
    const { after } = control().markRequests({});
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({
      status: "done",
      total: 45,
      done_count: 45,
      failed_count: 0,
      reason: null,
    });
    expect(await acme.employees()).toHaveLength(45);
    expect(control().requests({ after, path: "/v1/opportunities" })).toEqual([]);
    expect(control().requests({ after, path: "/v1/opportunities/*/offers" })).toHaveLength(
      45 - (paused?.done_count ?? 0),
    );
  });

  test("by dead page tokens lists again and doubles nobody", async () => {
    const acme = await importing(all);
    for (let i = 0; i < 130; i++) acme.hire(`Person Number${i}`);
    control().addFault({ kind: "expired-offset", path: "/v1/opportunities", count: 1, skip: 1 });
    const job = await acme.run();
    control().clearFaults({});
    expect(job).toMatchObject({ status: "done", total: 130, done_count: 130 });
    expect(await acme.employees()).toHaveLength(130);
  });

  test("by the end of its connection, or of its module, ends and says why", async () => {
    const acme = await importing(all);
    acme.hire("Ada Lovelace");
    await acme.row("update connections set modules = '[\"headcount\"]' where id = ?", acme.connectionId);
    expect(await acme.run()).toMatchObject({ status: "failed", reason: "connection_lacks_module" });
    await acme.row(
      "update connections set modules = '[\"hris\"]', status = 'disconnected' where id = ?",
      acme.connectionId,
    );
    expect(await acme.run()).toMatchObject({ status: "failed", reason: "connection_disconnected" });
  });
});
