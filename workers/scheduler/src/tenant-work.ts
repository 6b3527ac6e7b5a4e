// What one piece of work on a tenant is made of: its rows, its held lease, and everything that reaches outside, handed in.
import type { TenantDb } from "#shared/db/for-tenant.ts";
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
  /** When the lease was taken: what this work reports was seen after it. */
  readonly beganAt: string;
  /** Lets something finish after the message is acked. */
  defer(promise: Promise<unknown>): void;
};

/** Keeps the lease alive in stretches without a request. @throws LeaseLost */
export async function keepLease(work: TenantWork): Promise<void> {
  if (!(await work.lease.renew(work.fence))) throw new LeaseLost();
}
