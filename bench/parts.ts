// Measures Rolecall against the bars that it set itself: all parts, or those that are named (`npm run bench -- intake poll`).
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { holds, type Part, type PartResult } from "./measure.ts";
import { board } from "./board.ts";
import { hireToSeat } from "./hire-to-seat.ts";
import { importing } from "./import.ts";
import { intake } from "./intake.ts";
import { machineInWords, prepareMachine } from "./machine.ts";
import { openings } from "./openings.ts";
import { matching } from "./matching.ts";
import { poll } from "./poll.ts";
import { roles } from "./roles.ts";
import { rows } from "./rows.ts";
import { sync } from "./sync.ts";
import { printEnd, printHead, printPart } from "./table.ts";

const PARTS: readonly Part[] = [intake, hireToSeat, rows, poll, importing, openings, sync, matching, roles, board];

/** @returns the exit code: 0 when every bar holds */
export async function runParts(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "string" } } });
  const unknown = positionals.filter((name) => !PARTS.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(`There is no part ${unknown.join(", ")}. The parts: ${PARTS.map((part) => part.name).join(", ")}.`);
    return 1;
  }

  const startedAt = Date.now();
  const machine = prepareMachine();
  printHead([new Date(startedAt).toISOString().slice(0, 10), ...machineInWords(machine)]);
  const results: { part: Part; result: PartResult }[] = [];
  const failed: string[] = [];
  for (const part of PARTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name))) {
    try {
      const result = await part.run();
      printPart(part, result);
      results.push({ part, result });
    } catch (error) {
      console.error(
        `\n  ${part.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`,
      );
      failed.push(part.name);
    }
  }
  const measures = results.flatMap(({ result }) => result.measures);
  const areAllHeld = printEnd(measures, Date.now() - startedAt);
  if (values.json !== undefined)
    writeFileSync(values.json, `${JSON.stringify(report(startedAt, machine, failed, results), null, 2)}\n`);
  return areAllHeld && failed.length === 0 ? 0 : 1;
}

function report(
  startedAt: number,
  machine: ReturnType<typeof prepareMachine>,
  failed: readonly string[],
  results: readonly { part: Part; result: PartResult }[],
) {
  return {
    at: new Date(startedAt).toISOString(),
    machine,
    failed,
    parts: results.map(({ part, result }) => ({
      name: part.name,
      measures: result.measures.map((measure) => ({ ...measure, holds: holds(measure) ?? null })),
      notes: result.notes,
    })),
  };
}
