// A match's decision in sentences: what opened the way to it, or why only a person can decide; and how far the next ones are behind.
import type { MatchRow } from "#shared/db/matches.ts";
import { ASSIGN } from "#shared/domain/match/engine/weights.ts";
import { decisionTitle, type DecidedMatch } from "./match-words.ts";
import { bitsInWords, chanceInWords } from "./waterfall.ts";

type Reasoned = DecidedMatch & Pick<MatchRow, "gate" | "p" | "evidence">;

/** Why it was decided as it is; with `proposed`, why it was not assigned. */
export function decisionReason(match: Reasoned, locale: string): string {
  if (match.status === "proposed") return `Proposed, not assigned: ${whyOnlyProposed(match, locale)}`;
  if (match.status === "rejected")
    return `${decisionTitle(match)}: not the same person. Rolecall does not propose this pair again.`;
  if (match.status === "undone")
    return match.decidedBy === "rule"
      ? "Withdrawn automatically, because the facts changed. If they change back, so does this."
      : `${decisionTitle(match)}. Rolecall does not assign this pair again by itself.`;
  if (match.decidedBy === "rule") return `Assigned automatically: ${whatOpenedTheGate(match)}`;
  return `${decisionTitle(match)}. Rolecall never overrules what a person confirmed.`;
}

function whatOpenedTheGate({ gate, evidence }: Reasoned): string {
  if (evidence.some((line) => line.code === "imported")) return "an import says that this employee is this hire.";
  if (gate === "mailbox") return "both have the same personal mailbox, and nothing contradicts it.";
  if (gate === "name_and_job") return "the name agrees, and so does the job.";
  return "by what was recorded below.";
}

function whyOnlyProposed({ gate, p }: Reasoned, locale: string): string {
  if (p === null) return "it was not weighed.";
  if (gate === null)
    return "for that, both need the same personal mailbox, or the same name together with the same job. So it is for you to say.";
  const least = chanceInWords(ASSIGN.p, locale);
  if (p < ASSIGN.p) return `the evidence would do, but with these rivals it is below ${least} likely.`;
  return "the same person may have been hired twice, and job and dates do not say clearly enough for which seat.";
}

/** How far a runner-up is behind, in bits and in what they mean. */
export function marginInWords(margin: number, locale: string): string {
  if (Math.abs(margin) < 1) return "fits about as well";
  const bits = bitsInWords(Math.abs(margin), locale, 1).replace("+", "");
  if (margin < 0) return `${bits} bits ahead when each pair is looked at alone`;
  return `${bits} bits behind: ${timesInWords(margin, locale)} less likely`;
}

/** @param bits at least 1 */
function timesInWords(bits: number, locale: string): string {
  if (bits > MILLION_BITS) return "more than a million times";
  const times = 2 ** bits;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1); // two digits are enough to judge by
  return `about ${new Intl.NumberFormat(locale).format(Math.round(times / step) * step)} times`;
}

const MILLION_BITS = Math.log2(1_000_000);
