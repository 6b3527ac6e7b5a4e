// What an earlier start in the same folder may have left: a run that still goes on, or the workerd of one that was killed.
import { commandOf, endLeftover } from "../house/workerd.ts";
import { forgetRunning, readRunning } from "./state-folder.ts";

/** Ends a leftover workerd. @throws Error when a start is really running: two on one state would spoil it */
export async function endFormerRun(stateFolder: string): Promise<void> {
  const running = readRunning(stateFolder);
  if (running === undefined) return;
  if (running.pid !== process.pid && (commandOf(running.pid) ?? "").includes("scripts/start.ts")) {
    throw new Error(
      `Rolecall is already running here: ${running.publicUrl} (process ${running.pid}). End that one first.`,
    );
  }
  if (running.workerdPid !== undefined) await endLeftover(running.workerdPid);
  forgetRunning(stateFolder);
}
