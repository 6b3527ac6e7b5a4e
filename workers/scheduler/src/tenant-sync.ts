// One object per tenant that serialises its sync: lease, rate budgets. Coordination only; the record is in D1, and no HTTP waits in here.
import { DurableObject } from "cloudflare:workers";
import { newSecret } from "#shared/domain/ids.ts";
import { acquire, FREE, release, renew, type LeaseState, type Work } from "#shared/domain/sync/lease.ts";
import { observeRequests, pauseRequests, takeRequest, type Pace, type PaceState } from "#shared/domain/sync/pace.ts";
import type { SchedulerEnv } from "./env.ts";

const LEASE_KEY = "lease";
const PERSON_KEY = "personKey";
const PERSIST_EVERY_MS = 3_000; // a renewal is written at most this often: the stored lease may then end this much early

/**
 * Stored keys: `lease` (LeaseState), `personKey` (of the hashes of erased addresses). Paces are kept in memory: after an eviction the bucket is full again, within
 * the ATS's burst, and a window is known again from the headers of the first answer.
 */
export class TenantSync extends DurableObject<SchedulerEnv> {
  private lease: LeaseState = FREE;
  private persistedAt = 0;
  private readonly paces = new Map<string, PaceState>();

  constructor(ctx: DurableObjectState, env: SchedulerEnv) {
    super(ctx, env);
    void ctx.blockConcurrencyWhile(async () => {
      this.lease = (await ctx.storage.get<LeaseState>(LEASE_KEY)) ?? FREE;
    });
  }

  /** @returns the fence of the lease, or null when somebody holds it: the work is then noted, and done by the holder or after its death */
  async acquire(work: Work): Promise<number | null> {
    const acquired = acquire(this.lease, work, Date.now());
    await this.keep(acquired.state);
    if (acquired.fence === null) await this.ctx.storage.setAlarm((acquired.state.heldUntil ?? 0) + 100);
    return acquired.fence;
  }

  /**
   * Takes one request to the account out of its budget, and renews the lease.
   * @returns how long the request must wait; null when the lease is lost
   */
  async takeRequest(fence: number, account: string, pace: Pace): Promise<number | null> {
    if (!(await this.renew(fence))) return null;
    const taken = takeRequest(this.paces.get(account) ?? {}, pace, Date.now());
    this.paces.set(account, taken.state);
    return taken.waitMs;
  }

  /** Takes one request for a person who waits for it, whoever holds the lease. @returns how long it must wait */
  takeRequestForPerson(account: string, pace: Pace): number {
    const taken = takeRequest(this.paces.get(account) ?? {}, pace, Date.now());
    this.paces.set(account, taken.state);
    return taken.waitMs;
  }

  /** Nothing goes out to the account for `ms`: it said 429. */
  pauseRequests(account: string, pace: Pace, ms: number): void {
    this.paces.set(account, pauseRequests(this.paces.get(account) ?? {}, pace, Date.now(), ms));
  }

  /** What the account's headers said about its window. */
  observeRequests(account: string, told: { limit: number; remaining: number }): void {
    this.paces.set(account, observeRequests(this.paces.get(account) ?? {}, told, Date.now()));
  }

  /** @returns whether the lease is still held under this fence */
  async renew(fence: number): Promise<boolean> {
    const renewed = renew(this.lease, fence, Date.now());
    if (renewed === null) return false;
    if (Date.now() - this.persistedAt >= PERSIST_EVERY_MS) await this.keep(renewed);
    else this.lease = renewed;
    return true;
  }

  /** @returns what was wanted while the lease was held, for the holder to go on with, or null */
  async release(fence: number): Promise<Work | null> {
    const released = release(this.lease, fence);
    await this.keep(released.state);
    if (released.again === null) await this.ctx.storage.deleteAlarm();
    return released.again;
  }

  /** The key of the tenant's hashes of erased addresses: made when first asked for, the same from then on. */
  async personKey(): Promise<string> {
    const known = await this.ctx.storage.get<string>(PERSON_KEY);
    if (known !== undefined) return known;
    const key = newSecret();
    await this.ctx.storage.put(PERSON_KEY, key);
    return key;
  }

  /** The lease that somebody waited for has run out: its holder died. Look again at what D1 says is to do. */
  override async alarm(): Promise<void> {
    const tenantId = this.ctx.id.name;
    const { heldUntil, wanted } = this.lease;
    if (tenantId === undefined || wanted.length === 0) return;
    if (heldUntil !== null && heldUntil > Date.now()) {
      await this.ctx.storage.setAlarm(heldUntil + 100);
      return;
    }
    await this.env.SYNC.send({ kind: "sync", tenantId });
  }

  private async keep(state: LeaseState): Promise<void> {
    if (state === this.lease) return;
    this.lease = state;
    this.persistedAt = Date.now();
    await this.ctx.storage.put(LEASE_KEY, state);
  }
}
