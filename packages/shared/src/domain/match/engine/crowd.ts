// Decisions where so many people hang together that they cannot be weighed all at once: the best claimant of a seat whose best seat it is.
import {
  hasOneSeat,
  likeliest,
  rivalsIn,
  settle,
  type Candidate,
  type EmployeeDecision,
  type Pair,
  type Rival,
} from "./decision.ts";
import { gateOf } from "./gate.ts";
import { ASSIGN } from "./weights.ts";

/**
 * Looks one step each way only: an employee's own pairs, and who else claims the best of them. Assigned with a lead on both
 * sides; otherwise a person is asked. No seat is taken twice, for only one claimant can lead.
 */
export function decideInCrowd(part: readonly Pair[]): Map<string, EmployeeDecision> {
  const rivals = rivalsIn(part);
  const decisions = [...Map.groupBy(part, (pair) => pair.employee)].map(([employeeId, pairs]) => {
    const candidates = pairs.map((pair) => ({ ...oddsOf(pair, pairs), ...rivals(pair) })).sort(likeliest);
    const [best] = candidates;
    return [employeeId, settle(employeeId, candidates, best !== undefined && isSure(best, candidates))] as const;
  });
  return new Map(decisions);
}

function isSure(best: Candidate, candidates: readonly Candidate[]): boolean {
  const { bits } = best.judgement;
  const leads = (rival: Rival | null) => rival === null || bits - rival.bits >= ASSIGN.crowdLead;
  const isAhead = best.p >= ASSIGN.p && leads(best.nextHire) && leads(best.nextEmployee);
  return isAhead && gateOf(best.judgement) !== null && hasOneSeat(best, candidates);
}

/** Among the employee's own pairs only. */
function oddsOf(pair: Pair, pairs: readonly Pair[]): Omit<Candidate, "nextHire" | "nextEmployee"> {
  const others = pairs.reduce((sum, other) => (other === pair ? sum : sum + 2 ** other.bits), 1);
  const logOdds = pair.bits - Math.log2(others);
  return { hireId: pair.hire, p: 1 / (1 + 2 ** -logOdds), logOdds, judgement: pair.judgement };
}
