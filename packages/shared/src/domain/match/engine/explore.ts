// Finds everyone who can bear on a decision: from a person along pairs that matter to the people behind them, until nobody new turns up.
import type { Pair } from "./decide.ts";
import { Census } from "./census.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";

/** What the walk needs next: all people of the other side who share a key with these. Loose keys may be asked within WINDOW only. */
export type Ask =
  | { readonly side: "hires"; readonly near: readonly PreparedEmployee[] }
  | { readonly side: "employees"; readonly near: readonly PreparedHire[] };

export type Answer = readonly (PreparedHire | PreparedEmployee)[];

export type Explored = {
  /** The pairs that matter among the people found. */
  readonly pairs: readonly Pair[];
  /** Employees whose decision the walk can tell; those without a pair are nobody's hire. */
  readonly employeeIds: readonly string[];
  /** More people hang together than the walk may look at: nobody among them can be called the only one. */
  readonly isCut: boolean;
};

/**
 * Walks from the seeds. A generator, so that the same walk reads from memory at once or from a database across awaits: each
 * yield is a question, `next` takes the people who answer it.
 * @param most people to look at before giving up
 */
export function* explore(
  seeds: readonly (PreparedHire | PreparedEmployee)[],
  most: number,
): Generator<Ask, Explored, Answer> {
  const census = new Census(seeds);
  const hires = new Set(seeds.filter((seed) => seed.kind === "hire"));
  const employees = new Set(seeds.filter((seed) => seed.kind === "employee"));
  for (;;) {
    const size = hires.size + employees.size;
    if (size > most) return { pairs: [], employeeIds: idsOf(employees), isCut: true };
    yield* readHiresNear(census, [...employees]);
    const considered = new Set([...hires, ...[...employees].flatMap((employee) => census.hiresInTheRunning(employee))]);
    yield* readEmployeesNear(census, [...considered]);
    // a claimant counts only if it is not far likelier elsewhere, so its other pairs must be known
    yield* readHiresNear(
      census,
      [...considered].flatMap((hire) => census.claimantsOf(hire)),
    );
    for (const hire of considered) {
      const claimants = census.pairsInTheRunning(hire).map((pair) => pair.judgement.employee);
      if (!hires.has(hire) && !claimants.some((employee) => employees.has(employee))) continue;
      hires.add(hire);
      for (const employee of claimants) employees.add(employee);
    }
    if (hires.size + employees.size > size) continue;
    const pairs = [...hires].flatMap((hire) => census.pairsInTheRunning(hire));
    return { pairs, employeeIds: idsOf(employees), isCut: false };
  }
}

function* readHiresNear(census: Census, employees: readonly PreparedEmployee[]): Generator<Ask, void, Answer> {
  const near = census.unread(employees);
  if (near.length > 0) census.meet(yield { side: "hires", near }, near);
  // what a shared mailbox weighs depends on who else holds it: those are found from the hire's end
  yield* readEmployeesNear(
    census,
    near.flatMap((employee) => census.mailboxPartnersOf(employee)),
  );
}

function* readEmployeesNear(census: Census, hires: readonly PreparedHire[]): Generator<Ask, void, Answer> {
  const near = census.unread(hires);
  if (near.length > 0) census.meet(yield { side: "employees", near }, near);
}

function idsOf(people: Iterable<{ readonly id: string }>): string[] {
  return [...people].map((person) => person.id);
}
