// A request that Lever carries out long after we have given it up: the time-out itself must not lead to a second requisition.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { company, startSchedulerHouse, syncEnd, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const LATE_MS = 15_000; // our client waits 10 s

test("a requisition that is committed after our time-out stays the only one", { timeout: 120_000 }, async () => {
  const acme = await company(all);
  const { control } = all.lever;
  const { after } = control.markRequests({});
  control.addFault({ kind: "slow", method: "POST", path: "/v1/requisitions", delayMs: LATE_MS });
  const id = await acme.pendingPosition("Trace-7");
  await acme.poke();
  expect(await syncEnd(acme, id, 90_000)).toMatchObject({ sync_status: "synced" });
  // A request is written into the log when it ends.
  await until(() => control.requests({ after }).some(({ fault }) => fault === "slow"), {
    what: "the late request to end",
    deadlineMs: 40_000,
  });
  expect(
    control.requisitions({ accountId: acme.accountId }).filter((one) => one.requisitionCode === "Trace-7"),
  ).toHaveLength(1);
});
