// Why an application was archived, in the three words that a recruiter is told; the ATS's own text is the company's.
import type { ArchiveGroup } from "./submission-words.ts";

const WITHDREW =
  /with ?dr[ae]w|declin|accepted (?:another|other)|no longer interested|not interested|unresponsive|ghost|no[- ]show/i;
const OTHER =
  /\b(?:position|role|requisition|job) (?:was |is )?(?:closed|cancel|filled|on hold|frozen)|\b(?:duplicate|timing|budget|spam|test)\b/i;

/** The reasons' texts are editable at the ATS, so anything that is not recognised counts as not selected. */
export function archiveGroupOf(reason: string): ArchiveGroup {
  if (WITHDREW.test(reason)) return "withdrew";
  return OTHER.test(reason) ? "other" : "not_selected";
}
