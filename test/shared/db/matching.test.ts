// The rules' decisions are written whole or not at all, and never on facts that have changed.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forTenant, type TenantDb } from "#shared/db/for-tenant.ts";
import { takeTurn } from "#shared/db/match-states.ts";
import { readStanding } from "#shared/db/match-standing.ts";
import { writeChanges } from "#shared/db/matching.ts";
import { settlePosition } from "#shared/db/settle.ts";
import { changesBetween, type Wanted } from "#shared/domain/match/outcome.ts";
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
  await takeTurn(tenant, HOLDER, [], Date.now());
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace");
  await settlePosition(tenant, positionId, Date.now());
  seat = { positionId, hireId, employeeId: await company.employee("Ada Lovelace") };
});

const HOLDER = "run-1";

function wanted(kind: "assign" | "propose", employeeId: string, hireId: string, text = "Same name"): Wanted {
  return {
    hireId,
    employeeId,
    status: kind === "assign" ? "confirmed" : "proposed",
    rank: 1,
    p: 0.5,
    logOdds: 0,
    gate: null,
    nextHireId: null,
    nextHireMargin: null,
    nextEmployeeId: null,
    nextEmployeeMargin: null,
    evidence: JSON.stringify([{ code: "given_same", text, bits: 0 }]),
  };
}

/** As if the rules had decided just this, when nothing was stored yet. */
function write(kind: "assign" | "propose", employeeId = seat.employeeId, hireId = seat.hireId, holder = HOLDER) {
  const changes = changesBetween([], [wanted(kind, employeeId, hireId)]);
  return writeChanges(tenant, holder, changes, Date.now());
}

/** The same on what is stored now. */
async function decide(want: readonly Wanted[]): Promise<void> {
  const { matches } = await readStanding(tenant, [seat.employeeId]);
  await writeChanges(tenant, HOLDER, changesBetween(matches, want), Date.now());
}

describe("a decision on facts that have changed since they were read", () => {
  const nothingWritten = async () => {
    const before = await company.everything();
    expect(await write("assign")).toBe("lost");
    await write("propose");
    expect(await company.everything()).toEqual(before);
  };

  test("writes nothing when somebody else got the seat", async () => {
    expect(await write("assign", await company.employee("Ada King"))).toBe("written");
    await nothingWritten();
  });

  test("writes nothing when the employee got another seat", async () => {
    const elsewhere = await company.position();
    const hireId = await company.hire(elsewhere, "A. Lovelace");
    await settlePosition(tenant, elsewhere, Date.now());
    expect(await write("assign", seat.employeeId, hireId)).toBe("written");
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

  test("writes nothing when the turn ran out and another one works", async () => {
    const before = await company.everything();
    expect(await write("assign", seat.employeeId, seat.hireId, "run-0")).toBe("lost");
    await write("propose", seat.employeeId, seat.hireId, "run-0");
    expect(await company.everything()).toEqual(before);
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
  expect(await write("assign")).toBe("written");
});

test("a decision is renewed when its reasons change, and only then; it stays as old as it is", async () => {
  for (const kind of ["propose", "assign"] as const) {
    const { employeeId, hireId } = seat;
    await decide([wanted(kind, employeeId, hireId)]);
    const before = await company.everything();
    await decide([wanted(kind, employeeId, hireId)]);
    expect(await company.everything()).toEqual(before);
    const [match] = await company.matches();
    const { decided_at: decidedAt } = await company.one("matches", match?.id ?? "");
    await decide([wanted(kind, employeeId, hireId, "Other reasons")]);
    const row = await company.one("matches", match?.id ?? "");
    expect(row["evidence"]).toContain("Other reasons");
    expect(row["decided_at"]).toBe(decidedAt);
  }
});

describe("what the rules have decided", () => {
  test("they take back when they no longer think so: the seat is free, and the record says why", async () => {
    await decide([wanted("assign", seat.employeeId, seat.hireId)]);
    expect((await company.seat(seat.positionId)).employeeId).toBe(seat.employeeId);
    await decide([]);
    expect((await company.seat(seat.positionId)).employeeId).toBeNull();
    expect(await company.matches()).toMatchObject([{ status: "undone", decidedBy: "rule" }]);
    expect(await company.recorded()).toContain("system match.undone");
  });

  test("they ask about, when they are no longer sure", async () => {
    await decide([wanted("assign", seat.employeeId, seat.hireId)]);
    await decide([wanted("propose", seat.employeeId, seat.hireId)]);
    expect((await company.seat(seat.positionId)).employeeId).toBeNull();
    expect(await company.matches()).toMatchObject([{ status: "proposed", decidedBy: "rule" }]);
  });

  test("moves to another seat in one batch", async () => {
    const elsewhere = await company.position();
    const other = await company.hire(elsewhere, "A. Lovelace");
    await settlePosition(tenant, elsewhere, Date.now());
    await decide([wanted("assign", seat.employeeId, seat.hireId)]);
    await decide([wanted("assign", seat.employeeId, other)]);
    expect((await company.seat(seat.positionId)).employeeId).toBeNull();
    expect((await company.seat(elsewhere)).employeeId).toBe(seat.employeeId);
  });

  test("and a person has confirmed, they never take back", async () => {
    await decide([wanted("assign", seat.employeeId, seat.hireId)]);
    const [match] = await company.matches();
    await company.change("matches", match?.id ?? "", { decided_by: "user:usr_1" });
    const before = await company.everything();
    await decide([]);
    await decide([wanted("propose", seat.employeeId, seat.hireId)]);
    expect(await company.everything()).toEqual(before);
  });
});
