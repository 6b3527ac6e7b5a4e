// What is decided on an employee, and the rules that hold however the probabilities were found.
import type { Judgement } from "./judge.ts";
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
  /** The next likely hire of the employee, and the next likely employee for the hire, with the bits of those pairs. */
  readonly nextHire: Rival | null;
  readonly nextEmployee: Rival | null;
};

export type Rival = { readonly id: string; readonly bits: number };

export type EmployeeDecision = {
  readonly employeeId: string;
  readonly kind: "assign" | "propose" | "none";
  /** Likeliest first; the first is the assigned one. At most three. */
  readonly candidates: readonly Candidate[];
};

/** The strongest other pair of each pair's employee and hire. @param part all pairs of a component */
export function rivalsIn(part: readonly Pair[]): (pair: Pair) => Pick<Candidate, "nextHire" | "nextEmployee"> {
  const byEmployee = Map.groupBy(part, (pair) => pair.employee);
  const byHire = Map.groupBy(part, (pair) => pair.hire);
  return (pair) => {
    const otherHire = strongestBut(pair, byEmployee.get(pair.employee) ?? []);
    const otherEmployee = strongestBut(pair, byHire.get(pair.hire) ?? []);
    return {
      nextHire: otherHire && { id: otherHire.hire, bits: otherHire.bits },
      nextEmployee: otherEmployee && { id: otherEmployee.employee, bits: otherEmployee.bits },
    };
  };
}

/** Parts are in the order of ids, so ties go to the lowest. */
function strongestBut(pair: Pair, pairs: readonly Pair[]): Pair | null {
  return pairs.reduce<Pair | null>(
    (best, other) => (other !== pair && (best === null || other.bits > best.bits) ? other : best),
    null,
  );
}

export function likeliest(one: Candidate, other: Candidate): number {
  return other.p - one.p || (one.hireId < other.hireId ? -1 : 1);
}

/** @param candidates likeliest first */
export function settle(employeeId: string, candidates: readonly Candidate[], isSure: boolean): EmployeeDecision {
  const [best] = candidates;
  const open = candidates.filter((candidate) => candidate.judgement.hire.record.seat === "open");
  const shown = open.filter((candidate) => candidate === best || candidate.p >= PROPOSE.leastShown);
  if (isSure && best === open[0]) return { employeeId, kind: "assign", candidates: shown.slice(0, PROPOSE.most) };
  const isWorthAsking = open.some((candidate) => candidate.p >= PROPOSE.p);
  const kind = isWorthAsking ? "propose" : "none";
  return { employeeId, kind, candidates: isWorthAsking ? shown.slice(0, PROPOSE.most) : [] };
}

/**
 * Mailbox and name tell the person, not the seat. Where another hire of the same name is nobody else's, the same person may have
 * been hired twice, and only job and dates can say for which seat.
 */
export function hasOneSeat(best: Candidate, rivals: readonly Candidate[]): boolean {
  return rivals.every((rival) => {
    if (rival === best) return true;
    const isSameName = (rival.judgement.name?.bits ?? 0) >= (best.judgement.name?.bits ?? 0) - ASSIGN.sameName;
    return !isSameName || seatBits(best) - seatBits(rival) >= ASSIGN.seatLead;
  });
}

function seatBits({ judgement }: Candidate): number {
  return judgement.job.bits + judgement.dates.bits;
}
