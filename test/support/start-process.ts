// `npm start` as a process of its own, for tests that stop it, kill it, and start it again on the same state.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { commandOf } from "../../scripts/house/workerd.ts";
import { ROOT } from "../../scripts/house.ts";
import { readRunning } from "../../scripts/local/state-folder.ts";
import { until } from "./until.ts";

export type StartOptions = {
  readonly port: number;
  readonly stateFolder: string;
  /** Such as LEVER_API_URL of a simulator in the test process, which then survives the kill. */
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
};

export type StartProcess = {
  readonly url: string;
  /** Node's id, and the id of its process group. */
  readonly pid: number;
  /** All that it printed until now. */
  output(): string;
  /** Resolves when it has printed where to look. @throws Error with its output when it ended instead */
  ready(): Promise<void>;
  /** To Node alone. */
  signal(name: NodeJS.Signals): void;
  /** To Node and workerd at once, as Ctrl-C in a terminal or `kill -9 -<group>` do. */
  signalGroup(name: NodeJS.Signals): void;
  /** Status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Whether the workerd of this state folder still runs. */
  isWorkerdThere(): boolean;
};

const START_DEADLINE_MS = 60_000; // the first start of changed Workers bundles them

/** Runs scripts/start.ts in a process group of its own. The caller ends it. */
export function startProcess(options: StartOptions): StartProcess {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "start.ts"), ...(options.args ?? [])], {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env, PORT: String(options.port), STATE_FOLDER: options.stateFolder },
  });
  process.once("exit", () => endGroup(child)); // a test that ran out of time must not leave it behind
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += String(chunk)));
  child.stderr.on("data", (chunk) => (printed += String(chunk)));
  const ended = once(child, "exit").then(([status, signal]) => status ?? signal);
  let workerdPid: number | undefined;
  const { pid = 0 } = child;
  return {
    url: `http://localhost:${options.port}`,
    pid,
    output: () => printed,
    async ready() {
      const isUp = () => {
        if (child.exitCode !== null) throw new EndedEarly(printed);
        workerdPid = readRunning(options.stateFolder)?.workerdPid ?? workerdPid;
        return printed.includes("Rolecall is running");
      };
      await Promise.race([
        until(isUp, { deadlineMs: START_DEADLINE_MS, what: "npm start" }),
        ended.then(() => Promise.reject(new EndedEarly(printed))),
      ]);
    },
    signal: (name) => void child.kill(name),
    signalGroup: (name) => endGroup(child, name),
    ended,
    isWorkerdThere: () => workerdPid !== undefined && (commandOf(workerdPid) ?? "").includes("workerd"),
  };
}

function endGroup({ pid, exitCode, signalCode }: ChildProcess, signal: NodeJS.Signals = "SIGKILL"): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal);
}

class EndedEarly extends Error {
  constructor(output: string) {
    super(`npm start ended before it was up:\n${output}`);
  }
}
