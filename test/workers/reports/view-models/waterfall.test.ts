// The waterfall of evidence: what is shown adds up to the sum that is shown, and nothing sounds surer than it is.
import { array, assert, integer, property } from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityOf } from "#shared/domain/match/evidence-words.ts";
import {
  bitsInWords,
  chanceInWords,
  placeOf,
  waterfallOf,
} from "../../../../workers/reports/src/view-models/waterfall.ts";

const line = (bits: number) => ({ code: "x", text: "X.", bits });
const bitsOfLines = array(
  integer({ min: -2500, max: 2500 }).map((hundredths) => line(hundredths / 100)),
  {
    minLength: 1,
    maxLength: 15,
  },
);

describe("the waterfall", () => {
  test("starts at the odds before looking and ends at the sum", () => {
    const fall = waterfallOf([line(-10), line(15), line(3.5), line(-0.25)]);
    expect(fall?.steps.map(({ from, to }) => [from, to])).toEqual([
      [0, -10],
      [-10, 5],
      [5, 8.5],
      [8.5, 8.25],
    ]);
    expect(fall).toMatchObject({ sum: 8.25, least: -10, most: 8.5, digits: 2 });
  });

  test("shows numbers that add up exactly to the sum, and keeps every bar on the scale", () => {
    assert(
      property(bitsOfLines, (lines) => {
        const fall = waterfallOf(lines);
        if (fall === null) throw new Error("lines with bits make a waterfall");
        const shown = fall.steps.map(({ bits }) => Math.round(Number(bits.toFixed(fall.digits)) * 100));
        expect(shown.reduce((sum, hundredths) => sum + hundredths, 0)).toBe(Math.round(fall.sum * 100));
        for (const { from, to } of fall.steps)
          for (const bits of [from, to, 0]) {
            expect(placeOf(bits, fall)).toBeGreaterThanOrEqual(0);
            expect(placeOf(bits, fall)).toBeLessThanOrEqual(100);
          }
      }),
    );
  });

  test("is not drawn where nothing was weighed, and leaves out lines that weigh nothing", () => {
    expect(waterfallOf([])).toBeNull();
    expect(waterfallOf([{ code: "same_name", text: "Same name." }])).toBeNull();
    expect(waterfallOf([{ code: "note", text: "A note." }, line(2)])?.steps).toHaveLength(1);
  });

  test("of a single line of no bits has its point on the scale", () => {
    expect(placeOf(0, waterfallOf([line(0)]) ?? { least: 0, most: 0 })).toBe(0);
  });
});

describe("in words", () => {
  test("bits carry their sign, in the company's own way of writing numbers", () => {
    expect([15, -4.5, 0, 12.37].map((bits) => bitsInWords(bits, "en-US"))).toEqual(["+15", "−4.5", "0", "+12.37"]);
    expect(bitsInWords(3.5, "de-DE", 2, 2)).toBe("+3,50");
  });

  test("a chance is never certain", () => {
    expect(chanceInWords(probabilityOf(40), "en-US")).toBe("over 99.99%");
    expect(chanceInWords(probabilityOf(-40), "en-US")).toBe("under 0.01%");
    expect(chanceInWords(probabilityOf(0), "en-US")).toBe("50%");
    expect(chanceInWords(0.9985, "en-US")).toBe("99.85%");
    expect(chanceInWords(0.87, "en-US")).toBe("87%");
    expect(chanceInWords(0.9899, "en-US")).toBe("99%");
  });
});
