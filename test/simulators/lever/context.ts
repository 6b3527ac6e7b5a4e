// The one object that every part of the simulator is handed: state, time, chance, faults and the road for webhooks.
import type { Clock } from "../shared/clock.ts";
import type { Deliveries } from "../shared/deliveries.ts";
import type { Random } from "../shared/random.ts";
import type { RequestLog } from "../shared/request-log.ts";
import type { TokenBucket } from "../shared/token-bucket.ts";
import type { OffsetBook } from "./api/offset-book.ts";
import type { LeverFaults } from "./faults.ts";
import type { ResolvedOptions } from "./options.ts";
import type { Delivery, SimulatorState } from "./state/state.ts";

export interface Simulator {
  state: SimulatorState;
  readonly options: ResolvedOptions;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: LeverFaults;
  readonly log: RequestLog;
  readonly offsets: OffsetBook;
  readonly deliveries: Deliveries<Delivery>;
  bucket: TokenBucket;
  /** Rises with every change, so that sorted lists can be kept between pages. */
  version: number;
  /** Called after every change of the state. */
  touch(): void;
}
