// What an import changes: records made once, updated where the ATS says otherwise, and left alone where somebody has edited them.
import { describe, expect, test } from "vitest";
import type { EmployeeInput } from "#shared/domain/employee.ts";
import { employeeFacts, mapHire, type MappedFacts } from "#shared/domain/hris/map-hire.ts";
import type { HiredPerson, HireDetails } from "#shared/domain/hris/person.ts";
import {
  planPeople,
  type HeldEmployee,
  type HeldPerson,
  type Known,
  type ReadPerson,
} from "#shared/domain/hris/plan-people.ts";

const NOBODY: Known = { people: [], employees: new Map(), matched: new Map(), numbered: new Map() };
const NOTHING: HireDetails = { posting: null, manager: null, offer: null };
const SETTING = { mapping: {}, timeZone: "America/Los_Angeles", userOf: () => null };

function person(given: Partial<HiredPerson> = {}): HiredPerson {
  return {
    applicationId: "opp-1",
    contactId: "contact-1",
    name: "Ada Lovelace",
    emails: ["ada@home.example"],
    location: null,
    headline: null,
    origin: null,
    isAnonymised: false,
    hiredAt: "2026-11-01T10:00:00.000Z",
    requisition: null,
    postingId: null,
    managerIds: [],
    stamp: "1",
    ...given,
  };
}

function read(given: Partial<HiredPerson> = {}, hireId = "hir_1"): ReadPerson {
  const one = person(given);
  return { is: "hired", person: one, mapped: mapHire(one, NOTHING, SETTING), hireId };
}

let made = 0;
const newId = () => `emp_${++made}`;

/** The state after a plan, as the next import finds it. */
function after(known: Known, plan: ReturnType<typeof planPeople>): Known {
  const employees = new Map(known.employees);
  for (const { id, facts, hireId } of plan.writes)
    employees.set(id, { id, facts, importedFromHireId: hireId, hireUndoneAt: null });
  for (const id of plan.undone) {
    const one = employees.get(id);
    if (one) employees.set(id, { ...one, hireUndoneAt: "2026-11-02T00:00:00.000Z" });
  }
  const people = new Map(known.people.map((one) => [one.applicationId, one]));
  for (const one of plan.people) people.set(one.applicationId, one satisfies HeldPerson);
  return { ...known, employees, people: [...people.values()] };
}

function edited(known: Known, change: Partial<EmployeeInput>): Known {
  const employees = new Map(known.employees);
  for (const [id, one] of employees) employees.set(id, { ...one, facts: { ...one.facts, ...change } });
  return { ...known, employees };
}

const outcomes = (plan: ReturnType<typeof planPeople>) => plan.people.map(({ outcome }) => outcome);
const facts = (plan: ReturnType<typeof planPeople>) => plan.writes.map((write) => write.facts);

describe("a person", () => {
  test("is created once, with the application's id as number, and unchanged ever after", () => {
    const first = planPeople([read()], NOBODY, newId);
    expect(outcomes(first)).toEqual(["created"]);
    expect(first.writes).toMatchObject([
      { isNew: true, hireId: "hir_1", facts: { employeeNumber: "opp-1", firstName: "Ada", lastName: "Lovelace" } },
    ]);
    const second = planPeople([read()], after(NOBODY, first), newId);
    expect(outcomes(second)).toEqual(["unchanged"]);
    expect(second.writes).toEqual([]);
  });

  test("is updated where Lever says something else, and emptied where it says nothing any more", () => {
    const known = after(NOBODY, planPeople([read()], NOBODY, newId));
    const plan = planPeople([read({ name: "Ada King", emails: [] })], known, newId);
    expect(outcomes(plan)).toEqual(["updated"]);
    expect(facts(plan)).toMatchObject([{ firstName: "Ada", lastName: "King", personalEmail: null }]);
  });

  test("keeps what somebody has edited, and the three names together", () => {
    const known = edited(after(NOBODY, planPeople([read({ name: "Ada Byron Lovelace" })], NOBODY, newId)), {
      lastName: "Byron Lovelace",
      middleName: null,
      title: "Countess",
    });
    const plan = planPeople([read({ name: "Ada Byron King", emails: ["ada@new.example"] })], known, newId);
    expect(facts(plan)).toMatchObject([
      {
        firstName: "Ada",
        middleName: null,
        lastName: "Byron Lovelace",
        title: "Countess",
        personalEmail: "ada@new.example",
      },
    ]);
    const again = planPeople(
      [read({ name: "Ada Byron King", emails: ["ada@new.example"] })],
      after(known, plan),
      newId,
    );
    expect(outcomes(again)).toEqual(["unchanged"]);
  });

  test("whose number an employee from elsewhere bears is that employee: told what Lever knows, nothing emptied", () => {
    const held: HeldEmployee = {
      id: "emp_hr",
      facts: { ...employeeFacts(NO_FACTS, "opp-1"), firstName: "A.", title: "Countess" },
      importedFromHireId: null,
      hireUndoneAt: null,
    };
    const known: Known = {
      ...NOBODY,
      employees: new Map([["emp_hr", held]]),
      numbered: new Map([["opp-1", "emp_hr"]]),
    };
    const plan = planPeople([read()], known, newId);
    expect(outcomes(plan)).toEqual(["updated"]);
    expect(plan.writes).toMatchObject([
      { id: "emp_hr", isNew: false, facts: { firstName: "Ada", lastName: "Lovelace", title: "Countess" } },
    ]);
  });

  test("whom a match has found among the employees is that employee: only what is empty is filled", () => {
    const held: HeldEmployee = {
      id: "emp_hr",
      facts: { ...employeeFacts(NO_FACTS, "77"), firstName: "Augusta", lastName: "King" },
      importedFromHireId: null,
      hireUndoneAt: null,
    };
    const known: Known = { ...NOBODY, employees: new Map([["emp_hr", held]]), matched: new Map([["hir_1", "emp_hr"]]) };
    expect(facts(planPeople([read()], known, newId))).toMatchObject([
      { employeeNumber: "77", firstName: "Augusta", lastName: "King", personalEmail: "ada@home.example" },
    ]);
  });
});

