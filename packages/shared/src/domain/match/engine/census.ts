// The people whom a walk has met, and the possible pairs among them.
import type { Pair } from "./decide.ts";
import type { Holders } from "./mailbox-match.ts";
import { possiblePair } from "./possible-pair.ts";
import type { PreparedEmployee, PreparedHire } from "./prepare.ts";
import { inTheRunning } from "./rivals.ts";

export class Census {
  readonly #hires = new Map<string, PreparedHire>();
  readonly #employees = new Map<string, PreparedEmployee>();
  readonly #read = new Set<string>();
  readonly #pairs = new Map<string, Pair | null>();

  constructor(people: readonly (PreparedHire | PreparedEmployee)[]) {
    this.meet(people, []);
  }

  /** @param asked whose neighbours these are, all of them */
  meet(people: readonly (PreparedHire | PreparedEmployee)[], asked: readonly { readonly id: string }[]): void {
    for (const person of people) {
      if (person.kind === "hire") this.#hires.set(person.id, person);
      else this.#employees.set(person.id, person);
    }
    for (const { id } of asked) this.#read.add(id);
  }

  /** Those whose neighbours are not known yet, each once. */
  unread<P extends { readonly id: string }>(people: readonly P[]): P[] {
    return [...new Set(people)].filter((person) => !this.#read.has(person.id));
  }

  hiresInTheRunning(employee: PreparedEmployee): PreparedHire[] {
    return inTheRunning(this.#pairsOf(employee)).map((pair) => pair.judgement.hire);
  }

  /** Employees who are possible for the hire. */
  claimantsOf(hire: PreparedHire): PreparedEmployee[] {
    return this.#possible([...this.#employees.values()].map((employee) => [employee, hire])).map(
      (pair) => pair.judgement.employee,
    );
  }

  /** The hire's pairs that matter; to be asked when its claimants' neighbours are known. */
  pairsInTheRunning(hire: PreparedHire): Pair[] {
    const standing = this.claimantsOf(hire).flatMap((employee) =>
      inTheRunning(this.#pairsOf(employee)).filter((pair) => pair.hire === hire.id),
    );
    return inTheRunning(standing);
  }

  /** Hires that share a mailbox with the employee. */
  mailboxPartnersOf(employee: PreparedEmployee): PreparedHire[] {
    return [...this.#hires.values()].filter((hire) =>
      hire.mailboxes.some((mailbox) => employee.mailboxes.includes(mailbox)),
    );
  }

  #pairsOf(employee: PreparedEmployee): Pair[] {
    return this.#possible([...this.#hires.values()].map((hire) => [employee, hire]));
  }

  #possible(candidates: readonly (readonly [PreparedEmployee, PreparedHire])[]): Pair[] {
    return candidates.flatMap(([employee, hire]) => this.#pair(employee, hire) ?? []);
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

  /** Whoever holds the mailbox of a pair is met before the pair counts. */
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
