// Whether a hire and an employee can be one person at all, so that the pair is worth keeping.
import type { Pair } from "./decision.ts";
import { judge } from "./judge.ts";
import { isLoose, WINDOW } from "./keys.ts";
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
  const isInWindow = isWithinWindow(employee.day, hire.day);
  return hire.keys.some((key) => employee.keySet.has(key) && (isInWindow || !isLoose(key)));
}

/** People without a date are found by mailbox and full name only. */
export function isWithinWindow(start: number | null, hired: number | null): boolean {
  if (start === null || hired === null) return false;
  return start - hired >= WINDOW.least && start - hired <= WINDOW.most;
}
