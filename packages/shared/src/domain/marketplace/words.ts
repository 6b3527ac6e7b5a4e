// The status words of roles, as zod enums, so that doors can check them and types follow.
import { z } from "zod";

/** What the company decided: `draft` is seen by nobody outside; `open` by its recruiters; `closed` takes no more candidates. */
export const RoleStatus = z.enum(["draft", "open", "closed"]);
export type RoleStatus = z.infer<typeof RoleStatus>;

/** Why an open role takes no candidates for now: its posting was closed, deleted, taken back or withheld from us. */
export const RoleClosedReason = z.enum(["posting_closed", "posting_gone", "posting_unpublished", "posting_withheld"]);
export type RoleClosedReason = z.infer<typeof RoleClosedReason>;

/** `lever`: made from a posting. `hand`: written by a person, perhaps linked to a posting later. */
export const RoleSource = z.enum(["lever", "hand"]);
export type RoleSource = z.infer<typeof RoleSource>;

/** What a recruiter is told about a role of theirs. */
export const RoleNoticeKind = z.enum(["given", "taken_back", "closed", "reopened"]);
export type RoleNoticeKind = z.infer<typeof RoleNoticeKind>;
