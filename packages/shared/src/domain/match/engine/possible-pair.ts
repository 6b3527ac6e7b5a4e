// Whether a hire and an employee can be one person at all, so that the pair is worth keeping.
import type { Pair } from "./decision.ts";
import { judge } from "./judge.ts";
import { joins } from "./keys.ts";
import type { Holders } from "./mailbox-match.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { LEAST_POSSIBLE } from "./weights.ts";

/** The pair when it is possible: nobody has spoken on it, a key joins them, and the evidence is not hopeless. */
export function possiblePair(
  employee: PreparedEmployee,
  hire: PreparedHire,
  holders: Holders,
  scale: number,
): Pair | null {
  return canMeet(employee, hire) ? weighed(employee, hire, holders, scale) : null;
}

/** Whether the two may be compared at all; cheap, for most who are looked at together share nothing. */
export function canMeet(employee: PreparedEmployee, hire: PreparedHire): boolean {
  if (employee.record.isSettled || hire.record.seat === "settled") return false;
  return shareKey(employee, hire) && !hire.record.refusedEmployeeIds.includes(employee.id);
}

/** The pair of two who can meet, unless the evidence is hopeless. */
export function weighed(employee: PreparedEmployee, hire: PreparedHire, holders: Holders, scale: number): Pair | null {
  const judgement = judge(employee, hire, holders, scale);
  if (judgement.bits < LEAST_POSSIBLE) return null;
  return { employee: employee.id, hire: hire.id, bits: judgement.bits, judgement };
}

function shareKey(employee: PreparedEmployee, hire: PreparedHire): boolean {
  const days = daysBetween(employee.day, hire.day);
  return hire.keys.some((key) => employee.keySet.has(key) && joins(key, days));
}

/** From hire to start; null for people without a date, who are found by mailbox and full name only. */
export function daysBetween(start: number | null, hired: number | null): number | null {
  return start === null || hired === null ? null : start - hired;
}
