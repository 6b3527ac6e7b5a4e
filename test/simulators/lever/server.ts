// The simulator on a real port, with its state kept in a file when one is named.
import { serveSimulator } from "../shared/simulator-server.ts";
import type { PortOptions } from "../shared/simulator-server.ts";
import type { Control } from "./control/control.ts";
import type { LeverOptions } from "./options.ts";
import { createLeverSimulator } from "./simulator.ts";
import { isSimulatorState } from "./state/state.ts";
import type { SimulatorState } from "./state/state.ts";

export interface ServerOptions extends LeverOptions, PortOptions {}

export interface RunningLever {
  /** Origin without a path; also the value of LEVER_API_URL and LEVER_AUTH_URL. */
  url: string;
  port: number;
  control: Control;
  state: SimulatorState;
  /** Ends all sockets and writes the state file. */
  close(): Promise<void>;
}

export async function startLeverSimulator(options: ServerOptions): Promise<RunningLever> {
  const { port, host, stateFile, ...rest } = options;
  const place = { port, ...(host === undefined ? {} : { host }), ...(stateFile === undefined ? {} : { stateFile }) };
  const { server, simulator } = await serveSimulator(place, {
    isState: isSimulatorState,
    create: (url, saved, onChange) => createLeverSimulator({ webUrl: url, ...rest }, saved, onChange),
  });
  return { ...server, control: simulator.control, state: simulator.state };
}
