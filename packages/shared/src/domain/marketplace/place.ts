// The place of a submission on the board: which column it stands in, and the order of the columns.
import type { SubmissionStatus } from "./submission-words.ts";

/** What decides the place. */
export type Placed = {
  readonly status: SubmissionStatus;
  readonly stageId: string | null;
  readonly isGone: boolean;
  readonly isHired: boolean;
  readonly isArchived: boolean;
};

/** `waiting`, `refused`, `not_sent`, `stage:<id>`, `hired`, `archived` or `gone`. */
export function placeOf(of: Placed): string {
  if (of.status !== "sent") return of.status;
  if (of.isGone) return "gone";
  if (of.isHired) return "hired";
  if (of.isArchived) return "archived";
  return `stage:${of.stageId ?? ""}`;
}

const BEFORE_STAGES = ["waiting"];
const AFTER_STAGES = ["hired", "archived", "refused", "not_sent", "gone"];
const MIDDLE = 500_000; // stages stand between, in the order of the ATS's pipeline, however many there are

/** Sorts columns: waiting, the stages in the pipeline's order, then how it ended. */
export function placeRank(place: string, stageIndex: number | null): number {
  const before = BEFORE_STAGES.indexOf(place);
  if (before >= 0) return before;
  const after = AFTER_STAGES.indexOf(place);
  return after >= 0 ? 2 * MIDDLE + after : MIDDLE + (stageIndex ?? MIDDLE - 1);
}
