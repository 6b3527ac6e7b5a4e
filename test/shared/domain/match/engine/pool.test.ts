// Whatever people are called and in whichever order they arrive: no exception, no seat taken twice, and the same end.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import type { EmployeeDecision } from "#shared/domain/match/engine/decision.ts";
import { anotherEmployee, anotherHire, oddEmployee, oddHire, smallCompany, type SmallCompany } from "./arbitrary.ts";

function decided(company: SmallCompany): Map<string, unknown> {
  const pool = new Pool();
  pool.load(company.hires, company.employees);
  return summary(pool.decideAll());
}

/** Decisions without what only explains them; "none" and no decision are the same. */
function summary(decisions: ReadonlyMap<string, EmployeeDecision>): Map<string, unknown> {
  const told = [...decisions.values()].filter(({ kind }) => kind !== "none");
  const rows = told.map(({ employeeId, kind, candidates }): [string, unknown] => [
    employeeId,
    { kind, candidates: candidates.map(({ hireId, p }) => ({ hireId, p: p.toFixed(9) })) },
  ]);
  return new Map(rows.sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe("a company of namesakes", () => {
  test("no seat and no employee is assigned twice, no settled or refused pair comes back", () => {
    fc.assert(
      fc.property(smallCompany, (company) => {
        const pool = new Pool();
        pool.load(company.hires, company.employees);
        const assigned = [...pool.decideAll().values()].filter(({ kind }) => kind === "assign");
        const seats = assigned.map(({ candidates }) => candidates[0]?.hireId);
        expect(new Set(seats).size).toBe(seats.length);
        for (const { employeeId, candidates } of pool.decisions.values())
          for (const { hireId } of candidates) {
            const hire = company.hires.find(({ id }) => id === hireId);
            expect(hire?.seat).toBe("open");
            expect(hire?.refusedEmployeeIds).not.toContain(employeeId);
            expect(company.employees.find(({ id }) => id === employeeId)?.isSettled).toBe(false);
          }
      }),
      { numRuns: 300 },
    );
  });

  test("the order of arrival leaves no trace", () => {
    fc.assert(
      fc.property(smallCompany, fc.infiniteStream(fc.nat()), (company, order) => {
        const events = [
          ...company.hires.map((hire) => (pool: Pool) => pool.putHire(hire)),
          ...company.employees.map((employee) => (pool: Pool) => pool.putEmployee(employee)),
        ];
        const shuffled = events
          .map((event) => ({ event, at: order.next().value }))
          .sort((one, other) => one.at - other.at);
        const pool = new Pool();
        for (const { event } of shuffled) event(pool);
        expect(summary(pool.decisions)).toEqual(decided(company));
      }),
      { numRuns: 300 },
    );
  });

  test("someone renamed or moved, a hire changed, and people deleted leave what deciding afresh would say", () => {
    fc.assert(
      fc.property(smallCompany, anotherEmployee, anotherHire, (company, employee, hire) => {
        const pool = new Pool();
        pool.load(company.hires, company.employees);
        pool.decideAll();
        pool.putEmployee(employee);
        pool.putHire(hire);
        pool.deleteHire("h2");
        pool.deleteEmployee("e2");
        const replace = <P extends { id: string }>(people: P[], put: P, gone: string) => [
          ...people.filter(({ id }) => id !== put.id && id !== gone),
          put,
        ];
        const after = {
          hires: replace(company.hires, hire, "h2"),
          employees: replace(company.employees, employee, "e2"),
        };
        expect(summary(pool.decisions)).toEqual(decided(after));
      }),
      { numRuns: 300 },
    );
  });

  test("the same employee twice is never assigned: a person decides which record is the right one", () => {
    fc.assert(
      fc.property(smallCompany, (company) => {
        const twins = company.employees.map((employee) => ({ ...employee, id: `${employee.id}-twin` }));
        const hires = company.hires.map((hire) => ({ ...hire, refusedEmployeeIds: [] }));
        const pool = new Pool();
        pool.load(hires, [...company.employees, ...twins]);
        const assigned = [...pool.decideAll().values()].filter(({ kind }) => kind === "assign");
        expect(assigned.map(({ employeeId }) => employeeId)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

test("names of any script, length and emptiness, and dates far off, neither fail nor fill a seat", () => {
  fc.assert(
    fc.property(fc.array(oddHire, { maxLength: 3 }), fc.array(oddEmployee, { maxLength: 3 }), (hires, employees) => {
      const pool = new Pool();
      for (const hire of hires) pool.putHire(hire);
      for (const employee of employees) pool.putEmployee(employee);
      const inStream = summary(pool.decisions);
      expect(summary(pool.decideAll())).toEqual(inStream);
      for (const { kind } of pool.decisions.values()) expect(kind).not.toBe("assign");
    }),
    { numRuns: 400 },
  );
});

test("a walk that may look at few people asks rather than guesses, and never takes a seat twice", () => {
  fc.assert(
    fc.property(smallCompany, (company) => {
      const pool = new Pool(2);
      for (const hire of company.hires) pool.putHire(hire);
      for (const employee of company.employees) pool.putEmployee(employee);
      const all = new Pool();
      all.load(company.hires, company.employees);
      const unbounded = all.decideAll();
      const last = company.employees.at(-1)?.id ?? "";
      const decision = pool.decisions.get(last);
      if (decision?.kind === "assign")
        expect(unbounded.get(last)?.candidates[0]?.hireId).toBe(decision.candidates[0]?.hireId);
    }),
    { numRuns: 200 },
  );
});
