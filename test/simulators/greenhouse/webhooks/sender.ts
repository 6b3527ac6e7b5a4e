// How Greenhouse sends a webhook: only 200 is success, and six retries follow over fifteen hours.
import type { Sender } from "../../shared/deliveries.ts";
import type { Simulator } from "../context.ts";
import type { Delivery } from "../state/state.ts";

export function greenhouseSender({ options, clock, random, state, touch }: Simulator): Sender<Delivery> {
  return {
    clock,
    stored: state.deliveries,
    timeoutMs: options.deliveryTimeoutMs,
    deliver: options.deliver,
    headersOf: ({ headers, eventId }) => ({ ...headers, "greenhouse-event-id": eventId }),
    isAccepted: (status) => status === 200,
    retryDelayMs({ tries, maxAttempts }) {
      const delay = options.retryDelaysMs[tries];
      if (delay === undefined || tries + 1 >= maxAttempts) return undefined;
      return delay + (options.retryJitterMs === 0 ? 0 : random.integer(0, options.retryJitterMs) * (tries + 1));
    },
    touch,
  };
}
