// The way a Worker goes: look up in the index, and decide around whoever arrived, over awaits.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  decideAround,
  decideEach,
  prepareEmployee,
  prepareHire,
  scaleOf,
  type Answer,
  type Person,
  type Question,
} from "#shared/domain/match/engine/engine.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { smallCompany } from "./arbitrary.ts";

/** An index as a database would keep it: entries of key, side, day and person. */
function index(people: readonly Person[]) {
  const entries = people.flatMap((person) => person.keys.map((key) => ({ key, day: person.day, person })));
  return ({ side, looks }: Question): Promise<Answer> => {
    const kind = side === "hires" ? "hire" : "employee";
    const found = new Set<Person>();
    for (const { key, days } of looks)
      for (const entry of entries) {
        const isDated = days === null || (entry.day !== null && entry.day >= days.from && entry.day <= days.to);
        if (entry.person.kind === kind && entry.key === key && isDated) found.add(entry.person);
      }
    return Promise.resolve({ people: [...found], crowdedKeys: [] });
  };
}

describe("deciding around one person through an index", () => {
  test("says of everyone concerned what deciding on all at once says", async () => {
    await fc.assert(
      fc.asyncProperty(smallCompany, async (company) => {
        const pool = new Pool();
        pool.load(company.hires, company.employees);
        const all = pool.decideAll();
        const people = [...company.hires.map(prepareHire), ...company.employees.map(prepareEmployee)];
        const read = index(people);
        for (const seed of people) {
          const { decisions } = await decideAround([seed], scaleOf(company.hires.length), read);
          for (const { employeeId, kind, candidates } of decisions.values()) {
            const expected = all.get(employeeId);
            expect(kind).toBe(expected?.kind ?? "none");
            const ids = (of: typeof candidates) => of.map(({ hireId }) => hireId);
            expect(ids(candidates)).toEqual(ids(expected?.candidates ?? []));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("tells of an employee whom nothing ties to anyone that it is nobody's hire", async () => {
    const alone = prepareEmployee({ ...EMPTY, id: "emp_1" });
    const { decisions } = await decideAround([alone], 0, index([alone]));
    expect([...decisions.values()]).toEqual([{ employeeId: "emp_1", kind: "none", candidates: [] }]);
  });

  test("goes side by side for many, with as many questions as the longest walk alone", async () => {
    await fc.assert(
      fc.asyncProperty(smallCompany, async (company) => {
        const people = [...company.hires.map(prepareHire), ...company.employees.map(prepareEmployee)];
        const counted = (read: ReturnType<typeof index>) => {
          const counter = { asks: 0, read: (question: Question) => (counter.asks++, read(question)) };
          return counter;
        };
        const alone = await Promise.all(
          people.map(async (seed) => {
            const counter = counted(index(people));
            const { decisions } = await decideAround([seed], 0, counter.read);
            return { decisions, asks: counter.asks };
          }),
        );
        const counter = counted(index(people));
        const groups = people.map((seed) => [seed]);
        const { decisions } = await decideEach(groups, 0, counter.read);
        const kinds = (of: typeof decisions) =>
          new Map([...of].map(([id, { kind }]): [string, string] => [id, kind]).sort());
        expect(kinds(decisions)).toEqual(new Map(alone.flatMap((one) => [...kinds(one.decisions)]).sort()));
        expect(counter.asks).toBeLessThanOrEqual(2 * Math.max(...alone.map(({ asks }) => asks)));
      }),
      { numRuns: 100 },
    );
  });
});

test("the scale grows by one with every doubling above 2,000 hires", () => {
  expect([0, 1, 2_000, 2_001, 4_000, 100_000].map(scaleOf)).toEqual([0, 0, 0, 1, 1, 6]);
});

const EMPTY = {
  firstName: "",
  middleName: null,
  lastName: "",
  preferredName: null,
  workEmail: null,
  personalEmail: null,
  startDate: null,
  title: null,
  department: null,
  location: null,
  managerName: null,
  isSettled: false,
};
