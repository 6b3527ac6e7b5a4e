// A partner's grant at Greenhouse is kept alive by the clock alone, while nobody looks through its connection.
import { afterAll, beforeAll, expect, test } from "vitest";
import { startGreenhouseSimulator, type RunningGreenhouse } from "../../simulators/greenhouse/index.ts";
import { seedMember, seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { browserOf, rows } from "../oauth/support.ts";

const TOKEN_LIFE_MS = 2_000; // long enough for the probe; four fifths of it are over soon

let greenhouse: RunningGreenhouse;
let house: TestHouse;

beforeAll(async () => {
  greenhouse = await startGreenhouseSimulator({ port: 0, rate: 0, tokenLifeMs: TOKEN_LIFE_MS });
  house = await startTestHouse({ only: ["oauth", "scheduler"], greenhouse });
});
afterAll(() => greenhouse.close());

/** A connection by consent that has been stopped, so that no work of the scheduler asks for its access. */
async function restingConnection() {
  const tenant = await seedTenant(house.db);
  const browser = browserOf(house, await seedMember(house.db, tenant.id));
  const away = await browser.send("/connect/greenhouse/consent", {});
  const { location } = greenhouse.control.consent({ url: away.headers.get("location") ?? "", asServiceAccount: true });
  await browser.send(location);
  await house.db
    .prepare(
      "update connections set status = 'needs_attention', attention_reason = 'scope_missing' where tenant_id = ?",
    )
    .bind(tenant.id)
    .run();
  return async () => {
    const [row] = await rows<{ attention_reason: string }>(
      house.db,
      "select attention_reason from connections where tenant_id = ?",
      tenant.id,
    );
    return row?.attention_reason;
  };
}

/** Half an hour of cron: every grant has its turn once. */
async function halfAnHour(): Promise<void> {
  const worker = await house.mf.getWorker("rolecall-scheduler");
  const now = Date.now();
  for (let minute = 0; minute < 30; minute++)
    await worker.scheduled({ cron: "* * * * *", scheduledTime: new Date(now + minute * 60_000) });
}

test("each half-hour a grant has its turn: refreshed again and again while its connection rests, and missed when it is gone", async () => {
  const reason = await restingConnection();
  const refreshes = () =>
    greenhouse.control.requests({ path: "/token" }).filter(({ status }) => status === 200).length - 1;
  for (const count of [1, 2]) {
    await until(
      async () => {
        await halfAnHour();
        return refreshes() >= count;
      },
      { deadlineMs: 20_000, what: `refresh ${count}` },
    );
  }
  expect(await reason()).toBe("scope_missing");
  greenhouse.control.revokeAccess({});
  await until(
    async () => {
      await halfAnHour();
      return (await reason()) === "access_revoked";
    },
    { deadlineMs: 20_000, what: "the dead grant to be told of" },
  );
});
