// The match engine's front door: index keys, decisions around whoever arrived or changed, and the evidence to store with them.
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { prepareEmployee, prepareHire } from "./prepare.ts";

export type { Answer, Look, Question } from "./asked.ts";
export { explain, type Line } from "./explain.ts";
export { gateOf, type Gate } from "./gate.ts";
export { lookupsOf } from "./keys.ts";
export { prepareEmployee, prepareHire, type Person } from "./prepare.ts";
export { RULE_VERSION, scaleOf } from "./weights.ts";
export type { Candidate, EmployeeDecision } from "./decision.ts";
export type { EmployeeRecord, HireRecord } from "./people.ts";

/** Entries of the index for one person: each key, dated with the day of hire or start (days since 1970, null when unknown). */
export type IndexEntries = { readonly keys: readonly string[]; readonly day: number | null };

export function hireKeys(hire: HireRecord): IndexEntries {
  const { keys, day } = prepareHire(hire);
  return { keys, day };
}

export function employeeKeys(employee: EmployeeRecord): IndexEntries {
  const { keys, day } = prepareEmployee(employee);
  return { keys, day };
}

export type { Decided } from "./walks.ts";
export { decideAround, decideEach } from "./walks.ts";
