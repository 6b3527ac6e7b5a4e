// What a failed write of a position means: try again by itself, or Failed with words that say what to do.
import type { Provider } from "../words.ts";
import { ATS_NAME } from "./ats-name.ts";
import { MAX_SYNC_ATTEMPTS, retryInMs } from "./retry.ts";

export type PushFailureReason =
  | "access_revoked"
  | "key_refused"
  | "forbidden"
  | "not_found"
  | "rejected"
  | "rate_limited"
  | "unavailable"
  | "stale_cursor"
  | "unexpected_answer"
  | "code_in_use"
  | "read_back_differs"
  | "plan_incomplete"
  | "connection_lacks_module";

/** `nextTryAt` null = final: the position is Failed until a person retries it. */
export type PushFailure = { readonly reason: string; readonly message: string; readonly nextTryAt: string | null };

/**
 * @param failure the reason and the ATS's own words
 * @param attempt how many tries have now failed, this one included
 */
export function pushFailure(
  failure: { readonly reason: PushFailureReason; readonly message: string },
  attempt: number,
  now: number,
  provider: Provider = "lever",
): PushFailure {
  const name = ATS_NAME[provider];
  const final = (message: string, reason: string = failure.reason): PushFailure => ({
    reason,
    message,
    nextTryAt: null,
  });
  switch (failure.reason) {
    case "access_revoked":
    case "key_refused":
      return final(
        `${name} no longer accepts Rolecall's access. Reconnect ${name} under Settings > Integrations, then retry.`,
      );
    case "forbidden":
      if (provider === "greenhouse")
        return final(
          `Greenhouse refuses: ${failure.message}. Check the scopes of the credential, and that its user is a Site Admin. Then retry.`,
          "permission_missing",
        );
      return final(
        `Lever refuses: ${failure.message}. In Lever, switch on Enable requisitions and Manage requisitions using the Lever API, and check that the grant includes requisitions. Then retry.`,
        "requisitions_off",
      );
    case "rejected":
    case "not_found":
      return final(`${name} refuses this requisition: ${failure.message}. Mend the position, then retry.`);
    case "code_in_use":
    case "read_back_differs":
    case "plan_incomplete":
    case "connection_lacks_module":
      return final(failure.message);
    case "rate_limited":
    case "unavailable":
    case "stale_cursor":
    case "unexpected_answer": {
      if (attempt >= MAX_SYNC_ATTEMPTS)
        return final(
          `${name} has not answered for over an hour. Nothing is lost: retry when it is back.`,
          "unavailable",
        );
      return {
        reason: failure.reason,
        message: `${name} does not answer right now. Rolecall tries again by itself.`,
        nextTryAt: new Date(now + retryInMs(attempt)).toISOString(),
      };
    }
  }
}
