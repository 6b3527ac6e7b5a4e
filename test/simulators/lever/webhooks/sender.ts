// How Lever sends a webhook: any 2xx is success, and a failure is tried again as the option says.
import type { Sender } from "../../shared/deliveries.ts";
import type { Simulator } from "../context.ts";
import type { Delivery } from "../state/state.ts";

const headers = { "content-type": "application/json", "user-agent": "Lever-Webhooks" };

export function leverSender({ options, clock, state, touch }: Simulator): Sender<Delivery> {
  return {
    clock,
    stored: state.deliveries,
    timeoutMs: options.deliveryTimeoutMs,
    deliver: options.deliver,
    headersOf: () => headers,
    isAccepted: (status) => status >= 200 && status < 300,
    retryDelayMs: ({ tries }) => options.retryDelaysMs[tries],
    touch,
  };
}
