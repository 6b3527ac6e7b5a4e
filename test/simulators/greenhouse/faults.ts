// The ways in which a request can be made to go wrong.
import type { FaultBase, FaultQueue } from "../shared/fault-queue.ts";

/** What happens to a request that a fault catches; "before" and "after" speak of the commit of its effect. */
export const faultKinds = [
  "rate-limited",
  "status-before",
  "status-after",
  "drop-before",
  "drop-after",
  "unauthorized",
  "forbidden",
  "unprocessable",
  "dead-cursor",
  "slow",
  "redirect",
  "proxy-page",
  "garbled",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** The refusals are a proxy's only. */
export const failureStatuses = [401, 403, 404, 500, 502, 503, 504] as const;

export interface GreenhouseFault extends FaultBase {
  kind: FaultKind;
  /** Of status-before and status-after, default 503; of proxy-page, default 502. */
  status?: (typeof failureStatuses)[number] | undefined;
  /** Of rate-limited: seconds in Retry-After, default up to the next window; of a 5xx: absent = no such header. */
  retryAfterSeconds?: number | undefined;
  /** Of unprocessable: whether `errors` holds strings (default) or objects. */
  errorForm?: "strings" | "objects" | undefined;
  /** Of slow: how long the answer is held. */
  delayMs?: number | undefined;
  /** Of redirect: the origin that the 302 points to. */
  to?: string | undefined;
  /** Of garbled: which field of each row reads `value` instead; without a value it is left out. */
  field?: string | undefined;
  value?: unknown;
}

export type GreenhouseFaults = FaultQueue<GreenhouseFault>;
