// Time for the simulators: the system's own, or one that a test holds and moves by hand.

/** Tells the time in ms since the epoch and runs work later. `schedule` returns a function that cancels. */
export interface Clock {
  now(): number;
  schedule(delayMs: number, work: () => void): () => void;
}

/** A clock that stands still until `advance` is called; due work then runs in order of time. */
export interface ManualClock extends Clock {
  /** Moves time forward, running what falls due on the way; awaits a few turns so that promises settle. */
  advance(ms: number): Promise<void>;
  set(ms: number): void;
}

/** The real time. Timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** The real time, which a test may set forward: what waits runs on, only what is told is later. */
export function clockAhead(): Clock & { setForward(ms: number): void } {
  let ahead = 0;
  return { ...systemClock, now: () => Date.now() + ahead, setForward: (ms) => void (ahead += ms) };
}

/** @param startAt ms since the epoch at which the clock begins. */
export function manualClock(startAt = Date.UTC(2026, 10, 2, 9)): ManualClock {
  let now = startAt;
  let sequence = 0;
  const waiting = new Map<number, { dueAt: number; work: () => void }>();

  const nextDue = (until: number) => {
    let found: { id: number; dueAt: number; work: () => void } | undefined;
    for (const [id, entry] of waiting) {
      if (entry.dueAt <= until && (!found || entry.dueAt < found.dueAt)) found = { id, ...entry };
    }
    return found;
  };
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => now,
    schedule(delayMs, work) {
      sequence += 1;
      const id = sequence;
      waiting.set(id, { dueAt: now + delayMs, work });
      return () => void waiting.delete(id);
    },
    async advance(ms) {
      const end = now + ms;
      for (let entry = nextDue(end); entry; entry = nextDue(end)) {
        waiting.delete(entry.id);
        now = Math.max(now, entry.dueAt);
        entry.work();
        await settle();
      }
      now = end;
      await settle();
    },
    set(ms) {
      now = ms;
    },
  };
}

/** Resolves after `ms` of the given clock. */
export function wait(clock: Clock, ms: number): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve) => clock.schedule(ms, resolve));
}
