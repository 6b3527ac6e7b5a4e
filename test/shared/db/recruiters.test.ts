// The company's list of recruiters: how many roles, candidates and hires each has.
import { beforeAll, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { findRecruiter, listRecruiters } from "#shared/db/recruiters.ts";
import { seedRecruiter, seedRole, seedSubmission } from "../../support/marketplace-seeds.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

test("each recruiter is shown with their own roles, candidates and hires", async () => {
  const { id: tenantId } = await seedTenant(house.db);
  const busy = await seedRecruiter(house.db, tenantId, { name: "Amara Diallo" });
  const idle = await seedRecruiter(house.db, tenantId, { name: "Robin Hale" });
  const roleId = await seedRole(house.db, tenantId, { recruiterIds: [busy.id, idle.id] });
  const candidate = { roleId, recruiterId: busy.id };
  await seedSubmission(house.db, tenantId, candidate);
  const sent = { connectionId: "con_1", applicationId: "opp-1", place: "hired" };
  await seedSubmission(house.db, tenantId, { ...candidate, email: "grace@hopper.example", sent });

  const tenant = forTenant({ DB: house.db }, tenantId);
  const counted = (await listRecruiters(tenant)).map(({ name, roleCount, submissionCount, hireCount }) => ({
    name,
    counts: [roleCount, submissionCount, hireCount],
  }));
  expect(counted.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
    { name: "Amara Diallo", counts: [1, 2, 1] },
    { name: "Robin Hale", counts: [1, 0, 0] },
  ]);
  expect(await findRecruiter(tenant, busy.id)).toMatchObject({ roleCount: 1, submissionCount: 2, hireCount: 1 });
});
