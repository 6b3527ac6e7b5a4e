// From decisions to what is stored: no hire for two, no question about those who left, and only the difference is written.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EmployeeDecision } from "#shared/domain/match/engine/decision.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { RULE_VERSION } from "#shared/domain/match/engine/weights.ts";
import {
  changesBetween,
  wantedOf,
  type EmployeeState,
  type Standing,
  type Wanted,
} from "#shared/domain/match/outcome.ts";
import { smallCompany, type SmallCompany } from "./engine/arbitrary.ts";
import { employee, hire } from "./engine/people.ts";

function decided({ hires, employees }: SmallCompany): ReadonlyMap<string, EmployeeDecision> {
  const pool = new Pool();
  pool.load(hires, employees);
  return pool.decideAll();
}

const state = (id: string, over: Partial<EmployeeState> = {}): EmployeeState => ({
  id,
  isActive: true,
  claim: null,
  ...over,
});

const stored = (one: Wanted, over: Partial<Standing> = {}): Standing => ({
  ...one,
  id: `mat_${one.hireId}${one.employeeId}`,
  decidedBy: "rule",
  ruleVersion: RULE_VERSION,
  ...over,
});

test("nobody is asked about a hire that is another's; lines add up to what is said; ranks count from one", () => {
  fc.assert(
    fc.property(smallCompany, (company) => {
      const wanted = wantedOf(
        decided(company),
        company.employees.map(({ id }) => state(id)),
      );
      const taken = wanted.filter((one) => one.status === "confirmed").map((one) => one.hireId);
      expect(new Set(taken).size).toBe(taken.length);
      for (const one of wanted) {
        if (one.status === "proposed") expect(taken).not.toContain(one.hireId);
        const lines = JSON.parse(one.evidence) as { bits: number }[];
        const hundredths = lines.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0);
        expect(one.logOdds).toBe(hundredths / 100);
        expect(one.p).toBe(1 / (1 + 2 ** -(one.logOdds ?? Number.NaN)));
      }
      for (const list of Map.groupBy(wanted, (one) => one.employeeId).values())
        expect(list.map((one) => one.rank)).toEqual(list.map((_, i) => i + 1));
    }),
    { numRuns: 200 },
  );
});

test("what is stored as wanted is left alone; anything else of the rules becomes it; a person's word never changes", () => {
  fc.assert(
    fc.property(smallCompany, smallCompany, (before, after) => {
      const employees = [...new Set([...before.employees, ...after.employees].map(({ id }) => id))].map((id) =>
        state(id),
      );
      const was = wantedOf(decided(before), employees).map((one, i) =>
        stored(one, i % 3 === 0 ? { decidedBy: "user:usr_1" } : {}),
      );
      const wanted = wantedOf(decided(after), employees);
      const none = changesBetween(
        wanted.map((one) => stored(one)),
        wanted,
      );
      expect(none).toEqual({ withdrawn: [], renewed: [], assigned: [], proposed: [] });

      const changes = changesBetween(was, wanted);
      const touched = [...changes.withdrawn, ...changes.renewed, ...changes.assigned, ...changes.proposed];
      const pair = (one: { hireId: string; employeeId: string }) => `${one.hireId} ${one.employeeId}`;
      const byPerson = was.filter((match) => match.decidedBy !== "rule").map(pair);
      for (const one of touched) expect(byPerson).not.toContain(pair(one));
      const left = was.filter((match) => match.decidedBy === "rule" && !changes.withdrawn.includes(match)).map(pair);
      const reached = new Set([...left, ...changes.assigned.map(pair), ...changes.proposed.map(pair), ...byPerson]);
      expect([...reached].filter((key) => !byPerson.includes(key)).sort()).toEqual(
        wanted
          .map(pair)
          .filter((key) => !byPerson.includes(key))
          .sort(),
      );
    }),
    { numRuns: 200 },
  );
});

describe("an employee", () => {
  const company = {
    hires: [hire({ emails: ["grace@gmail.com"] })],
    employees: [employee({ personalEmail: "grace@gmail.com" })],
  };
  const unsure = {
    hires: [hire({ managers: [], locations: [], titles: [] })],
    employees: [employee({ managerName: null })],
  };

  test("who has left keeps a seat, and nobody is asked about them", () => {
    const gone = [state("emp_1", { isActive: false })];
    expect(wantedOf(decided(company), gone)).toMatchObject([{ status: "confirmed" }]);
    expect(wantedOf(decided(unsure), [state("emp_1")])).toMatchObject([{ status: "proposed" }]);
    expect(wantedOf(decided(unsure), gone)).toEqual([]);
  });

  test("whose record was made from a hire is that hire, whatever the evidence says; without a seat they wait", () => {
    const claim = { hireId: "hir_9", canBeAssigned: true };
    expect(wantedOf(decided(company), [state("emp_1", { claim })])).toMatchObject([
      { hireId: "hir_9", status: "confirmed", gate: "import", p: null },
    ]);
    expect(wantedOf(decided(company), [state("emp_1", { claim: { ...claim, canBeAssigned: false } })])).toEqual([]);
  });

  test("who is one of very many of that name is asked about, unless the mailbox is theirs alone", () => {
    const byName = { hires: [hire()], employees: [employee()] };
    const crowded = (of: SmallCompany) =>
      new Set(
        [...decided(of).values()].flatMap(({ candidates }) => candidates.flatMap((one) => one.judgement.employee.keys)),
      );
    expect(wantedOf(decided(byName), [state("emp_1")])).toMatchObject([{ status: "confirmed", gate: "name_and_job" }]);
    expect(wantedOf(decided(byName), [state("emp_1")], crowded(byName))).toMatchObject([{ status: "proposed" }]);
    expect(wantedOf(decided(company), [state("emp_1")], crowded(company))).toMatchObject([{ status: "confirmed" }]);
  });
});
