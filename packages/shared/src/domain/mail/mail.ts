// What Rolecall mails about, how far a mail is, and when it is tried again.
import { z } from "zod";
import { retryInMs } from "../sync/retry.ts";

/** Each kind has its words in workers/webhooks/src/mail/kinds; `subjectId` names what it is about. */
export const MailKind = z.enum([
  "connection_stopped", // subject: the connection
  "welcome_invitation", // subject: the new hire's invitation
  "recruiter_invitation", // subject: the invitation
  "recruiter_update", // subject: the recruiter
  "role_notice", // subject: the notice
  "invitation_bounced", // subject: the tenant
]);
export type MailKind = z.infer<typeof MailKind>;

/**
 * `queued` -> `sending` while a Worker holds it -> `sent` once the mail service has taken it. `failed`: given up, with a reason.
 * `bounced`: the service will not, or could not, deliver to this address. Where the service reports (docs/mail.md), `sent` becomes
 * `delivered`, `bounced`, or `complained`: the reader called it spam.
 */
export const MailStatus = z.enum(["queued", "sending", "sent", "failed", "delivered", "bounced", "complained"]);
export type MailStatus = z.infer<typeof MailStatus>;

/**
 * Why a mail was not sent. `off`: no mail service is set up. `refused`: the service will not take it, ever. `bounced`: nor anything
 * else to this address. `complained`: its reader called it spam. `dead_address`: an earlier one bounced or was called spam, and nobody
 * wished for this one. `no_longer_wanted`: what it is about is over. `not_set_up`: a secret is missing. The rest may pass.
 */
export type MailFailureReason =
  | "off"
  | "refused"
  | "bounced"
  | "complained"
  | "dead_address"
  | "no_longer_wanted"
  | "not_set_up"
  | "rate_limited"
  | "unavailable";

/** About an hour of a mail service that does not answer; then a person sends it again. */
export const MAX_MAIL_ATTEMPTS = 20;

/** A Worker that holds a mail this long has died: sending takes 15 seconds at most. */
export const MAIL_CLAIM_MS = 2 * 60_000;

export type MailFailure = { readonly reason: MailFailureReason; readonly message: string };

/**
 * What a failed attempt leads to.
 * @param attempts how many have failed, this one included
 * @param retryAfterMs what the service asked for, if it did
 */
export function afterMailFailure(
  failure: MailFailure,
  attempts: number,
  retryAfterMs: number | null,
): { readonly status: "failed" | "bounced" } | { readonly status: "queued"; readonly waitMs: number } {
  if (failure.reason === "bounced") return { status: "bounced" };
  const mayPass = failure.reason === "rate_limited" || failure.reason === "unavailable";
  if (!mayPass || attempts >= MAX_MAIL_ATTEMPTS) return { status: "failed" };
  return { status: "queued", waitMs: Math.max(retryAfterMs ?? 0, retryInMs(attempts)) };
}
