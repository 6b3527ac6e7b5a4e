// Prints what was measured as one calm table: a block per part, a line per number, its bar and whether it holds.
import { holds, type Measure, type Part, type PartResult } from "./measure.ts";

const NAME_WIDTH = 58;
const VALUE_WIDTH = 22;
const BAR_WIDTH = 20;

export function printHead(context: readonly string[]): void {
  console.log(["", `  Rolecall bench, ${context.join(", ")}`].join("\n"));
}

export function printPart(part: Part, result: PartResult): void {
  console.log(["", `  ${part.name}: ${part.title}`, ...result.measures.map(lineOf)].join("\n"));
  for (const note of result.notes) console.log(`      ${note}`);
}

/** Says how many bars hold, and names those that do not. Returns whether all do. */
export function printEnd(measures: readonly Measure[], elapsedMs: number): boolean {
  const barred = measures.filter((measure) => measure.bar !== undefined);
  const missed = barred.filter((measure) => holds(measure) === false);
  const words = missed.length === 0 ? "all hold" : `missed: ${missed.map((measure) => measure.name).join("; ")}`;
  console.log(`\n  ${barred.length} bars, ${words}. ${Math.round(elapsedMs / 1000)} s.\n`);
  return missed.length === 0;
}

function lineOf(measure: Measure): string {
  const { name, value, unit, bar } = measure;
  const shown = `${formatted(value)} ${unit}`.trim().padStart(VALUE_WIDTH);
  if (bar === undefined) return `    ${name.padEnd(NAME_WIDTH)}${shown}`;
  const held = holds(measure) ? "holds" : "MISSED";
  return `    ${name.padEnd(NAME_WIDTH)}${shown}   ${`${bar.is} ${formatted(bar.value)}`.padEnd(BAR_WIDTH)}${held}`;
}

function formatted(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en-US");
  return value.toLocaleString("en-US", { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 });
}
