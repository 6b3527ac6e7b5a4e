// Control calls about faults, offset tokens, the request log and the clock-free summary of everything.
import { z } from "zod";
import { tokenBucket } from "../../shared/token-bucket.ts";
import { findAccount } from "../acts/find.ts";
import type { Simulator } from "../context.ts";
import { faultKinds } from "../faults.ts";
import { door } from "../../shared/door.ts";

const filter = z.object({
  method: z.string().optional(),
  path: z.string().optional(),
  status: z.number().optional(),
  caller: z.string().optional(),
  after: z.number().optional(),
});

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
        status: z.int().min(400).max(599).optional(),
        retryAfterSeconds: z.int().optional(),
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
    /** Every offset token given out so far becomes invalid. */
    expireOffsets: door(z.object({}), () => sim.offsets.expireAll()),
    /** Requests a second per key or grant, burst twice that; 0 = no limit. Buckets start full again. */
    setRate: door(z.object({ rate: z.number().min(0) }), ({ rate }) => {
      sim.bucket = tokenBucket(rate, rate * 2);
    }),
    requests: door(filter, (input) => sim.log.list(input)),
    countRequests: door(filter, (input) => ({ count: sim.log.count(input) })),
    /** The number of the newest request; hand it to `after`. */
    markRequests: door(z.object({}), () => ({ after: sim.log.mark() })),
    clearRequests: door(z.object({}), () => sim.log.clear()),
    /** Ids and counts of every account, or everything of one. */
    summary: door(z.object({}), () => ({
      accounts: Object.values(sim.state.accounts).map((account) => ({
        id: account.id,
        name: account.name,
        settings: account.settings,
        eventToggles: account.eventToggles,
        users: Object.values(account.users),
        archiveReasons: account.archiveReasons,
        stages: account.stages,
        webhooks: Object.values(account.webhooks),
        postings: Object.values(account.postings),
        counts: {
          requisitions: Object.keys(account.requisitions).length,
          opportunities: Object.keys(account.opportunities).length,
          hired: Object.values(account.opportunities).filter(({ application }) => application?.requisitionForHire)
            .length,
          offers: Object.keys(account.offers).length,
        },
        grants: Object.values(sim.state.grants)
          .filter(({ accountId }) => accountId === account.id)
          .map(({ clientId, scopes, createdAt, revokedAt }) => ({ clientId, scopes, createdAt, revokedAt })),
      })),
      faults: sim.faults.list(),
      delivery: { ...sim.deliveries.switches },
      requests: sim.log.count(),
    })),
    requisitions: door(z.object({ accountId: z.string().optional() }), (input) =>
      Object.values(findAccount(sim, input.accountId).requisitions),
    ),
  };
}
