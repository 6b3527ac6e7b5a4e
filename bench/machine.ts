// The machine that the benches run on: what it is, how busy it is with other things, and where D1 keeps its files meanwhile.
import { accessSync, constants, statfsSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";

export type Machine = {
  readonly cores: number;
  readonly cpu: string;
  readonly node: string;
  /** `memory`: no disk is waited for. */
  readonly filesIn: "memory" | "temporary folder";
  /** Processes that were running or waiting in the minute before: more than cores means that other work runs beside. */
  readonly loadBefore: number;
};

const MEMORY = "/dev/shm";
const ENOUGH_BYTES = 2 ** 30; // containers often have only 64 MB there

/** Looks at the machine, and lets temporary files be kept in memory where the system offers that: it is not its disk that is measured. */
export function prepareMachine(): Machine {
  const isInMemory = hasMemoryFolder();
  if (isInMemory) process.env["TMPDIR"] = MEMORY;
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    node: process.version,
    filesIn: isInMemory ? "memory" : "temporary folder",
    loadBefore: loadavg()[0] ?? 0,
  };
}

export function machineInWords(machine: Machine): string[] {
  const { cores, cpu, node, filesIn, loadBefore } = machine;
  const busy =
    loadBefore > cores ? [`busy with other work too (load ${loadBefore.toFixed(1)}): times are too long`] : [];
  return [
    `node ${node}`,
    `${cores} cores`,
    cpu,
    `D1 in ${filesIn === "memory" ? "memory" : "a temporary folder"}`,
    ...busy,
  ];
}

function hasMemoryFolder(): boolean {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}
