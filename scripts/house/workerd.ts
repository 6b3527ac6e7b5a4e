// Finds the process id of the workerd that Miniflare starts, and ends one that a killed start left behind.
import { execFileSync, type ChildProcess } from "node:child_process";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** Notes the workerd started from now on, as soon as it has an id; Miniflare itself does not tell it. */
export function watchWorkerd(onStart?: (pid: number) => void): { pid(): number | undefined; stop(): void } {
  const children: ChildProcess[] = [];
  const workerd = () => children.find((child) => child.spawnfile?.includes("workerd"));
  const note = (message: unknown) => {
    if (!isStart(message)) return;
    children.push(message.process);
    setImmediate(() => {
      const pid = workerd()?.pid;
      if (pid !== undefined) onStart?.(pid);
    });
  };
  subscribe("child_process", note);
  return { pid: () => workerd()?.pid, stop: () => void unsubscribe("child_process", note) };
}

function isStart(message: unknown): message is { process: ChildProcess } {
  return typeof message === "object" && message !== null && "process" in message;
}

/** The command line of a running process, or undefined when there is none with this id. Linux by /proc, elsewhere by `ps`. */
export function commandOf(pid: number): string | undefined {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-p", String(pid), "-o", "command="], { encoding: "utf8" });
  } catch {
    return undefined;
  }
}

/** Ends the process if it still is a workerd: the system gives ids out again. Resolves when it is gone; false when there was none. */
export async function endLeftover(pid: number): Promise<boolean> {
  const isThere = () => (commandOf(pid) ?? "").includes("workerd");
  if (!isThere()) return false;
  process.kill(pid, "SIGKILL");
  while (isThere()) await pause(10);
  return true;
}
