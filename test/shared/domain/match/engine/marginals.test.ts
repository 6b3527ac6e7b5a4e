// Probabilities over all ways to seat people, checked against counting them one by one.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { componentsOf, solve } from "#shared/domain/match/engine/components.ts";
import { marginals, type Edge } from "#shared/domain/match/engine/marginals.ts";

const edge = (employee: string, hire: string, bits: number): Edge => ({ employee, hire, bits });

const edges: fc.Arbitrary<Edge[]> = fc.uniqueArray(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: -6, max: 12 }))
    .map(([employee, hire, bits]) => edge(`e${employee}`, `h${hire}`, bits)),
  { selector: ({ employee, hire }) => `${employee} ${hire}`, minLength: 1, maxLength: 9 },
);

/** Sums the weight of every set of edges in which nobody and no seat occurs twice. */
function counted(all: readonly Edge[]): number[] {
  const sums = all.map(() => 0);
  let total = 0;
  for (let set = 0; set < 2 ** all.length; set++) {
    const chosen = all.filter((_, i) => (set >> i) & 1);
    const isSeating =
      new Set(chosen.map(({ employee }) => employee)).size === chosen.length &&
      new Set(chosen.map(({ hire }) => hire)).size === chosen.length;
    if (!isSeating) continue;
    const weight = chosen.reduce((product, { bits }) => product * 2 ** bits, 1);
    total += weight;
    all.forEach((one, i) => (sums[i] = (sums[i] ?? 0) + (chosen.includes(one) ? weight : 0)));
  }
  return sums.map((sum) => sum / total);
}

describe("marginals", () => {
  test("are what counting every seating gives", () => {
    fc.assert(
      fc.property(edges, (all) => {
        const expected = counted(all);
        marginals(all)?.forEach(({ p, logOdds }, i) => {
          expect(p).toBeCloseTo(expected[i] ?? Number.NaN, 9);
          expect(1 / (1 + 2 ** -logOdds)).toBeCloseTo(p, 9);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("of a pair without rivals are its own odds, however large", () => {
    expect(marginals([edge("e", "h", 60)])).toEqual([{ p: 1, logOdds: 60 }]);
  });

  test("never give a seat, or a person, away more than once", () => {
    fc.assert(
      fc.property(edges, (all) => {
        const solved = solve(all);
        for (const side of ["employee", "hire"] as const)
          for (const group of Map.groupBy(solved, ({ edge: of }) => of[side]).values())
            expect(group.reduce((sum, { p }) => sum + p, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});

describe("components", () => {
  test("are the same whatever the order of the edges", () => {
    fc.assert(
      fc.property(edges, fc.nat(), (all, turn) => {
        const turned = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)];
        const shape = (parts: Edge[][]) => parts.map((part) => JSON.stringify(part)).sort();
        expect(shape(componentsOf(turned))).toEqual(shape(componentsOf(all)));
      }),
    );
  });

  test("too tangled to count are cut along their weakest pairs, and keep the strong ones", () => {
    const ids = Array.from({ length: 40 }, (_, i) => i);
    const tangle = ids.flatMap((one) => ids.map((other) => edge(`e${one}`, `h${other}`, one === other ? 20 : 1)));
    const sure = solve(tangle).filter(({ p }) => p > 0.9);
    expect(sure.map((pair) => pair.edge.employee.slice(1))).toEqual(sure.map((pair) => pair.edge.hire.slice(1)));
    expect(sure).toHaveLength(40);
  });
});
