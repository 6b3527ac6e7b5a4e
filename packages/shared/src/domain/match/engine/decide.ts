// From probabilities to decisions: assign behind the gate, propose the best three, or say that nobody fits.
import { gateOf } from "./gate.ts";
import type { Judgement } from "./judge.ts";
import { solve } from "./components.ts";
import type { Edge } from "./marginals.ts";
import { ASSIGN, PROPOSE } from "./weights.ts";

/** A possible pair with what speaks for it. */
export type Pair = Edge & { readonly judgement: Judgement };

export type Candidate = { readonly hireId: string; readonly p: number; readonly judgement: Judgement };

export type EmployeeDecision = {
  readonly employeeId: string;
  readonly kind: "assign" | "propose" | "none";
  /** Likeliest first; the first is the assigned one. At most three. */
  readonly candidates: readonly Candidate[];
};

export function decide(pairs: readonly Pair[]): Map<string, EmployeeDecision> {
  const byEmployee = new Map<string, Candidate[]>();
  for (const { edge, p } of solve(pairs)) {
    const candidate = { hireId: edge.hire, p, judgement: edge.judgement };
    const list = byEmployee.get(edge.employee);
    if (list === undefined) byEmployee.set(edge.employee, [candidate]);
    else list.push(candidate);
  }
  return new Map(
    [...byEmployee].map(([employeeId, list]) => [employeeId, decisionOn(employeeId, list.sort(likeliest))]),
  );
}

function likeliest(one: Candidate, other: Candidate): number {
  return other.p - one.p || (one.hireId < other.hireId ? -1 : 1);
}

function decisionOn(employeeId: string, candidates: readonly Candidate[]): EmployeeDecision {
  const [best] = candidates;
  const open = candidates.filter((candidate) => candidate.judgement.hire.record.isOpen);
  const shown = open.filter((candidate) => candidate.p >= PROPOSE.leastShown).slice(0, PROPOSE.most);
  if (best === undefined) return { employeeId, kind: "none", candidates: [] };
  const isSure = best.p >= ASSIGN.p && best.judgement.hire.record.isOpen && gateOf(best.judgement) !== null;
  if (isSure)
    return {
      employeeId,
      kind: "assign",
      candidates: [best, ...shown.filter((other) => other !== best)].slice(0, PROPOSE.most),
    };
  const isWorthAsking = open.some((candidate) => candidate.p >= PROPOSE.p);
  return isWorthAsking
    ? { employeeId, kind: "propose", candidates: shown }
    : { employeeId, kind: "none", candidates: [] };
}
