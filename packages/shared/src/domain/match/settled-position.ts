// What a position's status, hire and employee must be, given all facts; level-triggered, so that any message may settle it anew.
import type { HireProblem, PositionStatus, SyncStatus } from "../words.ts";

export type SettlingFacts = {
  readonly position: {
    readonly status: PositionStatus;
    readonly syncStatus: SyncStatus;
    readonly hireId: string | null;
  };
  /** Who closed it, when it is closed; null otherwise. */
  readonly closedBy: "person" | "requisition" | null;
  /** The position's present requisition as last read; null before it has one, and after it was given up. */
  readonly requisition: { readonly status: string; readonly isDeleted: boolean } | null;
  /** Hires that stand (are not undone) and are for this position. */
  readonly hires: readonly { readonly id: string; readonly hiredAt: string; readonly isMatched: boolean }[];
};

export type SettledPosition = {
  readonly status: PositionStatus;
  readonly hireId: string | null;
  /** For each hire of this position that stands: why it has no seat, or null when it has. */
  readonly problems: ReadonlyMap<string, HireProblem | null>;
};

/**
 * The rules, in this order:
 * a plan that is not approved is no seat, and one that a person closed takes no further hire;
 * a hire fills the seat, whatever became of the requisition (the earliest one; but a hire with an employee is never turned out);
 * without a hire, the seat is what its requisition is: open, closed, or back to approved when it was deleted.
 */
export function settledPosition(facts: SettlingFacts): SettledPosition {
  const { position, closedBy } = facts;
  const isClosedByPerson = position.status === "closed" && closedBy !== "requisition";
  if (isClosedByPerson || position.status === "draft" || position.status === "requested") {
    const incumbent = facts.hires.find((hire) => hire.id === position.hireId);
    return {
      status: position.status,
      hireId: incumbent?.id ?? null,
      problems: problemsOf(facts, incumbent?.id, "position_closed"),
    };
  }
  const seated = facts.hires.find((hire) => hire.isMatched && hire.id === position.hireId) ?? earliest(facts.hires);
  return {
    status: seated === undefined ? statusWithoutHire(facts) : "filled",
    hireId: seated?.id ?? null,
    problems: problemsOf(facts, seated?.id, "position_taken"),
  };
}

function earliest(hires: SettlingFacts["hires"]) {
  const [first] = [...hires].sort((a, b) => order(a.hiredAt, b.hiredAt) || order(a.id, b.id));
  return first;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function problemsOf(
  facts: SettlingFacts,
  seatedId: string | undefined,
  problem: HireProblem,
): Map<string, HireProblem | null> {
  return new Map(facts.hires.map((hire) => [hire.id, hire.id === seatedId ? null : problem]));
}

function statusWithoutHire({ position, requisition }: SettlingFacts): PositionStatus {
  if (requisition === null) return position.syncStatus === "synced" ? "open" : "approved";
  if (requisition.isDeleted) return "approved";
  // Filled, but by nobody we can see (deleted, or not readable for us): there is no seat to hire for either.
  if (requisition.status === "closed" || requisition.status === "filled") return "closed";
  return position.syncStatus === "synced" || position.status !== "approved" ? "open" : "approved";
}
