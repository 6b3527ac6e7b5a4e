// Messages that a queue lost are found again by their effect that is missing.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { takeTurn } from "#shared/db/match-states.ts";
import { unsettled } from "#shared/db/unsettled.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "../../workers/matcher/company.ts";

let house: TestHouse;
let company: Company;
let tenant: TenantDb;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(() => {
  company = new Company(house);
  tenant = forTenant({ DB: house.db }, company.id);
});

const found = () => unsettled(tenant, 100);

/** Tells the matcher what was found, as the scheduler does, until nothing new is found. */
async function settleAll(): Promise<void> {
  await company.tell(...(await found()));
}

test("a position whose requisition was opened, closed or deleted without the matcher's hearing of it", async () => {
  const positionId = await company.position();
  expect(await found()).toEqual([{ kind: "position", positionId }]);
  await settleAll();
  expect(await found()).toEqual([]);

  await company.requisitionBecomes(positionId, { deleted_at: "2026-11-02T00:00:00.000Z" });
  await company.change("positions", positionId, { sync_status: "failed", requisition_id: null });
  expect(await found()).toEqual([{ kind: "position", positionId }]);
  await settleAll();
  expect((await company.seat(positionId)).status).toBe("approved");
  expect(await found()).toEqual([]);

  const other = await company.position({ status: "open" });
  await company.requisitionBecomes(other, { status: "closed" });
  await settleAll();
  expect((await company.seat(other)).status).toBe("closed");
  expect(await found()).toEqual([]);
});

test("a hire that has no seat yet, and one that was undone, but not one whose problem is known", async () => {
  const positionId = await company.position({ status: "open" });
  const hireId = await company.hire(positionId, "Ada Lovelace");
  await company.hire(null, "Grace Hopper", [], { problem: "requisition_unknown" });
  expect(await found()).toEqual([{ kind: "hire", hireId }]);
  await settleAll();
  expect((await company.seat(positionId)).hireId).toBe(hireId);

  await company.unhire(hireId);
  expect(await found()).toContainEqual({ kind: "position", positionId });
  await settleAll();
  expect((await company.seat(positionId)).hireId).toBeNull();
  expect(await found()).toEqual([]);
});

test("a seat that waits for an employee, whose own message may be the one that was lost", async () => {
  const positionId = await company.position({ status: "open" });
  const hireId = await company.hire(positionId, "Ada Lovelace");
  await settleAll();
  const employeeId = await company.employee("Ada Lovelace");
  expect(await found()).toEqual([{ kind: "hire", hireId }]);
  await settleAll();
  expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  expect(await found()).toEqual([]);
});

test("work of the matcher that a crash has cut off: somebody who is noted, a re-match, new rules, a rehearsal", async () => {
  await company.tell({ kind: "rest" });
  expect(await found()).toEqual([]);
  await takeTurn(tenant, "a run that dies", [{ kind: "employee", id: "emp_nobody" }], 0);
  expect(await found()).toEqual([{ kind: "rest" }]);
  await settleAll();
  expect(await found()).toEqual([]);

  const state = (change: string) =>
    house.db.prepare(`update match_states set ${change} where tenant_id = ?`).bind(company.id).run();
  for (const change of ["rematched_employee_id = ''", "rule_version = 'engine-0'"]) {
    await state(change);
    expect(await found()).toEqual([{ kind: "rest" }]);
    await settleAll();
    expect(await found()).toEqual([]);
  }

  const at = new Date().toISOString();
  await company.insert("match_rehearsals", {
    id: "reh_1",
    status: "running",
    requested_by: "user:usr_1",
    created_at: at,
  });
  expect(await found()).toEqual([{ kind: "rehearsal", rehearsalId: "reh_1" }]);
  await settleAll();
  expect(await found()).toEqual([]);
});

test("only the tenant's own, and no more than asked for", async () => {
  await company.position();
  await company.position();
  expect(await unsettled(tenant, 1)).toHaveLength(1);
  expect(await unsettled(forTenant({ DB: house.db }, "ten_other"), 100)).toEqual([]);
});
