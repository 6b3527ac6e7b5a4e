// What of imports, onboarding and the marketplace the first page tells: only what a person can still settle.
import { beforeAll, expect, test } from "vitest";
import { forTenant } from "#shared/db/for-tenant.ts";
import { countPeopleWaiting } from "#shared/db/people-waiting.ts";
import { newId } from "#shared/domain/ids.ts";
import { seedRecruiter, seedRole, seedSubmission } from "../../support/marketplace-seeds.ts";
import { seedTenant } from "../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { seedConnection, seedInvitation, seedNewHire } from "../../workers/reports/seeds.ts";

const DAYS = { first: "2027-01-01", last: "2027-01-15" };
const SINCE = "2026-12-25T00:00:00.000Z";
const LATELY = "2026-12-31T12:00:00.000Z";
const NOTHING = { newHiresToInvite: 0, invitationsNotDelivered: 0, candidatesNotSent: 0, failedImport: null };

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});

async function company() {
  const { id } = await seedTenant(house.db);
  const connectionId = await seedConnection(house.db, id);
  const hire = (seed: Parameters<typeof seedNewHire>[3]) => seedNewHire(house.db, id, connectionId, seed);
  const tenant = forTenant({ DB: house.db }, id);
  return { id, connectionId, hire, waiting: () => countPeopleWaiting(tenant, DAYS, SINCE) };
}

test("a new hire who starts soon waits for an invitation; one who is invited, withdrawn or starts later does not", async () => {
  const { id, hire, waiting } = await company();
  await hire({ startDate: "2027-01-15" });
  await hire({ startDate: "2027-01-16" });
  await hire({ startDate: "2026-12-31" });
  await hire({ startDate: null });
  await hire({ startDate: "2027-01-11", withdrawnAt: LATELY });
  await seedInvitation(house.db, id, await hire({ startDate: "2027-01-11" }));
  expect(await waiting()).toEqual({ ...NOTHING, newHiresToInvite: 1 });
});

test("an invitation counts whose last mail failed, until it goes out again", async () => {
  const { id, hire, waiting } = await company();
  await seedInvitation(house.db, id, await hire({}), { status: "bounced" });
  const failed = await seedInvitation(house.db, id, await hire({}), { status: "failed" });
  expect((await waiting()).invitationsNotDelivered).toBe(2);
  await house.db.prepare("update new_hire_invitations set link_try = 2 where id = ?").bind(failed).run();
  expect((await waiting()).invitationsNotDelivered).toBe(1);
});

test("a candidate who could not be sent counts for a while", async () => {
  const { id, waiting } = await company();
  const { id: recruiterId } = await seedRecruiter(house.db, id);
  const roleId = await seedRole(house.db, id, { recruiterIds: [recruiterId] });
  const candidates = [LATELY, "2026-12-01T00:00:00.000Z"].map((createdAt) => ({ roleId, recruiterId, createdAt }));
  for (const seed of candidates) {
    const submission = await seedSubmission(house.db, id, seed);
    await house.db
      .prepare("update submissions set status = 'not_sent', place = 'not_sent' where id = ?")
      .bind(submission)
      .run();
  }
  await seedSubmission(house.db, id, { roleId, recruiterId, createdAt: LATELY });
  expect(await waiting()).toEqual({ ...NOTHING, candidatesNotSent: 1 });
});

test("people whom the newest import left out count; the import that tries them again takes its place", async () => {
  const { id, connectionId, waiting } = await company();
  const importEnds = async (at: number, failedCount: number) => {
    const jobId = newId("job", at);
    const atIso = new Date(at).toISOString();
    await house.db
      .prepare(
        `insert into sync_jobs (id, tenant_id, connection_id, kind, status, total, done_count, failed_count, requested_by, created_at, finished_at)
         values (?, ?, ?, 'import', 'done', 5, 3, ?, 'system', ?, ?)`,
      )
      .bind(jobId, id, connectionId, failedCount, atIso, atIso)
      .run();
    return jobId;
  };
  const first = await importEnds(Date.parse(LATELY), 2);
  expect((await waiting()).failedImport).toEqual({ id: first, failedCount: 2 });
  await importEnds(Date.parse(LATELY) + 60_000, 0);
  expect(await waiting()).toEqual(NOTHING);
});
