// What is checked without running anything: format, lint, types, and that wrangler would deploy each Worker.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bundleWorkers } from "./house/bundle.ts";
import { ROOT, WORKERS } from "./house.ts";
import { command, type Step } from "./steps.ts";

export function staticSteps(): Step[] {
  const bin = (name: string) => join(ROOT, "node_modules", ".bin", name);
  const types = join(ROOT, ".wrangler", "types");
  mkdirSync(types, { recursive: true });
  return [
    command("lint (oxlint, with types)", bin("oxlint"), ["--type-aware"]),
    command("format (prettier)", bin("prettier"), ["--check", "--log-level", "warn", "."]),
    command("types of Workers and shared code", bin("tsc"), ["-p", "tsconfig.json"]),
    command("types of tests and scripts", bin("tsc"), ["-p", "test/tsconfig.json"]),
    ...WORKERS.map((name): Step => ({
      name: `wrangler deploy -e ${name} --dry-run`,
      run: async () => void (await bundleWorkers([name])), // made by exactly this command, unless nothing changed since
    })),
    ...WORKERS.map((name) =>
      command(`wrangler types -e ${name}`, bin("wrangler"), ["types", "-e", name, join(types, `${name}.d.ts`)]),
    ),
  ];
}
