// Puts a simulator together: state, chance, faults, log, deliveries and the HTTP app, without any port.
import type { Hono } from "hono";
import { deliveries } from "../shared/deliveries.ts";
import { faultQueue } from "../shared/fault-queue.ts";
import { seededRandom } from "../shared/random.ts";
import { rateWindow } from "../shared/rate-window.ts";
import { requestLog } from "../shared/request-log.ts";
import type { ApiEnv } from "./api/edge.ts";
import { windowMs } from "./api/edge.ts";
import { greenhouseApp } from "./app.ts";
import type { Simulator } from "./context.ts";
import type { Control } from "./control/control.ts";
import { greenhouseControl } from "./control/control.ts";
import { seedDemo } from "./control/demo.ts";
import { seedBlank } from "./control/seeds.ts";
import type { GreenhouseFault } from "./faults.ts";
import type { GreenhouseOptions } from "./options.ts";
import { resolveOptions } from "./options.ts";
import type { SimulatorState } from "./state/state.ts";
import { emptyState } from "./state/state.ts";
import { greenhouseSender } from "./webhooks/sender.ts";

const tokenWindowMs = 60_000;

export interface GreenhouseSimulator {
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
export function createGreenhouseSimulator(
  options: GreenhouseOptions = {},
  saved?: SimulatorState,
  onChange: () => void = () => undefined,
): GreenhouseSimulator {
  const resolved = resolveOptions(options);
  const random = seededRandom(resolved.seed);
  const state = saved ?? emptyState();
  if (saved) random.restore(saved.randomState);
  const sim: Simulator = {
    state,
    options: resolved,
    clock: resolved.clock,
    random,
    faults: faultQueue<GreenhouseFault>(),
    log: requestLog(),
    deliveries: deliveries(() => greenhouseSender(sim)),
    window: rateWindow(resolved.rate, windowMs),
    tokenWindow: rateWindow(resolved.tokenRate, tokenWindowMs),
    touch() {
      state.randomState = random.state();
      onChange();
    },
  };
  if (saved) sim.deliveries.resume();
  else if (resolved.data === "demo") seedDemo(sim);
  else if (resolved.data === "blank") seedBlank(sim);
  const control = greenhouseControl(sim);
  const app = greenhouseApp(sim, control);
  return { app, fetch: async (request) => app.fetch(request), control, state };
}
