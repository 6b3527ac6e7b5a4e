// What would today's rules decide? The difference between what stands and what the rules would decide if nobody had spoken.
import type { MatchStatus } from "../words.ts";

export type TodaysDecision = "assign" | "propose" | "none";

/**
 * `other_hire`: another hire would be assigned than the one that stands. `would_assign`: somebody is asked, or nothing stands,
 * and the rules are sure. `refused_pair`: the rules would assign what a person refused. `would_ask`: they would ask where they
 * assigned, or where nothing stands. `would_ask_otherwise`: they would ask about another hire first. `would_leave`: nobody's hire.
 */
export type DifferenceKind =
  "other_hire" | "would_assign" | "refused_pair" | "would_ask" | "would_ask_otherwise" | "would_leave";

/** A match of the employee as it is stored. */
export type StandingMatch = {
  readonly id: string;
  readonly hireId: string;
  readonly status: MatchStatus;
  readonly decidedBy: string;
  readonly rank: number;
};

/** What today's rules decide; hires likeliest first. */
export type Today = { readonly kind: TodaysDecision; readonly hireIds: readonly string[] };

export type Difference = { readonly kind: DifferenceKind; readonly stored: StandingMatch | null };

/**
 * The difference, or null when today's rules agree. A person who answered a question that the rules would still ask agrees with
 * them, whatever the answer; one who chose a hire that the rules would not show does not.
 */
export function differenceOf(standing: readonly StandingMatch[], today: Today): Difference | null {
  const confirmed = standing.find((match) => match.status === "confirmed") ?? null;
  return confirmed === null ? whereNobodySits(standing, today) : whereSomebodySits(confirmed, today);
}

function whereSomebodySits(confirmed: StandingMatch, { kind, hireIds }: Today): Difference | null {
  if (kind === "assign") return hireIds[0] === confirmed.hireId ? null : { kind: "other_hire", stored: confirmed };
  if (kind === "none") return { kind: "would_leave", stored: confirmed };
  const isAnswer = confirmed.decidedBy !== "rule" && hireIds.includes(confirmed.hireId);
  return isAnswer ? null : { kind: "would_ask", stored: confirmed };
}

function whereNobodySits(standing: readonly StandingMatch[], today: Today): Difference | null {
  const refused = standing.filter((match) => isRefused(match)).map((match) => match.hireId);
  const proposals = standing.filter((match) => match.status === "proposed").sort((a, b) => a.rank - b.rank);
  const first = proposals[0] ?? null;
  const [best] = today.hireIds;
  if (today.kind === "assign" && best !== undefined) {
    const pair = standing.find((match) => match.hireId === best && isRefused(match));
    return pair === undefined ? { kind: "would_assign", stored: first } : { kind: "refused_pair", stored: pair };
  }
  const asked = today.hireIds.filter((hireId) => !refused.includes(hireId));
  if (asked.length === 0) return first === null ? null : { kind: "would_leave", stored: first };
  if (first === null) return refused.length > 0 ? null : { kind: "would_ask", stored: null };
  return asked[0] === first.hireId ? null : { kind: "would_ask_otherwise", stored: first };
}

/** A person's no; what the rules took back themselves is none. */
function isRefused(match: StandingMatch): boolean {
  return match.status === "rejected" || (match.status === "undone" && match.decidedBy !== "rule");
}
