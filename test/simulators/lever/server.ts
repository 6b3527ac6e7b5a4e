// The simulator on a real port, with its state kept in a file when one is named.
import { debouncedWriter, readJsonFile, writeJsonFile } from "../shared/json-file.ts";
import { listen } from "../shared/http-server.ts";
import type { Control } from "./control/control.ts";
import type { LeverOptions } from "./options.ts";
import { createLeverSimulator } from "./simulator.ts";
import { isSimulatorState } from "./state/state.ts";
import type { SimulatorState } from "./state/state.ts";

export interface ServerOptions extends LeverOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** JSON file that the whole state is loaded from and saved to. */
  stateFile?: string;
}

export interface RunningLever {
  /** Origin without a path; also the value of LEVER_API_URL and LEVER_AUTH_URL. */
  url: string;
  port: number;
  control: Control;
  state: SimulatorState;
  /** Ends all sockets and writes the state file. */
  close(): Promise<void>;
}

/** How long changes gather before the file is written. */
const saveDelayMs = 300;

function load(path: string | undefined): SimulatorState | undefined {
  const saved = path === undefined ? undefined : readJsonFile(path);
  if (saved === undefined) return undefined;
  if (!isSimulatorState(saved)) throw new Error(`${path} is not a state file of this simulator`);
  return saved;
}

export async function startLeverSimulator(options: ServerOptions): Promise<RunningLever> {
  const { port, host, stateFile, ...rest } = options;
  const saved = load(stateFile);
  const writer = debouncedWriter(() => {
    if (stateFile !== undefined) writeJsonFile(stateFile, simulator.state);
  }, saveDelayMs);
  // The address is known only once the port is bound, and records show links to it.
  let handler: (request: Request) => Promise<Response> = () => Promise.reject(new Error("not started"));
  const server = await listen((request) => handler(request), { port, ...(host === undefined ? {} : { host }) });
  const simulator = createLeverSimulator({ webUrl: server.url, ...rest }, saved, writer.touch);
  handler = simulator.fetch;
  writer.touch();
  return {
    url: server.url,
    port: server.port,
    control: simulator.control,
    state: simulator.state,
    async close() {
      await server.close();
      writer.touch();
      writer.flush();
    },
  };
}
