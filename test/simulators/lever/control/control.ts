// Everything that can be done to the simulator from outside, by one name each.
import type { Simulator } from "../context.ts";
import { bulkCalls } from "./bulk-calls.ts";
import { candidateCalls } from "./candidate-calls.ts";
import { faultCalls } from "./fault-calls.ts";
import { interviewCalls } from "./interview-calls.ts";
import { peopleCalls } from "./people-calls.ts";
import { postingCalls } from "./posting-calls.ts";
import { requisitionCalls } from "./requisition-calls.ts";
import { webhookCalls } from "./webhook-calls.ts";

export function leverControl(sim: Simulator) {
  return {
    ...peopleCalls(sim),
    ...requisitionCalls(sim),
    ...postingCalls(sim),
    ...candidateCalls(sim),
    ...interviewCalls(sim),
    ...webhookCalls(sim),
    ...faultCalls(sim),
    ...bulkCalls(sim),
  };
}

export type Control = ReturnType<typeof leverControl>;
