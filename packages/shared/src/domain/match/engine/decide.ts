// From possible pairs to decisions: assign behind the gate, propose the best three, or say that nobody fits.
import { componentsOf, solve } from "./components.ts";
import { decideInCrowd } from "./crowd.ts";
import {
  hasOneSeat,
  likeliest,
  rivalsIn,
  settle,
  type Candidate,
  type EmployeeDecision,
  type Pair,
} from "./decision.ts";
import { gateOf } from "./gate.ts";
import { ASSIGN, MOST_TOGETHER } from "./weights.ts";

/**
 * Decides on every employee who has a pair; the others are nobody's hire. The same pairs give the same decisions in any order.
 * @param isCut the pairs are part of a larger tangle: then all are decided as in a crowd
 */
export function decide(pairs: readonly Pair[], isCut = false): Map<string, EmployeeDecision> {
  const parts = componentsOf(pairs);
  return new Map(parts.flatMap((part) => [...(isCut || isCrowd(part) ? decideInCrowd(part) : decideTogether(part))]));
}

function isCrowd(part: readonly Pair[]): boolean {
  return new Set(part.flatMap((pair) => [pair.employee, pair.hire])).size > MOST_TOGETHER;
}

function decideTogether(part: readonly Pair[]): Map<string, EmployeeDecision> {
  const rivals = rivalsIn(part);
  const solved = solve(part).map(({ edge, p, logOdds }) => ({
    employee: edge.employee,
    candidate: { hireId: edge.hire, p, logOdds, judgement: edge.judgement, ...rivals(edge) },
  }));
  const claims = new Map<string, number>();
  for (const { candidate } of solved) claims.set(candidate.hireId, (claims.get(candidate.hireId) ?? 0) + candidate.p);
  const byEmployee = Map.groupBy(solved, ({ employee }) => employee);
  return new Map(
    [...byEmployee].map(([employeeId, list]) => {
      const candidates = list.map(({ candidate }) => candidate).sort(likeliest);
      const [best] = candidates;
      return [employeeId, settle(employeeId, candidates, best !== undefined && isSure(best, candidates, claims))];
    }),
  );
}

/** @param claims how much of each hire all employees together claim: 1 when it is certainly someone's */
function isSure(best: Candidate, candidates: readonly Candidate[], claims: ReadonlyMap<string, number>): boolean {
  const isFree = (rival: Candidate) => (claims.get(rival.hireId) ?? 0) - rival.p <= 0.5;
  return best.p >= ASSIGN.p && gateOf(best.judgement) !== null && hasOneSeat(best, candidates.filter(isFree));
}
