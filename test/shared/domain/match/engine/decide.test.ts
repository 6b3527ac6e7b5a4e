// Decisions in the situations that companies have: one clear hire, namesakes, hired twice, rehired, taken, refused.
import { describe, expect, test } from "vitest";
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { employee, hire } from "./people.ts";

function decide(hires: HireRecord[], employees: EmployeeRecord[], id = "emp_1") {
  const pool = new Pool();
  pool.load(hires, employees);
  const decision = pool.decideAll().get(id);
  return { kind: decision?.kind ?? "none", hireIds: (decision?.candidates ?? []).map(({ hireId }) => hireId) };
}

const elsewhere = { titles: ["Recruiter"], locations: ["Dublin"], managers: ["Alan Turing"] };

test("one hire with the name and the job is the employee's", () => {
  expect(decide([hire()], [employee()])).toEqual({ kind: "assign", hireIds: ["hir_1"] });
});

test("nobody of that name, no decision", () => {
  expect(decide([hire({ candidateName: "Alan Turing" })], [employee()])).toEqual({ kind: "none", hireIds: [] });
});

describe("namesakes", () => {
  const other = hire({ id: "hir_2", ...elsewhere });

  test("are told apart by the job", () => {
    expect(decide([hire(), other], [employee()])).toMatchObject({ kind: "assign", hireIds: ["hir_1"] });
  });

  test("with nothing to tell them apart are proposed, both", () => {
    const unknown = employee({ title: null, location: null, managerName: null, department: null });
    const decision = decide([hire({ managers: [] }), hire({ id: "hir_2", managers: [] })], [unknown]);
    expect(decision.kind).toBe("propose");
    expect(decision.hireIds.toSorted()).toEqual(["hir_1", "hir_2"]);
  });

  test("a stranger of a hire's name in another job gets no seat while the hire has not started", () => {
    const stranger = employee({ title: "Warehouse Associate", location: "Denver", managerName: "Alan Turing" });
    expect(decide([hire()], [stranger]).kind).not.toBe("assign");
  });

  test("the second one who arrives takes the first one's seat into account", () => {
    const first = employee({ id: "emp_2", personalEmail: "grace@gmail.com", managerName: null });
    const second = employee({ managerName: null });
    const hires = [hire({ emails: ["grace@gmail.com"], managers: [] }), hire({ id: "hir_2", managers: [] })];
    expect(decide(hires, [first, second], "emp_2")).toMatchObject({ hireIds: expect.arrayContaining(["hir_1"]) });
    expect(decide(hires, [first, second])).toMatchObject({ kind: "assign", hireIds: ["hir_2"] });
  });
});

describe("a person hired twice", () => {
  const mail = { emails: ["grace@gmail.com"] };
  const person = employee({ personalEmail: "grace@gmail.com", managerName: null });

  test("is asked about when job and dates fit both seats", () => {
    expect(decide([hire({ ...mail, managers: [] }), hire({ id: "hir_2", managers: [] })], [person]).kind).toBe(
      "propose",
    );
  });

  test("gets the seat that job and dates say", () => {
    const decision = decide([hire(mail), hire({ id: "hir_2", ...mail, ...elsewhere })], [person]);
    expect(decision).toMatchObject({ kind: "assign" });
    expect(decision.hireIds[0]).toBe("hir_1");
  });
});

describe("what people have said", () => {
  test("a refused pair never comes back", () => {
    expect(decide([hire({ refusedEmployeeIds: ["emp_1"] })], [employee()])).toEqual({ kind: "none", hireIds: [] });
  });

  test("a seat that a person has filled, and a person who is seated, are out of question", () => {
    expect(decide([hire({ seat: "settled" })], [employee()]).kind).toBe("none");
    expect(decide([hire()], [employee({ isSettled: true })]).kind).toBe("none");
  });

  test("a hire without a seat is proposed to nobody, yet its person is not proposed elsewhere", () => {
    const decision = decide([hire({ seat: "none" }), hire({ id: "hir_2", ...elsewhere })], [employee()]);
    expect(decision).toEqual({ kind: "none", hireIds: [] });
  });
});

test("an old record of a rehired person does not take the seat from the new one", () => {
  const past = { title: "Recruiter", location: "Dublin", managerName: "Alan Turing" };
  const old = employee({ id: "emp_2", startDate: "2021-03-01", personalEmail: "grace@gmail.com", ...past });
  const hires = [hire({ emails: ["grace@gmail.com"] })];
  expect(decide(hires, [old, employee()], "emp_2").kind).not.toBe("assign");
  expect(decide(hires, [old, employee()])).toMatchObject({ kind: "assign", hireIds: ["hir_1"] });
});

test("the larger the company, the more a name needs", () => {
  const crowd = Array.from({ length: 5_000 }, (_, i) => hire({ id: `hir_x${i}`, candidateName: `Xq${i} Zw${i}` }));
  const common = { candidateName: "Mary Smith", managers: [] };
  const mary = employee({ firstName: "Mary", lastName: "Smith", managerName: null });
  const bits = (hires: HireRecord[]) => {
    const pool = new Pool();
    pool.load(hires, [mary]);
    return pool.decideAll().get("emp_1")?.candidates[0]?.logOdds ?? 0;
  };
  expect(bits([hire(common), ...crowd])).toBe(bits([hire(common)]) - 2);
});
