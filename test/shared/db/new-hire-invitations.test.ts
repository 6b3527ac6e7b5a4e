// One invitation sent again by two clicks of one person in one millisecond: one of them counts, and one mail goes out.
import { beforeAll, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { findInvitationOf, invite } from "#shared/db/new-hire-invitations.ts";
import { commit } from "#shared/db/outbox.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { seedConnection, seedInvitation, seedNewHire } from "../../workers/reports/seeds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

test("two clicks in one millisecond send the invitation again once", async () => {
  const { id: tenantId } = await seedTenant(house.db);
  const newHireId = await seedNewHire(house.db, tenantId, await seedConnection(house.db, tenantId));
  await seedInvitation(house.db, tenantId, newHireId);
  const env = { DB: house.db, DELIVERIES: await house.queue("match") };
  const tenant = forTenant(env, tenantId);
  const held = await findInvitationOf(tenant, newHireId);
  if (held === null) throw new Error("The invitation was not seeded.");
  const { name, email, designation, location, startDate, managerName, managerEmail, packageCode } = held;
  const input = { name, email, designation, location, startDate, managerName, managerEmail, packageCode };

  const click = async () => {
    const { statements } = invite(tenant, { newHireId, input, held, by: "user:usr_1", now: 1_800_000_000_000 });
    const [changed] = await commit(env, tenant, statements, [], () => undefined);
    return Array.isArray(changed) ? changed.length : 0;
  };
  expect([await click(), await click()]).toEqual([1, 0]);

  const count = (sql: string) =>
    house.db
      .prepare(sql)
      .bind(tenantId, held.linkTry + 1)
      .first<number>("n");
  expect(await count("select count(*) as n from mails where tenant_id = ? and subject_try = ?")).toBe(1);
  expect(
    await count(
      "select count(*) as n from audit where tenant_id = ? and details ->> 'time' = ? and action like 'new_hire.invited%'",
    ),
  ).toBe(1);
  expect((await findInvitationOf(tenant, newHireId))?.linkTry).toBe(held.linkTry + 1);
});
