// A person's word on a match: confirm, reject, undo, also from two browsers at once.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startTestHouse, type TestHouse } from "../../support/test-house.ts";
import { Company } from "./company.ts";

let house: TestHouse;
let company: Company;
let seat: { positionId: string; hireId: string };
beforeAll(async () => {
  house = await startTestHouse({ only: ["matcher"] });
});
beforeEach(async () => {
  company = new Company(house);
  const positionId = await company.position();
  seat = { positionId, hireId: await company.hire(positionId, "Ada Lovelace") };
});

/** Two employees of one name, of whose jobs nothing is known: both are proposed for the hire, and neither is ever sure. */
async function twoProposals() {
  const jobless = { title: null, location: null, manager_name: null };
  const employees = [
    await company.employee("Ada Lovelace", null, jobless),
    await company.employee("Ada Lovelace", null, jobless),
  ];
  await company.tell({ kind: "hire", hireId: seat.hireId });
  const matches = await company.matches();
  const of = (employeeId: string | undefined) => matches.find((match) => match.employeeId === employeeId)?.id ?? "";
  return { one: of(employees[0]), two: of(employees[1]), employees };
}

const statusOf = async (matchId: string) => (await company.one("matches", matchId))["status"];
const lookAgain = () =>
  company.tell({ kind: "hire", hireId: seat.hireId }, { kind: "position", positionId: seat.positionId });

