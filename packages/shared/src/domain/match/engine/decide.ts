// From probabilities to decisions: assign behind the gate, propose the best three, or say that nobody fits.
import { gateOf } from "./gate.ts";
import type { Judgement } from "./judge.ts";
import { solve } from "./components.ts";
import type { Edge } from "./marginals.ts";
import { ASSIGN, PROPOSE } from "./weights.ts";

/** A possible pair with what speaks for it. */
export type Pair = Edge & { readonly judgement: Judgement };

export type Candidate = {
  readonly hireId: string;
  readonly p: number;
  /** Log2 of p's odds: the judgement's bits and what rivals on either side take from them. */
  readonly logOdds: number;
  readonly judgement: Judgement;
};

export type EmployeeDecision = {
  readonly employeeId: string;
  readonly kind: "assign" | "propose" | "none";
  /** Likeliest first; the first is the assigned one. At most three. */
  readonly candidates: readonly Candidate[];
};

export function decide(pairs: readonly Pair[]): Map<string, EmployeeDecision> {
  const byEmployee = new Map<string, Candidate[]>();
  const claims = new Map<string, number>();
  for (const { edge, p, logOdds } of solve(pairs)) {
    const candidate = { hireId: edge.hire, p, logOdds, judgement: edge.judgement };
    const list = byEmployee.get(edge.employee);
    if (list === undefined) byEmployee.set(edge.employee, [candidate]);
    else list.push(candidate);
    claims.set(edge.hire, (claims.get(edge.hire) ?? 0) + p);
  }
  const decisions = [...byEmployee].map(([employeeId, list]) => {
    const candidates = list.sort(likeliest);
    return [employeeId, decisionOn(employeeId, candidates, claims)] as const;
  });
  return new Map(decisions);
}

function likeliest(one: Candidate, other: Candidate): number {
  return other.p - one.p || (one.hireId < other.hireId ? -1 : 1);
}

/** @param claims how much of each hire all employees together claim: 1 when it is certainly someone's */
function decisionOn(
  employeeId: string,
  candidates: readonly Candidate[],
  claims: ReadonlyMap<string, number>,
): EmployeeDecision {
  const [best] = candidates;
  const open = candidates.filter((candidate) => candidate.judgement.hire.record.seat === "open");
  const shown = open.filter((candidate) => candidate.p >= PROPOSE.leastShown).slice(0, PROPOSE.most);
  if (best === undefined) return { employeeId, kind: "none", candidates: [] };
  const isSure =
    best.p >= ASSIGN.p &&
    best.judgement.hire.record.seat === "open" &&
    gateOf(best.judgement) !== null &&
    hasOneSeat(best, candidates, claims);
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

/**
 * Mailbox and name tell the person, not the seat. Where another hire of the same name is nobody else's, the same person may have
 * been hired twice, and only job and dates can say for which seat.
 */
function hasOneSeat(best: Candidate, candidates: readonly Candidate[], claims: ReadonlyMap<string, number>): boolean {
  return candidates.every((rival) => {
    if (rival === best) return true;
    const isOthers = (claims.get(rival.hireId) ?? 0) - rival.p > 0.5;
    const isSameName = (rival.judgement.name?.bits ?? 0) >= (best.judgement.name?.bits ?? 0) - ASSIGN.sameName;
    return isOthers || !isSameName || seatBits(best) - seatBits(rival) >= ASSIGN.seatLead;
  });
}

function seatBits({ judgement }: Candidate): number {
  return judgement.job.bits + judgement.dates.bits;
}
