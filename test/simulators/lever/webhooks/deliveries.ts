// The road out: sends stored deliveries, retries five times with growing waits, and plays loss, doubles, delay and disorder.
import type { Simulator } from "../context.ts";
import type { Delivery } from "../state/state.ts";

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

export interface Deliveries {
  readonly switches: DeliverySwitches;
  /** Takes over a delivery whose body is made; the first attempt starts at once unless a switch says otherwise. */
  accept(delivery: Delivery): void;
  /** Sends a logged delivery again with the same bytes, as the button Rerun does. */
  rerun(delivery: Delivery): Promise<void>;
  /** Sends what is held for disorder or by the pause. */
  release(): void;
  /** Resolves when no attempt is under way; retries that still wait do not count. */
  settled(): Promise<void>;
  /** Takes up again what a saved state left waiting. */
  resume(): void;
}

const noSwitches = (): DeliverySwitches => ({
  loseNext: 0,
  duplicateNext: 0,
  reorderNext: 0,
  delayNext: 0,
  delayMs: 0,
  isPaused: false,
});

/** @param sim read late, because the simulator holds this object itself. */
export function deliveries(sim: () => Simulator): Deliveries {
  const switches = noSwitches();
  const underWay = new Set<Promise<void>>();
  let held: Delivery[] = [];

  const start = (work: () => Promise<void>) => {
    const promise: Promise<void> = work().finally(() => underWay.delete(promise));
    underWay.add(promise);
    return promise;
  };

  const post = async (delivery: Delivery) => {
    const { options, clock, touch } = sim();
    const attempt: Delivery["attempts"][number] = { at: clock.now(), status: null, error: null };
    try {
      const response = await options.deliver(
        new Request(delivery.url, {
          method: "POST",
          headers: { "content-type": "application/json", "user-agent": "Lever-Webhooks" },
          body: delivery.body,
          redirect: "manual",
          signal: AbortSignal.timeout(options.deliveryTimeoutMs),
        }),
      );
      attempt.status = response.status;
      await response.body?.cancel();
    } catch (error) {
      attempt.error = error instanceof Error ? error.message : "no answer";
    }
    delivery.attempts.push(attempt);
    touch();
    return attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
  };

  const scheduleRetry = (delivery: Delivery, delayMs: number) => {
    const { clock } = sim();
    delivery.nextAttemptAt = clock.now() + delayMs;
    if (delayMs === 0) void start(() => attemptDelivery(delivery));
    else clock.schedule(delayMs, () => void start(() => attemptDelivery(delivery)));
  };

  const attemptDelivery = async (delivery: Delivery) => {
    const { options, touch } = sim();
    delivery.nextAttemptAt = null;
    const isAccepted = await post(delivery);
    const retryDelay = options.retryDelaysMs[delivery.tries];
    delivery.tries += 1;
    if (isAccepted) delivery.status = "delivered";
    else if (retryDelay === undefined) delivery.status = "failed";
    else scheduleRetry(delivery, retryDelay);
    touch();
  };

  const sendAll = (batch: Delivery[]) =>
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
      const { state, clock } = sim();
      for (const delivery of state.deliveries) {
        if (delivery.status !== "waiting") continue;
        scheduleRetry(delivery, Math.max(1, (delivery.nextAttemptAt ?? 0) - clock.now()));
      }
    },
  };
}
