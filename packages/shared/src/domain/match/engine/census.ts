// The people whom walks have met, and the possible pairs among them. Walks that go side by side share one, and with it their pairs.
import type { Pair } from "./decision.ts";
import type { Holders } from "./mailbox-match.ts";
import { canMeet, weighed } from "./possible-pair.ts";
import type { Person, PreparedEmployee, PreparedHire } from "./prepare.ts";

export class Census {
  readonly #hires = new Side<PreparedHire>();
  readonly #employees = new Side<PreparedEmployee>();
  readonly #pairs = new Map<PreparedEmployee, Map<PreparedHire, Pair | null>>();
  readonly #scale: number;

  constructor(scale: number) {
    this.#scale = scale;
  }

  meet(people: readonly Person[]): void {
    for (const person of people) {
      if (person.kind === "hire") this.#hires.keep(person);
      else this.#employees.keep(person);
    }
  }

  /** The people of the other side, met so far, with whom a pair is possible. */
  partnersOf(person: Person): Person[] {
    if (person.kind === "hire") {
      const hire = this.#hires.get(person.id) ?? person;
      return this.#employees.sharing(hire).filter((employee) => this.#pair(employee, hire) !== null);
    }
    const employee = this.#employees.get(person.id) ?? person;
    return this.#hires.sharing(employee).filter((hire) => this.#pair(employee, hire) !== null);
  }

  /** In the order in which the employees were met. */
  pairs(among: ReadonlyMap<string, unknown>): Pair[] {
    return [...among.keys()].flatMap((id) => {
      const employee = this.#employees.get(id);
      if (employee === undefined) return [];
      return this.#hires
        .sharing(employee)
        .flatMap((hire) => (among.has(hire.id) ? (this.#pair(employee, hire) ?? []) : []));
    });
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
    hires: this.#hires.holding(mailbox),
    employees: this.#employees.holding(mailbox),
  });
}

/** People of one side by their ids and keys. The first reading of a person stays: a walk across awaits sees everyone at one time. */
class Side<P extends Person> {
  readonly #people = new Map<string, P>();
  readonly #byKey = new Map<string, P[]>();

  keep(person: P): void {
    if (this.#people.has(person.id)) return;
    this.#people.set(person.id, person);
    for (const key of person.keys) {
      const held = this.#byKey.get(key);
      if (held === undefined) this.#byKey.set(key, [person]);
      else held.push(person);
    }
  }

  get(id: string): P | undefined {
    return this.#people.get(id);
  }

  sharing({ keys }: Person): P[] {
    return [...new Set(keys.flatMap((key) => this.#byKey.get(key) ?? []))];
  }

  holding(mailbox: string): number {
    return this.#byKey.get(`m:${mailbox}`)?.length ?? 0;
  }
}
