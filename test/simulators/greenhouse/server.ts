// The simulator on a real port, with its state kept in a file when one is named.
import { serveSimulator } from "../shared/simulator-server.ts";
import type { PortOptions } from "../shared/simulator-server.ts";
import type { Control } from "./control/control.ts";
import type { GreenhouseOptions } from "./options.ts";
import { createGreenhouseSimulator } from "./simulator.ts";
import { isSimulatorState } from "./state/state.ts";
import type { SimulatorState } from "./state/state.ts";

export interface ServerOptions extends GreenhouseOptions, PortOptions {}

export interface RunningGreenhouse {
  /** Origin without a path: of the API (/v3) and of the authorization server (/token, /authorize) alike. */
  url: string;
  port: number;
  control: Control;
  state: SimulatorState;
  /** Ends all sockets and writes the state file. */
  close(): Promise<void>;
}

export async function startGreenhouseSimulator(options: ServerOptions): Promise<RunningGreenhouse> {
  const { port, host, stateFile, ...rest } = options;
  const place = { port, ...(host === undefined ? {} : { host }), ...(stateFile === undefined ? {} : { stateFile }) };
  const { server, simulator } = await serveSimulator(place, {
    isState: isSimulatorState,
    create: (url, saved, onChange) => createGreenhouseSimulator({ webUrl: url, ...rest }, saved, onChange),
  });
  return { ...server, control: simulator.control, state: simulator.state };
}
