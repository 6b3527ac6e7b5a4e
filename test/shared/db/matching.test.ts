// The rule's decisions are written whole or not at all, and never on facts that have changed.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { writeDecision } from "#shared/db/matching.ts";
import { settlePosition } from "#shared/db/settle.ts";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "../../workers/matcher/company.ts";

let house: TestHouse;
let company: Company;
let tenant: TenantDb;
let seat: { positionId: string; hireId: string; employeeId: string };
beforeAll(async () => {
  house = await startTestHouse({ only: [] });
});
beforeEach(async () => {
  company = new Company(house);
  tenant = forTenant({ DB: house.db }, company.id);
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace");
  await settlePosition(tenant, positionId, Date.now());
  seat = { positionId, hireId, employeeId: await company.employee("Ada Lovelace") };
});

const evidence = [{ code: "same_name", text: "Same name: Ada Lovelace." }];

function write(kind: "assign" | "propose", employeeId = seat.employeeId, hireId = seat.hireId) {
  const proposal = { employeeId, evidence };
  const decision = kind === "assign" ? { kind, proposal } : { kind, proposals: [proposal] };
  return writeDecision(tenant, { hireId, ruleVersion: "test-1", decision }, Date.now());
}

describe("a decision on facts that have changed since they were read", () => {
  const nothingWritten = async () => {
    const before = await company.everything();
    expect(await write("assign")).toBe("lost");
    await write("propose");
    expect(await company.everything()).toEqual(before);
  };

  test("writes nothing when somebody else got the seat", async () => {
    expect(await write("assign", await company.employee("Ada King"))).toBe("assigned");
    await nothingWritten();
  });

  test("writes nothing when the employee got another seat", async () => {
    const elsewhere = await company.position();
    const hireId = await company.hire(elsewhere, "A. Lovelace");
    await settlePosition(tenant, elsewhere, Date.now());
    expect(await write("assign", seat.employeeId, hireId)).toBe("assigned");
    await nothingWritten();
  });

  test("writes nothing when the hire was undone, before and after the seat was settled", async () => {
    await company.unhire(seat.hireId);
    await nothingWritten();
    await settlePosition(tenant, seat.positionId, Date.now());
    await nothingWritten();
  });

  test.for([
    ["rejected", "user:usr_1"],
    ["undone", "user:usr_1"],
  ])("writes nothing when a person has %s the pair", async ([status = "", decidedBy = ""]) => {
    await write("propose");
    const [match] = await company.matches();
    await company.change("matches", match?.id ?? "", { status, decided_by: decidedBy });
    await nothingWritten();
  });

  test("writes nothing when the employee is gone", async () => {
    await house.db.prepare("delete from employees where id = ?").bind(seat.employeeId).run();
    await nothingWritten();
  });
});

test("match, seat and record are one: when the seat cannot be written, there is no match either", async () => {
  const before = await company.everything();
  await house.db
    .prepare(
      `create trigger refuse before update of employee_id on positions when new.id = '${seat.positionId}'
       begin select raise(abort, 'the disk is on fire'); end`,
    )
    .run();
  try {
    await expect(write("assign")).rejects.toThrow("the disk is on fire");
  } finally {
    await house.db.prepare("drop trigger refuse").run();
  }
  expect(await company.everything()).toEqual(before);
  expect(await write("assign")).toBe("assigned");
});

test("a proposal is updated when its reasons change, and only then", async () => {
  await write("propose");
  const before = await company.everything();
  await write("propose");
  expect(await company.everything()).toEqual(before);
  const proposal = { employeeId: seat.employeeId, evidence: [{ code: "other", text: "Other reasons." }] };
  const decision = { kind: "propose", proposals: [proposal] } as const;
  await writeDecision(tenant, { hireId: seat.hireId, ruleVersion: "test-1", decision }, Date.now());
  const [match] = await company.matches();
  expect((await company.one("matches", match?.id ?? ""))["evidence"]).toContain("Other reasons.");
});
