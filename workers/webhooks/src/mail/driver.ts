// What a mail service is to Rolecall: it takes one mail and says whether it will deliver it. One file per service beside this one.
import type { MailFailureReason } from "#shared/domain/mail/mail.ts";
import { fail, type Failure, type Success } from "#shared/domain/result.ts";

/** A mail in full. It exists only while it is sent. */
export type Outgoing = {
  /** The mail's id: the same at every attempt, for services that tell a repeated one. */
  readonly id: string;
  readonly from: { readonly email: string; readonly name: string };
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** The name under which a mail's id travels with it, where a service gives it back in its reports. */
export const MAIL_ID_TAG = "mail_id";

export type SendFailure = Failure<MailFailureReason> & { readonly retryAfterMs: number | null };
export type SendResult = Success<{ readonly providerId: string | null }> | SendFailure;

export type MailDriver = (mail: Outgoing) => Promise<SendResult>;

export function notSent(reason: MailFailureReason, message: string, retryAfterMs: number | null = null): SendFailure {
  return { ...fail(reason, message), retryAfterMs };
}
