// The status words of recruiters and of the candidates whom they submit, as zod enums, so that doors can check them and types follow.
import { z } from "zod";

/** How a recruiter hears of what happens to their candidates: not by mail, once a day, or at once. */
export const MailChoice = z.enum(["none", "digest", "immediate"]);
export type MailChoice = z.infer<typeof MailChoice>;

/** `invited`: has not signed in yet. `paused`: signs in and sees only that. `removed`: no longer gets in. */
export const RecruiterStatus = z.enum(["invited", "active", "paused", "removed"]);
export type RecruiterStatus = z.infer<typeof RecruiterStatus>;

/**
 * `waiting`: on its way to the ATS, however long that takes. `sent`: the ATS has it. `refused`: by the ownership rule. `not_sent`:
 * the role went away before it could be sent.
 */
export const SubmissionStatus = z.enum(["waiting", "sent", "refused", "not_sent"]);
export type SubmissionStatus = z.infer<typeof SubmissionStatus>;

/** What became of the candidate, in a recruiter's words; the ATS's own reason is for the company. */
export const ArchiveGroup = z.enum(["not_selected", "withdrew", "other"]);
export type ArchiveGroup = z.infer<typeof ArchiveGroup>;

/** What stands in a candidate's timeline. */
export const SubmissionEventKind = z.enum([
  "submitted",
  "ruled",
  "overruled",
  "sent",
  "not_sent",
  "stage",
  "interview_planned",
  "interview_moved",
  "interview_canceled",
  "archived",
  "restored",
  "offered",
  "hired",
  "unhired",
  "gone",
  "anonymised",
  "erased",
]);
export type SubmissionEventKind = z.infer<typeof SubmissionEventKind>;

/** What the company owes for a hire, as of a day. `none`: not hired. */
export const FeeState = z.enum(["none", "on_hold", "due", "void"]);
export type FeeState = z.infer<typeof FeeState>;
