// Runs the steps of a check a few at a time, says how each went, and shows the whole output of those that failed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { text } from "node:stream/consumers";
import { ROOT } from "./house.ts";
import { WRANGLER_ENV } from "./house/bundle.ts";

export type Step = {
  readonly name: string;
  /** Resolves with what to show when it failed; undefined when it went well. */
  readonly run: () => Promise<string | undefined>;
};

/** A step that is a program; it fails by a status other than 0. */
export function command(name: string, program: string, args: readonly string[]): Step {
  return { name, run: () => outputOfFailure(program, args) };
}

/** Returns the names of the steps that failed. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const waiting = [...steps];
  const failed: string[] = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const startedAt = performance.now();
      const failure = await step
        .run()
        .catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`${failure === undefined ? "ok    " : "FAILED"} ${step.name}  (${seconds} s)`);
      if (failure === undefined) continue;
      failed.push(step.name);
      console.log(failure.trimEnd().replace(/^/gm, "       "));
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, lane));
  return failed;
}

async function outputOfFailure(program: string, args: readonly string[]): Promise<string | undefined> {
  const child = spawn(program, args, { cwd: ROOT, env: WRANGLER_ENV, stdio: ["ignore", "pipe", "pipe"] });
  const closed = once(child, "close");
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = await closed;
  return status === 0 ? undefined : `${out}\n${err}`;
}
