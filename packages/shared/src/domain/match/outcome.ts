// From a decision to what is to be stored, and from what is stored to the difference: which matches the rules make, renew and take back.
import type { MatchEvidence } from "../employee.ts";
import type { MatchStatus } from "../words.ts";
import { explain, gateOf, RULE_VERSION, type Candidate, type EmployeeDecision, type Gate } from "./engine/engine.ts";
import { probabilityOf } from "./evidence-words.ts";

/** What opened the way to an assignment; `import`: the employee's record was made from the hire. */
export type MatchGate = Gate | "import";

/** A match as the rules want it. */
export type Wanted = {
  readonly hireId: string;
  readonly employeeId: string;
  readonly status: "confirmed" | "proposed";
  readonly rank: number;
  readonly p: number | null;
  readonly logOdds: number | null;
  readonly gate: MatchGate | null;
  readonly nextHireId: string | null;
  readonly nextHireMargin: number | null;
  readonly nextEmployeeId: string | null;
  readonly nextEmployeeMargin: number | null;
  /** JSON, as it is stored. */
  readonly evidence: string;
};

/** A match as it is stored. */
export type Standing = Omit<Wanted, "status"> & {
  readonly id: string;
  readonly status: MatchStatus;
  readonly decidedBy: string;
  readonly ruleVersion: string;
};

/** An employee beside what the engine sees of them. */
export type EmployeeState = {
  readonly id: string;
  /** Nobody is asked about somebody who has left; whoever was hired and left keeps their seat. */
  readonly isActive: boolean;
  /** The hire that the record was made from, where nobody has said otherwise. */
  readonly claim: { readonly hireId: string; readonly canBeAssigned: boolean } | null;
};

/**
 * What the rules want for these employees. No hire is wanted for two: a decision that comes later in the order of ids gives way.
 * @param crowdedKeys keys that more people have than were weighed: those who are known by name only are asked about then
 */
export function wantedOf(
  decisions: ReadonlyMap<string, EmployeeDecision>,
  employees: readonly EmployeeState[],
  crowdedKeys: ReadonlySet<string> = new Set(),
): Wanted[] {
  const known = [...employees].sort((a, b) => (a.id < b.id ? -1 : 1));
  const assigned = new Map<string, string>();
  const all = known.flatMap((employee) => {
    const list = wantedFor(employee, decisions.get(employee.id), crowdedKeys);
    const [first] = list;
    if (first?.status === "confirmed" && assigned.has(first.hireId)) return [];
    if (first?.status === "confirmed") assigned.set(first.hireId, employee.id);
    return list;
  });
  const isFree = (one: Wanted) => (assigned.get(one.hireId) ?? one.employeeId) === one.employeeId;
  return [...Map.groupBy(all.filter(isFree), (one) => one.employeeId).values()].flatMap((list) =>
    list.map((one, i) => ({ ...one, rank: i + 1 })),
  );
}

function wantedFor(
  employee: EmployeeState,
  decision: EmployeeDecision | undefined,
  crowdedKeys: ReadonlySet<string>,
): Wanted[] {
  const { claim } = employee;
  if (claim !== null) return claim.canBeAssigned ? [imported(employee.id, claim.hireId)] : [];
  const [best, ...others] = decision?.candidates ?? [];
  if (decision === undefined || decision.kind === "none" || best === undefined) return [];
  if (decision.kind === "assign" && !isOneOfMany(best, crowdedKeys))
    return [weighed(employee.id, best, "confirmed", 1)];
  return employee.isActive ? [best, ...others].map((one, i) => weighed(employee.id, one, "proposed", i + 1)) : [];
}

function isOneOfMany({ judgement }: Candidate, crowdedKeys: ReadonlySet<string>): boolean {
  const { employee, hire } = judgement;
  return gateOf(judgement) !== "mailbox" && hire.keys.some((key) => employee.keySet.has(key) && crowdedKeys.has(key));
}

