// The evidence that is stored: plain words, and bits that add up to the probability.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "#shared/domain/match/engine/explain.ts";
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { smallCompany } from "./arbitrary.ts";
import { employee, hire } from "./people.ts";

function linesFor(hires: Parameters<typeof hire>[0][], employees: Parameters<typeof employee>[0][]) {
  const pool = new Pool();
  pool.load(hires.map(hire), employees.map(employee));
  const [best] = pool.decideAll().get("emp_1")?.candidates ?? [];
  return best === undefined ? [] : explain(best);
}

test("every line has a stable code, a sentence, and weight; together they are the log-odds", () => {
  fc.assert(
    fc.property(smallCompany, (company) => {
      const pool = new Pool();
      pool.load(company.hires, company.employees);
      for (const decision of pool.decideAll().values())
        for (const candidate of decision.candidates) {
          const lines = explain(candidate);
          const sum = lines.reduce((total, { bits }) => total + bits, 0);
          expect(sum).toBeCloseTo(candidate.logOdds, 1);
          expect(1 / (1 + 2 ** -sum)).toBeCloseTo(candidate.p, 1);
          for (const { code, text, bits } of lines) {
            expect(code).toMatch(/^[a-z]+(_[a-zA-Z]+)*$/);
            expect(text).toMatch(/[^.\s]$/);
            expect(bits).not.toBe(0);
          }
        }
    }),
    { numRuns: 200 },
  );
});

describe("in plain words", () => {
  test("a mailbox that only these two hold says so", () => {
    const lines = linesFor([{ emails: ["grace@gmail.com"] }], [{ personalEmail: "grace@gmail.com" }]);
    expect(lines).toContainEqual({
      code: "mailbox_own",
      text: "Same e-mail address, held by nobody else (grace@gmail.com)",
      bits: 15,
    });
  });

  test("a namesake who fits as well takes bits away", () => {
    const rivals = [{}, { id: "hir_2", managers: [] }];
    const lines = linesFor(rivals, [{ managerName: null }]);
    const rival = lines.find(({ code }) => code === "rivals");
    expect(rival?.text).toBe("Other hires or employees fit as well");
    expect(rival?.bits).toBeLessThan(0);
  });

  test("the runner-up on either side is told", () => {
    const pool = new Pool();
    pool.load(
      [hire(), hire({ id: "hir_2", titles: ["Recruiter"] })],
      [employee(), employee({ id: "emp_2", title: "Recruiter" })],
    );
    const [best] = pool.decideAll().get("emp_1")?.candidates ?? [];
    expect(best).toMatchObject({ hireId: "hir_1", nextHire: { id: "hir_2" }, nextEmployee: { id: "emp_2" } });
  });
});
