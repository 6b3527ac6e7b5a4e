// People for the engine's tests: an employee and a hire who are the same person, unless a test says otherwise.
import { judge, type Judgement } from "#shared/domain/match/engine/judge.ts";
import type { EmployeeRecord, HireRecord } from "#shared/domain/match/engine/people.ts";
import { prepareEmployee, prepareHire } from "#shared/domain/match/engine/prepare.ts";

export function hire(over: Partial<HireRecord> = {}): HireRecord {
  return {
    id: "hir_1",
    candidateName: "Grace Hopper",
    emails: [],
    hiredAt: "2025-03-01",
    titles: ["Senior Software Engineer, Growth"],
    locations: ["Berlin, Germany"],
    departments: [],
    managers: ["Ada Lovelace"],
    seat: "open",
    refusedEmployeeIds: [],
    ...over,
  };
}

export function employee(over: Partial<EmployeeRecord> = {}): EmployeeRecord {
  return {
    id: "emp_1",
    firstName: "Grace",
    middleName: null,
    lastName: "Hopper",
    preferredName: null,
    workEmail: null,
    personalEmail: null,
    startDate: "2025-03-20",
    title: "Sr. Software Eng",
    department: "Engineering",
    location: "DE-BE-Berlin",
    managerName: "Ada Lovelace",
    isSettled: false,
    ...over,
  };
}

/** Nobody else holds the mailboxes, unless counts are given. */
export function judged(
  of: Partial<EmployeeRecord>,
  against: Partial<HireRecord>,
  holders = { hires: 1, employees: 1 },
): Judgement {
  return judge(prepareEmployee(employee(of)), prepareHire(hire(against)), () => holders, 0);
}

/** The first word as given name and the rest as family name, as a form would have it. */
export function named(name: string): Pick<EmployeeRecord, "firstName" | "lastName"> {
  const [firstName = "", ...rest] = name.split(" ");
  return { firstName, lastName: rest.join(" ") };
}
