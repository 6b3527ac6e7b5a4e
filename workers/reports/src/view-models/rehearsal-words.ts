// A rehearsal in words: how far it is, what it found, and each kind of difference.
import type { RehearsalRow } from "#shared/db/rehearsals.ts";
import type { DifferenceKind } from "#shared/domain/match/rehearsal.ts";
import type { Formats } from "./formats.ts";
import type { StateWord } from "./state-words.ts";

/** What today's rules would do, where that differs from what stands. */
export const DIFFERENCE_WORDS: Record<DifferenceKind, StateWord> = {
  other_hire: { word: "Assign another hire", shape: "triangle", tone: "bad" },
  refused_pair: { word: "Assign what a person refused", shape: "triangle", tone: "bad" },
  would_assign: { word: "Assign", shape: "disc", tone: "good" },
  would_ask: { word: "Ask a person", shape: "diamond", tone: "wait" },
  would_ask_otherwise: { word: "Ask about another hire first", shape: "diamond", tone: "wait" },
  would_leave: { word: "Leave: nobody’s hire", shape: "slash", tone: "soft" },
};

type Counted = Pick<RehearsalRow, "status" | "total" | "doneCount" | "differenceCount">;

/** "300 of 2,300 employees looked at, 2 differences so far." */
export function rehearsalProgress({ total, doneCount, differenceCount }: Counted, formats: Formats): string {
  if (total === null) return "It is about to begin.";
  const done = `${formats.number(doneCount)} of ${formats.count(total, "employee", "employees")} looked at`;
  return `${done}, ${formats.count(differenceCount, "difference", "differences")} so far.`;
}

/** What came of it. */
export function rehearsalResult({ doneCount, differenceCount }: Counted, formats: Formats): string {
  const all = formats.count(doneCount, "employee", "employees");
  if (doneCount === 0) return "There was no employee to decide on.";
  if (differenceCount === 0) return `On all ${all}, today’s rules decide what stands already.`;
  const other = formats.count(differenceCount, "employee", "employees");
  return `On ${other} of ${formats.number(doneCount)}, today’s rules would decide otherwise.`;
}
