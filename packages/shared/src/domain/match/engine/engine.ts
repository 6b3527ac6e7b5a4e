// The match engine's front door: index keys, decisions around whoever arrived or changed, and the evidence to store with them.
import { decide } from "./decide.ts";
import type { EmployeeDecision } from "./decision.ts";
import { explore, type Ask } from "./explore.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { prepareEmployee, prepareHire, type Person } from "./prepare.ts";
import { MOST_TOGETHER } from "./weights.ts";

export { explain, type Line } from "./explain.ts";
export { gateOf, type Gate } from "./gate.ts";
export { lookupsOf, type Lookup } from "./keys.ts";
export { prepareEmployee, prepareHire, type Person } from "./prepare.ts";
export { RULE_VERSION, scaleOf } from "./weights.ts";
export type { Candidate, EmployeeDecision } from "./decision.ts";
export type { Ask } from "./explore.ts";
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

export type Decided = {
  /** One for every employee concerned, also for those who turned out to be nobody's hire. */
  readonly decisions: readonly EmployeeDecision[];
  /** So many people hang together that they were decided by the rule for crowds. */
  readonly isCut: boolean;
};

/**
 * Decides anew on everyone whom the seeds concern: the person who arrived or changed, those whom the stored decisions tie to
 * that person, and the other holders of its mailboxes.
 * @param scale see `scaleOf`
 * @param read answers a question with all people of the asked side who share a key with the given ones (`lookupsOf`)
 */
export async function decideAround(
  seeds: readonly Person[],
  scale: number,
  read: (ask: Ask) => Promise<readonly Person[]>,
): Promise<Decided> {
  const walk = explore(seeds, scale, MOST_TOGETHER);
  let step = walk.next();
  while (step.done !== true) step = walk.next(await read(step.value));
  const { pairs, employeeIds, isCut } = step.value;
  const decided = decide(pairs, isCut);
  const nobodys = (employeeId: string): EmployeeDecision => ({ employeeId, kind: "none", candidates: [] });
  const decisions = [...employeeIds].map((id) => decided.get(id) ?? nobodys(id));
  return { decisions, isCut };
}
