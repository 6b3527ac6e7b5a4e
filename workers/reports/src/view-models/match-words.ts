// How a decision on a match reads where it is only mentioned: "assigned automatically", "proposed", "assigned by Dana Reyes".
import type { MatchEvidence } from "#shared/domain/employee.ts";
import type { MatchStatus } from "#shared/domain/words.ts";
import { chanceInWords } from "./waterfall.ts";

export type DecidedMatch = {
  readonly status: MatchStatus;
  /** `rule`, or who. */
  readonly decidedBy: string;
  readonly decidedByName: string;
};

export function decisionWords({ status, decidedBy, decidedByName }: DecidedMatch): string {
  const isByRule = decidedBy === "rule";
  if (status === "proposed") return "proposed";
  if (status === "confirmed") return isByRule ? "assigned automatically" : `assigned by ${decidedByName}`;
  if (status === "rejected") return `rejected by ${decidedByName}`;
  return isByRule ? "withdrawn automatically" : `undone by ${decidedByName}`;
}

/** The same at the beginning of a line. */
export function decisionTitle(match: DecidedMatch): string {
  const words = decisionWords(match);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same below the status: who decided; of a proposal, which nobody has decided, how likely it is. */
export function underStatus(match: DecidedMatch & { readonly p: number | null }, locale: string): string | null {
  if (match.status !== "proposed") return decisionTitle(match);
  return match.p === null ? null : `${chanceInWords(match.p, locale)} likely`;
}

/**
 * The lines that say most, for or against, heaviest first. What was thought before anyone looked, and the limits on what agrees
 * twice, are no observations: they stand in the whole sum only.
 */
export function headlines(evidence: readonly MatchEvidence[], most: number): MatchEvidence[] {
  return evidence
    .filter(({ code }) => code !== "prior" && !code.endsWith("_limit"))
    .toSorted((a, b) => Math.abs(b.bits ?? 0) - Math.abs(a.bits ?? 0))
    .slice(0, most);
}
