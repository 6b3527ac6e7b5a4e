// `npm start`: the whole of Rolecall on this machine, with simulators, cron and a demo company; Ctrl-C ends all of it.
import { rmSync } from "node:fs";
import { startRun } from "./local/run.ts";
import { endFormerRun } from "./local/former-run.ts";
import { readSettings } from "./local/settings.ts";

try {
  const settings = readSettings(process.env, process.argv.slice(2));
  await endFormerRun(settings.STATE_FOLDER);
  if (settings.isFresh) rmSync(settings.STATE_FOLDER, { recursive: true, force: true });

  const run = await startRun(settings);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.removeAllListeners(signal); // Miniflare's own would exit at once, before the rest is closed
    process.on(signal, () => void run.end());
  }
  if (process.env["npm_lifecycle_event"] === "start") endWithParent(() => void run.end());
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** SIGTERM to npm ends the shell between npm and this process, but does not reach this process itself. */
function endWithParent(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 500);
  watch.unref();
}
