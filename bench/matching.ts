// What the matcher costs: D1 rows and processor time for one new employee in companies of three sizes, and a re-match of everyone.
import { measureArrivals } from "./match/arrivals.ts";
import { measureRematch } from "./match/rematch.ts";
import { percentile, type Measure, type Part, type PartResult } from "./measure.ts";

const SIZES = [1_000, 10_000, 100_000];
const ARRIVALS = 400;

async function run(): Promise<PartResult> {
  const measures: Measure[] = [];
  for (const size of SIZES) {
    const { rows, walkRows, engineMs } = await measureArrivals(size, ARRIVALS);
    const against = `one new employee against ${size.toLocaleString("en-US")} hires`;
    const isLargest = size === SIZES.at(-1);
    measures.push(
      {
        name: `${against}: rows read, from the message to the written decision`,
        value: mean(rows),
        unit: "",
        bar: { is: "at most", value: 150 },
      },
      { name: "p99", value: percentile(rows, 0.99), unit: "" },
      { name: "of these, to find and weigh everyone concerned", value: mean(walkRows), unit: "" },
      {
        name: "time in the engine, p99",
        value: percentile(engineMs, 0.99),
        unit: "ms",
        ...(isLargest ? { bar: { is: "under", value: 5 } as const } : {}),
      },
      { name: "p50", value: percentile(engineMs, 0.5), unit: "ms" },
    );
  }
  const { indexMs, firstMs, anewMs, anewProcessorMs, assigned } = await measureRematch();
  measures.push(
    {
      name: "10,000 employees against 20,000 hires decided anew, D1 included: processor time of workerd",
      value: anewProcessorMs,
      unit: "ms",
      bar: { is: "under", value: 10_000 },
    },
    { name: "the same by the clock", value: anewMs, unit: "ms" },
    {
      name: `decided the first time, ${assigned.toLocaleString("en-US")} assigned and written`,
      value: firstMs,
      unit: "ms",
    },
    { name: "indexed", value: indexMs, unit: "ms" },
  );
  return {
    measures,
    notes: [
      "Invented companies in which five of a million pairs share their full name, all hired within two years; as many employees as hires.",
      "Rows by D1's own meta.rows_read; a further look at the same person reads the same.",
      "Engine: names, keys, weighing, deciding and the words of the evidence, in Node, the fastest of three runs.",
    ],
  };
}

function mean(values: readonly number[]): number {
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10;
}

export const matching: Part = {
  name: "matching",
  title: "what one new employee costs the matcher as the company grows, and everyone anew",
  run,
};
