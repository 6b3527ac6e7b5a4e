// Where too many people hang together, only a lead on both sides is enough.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decideInCrowd } from "#shared/domain/match/engine/crowd.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { smallCompany } from "./arbitrary.ts";
import { employee, hire } from "./people.ts";

test("a clear pair among namesakes is assigned, two claimants of one seat are not", () => {
  const pool = new Pool();
  const others = { title: "Warehouse Associate", location: "Denver", managerName: null };
  pool.load([hire()], [employee(), employee({ id: "emp_2", ...others })]);
  expect(decideInCrowd(pool.allPairs()).get("emp_1")?.kind).toBe("assign");
  pool.load([], [employee({ id: "emp_2" })]);
  const decisions = decideInCrowd(pool.allPairs());
  expect([decisions.get("emp_1")?.kind, decisions.get("emp_2")?.kind]).toEqual(["propose", "propose"]);
});

test("no seat is taken twice, and who is assigned here is assigned when all are weighed together", () => {
  fc.assert(
    fc.property(smallCompany, (company) => {
      const pool = new Pool();
      pool.load(company.hires, company.employees);
      const together = pool.decideAll();
      const assigned = [...decideInCrowd(pool.allPairs()).values()].filter(({ kind }) => kind === "assign");
      const seats = assigned.map(({ candidates }) => candidates[0]?.hireId);
      expect(new Set(seats).size).toBe(seats.length);
      for (const { employeeId, candidates } of assigned)
        expect(together.get(employeeId)?.candidates[0]?.hireId).toBe(candidates[0]?.hireId);
    }),
    { numRuns: 300 },
  );
});
