// How much memory a process holds, and how much it grew while something ran.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const EVERY_MS = 25;

/** Resident memory in MB. Linux by /proc, elsewhere by `ps`. @throws Error when there is no such process */
export function residentMb(pid: number): number {
  const kb =
    process.platform === "linux"
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kb) / 1024;
}

export type MemoryUse = { readonly beforeMb: number; readonly mostMb: number };

/** Watches the process while `work` runs. */
export async function watchMemory(pid: number, work: () => Promise<void>): Promise<MemoryUse> {
  const beforeMb = residentMb(pid);
  let mostMb = beforeMb;
  const look = () => (mostMb = Math.max(mostMb, residentMb(pid)));
  const timer = setInterval(look, EVERY_MS);
  try {
    await work();
    look();
  } finally {
    clearInterval(timer);
  }
  return { beforeMb, mostMb };
}
