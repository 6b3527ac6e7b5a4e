// Finds everyone who can bear on a decision: from a person along possible pairs to the people behind them, until nobody new turns up.
import type { Pair } from "./decide.ts";
import { judge } from "./judge.ts";
import { isLoose, WINDOW } from "./keys.ts";
import type { Holders } from "./mailbox-match.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { LEAST_POSSIBLE } from "./weights.ts";

/** What the walk needs next: all people of the other side who share a key with these. Loose keys may be asked within WINDOW only. */
export type Ask =
  | { readonly side: "hires"; readonly near: readonly PreparedEmployee[] }
  | { readonly side: "employees"; readonly near: readonly PreparedHire[] };

export type Answer = readonly (PreparedHire | PreparedEmployee)[];

export type Explored = {
  /** Every possible pair among the people found. */
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
  const known = new Census(seeds);
  let hires = seeds.filter((seed) => seed.kind === "hire");
  let employees = seeds.filter((seed) => seed.kind === "employee");
  const walked = new Set<string>([...hires, ...employees].map((person) => person.id));
  while ((hires.length > 0 || employees.length > 0) && walked.size <= most) {
    if (employees.length > 0) known.meet(yield { side: "hires", near: employees });
    if (hires.length > 0) known.meet(yield { side: "employees", near: hires });
    const next = [...employees, ...hires].flatMap((person) => known.partnersOf(person));
    const unwalked = [...new Set(next)].filter((person) => !walked.has(person.id));
    hires = unwalked.filter((person) => person.kind === "hire");
    employees = unwalked.filter((person) => person.kind === "employee");
    for (const person of unwalked) walked.add(person.id);
  }
  return { pairs: known.pairs(walked), employeeIds: known.employeeIds(walked), isCut: walked.size > most };
}

/** The people met so far. Holders of a mailbox are counted among them: whoever holds a pair's mailbox is met before the walk ends. */
class Census {
  readonly #hires = new Map<string, PreparedHire>();
  readonly #employees = new Map<string, PreparedEmployee>();
  readonly #pairs = new Map<string, Pair | null>();

  constructor(people: Answer) {
    this.meet(people);
  }

  meet(people: Answer): void {
    for (const person of people) {
      if (person.kind === "hire") this.#hires.set(person.id, person);
      else this.#employees.set(person.id, person);
    }
  }

  /** The people of the other side, met so far, with whom a pair is possible. */
  partnersOf(person: PreparedHire | PreparedEmployee): (PreparedHire | PreparedEmployee)[] {
    if (person.kind === "hire")
      return [...this.#employees.values()].filter((employee) => this.#pair(employee, person) !== null);
    return [...this.#hires.values()].filter((hire) => this.#pair(person, hire) !== null);
  }

  pairs(walked: ReadonlySet<string>): Pair[] {
    const hires = [...this.#hires.values()].filter((hire) => walked.has(hire.id));
    const employees = [...this.#employees.values()].filter((employee) => walked.has(employee.id));
    return employees.flatMap((employee) => hires.flatMap((hire) => this.#pair(employee, hire) ?? []));
  }

  employeeIds(walked: ReadonlySet<string>): string[] {
    return [...this.#employees.keys()].filter((id) => walked.has(id));
  }

  #pair(employee: PreparedEmployee, hire: PreparedHire): Pair | null {
    const id = `${employee.id} ${hire.id}`;
    const kept = this.#pairs.get(id);
    if (kept !== undefined) return kept;
    const pair = possiblePair(employee, hire, this.#holders);
    // a shared mailbox weighs less with every holder that turns up, so it is weighed anew each time
    if (pair === null || pair.judgement.mailbox.mailbox === null) this.#pairs.set(id, pair);
    return pair;
  }

  readonly #holders: Holders = (mailbox) => ({
    hires: countHolders(this.#hires.values(), mailbox),
    employees: countHolders(this.#employees.values(), mailbox),
  });
}

function countHolders(people: Iterable<PreparedHire | PreparedEmployee>, mailbox: string): number {
  let count = 0;
  for (const person of people) if (person.mailboxes.includes(mailbox)) count++;
  return count;
}

/** The pair when it is possible at all: nobody has spoken on it, a key joins them, and the evidence is not hopeless. */
export function possiblePair(employee: PreparedEmployee, hire: PreparedHire, holders: Holders): Pair | null {
  if (employee.record.isSettled || hire.record.seat === "settled") return null;
  if (hire.record.refusedEmployeeIds.includes(employee.id) || !shareKey(employee, hire)) return null;
  const judgement = judge(employee, hire, holders);
  if (judgement.bits < LEAST_POSSIBLE) return null;
  return { employee: employee.id, hire: hire.id, bits: judgement.bits, judgement };
}

export function shareKey(employee: PreparedEmployee, hire: PreparedHire): boolean {
  const isInWindow = isWithinWindow(employee.day, hire.day);
  return hire.keys.some((key) => employee.keySet.has(key) && (isInWindow || !isLoose(key)));
}

/** People without a date are found by mailbox and full name only. */
export function isWithinWindow(start: number | null, hired: number | null): boolean {
  if (start === null || hired === null) return false;
  return start - hired >= WINDOW.least && start - hired <= WINDOW.most;
}