describe("confirming", () => {
  test("gives the employee the seat, withdraws the other proposal and records who did it", async () => {
    const { one, employees } = await twoProposals();
    expect(await company.decide(one, "confirm")).toEqual({
      status: 200,
      body: { match: { id: one, status: "confirmed" } },
    });
    expect((await company.seat(seat.positionId)).employeeId).toBe(employees[0]);
    expect(await company.matches()).toMatchObject([{ id: one, status: "confirmed", decidedBy: "user:usr_1" }]);
    expect(await company.recorded()).toContain("user:usr_1 match.confirmed");
  });

  test("from two browsers at once happens once", async () => {
    const { one } = await twoProposals();
    const answers = await Promise.all([company.decide(one, "confirm"), company.decide(one, "confirm")]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
    expect((await company.recorded()).filter((line) => line.endsWith("match.confirmed"))).toHaveLength(1);
  });

  test("of two different matches for one seat from two browsers at once: one wins, the other hears why not", async () => {
    const { one, two, employees } = await twoProposals();
    const answers = await Promise.all([company.decide(one, "confirm"), company.decide(two, "confirm")]);
    expect(answers.map((answer) => answer.status).sort()).not.toEqual([200, 200]);
    const winner = answers.findIndex((answer) => answer.status === 200);
    expect((await company.seat(seat.positionId)).employeeId).toBe(employees[winner]);
    expect((await company.matches()).filter((match) => match.status === "confirmed")).toHaveLength(1);
  });

  test("a seat that is taken is refused with 409", async () => {
    const { one, two } = await twoProposals();
    await company.decide(two, "reject");
    await company.decide(one, "confirm");
    expect(await company.decide(two, "confirm")).toEqual({
      status: 409,
      body: { reason: "seat_taken", message: "The position already has an employee. Undo that match first." },
    });
    expect(await statusOf(two)).toBe("rejected");
  });

  test("an employee who sits elsewhere is refused with 409", async () => {
    const { one, employees } = await twoProposals();
    await company.decide(one, "reject");
    const elsewhere = await company.position({ title: "Analyst" });
    await company.hire(elsewhere, "Ada Lovelace");
    await company.tell({ kind: "position", positionId: elsewhere });
    const other = (await company.matches()).find((match) => match.employeeId === employees[0] && match.id !== one);
    expect((await company.decide(other?.id ?? "", "confirm")).status).toBe(200);
    expect(await company.decide(one, "confirm")).toEqual({
      status: 409,
      body: { reason: "employee_taken", message: "Ada is already assigned to Analyst. Undo that match first." },
    });
  });

  test("after the hire was undone is refused with 409, whether or not the matcher has heard of it", async () => {
    const { one } = await twoProposals();
    await company.unhire(seat.hireId);
    expect(await company.decide(one, "confirm")).toMatchObject({ status: 409, body: { reason: "hire_undone" } });
    await lookAgain();
    expect(await company.decide(one, "confirm")).toMatchObject({ status: 404, body: { reason: "not_found" } });
  });
});

describe("rejecting", () => {
  test("is never overruled: the pair does not come back, the other one is still asked about", async () => {
    const { one, two } = await twoProposals();
    expect(await company.decide(one, "reject")).toEqual({
      status: 200,
      body: { match: { id: one, status: "rejected" } },
    });
    await lookAgain();
    expect([await statusOf(one), await statusOf(two)]).toEqual(["rejected", "proposed"]);
    expect(await company.matches()).toMatchObject([{ decidedBy: "user:usr_1" }, { decidedBy: "rule" }]);
    expect((await company.seat(seat.positionId)).employeeId).toBeNull();
  });

  test("twice is the same as once; a confirmed match must be undone instead", async () => {
    const { one, two } = await twoProposals();
    expect((await company.decide(one, "reject")).status).toBe(200);
    expect((await company.decide(one, "reject")).status).toBe(200);
    expect((await company.recorded()).filter((line) => line.endsWith("match.rejected"))).toHaveLength(1);
    await company.decide(two, "confirm");
    expect(await company.decide(two, "reject")).toMatchObject({
      status: 409,
      body: { reason: "wrong_state", message: "A match that is confirmed cannot be rejected." },
    });
  });

  test("can be taken back by a person", async () => {
    const { one, employees } = await twoProposals();
    await company.decide(one, "reject");
    expect((await company.decide(one, "confirm")).status).toBe(200);
    expect((await company.seat(seat.positionId)).employeeId).toBe(employees[0]);
  });
});

describe("undoing", () => {
  test("frees the seat, and the rule never makes the pair again", async () => {
    const employeeId = await company.employee("Ada Lovelace");
    await company.tell({ kind: "hire", hireId: seat.hireId });
    const [match] = await company.matches();
    expect(match?.status).toBe("confirmed");
    expect(await company.decide(match?.id ?? "", "undo")).toMatchObject({
      status: 200,
      body: { match: { status: "undone" } },
    });
    await lookAgain();
    await company.tell({ kind: "employee", employeeId });
    expect(await company.seat(seat.positionId)).toEqual({ status: "filled", hireId: seat.hireId, employeeId: null });
    expect(await company.matches()).toMatchObject([{ status: "undone", decidedBy: "user:usr_1" }]);

    await company.unhire(seat.hireId);
    await lookAgain();
    await company.change("hires", seat.hireId, { status: "hired", unhired_at: null });
    await lookAgain();
    expect((await company.seat(seat.positionId)).employeeId).toBeNull();
  });

  test("asks about the other candidates again", async () => {
    const { one, two } = await twoProposals();
    await company.decide(one, "confirm");
    await company.decide(one, "undo");
    const left = await company.matches();
    expect(left.map((match) => match.status)).toEqual(["undone", "proposed"]);
    expect(left.map((match) => match.id)).not.toContain(two); // it was withdrawn and is proposed anew
  });

  test("what is not confirmed is refused with 409", async () => {
    const { one } = await twoProposals();
    expect(await company.decide(one, "undo")).toMatchObject({ status: 409, body: { reason: "wrong_state" } });
  });
});

describe("a command", () => {
  test("about a match that does not exist, or is another tenant's, is 404", async () => {
    const { one } = await twoProposals();
    expect((await company.decide("mat_nobody", "confirm")).status).toBe(404);
    const stranger = { tenantId: "ten_stranger", actor: "user:usr_9" };
    expect((await company.decide(one, "confirm", stranger)).status).toBe(404);
    expect(await statusOf(one)).toBe("proposed");
  });

  test("that is not understood is 400, and an unknown one 404", async () => {
    const { one } = await twoProposals();
    expect((await company.decide(one, "confirm", {})).status).toBe(400);
    expect((await company.decide(one, "delete")).status).toBe(404);
  });
});
