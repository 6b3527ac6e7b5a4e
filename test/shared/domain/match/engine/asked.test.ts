// Questions to the index: everything that a walk needs is asked, and nothing twice.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Asked } from "#shared/domain/match/engine/asked.ts";
import { prepareEmployee, prepareHire } from "#shared/domain/match/engine/engine.ts";
import type { PreparedEmployee } from "#shared/domain/match/engine/prepare.ts";
import { lookupsOf } from "#shared/domain/match/engine/keys.ts";
import { employee, hire } from "./people.ts";

/** Grace Hopper again and again, who starts on some day of a year or on none. */
function graces(starts: readonly (number | null)[]): PreparedEmployee[] {
  const day = (start: number) => new Date(Date.UTC(2026, 0, 1 + start)).toISOString().slice(0, 10);
  const records = starts.map((start, i) => employee({ id: `emp_${i}`, startDate: start === null ? null : day(start) }));
  return records.map(prepareEmployee);
}

const someStarts = fc.array(fc.option(fc.integer({ min: 0, max: 365 })), { minLength: 1, maxLength: 6 });

function looksOf(asked: Asked, near: readonly PreparedEmployee[]) {
  return asked.questionsOf([{ side: "hires", near }]).flatMap(({ looks }) => looks);
}

describe("what walks have asked", () => {
  test("covers each day of every lookup once", () => {
    fc.assert(
      fc.property(someStarts, fc.array(someStarts, { maxLength: 3 }), (first, later) => {
        const asked = new Asked();
        const times = new Map<string, number>();
        for (const starts of [first, ...later])
          for (const { key, days } of looksOf(asked, graces(starts)))
            for (let day = days?.from ?? 0; day <= (days?.to ?? 0); day++)
              times.set(`${key} ${day}`, (times.get(`${key} ${day}`) ?? 0) + 1);
        const wanted = new Set<string>();
        for (const { kind, keys, day: start } of graces([first, ...later].flat()))
          for (const { key, days } of lookupsOf(kind, keys, start))
            for (let day = days?.from ?? 0; day <= (days?.to ?? 0); day++) wanted.add(`${key} ${day}`);
        expect([...times.values()].filter((count) => count !== 1)).toEqual([]);
        expect([...times.keys()].sort()).toEqual([...wanted].sort());
      }),
      { numRuns: 60 },
    );
  });

  test("asks no question when everything is answered", () => {
    const asked = new Asked();
    expect(looksOf(asked, graces([5]))).not.toEqual([]);
    expect(asked.questionsOf([{ side: "hires", near: graces([5]) }])).toEqual([]);
  });

  test("asks again under a key that too many bear, for the answer is of those nearest to who asked", () => {
    const asked = new Asked();
    const [question] = asked.questionsOf([{ side: "hires", near: graces([5]) }]);
    const crowded = question?.looks.find(({ days }) => days === null)?.key ?? "";
    if (question !== undefined) asked.hear(question, { people: [], crowdedKeys: [crowded] });
    expect(looksOf(asked, graces([5])).map(({ key }) => key)).toEqual([crowded]);
  });

  test("says who is known, so that they are not read again", () => {
    const asked = new Asked();
    asked.know(graces([5]));
    const theHire = prepareHire(hire({ candidateName: "Grace Hopper" }));
    const [question] = asked.questionsOf([{ side: "employees", near: [theHire] }]);
    expect([...(question?.known ?? [])]).toEqual(["emp_0"]);
    expect(question?.askers).toBe(1);
  });
});
