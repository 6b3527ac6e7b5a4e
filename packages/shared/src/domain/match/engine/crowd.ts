// Decisions where so many people hang together that they cannot be weighed all at once: the best claimant of a seat whose best seat it is.
import { hasOneSeat, likeliest, settle, type Candidate, type EmployeeDecision, type Pair } from "./decision.ts";
import { gateOf } from "./gate.ts";
import { ASSIGN } from "./weights.ts";

/**
 * Looks one step each way only: an employee's own pairs, and who else claims the best of them. Assigned with a lead on both
 * sides; otherwise a person is asked. No seat is taken twice, for only one claimant can lead.
 */
export function decideInCrowd(part: readonly Pair[]): Map<string, EmployeeDecision> {
  const byHire = Map.groupBy(part, (pair) => pair.hire);
  return new Map(
    [...Map.groupBy(part, (pair) => pair.employee)].map(([employeeId, pairs]) => {
      const candidates = pairs.map((pair) => candidateOf(pair, pairs)).sort(likeliest);
      const [best, second] = candidates;
      const isSure =
        best !== undefined &&
        best.p >= ASSIGN.p &&
        gateOf(best.judgement) !== null &&
        (second === undefined || leads(best.judgement.bits, second.judgement.bits)) &&
        (byHire.get(best.hireId) ?? []).every(
          (pair) => pair.employee === employeeId || leads(best.judgement.bits, pair.bits),
        ) &&
        hasOneSeat(best, candidates);
      return [employeeId, settle(employeeId, candidates, isSure)];
    }),
  );
}

function leads(bits: number, other: number): boolean {
  return bits - other >= ASSIGN.crowdLead;
}

function candidateOf(pair: Pair, pairs: readonly Pair[]): Candidate {
  const others = pairs.reduce((sum, other) => (other === pair ? sum : sum + 2 ** other.bits), 1);
  const logOdds = pair.bits - Math.log2(others);
  return { hireId: pair.hire, p: 1 / (1 + 2 ** -logOdds), logOdds, judgement: pair.judgement };
}
