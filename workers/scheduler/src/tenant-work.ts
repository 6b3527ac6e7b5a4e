// What one piece of work on a tenant is made of: its rows, its held lease, and everything that reaches outside, handed in.
import { leverClient } from "#shared/ats/lever/client.ts";
import { leverHeadcount } from "#shared/ats/lever/headcount.ts";
import type { HeadcountAts } from "#shared/ats/adapter.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import type { LeverRequisitionPlan } from "#shared/domain/write-plan.ts";
import type { SchedulerEnv } from "./env.ts";
import type { TenantSync } from "./tenant-sync.ts";

/** Thrown when the lease is lost in the middle: the holder stops at once, what it had not committed is done again by the next. */
export class LeaseLost extends Error {
  constructor() {
    super("The tenant's lease is held by somebody else.");
    this.name = "LeaseLost";
  }
}

export type TenantWork = {
  readonly env: SchedulerEnv;
  readonly tenant: TenantDb;
  readonly lease: DurableObjectStub<TenantSync>;
  readonly fence: number;
  /** Lets something finish after the message is acked. */
  defer(promise: Promise<unknown>): void;
};

const LONGEST_SILENCE_MS = 5_000; // a wait for the budget (after a 429: up to 30 s) must not look like a dead holder

/** Keeps the lease alive in stretches without a request. @throws LeaseLost */
export async function keepLease(work: TenantWork): Promise<void> {
  if (!(await work.lease.renew(work.fence))) throw new LeaseLost();
}

/** The ATS behind a connection, within the tenant's request budget and lease. Make a new one for each piece of work. */
export function atsOf(work: TenantWork, connectionId: string): HeadcountAts<LeverRequisitionPlan> {
  const { env, lease, fence } = work;
  const rate = Number(env.LEVER_RATE);
  const vault = env.VAULT.get(env.VAULT.idFromName(connectionId));
  return leverHeadcount(
    leverClient({
      apiUrl: env.LEVER_API_URL,
      authorization: (after401) => vault.accessToken(after401 === undefined ? {} : { after401 }),
      budget: async () => {
        const waitMs = await lease.takeRequest(fence, connectionId, rate);
        if (waitMs === null) throw new LeaseLost();
        for (let rest = waitMs; rest > 0; rest -= LONGEST_SILENCE_MS) {
          await sleep(Math.min(rest, LONGEST_SILENCE_MS));
          await keepLease(work);
        }
      },
      pause: (ms) => lease.pauseRequests(connectionId, rate, ms),
      fetch: (input, init) => fetch(input, init),
      sleep,
    }),
  );
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
