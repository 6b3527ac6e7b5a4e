// The simulator of Greenhouse, as tests and scripts import it.
export type { Control } from "./control/control.ts";
export type { FaultKind, GreenhouseFault } from "./faults.ts";
export type { GreenhouseOptions, PartnerClient } from "./options.ts";
export type { RunningGreenhouse, ServerOptions } from "./server.ts";
export { startGreenhouseSimulator } from "./server.ts";
export type { GreenhouseSimulator } from "./simulator.ts";
export { createGreenhouseSimulator } from "./simulator.ts";
export { clockAhead, manualClock, systemClock } from "../shared/clock.ts";
export type { Clock, ManualClock } from "../shared/clock.ts";
