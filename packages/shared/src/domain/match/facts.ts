// What a matching rule sees of people and seats, and what it answers: the seam behind which a stronger engine can take over.
import type { MatchEvidence } from "../employee.ts";

/** A hire that stands (is not undone). */
export type HireFacts = {
  readonly id: string;
  readonly candidateName: string;
  readonly emails: readonly string[];
  readonly hiredAt: string;
  /** Whether it fills a seat that has no employee yet; only such a hire can be matched, the others still make evidence ambiguous. */
  readonly isOpen: boolean;
  readonly position: SeatFacts | null;
};

/** The plan of the hire's seat, for rules that weigh more than the person. */
export type SeatFacts = {
  readonly id: string;
  readonly title: string;
  readonly department: string | null;
  readonly location: string | null;
  readonly hiringManager: string | null;
};

export type EmployeeFacts = {
  readonly id: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly workEmail: string | null;
  readonly personalEmail: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly managerName: string | null;
  readonly managerEmail: string | null;
  readonly startDate: string | null;
  /** Whether no hire is matched to this employee. */
  readonly isOpen: boolean;
};

/** Everyone who shares a key with the hire in question, and every hire that shares one with those employees. */
export type Neighbourhood = {
  readonly hires: readonly HireFacts[];
  readonly employees: readonly EmployeeFacts[];
  /** Employees that a person has refused for this hire: they never come back by rule, but still count as namesakes. */
  readonly refusedEmployeeIds: ReadonlySet<string>;
  /** More people share these keys than were read: nobody can be called the only one. */
  readonly isCut: boolean;
};

export type Proposal = { readonly employeeId: string; readonly evidence: readonly MatchEvidence[] };

export type Decision =
  | { readonly kind: "assign"; readonly proposal: Proposal }
  /** For a person to decide; the likeliest first. */
  | { readonly kind: "propose"; readonly proposals: readonly Proposal[] }
  | { readonly kind: "none" };

export type MatchRule = {
  /** Stored with every match, so that a past decision can be understood. Raise it with every change of outcome. */
  readonly version: string;
  /** Keys under which a hire is found; two people can only meet when they share one. */
  hireKeys(hire: Pick<HireFacts, "candidateName" | "emails">): string[];
  employeeKeys(employee: EmployeeNames): string[];
  /** Decides on one hire, open or not, that is among `around.hires`. Pure: the same facts give the same answer. */
  decide(hireId: string, around: Neighbourhood): Decision;
};

export type EmployeeNames = Pick<
  EmployeeFacts,
  "firstName" | "middleName" | "lastName" | "preferredName" | "workEmail" | "personalEmail"
>;
