// The people whom a walk has met, and the possible pairs among them.
import type { Pair } from "./decision.ts";
import type { Holders } from "./mailbox-match.ts";
import { canMeet, weighed } from "./possible-pair.ts";
import type { Person, PreparedEmployee, PreparedHire } from "./prepare.ts";

export class Census {
  readonly #hires = new Map<string, PreparedHire>();
  readonly #employees = new Map<string, PreparedEmployee>();
  readonly #pairs = new Map<PreparedEmployee, Map<PreparedHire, Pair | null>>();
  readonly #scale: number;

  constructor(people: readonly Person[], scale: number) {
    this.#scale = scale;
    this.meet(people);
  }

  meet(people: readonly Person[]): void {
    for (const person of people) {
      if (person.kind === "hire") keep(this.#hires, person);
      else keep(this.#employees, person);
    }
  }

  /** The people of the other side, met so far, with whom a pair is possible. */
  partnersOf(person: Person): Person[] {
    if (person.kind === "hire")
      return [...this.#employees.values()].filter((employee) => this.#pair(employee, person) !== null);
    return [...this.#hires.values()].filter((hire) => this.#pair(person, hire) !== null);
  }

  pairs(among: ReadonlyMap<string, unknown>): Pair[] {
    const hires = [...this.#hires.values()].filter((hire) => among.has(hire.id));
    const employees = [...this.#employees.values()].filter((employee) => among.has(employee.id));
    return employees.flatMap((employee) => hires.flatMap((hire) => this.#pair(employee, hire) ?? []));
  }

  #pair(employee: PreparedEmployee, hire: PreparedHire): Pair | null {
    if (!canMeet(employee, hire)) return null;
    const pairs = this.#pairs.get(employee) ?? new Map<PreparedHire, Pair | null>();
    this.#pairs.set(employee, pairs);
    const kept = pairs.get(hire);
    if (kept !== undefined) return kept;
    const pair = weighed(employee, hire, this.#holders, this.#scale);
    // a shared mailbox weighs less with every holder that turns up, so it is weighed anew each time
    if (pair === null || pair.judgement.mailbox.mailbox === null) pairs.set(hire, pair);
    return pair;
  }

  /** Whoever holds the mailbox of a pair is met when both ends have been walked from: they share its key. */
  readonly #holders: Holders = (mailbox) => ({
    hires: countHolders(this.#hires.values(), mailbox),
    employees: countHolders(this.#employees.values(), mailbox),
  });
}

/** The first reading of a person stays: a walk across awaits sees everyone at one time. */
function keep<P extends Person>(people: Map<string, P>, person: P): void {
  if (!people.has(person.id)) people.set(person.id, person);
}

function countHolders(people: Iterable<Person>, mailbox: string): number {
  let count = 0;
  for (const person of people) if (person.mailboxes.includes(mailbox)) count++;
  return count;
}
