// Everything that can be done to the simulator from outside, by one name each.
import type { Simulator } from "../context.ts";
import { accessCalls } from "./access-calls.ts";
import { bulkCalls } from "./bulk-calls.ts";
import { candidateCalls } from "./candidate-calls.ts";
import { faultCalls } from "./fault-calls.ts";
import { jobCalls } from "./job-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { webhookCalls } from "./webhook-calls.ts";

export function greenhouseControl(sim: Simulator) {
  return {
    ...peopleCalls(sim),
    ...accessCalls(sim),
    ...jobCalls(sim),
    ...candidateCalls(sim),
    ...webhookCalls(sim),
    ...faultCalls(sim),
    ...bulkCalls(sim),
  };
}

export type Control = ReturnType<typeof greenhouseControl>;
