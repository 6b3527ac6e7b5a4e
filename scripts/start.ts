// `npm start`: the whole of Rolecall on this machine, with simulators, cron and a demo company; Ctrl-C ends all of it.
import { rmSync } from "node:fs";
import { startRun } from "./local/run.ts";
import { endFormerRun } from "./local/former-run.ts";
import { readSettings } from "./local/settings.ts";

try {
  const settings = readSettings(process.env, process.argv.slice(2));
  await endFormerRun(settings.STATE_FOLDER);
  if (settings.isFresh) rmSync(settings.STATE_FOLDER, { recursive: true, force: true });

  await startRun(settings);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
