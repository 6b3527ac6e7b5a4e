// The rules of the tenant lease: one holder at a time, a fence number that only rises, and what came in meanwhile is not forgotten.

/** A holder that stays silent this long is taken for dead. Longer than one request to an ATS with its time-out (10 s). */
export const LEASE_MS = 15_000;

/** What waits: `events` = stored webhooks; `sync` = everything else that D1 says is due. */
export type Work = "events" | "sync";

export type LeaseState = {
  readonly fence: number;
  /** Milliseconds since 1970; null = free. */
  readonly heldUntil: number | null;
  readonly wanted: readonly Work[];
};

export const FREE: LeaseState = { fence: 0, heldUntil: null, wanted: [] };

export type Acquired = { readonly state: LeaseState; readonly fence: number | null };

/** Takes the lease when it is free or its holder is dead; otherwise notes what is wanted (`fence` is then null). */
export function acquire(state: LeaseState, work: Work, now: number): Acquired {
  if (state.heldUntil !== null && state.heldUntil > now) {
    const wanted = state.wanted.includes(work) ? state.wanted : [...state.wanted, work];
    return { state: { ...state, wanted }, fence: null };
  }
  const fence = state.fence + 1;
  // What a dead holder left wanted stays wanted, so that the new holder goes on with it.
  return { state: { fence, heldUntil: now + LEASE_MS, wanted: state.wanted }, fence };
}

/** The holder is alive. @returns null when the fence is old: somebody else holds the lease, stop at once */
export function renew(state: LeaseState, fence: number, now: number): LeaseState | null {
  if (state.heldUntil === null || state.fence !== fence) return null;
  return { ...state, heldUntil: now + LEASE_MS };
}

/** Gives the lease back. `again` names what was wanted meanwhile, most urgent first, or null; with an old fence nothing changes. */
export function release(state: LeaseState, fence: number): { state: LeaseState; again: Work | null } {
  if (state.heldUntil === null || state.fence !== fence) return { state, again: null };
  const again = state.wanted.includes("sync") ? "sync" : (state.wanted[0] ?? null);
  return { state: { ...state, heldUntil: null, wanted: [] }, again };
}
