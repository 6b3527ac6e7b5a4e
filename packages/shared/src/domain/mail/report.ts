// What a mail service reports of a mail after it took it, in our words, and which report wins over which.
import type { MailFailureReason, MailStatus } from "./mail.ts";

/** `failed`: the service took the mail and then could not send it, through no fault of the address. */
export type ReportedState = Extract<MailStatus, "delivered" | "failed" | "bounced" | "complained">;

export type MailReport = {
  /** Ours: it travels with the mail and comes back with the report. */
  readonly mailId: string;
  readonly state: ReportedState;
  /** ISO, by the service's clock. */
  readonly at: string;
  /** The service's words for a person; null where there are none. */
  readonly words: string | null;
  /** Of a bounce: it lies with the address. A full mailbox, or a server that refuses this one mail, may take the next. */
  readonly isLasting: boolean;
};

/**
 * The higher one stands, in whichever order they come: a mail may bounce after the first server took it, and who calls it spam has
 * received it. Every other status is below them: a report proves that the service took the mail.
 */
export const REPORT_RANK: Readonly<Record<ReportedState, number>> = {
  delivered: 1,
  failed: 2,
  bounced: 2,
  complained: 3,
};

/** `bounced` and `complained` say of the address that nothing more should go there by itself; `refused` says it of this mail only. */
export function failureOfReport({ state, isLasting }: MailReport): MailFailureReason | null {
  switch (state) {
    case "delivered":
      return null;
    case "failed":
      return "refused";
    case "bounced":
      return isLasting ? "bounced" : "refused";
    case "complained":
      return "complained";
  }
}

/** What the page shows where the service gave no words. */
export function wordsOfReport({ state, words }: MailReport): string | null {
  const told = words?.trim().slice(0, 300);
  switch (state) {
    case "delivered":
      return null;
    case "failed":
      return told || "The mail service could not send it.";
    case "bounced":
      return told || "The address does not take mail.";
    case "complained":
      return told || "The reader marked the mail as spam.";
  }
}
