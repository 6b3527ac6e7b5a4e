// Whether a candidate has reached the chosen stage, and when: from the changes of stage that the ATS keeps.

export type StageChange = { readonly toStageId: string; readonly at: number };

/** What the ATS tells of a candidate's way through the stages. Times in milliseconds. */
export type StageHistory = {
  readonly stageId: string;
  readonly changes: readonly StageChange[];
  readonly createdAt: number;
  /** When they were marked as hired; null when they are not. */
  readonly hiredAt: number | null;
};

/**
 * When the candidate came to the chosen stage or one after it and has stayed there or further on since; null when they are before it
 * now. Whoever went back and came again counts from the last time. Hired is no stage: who was hired from before the chosen one has
 * passed it, and all others, with the hire.
 * @param order the account's stages from first to last; one that is not in it (deleted since) counts as before the chosen one
 */
export function reachedAt(history: StageHistory, chosen: string, order: readonly string[]): number | null {
  const from = order.indexOf(chosen);
  if (from < 0) return null;
  const isThere = (stageId: string) => order.indexOf(stageId) >= from;
  if (!isThere(history.stageId)) return history.hiredAt;
  const changes = history.changes.toSorted((a, b) => a.at - b.at);
  let reached: number | null = null;
  for (const { toStageId, at } of changes) reached = isThere(toStageId) ? (reached ?? at) : null;
  // Created in the stage, or by a time from which no changes are kept.
  return reached ?? history.createdAt;
}
