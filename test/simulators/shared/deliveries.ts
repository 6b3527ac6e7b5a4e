// The road out for webhooks: sends stored deliveries, retries them with growing waits, and plays loss, doubles, delay and disorder.
import type { Clock } from "./clock.ts";

export interface DeliveryAttempt {
  at: number;
  /** HTTP status, or null when nothing answered. */
  status: number | null;
  error: string | null;
}

/** What a stored delivery has, whoever sends it. */
export interface StoredDelivery {
  id: string;
  url: string;
  /** The exact bytes sent, so that a retry or a rerun repeats them. */
  body: string;
  status: "waiting" | "delivered" | "failed" | "lost";
  attempts: DeliveryAttempt[];
  /** How many of the attempts count towards the first try and its retries: doubles and reruns do not. */
  tries: number;
  nextAttemptAt: number | null;
}

export interface DeliverySwitches {
  /** How many of the next deliveries vanish: never sent, never retried. */
  loseNext: number;
  /** How many of the next are sent twice, byte for byte. */
  duplicateNext: number;
  /** How many of the next are held back, then sent last first. */
  reorderNext: number;
  /** How many of the next wait first, and how long. */
  delayNext: number;
  delayMs: number;
  /** While on, deliveries wait in the log until released. */
  isPaused: boolean;
}

export interface Deliveries<D extends StoredDelivery> {
  readonly switches: DeliverySwitches;
  /** Takes over a delivery whose body is made; the first attempt starts at once unless a switch says otherwise. */
  accept(delivery: D): void;
  /** Sends a delivery once, past all switches and without retries; whether it was accepted. */
  sendOnce(delivery: D): Promise<boolean>;
  /** Sends a logged delivery again with the same bytes. */
  rerun(delivery: D): Promise<void>;
  /** Sends what is held for disorder or by the pause. */
  release(): void;
  /** Resolves when no attempt is under way; retries that still wait do not count. */
  settled(): Promise<void>;
  /** Takes up again what a saved state left waiting. */
  resume(): void;
}

/** What differs between senders. Read late, because the simulator holds the deliveries itself. */
export interface Sender<D extends StoredDelivery> {
  readonly clock: Clock;
  /** Everything stored, to be taken up again after a restart. */
  readonly stored: readonly D[];
  readonly timeoutMs: number;
  deliver(request: Request): Promise<Response>;
  headersOf(delivery: D): Record<string, string>;
  isAccepted(status: number): boolean;
  /** The wait before the next try, or undefined when the tries are used up. */
  retryDelayMs(delivery: D): number | undefined;
  touch(): void;
}

const noSwitches = (): DeliverySwitches => ({
  loseNext: 0,
  duplicateNext: 0,
  reorderNext: 0,
  delayNext: 0,
  delayMs: 0,
  isPaused: false,
});

export function deliveries<D extends StoredDelivery>(sender: () => Sender<D>): Deliveries<D> {
  const switches = noSwitches();
  const underWay = new Set<Promise<void>>();
  let held: D[] = [];

  const start = (work: () => Promise<void>) => {
    const promise: Promise<void> = work().finally(() => underWay.delete(promise));
    underWay.add(promise);
    return promise;
  };

  const post = async (delivery: D) => {
    const { clock, timeoutMs, deliver, headersOf, isAccepted, touch } = sender();
    const attempt: DeliveryAttempt = { at: clock.now(), status: null, error: null };
    try {
      const response = await deliver(
        new Request(delivery.url, {
          method: "POST",
          headers: headersOf(delivery),
          body: delivery.body,
          redirect: "manual",
          signal: AbortSignal.timeout(timeoutMs),
        }),
      );
      attempt.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      attempt.error = error instanceof Error ? error.message : "no answer";
    }
    delivery.attempts.push(attempt);
    touch();
    return attempt.status !== null && isAccepted(attempt.status);
  };

  const scheduleRetry = (delivery: D, delayMs: number) => {
    const { clock } = sender();
    delivery.nextAttemptAt = clock.now() + delayMs;
    if (delayMs === 0) void start(() => attemptDelivery(delivery));
    else clock.schedule(delayMs, () => void start(() => attemptDelivery(delivery)));
  };

  const attemptDelivery = async (delivery: D) => {
    const { retryDelayMs, touch } = sender();
    delivery.nextAttemptAt = null;
    const isAccepted = await post(delivery);
    const retryDelay = retryDelayMs(delivery);
    delivery.tries += 1;
    if (isAccepted) delivery.status = "delivered";
    else if (retryDelay === undefined) delivery.status = "failed";
    else scheduleRetry(delivery, retryDelay);
    touch();
  };

  const sendAll = (batch: D[]) =>
    start(async () => {
      for (const delivery of batch) await attemptDelivery(delivery);
    });

  const take = (name: "loseNext" | "duplicateNext" | "reorderNext" | "delayNext") => {
    if (switches[name] <= 0) return false;
    switches[name] -= 1;
    return true;
  };

  const release = () => {
    const batch = held;
    held = [];
    if (batch.length > 0) void sendAll(batch);
  };

  return {
    switches,
    accept(delivery) {
      if (take("loseNext")) {
        delivery.status = "lost";
        return;
      }
      if (switches.isPaused) {
        held.push(delivery);
        return;
      }
      if (take("reorderNext")) {
        held.unshift(delivery);
        if (switches.reorderNext === 0) release();
        return;
      }
      if (take("delayNext")) {
        scheduleRetry(delivery, switches.delayMs);
        return;
      }
      const isDoubled = take("duplicateNext");
      void start(async () => {
        await Promise.all([attemptDelivery(delivery), ...(isDoubled ? [post(delivery)] : [])]);
      });
    },
    async sendOnce(delivery) {
      await start(async () => {
        delivery.status = (await post(delivery)) ? "delivered" : "failed";
      });
      return delivery.status === "delivered";
    },
    async rerun(delivery) {
      await start(async () => {
        if (await post(delivery)) delivery.status = "delivered";
      });
    },
    release() {
      switches.reorderNext = 0;
      switches.isPaused = false;
      release();
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
    resume() {
      const { stored, clock } = sender();
      for (const delivery of stored) {
        if (delivery.status !== "waiting") continue;
        scheduleRetry(delivery, Math.max(1, (delivery.nextAttemptAt ?? 0) - clock.now()));
      }
    },
  };
}
