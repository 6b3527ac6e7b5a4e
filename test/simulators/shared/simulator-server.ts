// Puts a simulator on a real port, with its state kept in a file when one is named.
import type { FetchHandler, RunningServer } from "./http-server.ts";
import { listen } from "./http-server.ts";
import { debouncedWriter, readJsonFile, writeJsonFile } from "./json-file.ts";

export interface PortOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** JSON file that the whole state is loaded from and saved to. */
  stateFile?: string;
}

/** A simulator as far as serving it needs to know. */
export interface Served<State> {
  fetch: FetchHandler;
  state: State;
}

export interface Serving<State, Simulator extends Served<State>> {
  isState(value: unknown): value is State;
  /** @param url the origin that was bound: known only now. */
  create(url: string, saved: State | undefined, onChange: () => void): Simulator;
}

/** How long changes gather before the file is written. */
const saveDelayMs = 300;

function load<State>(path: string | undefined, isState: (value: unknown) => value is State): State | undefined {
  const saved = path === undefined ? undefined : readJsonFile(path);
  if (saved === undefined) return undefined;
  if (!isState(saved)) throw new Error(`${path} is not a state file of this simulator`);
  return saved;
}

/** `close` ends all sockets and writes the state file. */
export async function serveSimulator<State, Simulator extends Served<State>>(
  { port, host, stateFile }: PortOptions,
  { isState, create }: Serving<State, Simulator>,
): Promise<{ server: RunningServer; simulator: Simulator }> {
  const saved = load(stateFile, isState);
  const writer = debouncedWriter(() => {
    if (stateFile !== undefined) writeJsonFile(stateFile, simulator.state);
  }, saveDelayMs);
  // The address is known only once the port is bound, and records show links to it.
  let handler: FetchHandler = () => Promise.reject(new Error("not started"));
  const server = await listen((request) => handler(request), { port, ...(host === undefined ? {} : { host }) });
  const simulator = create(server.url, saved, writer.touch);
  handler = simulator.fetch;
  writer.touch();
  return {
    simulator,
    server: {
      url: server.url,
      port: server.port,
      async close() {
        await server.close();
        writer.touch();
        writer.flush();
      },
    },
  };
}
