// A match's evidence as a waterfall: from the odds before anyone looked, line by line, to the sum that they come to.
import type { MatchEvidence } from "#shared/domain/employee.ts";

export type WaterfallStep = {
  readonly code: string;
  readonly text: string;
  readonly bits: number;
  /** Where the sum stands before and after this line, in bits. */
  readonly from: number;
  readonly to: number;
};

export type Waterfall = {
  readonly steps: readonly WaterfallStep[];
  /** What the bits as they are shown add up to: log2 of the odds that both are one person. */
  readonly sum: number;
  /** The ends of the scale; even odds (0) always lie within. */
  readonly least: number;
  readonly most: number;
  /** Digits behind the point that every number of it needs, so that they stand one below the other. */
  readonly digits: number;
};

/**
 * Null when nothing was weighed, as in matches of the first rule: reasons without bits are only listed. The sum is that of the
 * stored bits, which have two digits: so it is always what a reader gets who adds them up.
 */
export function waterfallOf(evidence: readonly MatchEvidence[]): Waterfall | null {
  const steps: WaterfallStep[] = [];
  let at = 0; // in hundredths, since binary fractions do not add up to what is shown
  for (const { code, text, bits } of evidence) {
    if (bits === undefined) continue;
    const from = at;
    at += Math.round(bits * HUNDRED);
    steps.push({ code, text, bits: (at - from) / HUNDRED, from: from / HUNDRED, to: at / HUNDRED });
  }
  if (steps.length === 0) return null;
  const stations = [0, ...steps.map((step) => step.to)];
  return {
    steps,
    sum: at / HUNDRED,
    least: Math.min(...stations),
    most: Math.max(...stations),
    digits: Math.max(...steps.map((step) => digitsOf(step.bits))),
  };
}

const HUNDRED = 100;

function digitsOf(bits: number): number {
  const hundredths = Math.abs(Math.round(bits * HUNDRED));
  if (hundredths % HUNDRED === 0) return 0;
  return hundredths % 10 === 0 ? 1 : 2;
}

/** Where a number of bits lies on the scale, in percent from its left end. */
export function placeOf(bits: number, { least, most }: Pick<Waterfall, "least" | "most">): number {
  return most === least ? 0 : Math.round(((bits - least) / (most - least)) * 10_000) / HUNDRED;
}

/** Bits with their sign, such as "+15" or "−4.5". */
export function bitsInWords(bits: number, locale: string, digits = 2, least = 0): string {
  const format = new Intl.NumberFormat(locale, {
    signDisplay: "exceptZero",
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
  });
  return format.format(bits).replace("-", "−");
}

/**
 * A probability as a person says it. Never "100 %" and never "0 %": the engine is never certain, and a rounded 99.996 would
 * sound as if it were.
 */
export function chanceInWords(probability: number, locale: string): string {
  const percent = (digits: number, value: number) =>
    new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: digits }).format(value);
  if (probability > ALMOST_CERTAIN) return `over ${percent(2, ALMOST_CERTAIN)}`;
  if (probability < 1 - ALMOST_CERTAIN) return `under ${percent(2, 1 - ALMOST_CERTAIN)}`;
  if (probability > 0.99 || probability < 0.01) return percent(2, probability);
  return percent(0, probability);
}

const ALMOST_CERTAIN = 0.9999;
