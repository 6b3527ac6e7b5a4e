// The 30-second window: followed as the headers tell it, so that a small one is waited for and nothing is lost or doubled.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { greenhouseCompany, startGreenhouseHouse, type GreenhouseHouse } from "./greenhouse-support.ts";
import { syncEnd } from "./support.ts";

let all: GreenhouseHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startGreenhouseHouse({ rate: 30, tokenRate: 0, budget: 50 });
});

test("what does not fit into one window goes out in the next, with hardly a 429", { timeout: 120_000 }, async () => {
  const acme = await greenhouseCompany(all);
  const { after } = all.greenhouse.control.markRequests({});
  const ids = [];
  for (let n = 1; n <= 4; n++) ids.push(await acme.pendingPosition(`Trace-${n}`));
  await acme.poke();
  for (const id of ids) expect(await syncEnd(acme, id, 100_000)).toMatchObject({ sync_status: "synced" });
  const codes = all.greenhouse.control.openings({ accountId: acme.accountId }).map(({ label }) => label);
  expect(codes.toSorted()).toEqual(["Trace-1", "Trace-2", "Trace-3", "Trace-4"]);
  const refused = all.greenhouse.control.countRequests({ after, status: 429 }).count;
  expect(refused).toBeLessThanOrEqual(4); // at most those under way at the turn of a window
  expect(all.greenhouse.control.countRequests({ after }).count - refused).toBeGreaterThan(30);
});
