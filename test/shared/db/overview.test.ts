// What the first page tells: what needs a person, what is on its way, what is done; for this company only.
import { beforeAll, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { countBadges, listRecentlyFilled, oldestPendingAt } from "#shared/db/overview.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { seedConnection, seedEvent, seedHire, seedMatch, seedPositions } from "../../workers/reports/seeds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

async function busyCompany() {
  const { id } = await seedTenant(house.db);
  await seedPositions(house.db, id, 3, { status: "approved", syncStatus: "failed" });
  await seedConnection(house.db, id, { status: "needs_attention" });
  await seedConnection(house.db, id);
  await seedEvent(house.db, id, { status: "parked" });
  await seedEvent(house.db, id);
  const [positionId = ""] = await seedPositions(house.db, id, 1, { status: "open", syncStatus: "synced" });
  const hireId = await seedHire(house.db, id, { positionId });
  await seedMatch(house.db, id, { hireId, employeeId: "emp_1", positionId }, "confirmed");
  for (const hire of [hireId, "hir_other"]) await seedMatch(house.db, id, { hireId: hire, employeeId: "emp_2" });
  return { tenant: forTenant({ DB: house.db }, id), positionId };
}

test("badges count what waits for a person; an employee with two proposals waits once", async () => {
  await busyCompany();
  const { tenant } = await busyCompany();
  expect(await countBadges(tenant)).toEqual({
    proposedMatches: 1,
    failedSyncs: 3,
    connectionsNeedingAttention: 1,
    parkedEvents: 1,
  });
});

test("positions whose employee was named last are shown, and when the longest pending one was asked for", async () => {
  const { tenant, positionId } = await busyCompany();
  expect((await listRecentlyFilled(tenant, 8)).map((position) => position.id)).toEqual([positionId]);
  expect(await oldestPendingAt(tenant)).toBeNull();
  const [a, b] = await seedPositions(house.db, tenant.tenantId, 2, { status: "approved", syncStatus: "pending" });
  await house.db.batch(
    [
      [a, "2026-11-22T10:00:00.000Z"],
      [b, "2026-11-22T09:00:00.000Z"],
    ].map(([id, at]) => house.db.prepare("update positions set sync_requested_at = ? where id = ?").bind(at, id)),
  );
  expect(await oldestPendingAt(tenant)).toBe("2026-11-22T09:00:00.000Z");
});
