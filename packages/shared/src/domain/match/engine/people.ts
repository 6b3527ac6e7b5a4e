// What the engine sees of people: hires as an ATS tells them, employees as an HRIS does, with what a person has already decided.

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
  /**
   * `open`: waits for its employee. `none`: fills no position, so nobody can be assigned, but somebody is this hire all the same.
   * `settled`: a person has decided who sits there; it is nobody else's.
   */
  readonly seat: "open" | "none" | "settled";
  /** Employees that a person has refused for this hire, or taken off it again: never theirs by rule. */
  readonly refusedEmployeeIds: readonly string[];
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
  /** A person has decided whose hire this is. */
  readonly isSettled: boolean;
};
