// What the engine sees of people: hires as an ATS tells them, employees as an HRIS does, and what a person has already decided.

/** A hire that stands. */
export type HireRecord = {
  readonly id: string;
  readonly candidateName: string;
  readonly emails: readonly string[];
  /** ISO date or time; null when unknown. */
  readonly hiredAt: string | null;
  /** Every title that the job goes by: position, requisition, posting. */
  readonly titles: readonly string[];
  readonly locations: readonly string[];
  readonly departments: readonly string[];
  readonly managers: readonly string[];
  /** Whether an employee can take its seat: not when there is none, or when a person has decided who sits there. */
  readonly isOpen: boolean;
};

export type EmployeeRecord = {
  readonly id: string;
  readonly firstName: string;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly preferredName: string | null;
  readonly workEmail: string | null;
  readonly personalEmail: string | null;
  readonly startDate: string | null;
  readonly title: string | null;
  readonly department: string | null;
  readonly location: string | null;
  readonly managerName: string | null;
};

/** A pair that a person has spoken on; nothing the engine computes overrules it. */
export type PersonWord = {
  readonly hireId: string;
  readonly employeeId: string;
  /** `refused`: rejected, or confirmed once and undone. */
  readonly word: "confirmed" | "refused";
};