const IMPORTED: MatchEvidence = { code: "imported", text: "The employee's record was imported from this hire" };

function imported(employeeId: string, hireId: string): Wanted {
  return {
    hireId,
    employeeId,
    status: "confirmed",
    rank: 1,
    p: null,
    logOdds: null,
    gate: "import",
    nextHireId: null,
    nextHireMargin: null,
    nextEmployeeId: null,
    nextEmployeeMargin: null,
    evidence: JSON.stringify([IMPORTED]),
  };
}

/** The sum is that of the lines as they are stored: what a person adds up is what is said. */
function weighed(employeeId: string, candidate: Candidate, status: Wanted["status"], rank: number): Wanted {
  const lines = explain(candidate);
  const logOdds = rounded(lines.reduce((sum, line) => sum + line.bits, 0));
  const { bits } = candidate.judgement;
  const { nextHire, nextEmployee } = candidate;
  return {
    hireId: candidate.hireId,
    employeeId,
    status,
    rank,
    p: probabilityOf(logOdds),
    logOdds,
    gate: gateOf(candidate.judgement),
    nextHireId: nextHire?.id ?? null,
    nextHireMargin: nextHire === null ? null : rounded(bits - nextHire.bits),
    nextEmployeeId: nextEmployee?.id ?? null,
    nextEmployeeMargin: nextEmployee === null ? null : rounded(bits - nextEmployee.bits),
    evidence: JSON.stringify(lines),
  };
}

function rounded(bits: number): number {
  return Math.round(bits * 100) / 100;
}

export type Changes = {
  /** Rule-made matches that the rules make no longer. */
  readonly withdrawn: readonly Standing[];
  /** Matches that stay what they are, with newer evidence. */
  readonly renewed: readonly (Wanted & { readonly id: string })[];
  readonly assigned: readonly Wanted[];
  readonly proposed: readonly Wanted[];
};

/** What has to be written so that the stored matches of these employees are the wanted ones. A person's word is left alone. */
export function changesBetween(standing: readonly Standing[], wanted: readonly Wanted[]): Changes {
  const stored = new Map(standing.map((match) => [pairOf(match), match]));
  const kept = new Map(wanted.map((one) => [pairOf(one), one]));
  const isOfRule = (match: Standing) => match.decidedBy === "rule";
  const withdrawn = standing.filter(
    (match) =>
      isOfRule(match) &&
      (match.status === "confirmed" || match.status === "proposed") &&
      // what was assigned and is now a question is taken back first
      (kept.get(pairOf(match))?.status ?? "") !== match.status &&
      !(match.status === "proposed" && kept.has(pairOf(match))),
  );
  const isNew = (one: Wanted) => {
    const match = stored.get(pairOf(one));
    return match === undefined || (isOfRule(match) && match.status !== one.status);
  };
  const renewed = wanted.flatMap((one) => {
    const match = stored.get(pairOf(one));
    if (match === undefined || !isOfRule(match) || match.status !== one.status || isSame(match, one)) return [];
    return [{ ...one, id: match.id }];
  });
  return {
    withdrawn,
    renewed,
    assigned: wanted.filter((one) => one.status === "confirmed" && isNew(one)),
    proposed: wanted.filter((one) => one.status === "proposed" && isNew(one)),
  };
}

function pairOf(match: { readonly hireId: string; readonly employeeId: string }): string {
  return `${match.hireId} ${match.employeeId}`;
}

function isSame(match: Standing, one: Wanted): boolean {
  return (
    match.ruleVersion === RULE_VERSION &&
    match.evidence === one.evidence &&
    match.rank === one.rank &&
    match.nextHireId === one.nextHireId &&
    match.nextHireMargin === one.nextHireMargin &&
    match.nextEmployeeId === one.nextEmployeeId &&
    match.nextEmployeeMargin === one.nextEmployeeMargin
  );
}
