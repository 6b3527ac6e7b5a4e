// The simulator of Lever, as tests and scripts import it.
export type { Control } from "./control/control.ts";
export type { FaultKind, LeverFault } from "./faults.ts";
export type { LeverOptions, OAuthClient } from "./options.ts";
export type { RunningLever, ServerOptions } from "./server.ts";
export { startLeverSimulator } from "./server.ts";
export type { LeverSimulator } from "./simulator.ts";
export { createLeverSimulator } from "./simulator.ts";
export { manualClock, systemClock } from "../shared/clock.ts";
export type { Clock, ManualClock } from "../shared/clock.ts";
