// What a failed try to send a candidate means: wait and try again by itself, or it ends there with words that say what to do.
import { retryInMs } from "../sync/retry.ts";

/**
 * `waits`: it stays, however long that takes, since a candidate who was submitted must not get lost. `ends`: trying again would
 * change nothing; a person may.
 */
export type SendFailure =
  | { readonly is: "waits"; readonly reason: string; readonly message: string; readonly nextTryAt: string }
  | { readonly is: "ends"; readonly reason: string; readonly message: string };

const MINUTE_MS = 60_000;

type AtsReason =
  | "access_revoked"
  | "key_refused"
  | "forbidden"
  | "not_found"
  | "rejected"
  | "rate_limited"
  | "unavailable"
  | "stale_cursor"
  | "unexpected_answer";

/** @param attempt how many tries have now failed, this one included */
export function sendFailure(
  failure: { readonly reason: AtsReason; readonly message: string },
  attempt: number,
  now: number,
): SendFailure {
  switch (failure.reason) {
    case "access_revoked":
    case "key_refused":
      return waits(
        "connection_stopped",
        "The connection to Lever has stopped. Reconnect it under Settings > Integrations.",
        5,
      );
    case "forbidden":
      return waits(
        "permission_missing",
        `Lever refuses: ${failure.message}. Check that the grant includes opportunities, and that the posting is not confidential.`,
        30,
      );
    case "rejected":
    case "not_found":
      return { is: "ends", reason: "rejected", message: `Lever refuses this candidate: ${failure.message}.` };
    case "rate_limited":
    case "unavailable":
    case "stale_cursor":
    case "unexpected_answer":
      return {
        is: "waits",
        reason: "unavailable",
        message: "Lever does not answer right now. Rolecall tries again by itself.",
        nextTryAt: new Date(now + retryInMs(attempt)).toISOString(),
      };
  }

  function waits(reason: string, message: string, minutes: number): SendFailure {
    return { is: "waits", reason, message, nextTryAt: new Date(now + minutes * MINUTE_MS).toISOString() };
  }
}

/** It waits for something that a person does elsewhere; that person's act wakes it, this is for when the message got lost. */
export function waitingFor(reason: string, message: string, now: number): SendFailure {
  return { is: "waits", reason, message, nextTryAt: new Date(now + 5 * MINUTE_MS).toISOString() };
}
