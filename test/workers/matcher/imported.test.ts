// An employee whose record was made from a hire is that hire, unless a person says otherwise; and what becomes of those who leave.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
let company: Company;
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(() => {
  company = new Company(house);
});

const confirmed = async () => (await company.matches()).filter((match) => match.status === "confirmed");

/** A seat, its hire, and a record that was made from the hire, under a name that says nothing of it, still to be told. */
async function imported() {
  const positionId = await company.position();
  const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
  await company.tell({ kind: "hire", hireId });
  const employeeId = await company.employee("Countess", null, { imported_from_hire_id: hireId });
  return { positionId, hireId, employeeId };
}

describe("an employee whose record was imported from a hire", () => {
  test("has its seat, and the evidence says why; nobody else is asked about for it", async () => {
    const { positionId, hireId, employeeId } = await imported();
    const namesake = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "employee", employeeId: namesake }, { kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId });
    const matches = await company.matches();
    expect(matches).toMatchObject([{ employeeId, status: "confirmed", decidedBy: "rule" }]);
    const row = await company.one("matches", matches[0]?.id ?? "");
    expect(row).toMatchObject({ gate: "import", p: null, log_odds: null });
    expect(JSON.parse(String(row["evidence"]))).toEqual([
      { code: "imported", text: "The employee's record was imported from this hire" },
    ]);
  });

  test("takes the seat over from somebody whom only the rules had put there", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    const namesake = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "hire", hireId });
    expect((await company.seat(positionId)).employeeId).toBe(namesake);
    const employeeId = await company.employee("Countess", null, { imported_from_hire_id: hireId });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
    expect(await confirmed()).toMatchObject([{ employeeId }]);
  });

  test("is matched to a hire that is for no position, and gets its seat when it has one", async () => {
    const hireId = await company.hire(null, "Ada Lovelace");
    const employeeId = await company.employee("Ada Lovelace", null, { imported_from_hire_id: hireId });
    await company.tell({ kind: "employee", employeeId });
    expect(await confirmed()).toMatchObject([{ hireId, employeeId }]);
    const positionId = await company.position();
    await company.change("hires", hireId, { position_id: positionId });
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "filled", hireId, employeeId });
    const before = await company.everything();
    await company.tell({ kind: "hire", hireId }, { kind: "position", positionId }, { kind: "employee", employeeId });
    expect(await company.everything()).toEqual(before);
  });

  test("is not the hire after a person has undone it, and the seat is everybody's again", async () => {
    const { positionId, hireId, employeeId } = await imported();
    await company.tell({ kind: "employee", employeeId });
    const [match] = await company.matches();
    expect((await company.decide(match?.id ?? "", "undo")).status).toBe(200);
    await company.tell({ kind: "employee", employeeId }, { kind: "hire", hireId });
    expect((await company.seat(positionId)).employeeId).toBeNull();
    const namesake = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "employee", employeeId: namesake });
    expect((await company.seat(positionId)).employeeId).toBe(namesake);
  });

  test("loses the seat with the hire, and has it again with a re-hire", async () => {
    const { positionId, hireId, employeeId } = await imported();
    await company.tell({ kind: "employee", employeeId });
    await company.unhire(hireId);
    await company.tell({ kind: "hire", hireId });
    expect(await company.seat(positionId)).toEqual({ status: "open", hireId: null, employeeId: null });
    await company.change("hires", hireId, { status: "hired", unhired_at: null });
    await company.tell({ kind: "hire", hireId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });

  test("of two records from one hire, the first is it", async () => {
    const { positionId, hireId, employeeId } = await imported();
    const second = await company.employee("Somebody", null, { imported_from_hire_id: hireId });
    await company.tell({ kind: "employee", employeeId: second });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
    expect(await confirmed()).toHaveLength(1);
  });
});

describe("an employee who was deactivated", () => {
  test("keeps the seat that they were hired for", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    const employeeId = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "hire", hireId });
    await company.change("employees", employeeId, { deactivated_at: "2026-11-20T00:00:00.000Z" });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });

  test("is asked about no longer, and again when they are back", async () => {
    const positionId = await company.position();
    await company.hire(positionId, "Ada Lovelace");
    const employeeId = await company.employee("Ada Lovelace", null, {
      title: null,
      location: null,
      manager_name: null,
    });
    await company.tell({ kind: "position", positionId }, { kind: "employee", employeeId });
    expect(await company.matches()).toMatchObject([{ status: "proposed" }]);
    await company.change("employees", employeeId, { deactivated_at: "2026-11-20T00:00:00.000Z" });
    await company.tell({ kind: "employee", employeeId });
    expect(await company.matches()).toEqual([]);
    await company.change("employees", employeeId, { deactivated_at: null });
    await company.tell({ kind: "employee", employeeId });
    expect(await company.matches()).toMatchObject([{ status: "proposed" }]);
  });
});

describe("a person's word", () => {
  test("on what the rules had confirmed makes it the person's own: no later fact moves it", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    const employeeId = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "hire", hireId });
    const [match] = await company.matches();
    expect((await company.decide(match?.id ?? "", "confirm")).status).toBe(200);
    expect(await company.matches()).toMatchObject([{ status: "confirmed", decidedBy: "user:usr_1" }]);
    await company.change("employees", employeeId, { first_name: "Grace", last_name: "Hopper", personal_email: null });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBe(employeeId);
  });

  test("is awaited where the rules take back what they had assigned, because the facts have changed", async () => {
    const positionId = await company.position();
    const hireId = await company.hire(positionId, "Ada Lovelace", ["ada@lovelace.test"]);
    const employeeId = await company.employee("Ada Lovelace", "ada@lovelace.test");
    await company.tell({ kind: "hire", hireId });
    await company.change("employees", employeeId, { first_name: "Grace", last_name: "Hopper", personal_email: null });
    await company.tell({ kind: "employee", employeeId });
    expect((await company.seat(positionId)).employeeId).toBeNull();
    expect(await company.matches()).toMatchObject([{ status: "undone", decidedBy: "rule" }]);
  });
});
