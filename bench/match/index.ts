// `npm run bench -- match FILE --out PRED.json [--stream]`: decides on a company in a file and writes predictions for the scorer.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readCompany } from "./company-file.ts";
import { predictAll, predictStream } from "./predict.ts";
import { measureSpeed } from "./speed.ts";

const USAGE = "npm run bench -- match FILE --out PRED.json [--stream]\nnpm run bench -- match --speed";

/** @returns the exit code */
export function runMatch(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: "string" }, stream: { type: "boolean" }, speed: { type: "boolean" } },
  });
  if (values.speed === true) {
    measureSpeed();
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || values.out === undefined) {
    console.error(USAGE);
    return 2;
  }
  const company = readCompany(file);
  const startedAt = performance.now();
  const predictions = values.stream === true ? predictStream(company) : predictAll(company);
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  writeFileSync(values.out, `${JSON.stringify(predictions)}\n`);
  const count = (kind: string) => predictions.filter(({ decision }) => decision === kind).length;
  const how = values.stream === true ? "event by event" : "all at once";
  console.log(`${company.employees.length} employees against ${company.hires.length} hires, ${how}, in ${seconds} s:`);
  console.log(
    `${count("assign")} assigned, ${count("review")} to ask about, ${count("none")} nobody's hire. ${values.out}`,
  );
  return 0;
}
