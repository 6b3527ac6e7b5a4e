// The one object that every part of the simulator is handed: state, time, chance, faults and the road for webhooks.
import type { Clock } from "../shared/clock.ts";
import type { Deliveries } from "../shared/deliveries.ts";
import type { Random } from "../shared/random.ts";
import type { RateWindow } from "../shared/rate-window.ts";
import type { RequestLog } from "../shared/request-log.ts";
import type { GreenhouseFaults } from "./faults.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Delivery, SimulatorState } from "./state/state.ts";

export interface Simulator {
  state: SimulatorState;
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: GreenhouseFaults;
  readonly log: RequestLog;
  readonly deliveries: Deliveries<Delivery>;
  /** Of the API, for each credential. */
  window: RateWindow;
  /** Of the token endpoint, for each client. */
  readonly tokenWindow: RateWindow;
  /** Called after every change of the state. */
  touch(): void;
}
