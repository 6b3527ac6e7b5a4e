// Onboarding in words: the states of invitations and mails, and what is missing about a new hire.
import type { NewHireRow } from "#shared/db/new-hires.ts";
import type { MailStatus } from "#shared/domain/mail/mail.ts";
import { invitationState, type InvitationState } from "#shared/domain/onboarding/invitation.ts";
import type { DocumentType, NewHireProblem } from "#shared/domain/onboarding/new-hire.ts";
import type { StateWord } from "./state-words.ts";

const state = (word: string, shape: StateWord["shape"], tone: StateWord["tone"]): StateWord => ({ word, shape, tone });

export const INVITATION_WORDS: Record<InvitationState, StateWord> = {
  invited: state("Invited", "half", "wait"),
  expired: state("Link expired", "pause", "bad"),
  revoked: state("Taken back", "undo", "soft"),
  opened: state("Opened", "check-ring", "info"),
  confirmed: state("Confirmed", "disc", "good"),
};

export const NOT_INVITED = state("Not invited", "dashed-ring", "soft");
const WITHDRAWN = state("Withdrawn", "slash", "soft");

export const MAIL_WORDS: Record<MailStatus, StateWord> = {
  queued: state("Waiting", "dashed-ring", "wait"),
  sending: state("Being sent", "turning", "wait"),
  sent: state("Sent", "disc", "good"),
  failed: state("Not sent", "triangle", "bad"),
  delivered: state("Delivered", "disc", "good"),
  bounced: state("Bounced", "triangle", "bad"),
  complained: state("Marked as spam", "triangle", "bad"),
};

/** The mail service says that mails to this address do not arrive, or are not wanted there. */
export function isDead(status: MailStatus | null): status is "bounced" | "complained" {
  return status === "bounced" || status === "complained";
}

/** Where a new hire stands. A mail that did not go out matters more than that it was meant to. */
export function newHireWord(row: NewHireRow, now: number): StateWord {
  if (row.withdrawnAt !== null) return WITHDRAWN;
  if (row.invitation === null) return NOT_INVITED;
  const its = invitationState(row.invitation, now);
  const { mailStatus } = row;
  const isLost = mailStatus === "failed" || isDead(mailStatus);
  return its === "invited" && isLost ? MAIL_WORDS[mailStatus] : INVITATION_WORDS[its];
}

export const PROBLEM_WORDS: Record<NewHireProblem, string> = {
  no_email: "no e-mail address",
  no_offer: "no offer",
  no_posting: "no posting",
  no_start_date: "no start date in the offer",
  manager_unknown: "the manager is no user of your ATS",
  manager_deactivated: "the manager was deactivated in your ATS",
};

/** What is missing, as the rest of a sentence; null when nothing is. */
export function missingWords(row: Pick<NewHireRow, "problems" | "packageCode" | "packageName">): string | null {
  const words = row.problems.map((problem) => PROBLEM_WORDS[problem]);
  if (row.packageCode !== null && row.packageName === null) words.push(`no package has the code ${row.packageCode}`);
  return words.length === 0 ? null : words.join(", ");
}

export const DOCUMENT_WORDS: Record<DocumentType, string> = {
  ResumeDocument: "Résumé",
  otherDocument: "Other document",
};

/** "Cover letter" when its name says so: Lever keeps them among the other files. */
export function documentKind(document: { readonly type: DocumentType; readonly displayName: string }): string {
  if (document.type === "otherDocument" && /cover[\s_-]?letter/i.test(document.displayName)) return "Cover letter";
  return DOCUMENT_WORDS[document.type];
}

/** "640 kB"; null when the ATS does not tell. */
export function sizeWords(bytes: number | null, locale: string): string | null {
  if (bytes === null) return null;
  const [unit, divisor] =
    bytes < 1_000 ? ["byte", 1] : bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
  const unitDisplay = unit === "byte" ? "long" : "short"; // in short, several would be "10 byte"
  const style = { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(locale, style).format(bytes / divisor);
}
