// Control calls about faults, cursors, rate, the request log and the summary of everything.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import { rateWindow } from "../../shared/rate-window.ts";
import { windowMs } from "../api/edge.ts";
import type { Simulator } from "../context.ts";
import { failureStatuses, faultKinds } from "../faults.ts";

const filter = z.object({
  method: z.string().optional(),
  path: z.string().optional(),
  status: z.number().optional(),
  caller: z.string().optional(),
  after: z.number().optional(),
});

const sizeOf = (rows: Record<string, unknown>) => Object.keys(rows).length;

export function faultCalls(sim: Simulator) {
  return {
    /** Spoils the next `count` (1) requests that match method and path (`*` for anything), after letting `skip` pass. */
    addFault: door(
      z.object({
        kind: z.enum(faultKinds),
        path: z.string().optional(),
        method: z.string().optional(),
        count: z.int().min(1).optional(),
        skip: z.int().min(0).optional(),
        status: z
          .int()
          .optional()
          .transform((status) => failureStatuses.find((one) => one === status)),
        retryAfterSeconds: z.int().optional(),
        errorForm: z.enum(["strings", "objects"]).optional(),
        delayMs: z.int().optional(),
        to: z.string().optional(),
        field: z.string().optional(),
        value: z.unknown().optional(),
      }),
      (fault) => sim.faults.add(fault),
    ),
    faults: door(z.object({}), () => sim.faults.list()),
    removeFault: door(z.object({ faultId: z.string() }), (input) => sim.faults.remove(input.faultId)),
    clearFaults: door(z.object({}), () => sim.faults.clear()),
    /** Every cursor given out so far dies. */
    expireCursors: door(z.object({}), () => {
      sim.state.cursorGeneration += 1;
      sim.touch();
    }),
    /** Requests in 30 seconds for each credential; 0 = no limit. Windows start empty again. */
    setRate: door(z.object({ rate: z.number().min(0) }), ({ rate }) => {
      sim.window = rateWindow(rate, windowMs);
    }),
    requests: door(filter, (input) => sim.log.list(input)),
    countRequests: door(filter, (input) => ({ count: sim.log.count(input) })),
    /** The number of the newest request; hand it to `after`. */
    markRequests: door(z.object({}), () => ({ after: sim.log.mark() })),
    clearRequests: door(z.object({}), () => sim.log.clear()),
    /** What tests and scripts need to find their way: people, structure, fields and counts of every organization. */
    summary: door(z.object({}), () => ({
      accounts: Object.values(sim.state.accounts).map((account) => ({
        id: account.id,
        name: account.name,
        settings: account.settings,
        users: Object.values(account.users),
        departments: Object.values(account.departments),
        offices: Object.values(account.offices),
        closeReasons: Object.values(account.closeReasons),
        customFields: Object.values(account.customFields),
        templates: Object.values(account.jobs).filter(({ isTemplate }) => isTemplate === true),
        credentials: Object.values(account.credentials).map(({ id, name, clientId, scopes }) => ({
          id,
          name,
          clientId,
          scopes,
        })),
        webhooks: Object.values(account.webhooks),
        counts: {
          jobs: sizeOf(account.jobs),
          openings: sizeOf(account.openings),
          candidates: sizeOf(account.candidates),
          applications: sizeOf(account.applications),
          hired: Object.values(account.applications).filter(({ status }) => status === "hired").length,
          offers: sizeOf(account.offers),
        },
      })),
      faults: sim.faults.list(),
      delivery: { ...sim.deliveries.switches },
      requests: sim.log.count(),
    })),
  };
}
