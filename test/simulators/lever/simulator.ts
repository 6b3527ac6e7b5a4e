// Puts a simulator together: state, chance, faults, log, deliveries and the HTTP app, without any port.
import type { Hono } from "hono";
import { deliveries } from "../shared/deliveries.ts";
import { faultQueue } from "../shared/fault-queue.ts";
import { requestLog } from "../shared/request-log.ts";
import { seededRandom } from "../shared/random.ts";
import { tokenBucket } from "../shared/token-bucket.ts";
import type { ApiEnv } from "./api/edge.ts";
import { offsetBook } from "./api/offset-book.ts";
import { leverApp } from "./app.ts";
import type { Simulator } from "./context.ts";
import type { Control } from "./control/control.ts";
import { leverControl } from "./control/control.ts";
import { seedBlank, seedDemo } from "./control/seeds.ts";
import type { LeverFault } from "./faults.ts";
import type { LeverOptions } from "./options.ts";
import { resolveOptions } from "./options.ts";
import type { SimulatorState } from "./state/state.ts";
import { emptyState } from "./state/state.ts";
import { leverSender } from "./webhooks/sender.ts";

export interface LeverSimulator {
  app: Hono<ApiEnv>;
  /** Answers as the server would; a fault that drops the socket rejects as `fetch` does. */
  fetch(request: Request): Promise<Response>;
  control: Control;
  state: SimulatorState;
}

/**
 * @param saved a state to go on from instead of seeding.
 * @param onChange called after every change of the state.
 */
export function createLeverSimulator(
  options: LeverOptions = {},
  saved?: SimulatorState,
  onChange: () => void = () => undefined,
): LeverSimulator {
  const resolved = resolveOptions(options);
  const random = seededRandom(resolved.seed);
  const state = saved ?? emptyState();
  if (saved) random.restore(saved.randomState);
  const sim: Simulator = {
    state,
    options: resolved,
    clock: resolved.clock,
    random,
    faults: faultQueue<LeverFault>(),
    log: requestLog(),
    offsets: offsetBook(),
    deliveries: deliveries(() => leverSender(sim)),
    bucket: tokenBucket(resolved.rate, resolved.rate * 2),
    version: 0,
    touch() {
      sim.version += 1;
      state.randomState = random.state();
      onChange();
    },
  };
  if (saved) sim.deliveries.resume();
  else if (resolved.data === "demo") seedDemo(sim);
  else if (resolved.data === "blank") seedBlank(sim);
  const control = leverControl(sim);
  const app = leverApp(sim, control);
  return { app, fetch: async (request) => app.fetch(request), control, state };
}
