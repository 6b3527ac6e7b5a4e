// The ways in which a request can be made to go wrong.
import type { FaultBase, FaultQueue } from "../shared/fault-queue.ts";

/** What happens to a request that a fault catches; "before" and "after" speak of the commit of its effect. */
export const faultKinds = [
  "rate-limited",
  "status-before",
  "status-after",
  "drop-before",
  "drop-after",
  "expired-offset",
  "slow",
  "redirect",
  "proxy-page",
  "garbled",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface LeverFault extends FaultBase {
  kind: FaultKind;
  /** Of status-before and status-after, default 503; of proxy-page, default 502. */
  status?: number | undefined;
  /** Of rate-limited, and of a 503: seconds in Retry-After; absent = no such header. */
  retryAfterSeconds?: number | undefined;
  /** Of slow: how long the answer is held. */
  delayMs?: number | undefined;
  /** Of redirect: the origin that the 301 points to. */
  to?: string | undefined;
  /** Of garbled: which field of each row reads `value` instead; without a value it is left out. */
  field?: string | undefined;
  value?: unknown;
}

export type LeverFaults = FaultQueue<LeverFault>;