describe("two hires of one contact", () => {
  const earlier = { applicationId: "opp-1", hiredAt: "2025-01-01T00:00:00.000Z", name: "Ada Lovelace" };
  const later = { applicationId: "opp-2", hiredAt: "2026-06-01T00:00:00.000Z", name: "Ada King" };

  test.each([
    ["together", [[earlier, later]]],
    ["together, the later one first", [[later, earlier]]],
    ["one after the other", [[earlier], [later]]],
    ["the later one first", [[later], [earlier]]],
  ])("make one record that follows the later hire: %s", (_, rounds) => {
    let known = NOBODY;
    for (const round of rounds)
      known = after(
        known,
        planPeople(
          round.map((one) => read(one, `hir_${one.applicationId}`)),
          known,
          newId,
        ),
      );
    expect([...known.employees.values()]).toMatchObject([
      { facts: { firstName: "Ada", lastName: "King" }, importedFromHireId: "hir_opp-2" },
    ]);
  });

  test("leave the record to the earlier one when the later is undone", () => {
    const hired = after(NOBODY, planPeople([read(earlier, "hir_1"), read(later, "hir_2")], NOBODY, newId));
    const plan = planPeople([{ is: "not_hired", applicationId: "opp-2" }], hired, newId);
    expect(plan).toMatchObject({ undone: [], wanted: ["opp-1"] });
    const back = planPeople([read(earlier, "hir_1")], after(hired, plan), newId);
    expect(back.writes).toMatchObject([{ hireId: "hir_1", facts: { lastName: "Lovelace" } }]);
  });
});

describe("an undone hire", () => {
  test("marks the record, and hiring again unmarks it", () => {
    const hired = after(NOBODY, planPeople([read()], NOBODY, newId));
    const [employee] = [...hired.employees.keys()];
    const undone = planPeople([{ is: "not_hired", applicationId: "opp-1" }], hired, newId);
    expect(outcomes(undone)).toEqual(["unhired"]);
    expect(undone.undone).toEqual([employee]);
    const again = planPeople([read()], after(hired, undone), newId);
    expect(outcomes(again)).toEqual(["updated"]);
    expect(again.writes).toMatchObject([{ id: employee, isNew: false }]);
  });

  test("of somebody who was never imported changes nothing", () => {
    expect(planPeople([{ is: "not_hired", applicationId: "opp-9" }], NOBODY, newId)).toMatchObject({
      writes: [],
      undone: [],
    });
  });
});

test("a failure is told and takes nothing away", () => {
  const hired = after(NOBODY, planPeople([read()], NOBODY, newId));
  const plan = planPeople(
    [{ is: "failed", applicationId: "opp-1", reason: "forbidden", message: "Lever says no.", name: "" }],
    hired,
    newId,
  );
  expect(plan.people).toMatchObject([{ outcome: "failed", status: "imported", reason: "forbidden" }]);
  expect(plan).toMatchObject({ writes: [], undone: [] });
});

const NO_FACTS: MappedFacts = {
  firstName: null,
  middleName: null,
  lastName: null,
  preferredName: null,
  personalEmail: null,
  workEmail: null,
  title: null,
  department: null,
  location: null,
  employmentType: null,
  managerName: null,
  managerEmail: null,
  startDate: null,
};
