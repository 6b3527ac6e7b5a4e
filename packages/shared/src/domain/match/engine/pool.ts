// The people of a tenant in memory: decided all at once, or event by event by the walk that a Worker takes through its database.
import { decide, type EmployeeDecision, type Pair } from "./decide.ts";
import { explore, type Answer, type Ask } from "./explore.ts";
import { isLoose } from "./keys.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { isWithinWindow, possiblePair } from "./possible-pair.ts";
import { prepareEmployee, prepareHire, type PreparedEmployee, type PreparedHire } from "./prepare.ts";

/** What a database would have read: entries of the index of keys, and people. */
export type Rows = { keys: number; people: number };

/** People by id and by key. */
class Side<P extends PreparedHire | PreparedEmployee> {
  readonly people = new Map<string, P>();
  readonly #byKey = new Map<string, Set<P>>();

  put(person: P): void {
    this.delete(person.id);
    this.people.set(person.id, person);
    for (const key of person.keys) {
      const held = this.#byKey.get(key);
      if (held === undefined) this.#byKey.set(key, new Set([person]));
      else held.add(person);
    }
  }

  delete(id: string): void {
    const person = this.people.get(id);
    for (const key of person?.keys ?? []) this.#byKey.get(key)?.delete(person as P);
    this.people.delete(id);
  }

  holding(mailbox: string): ReadonlySet<P> {
    return this.#byKey.get(`m:${mailbox}`) ?? NOBODY;
  }

  /** Everyone who shares a key with the person; under a loose key only those whose dates are near. */
  near(keys: readonly string[], isNear: (other: P) => boolean, rows: Rows): P[] {
    const found = new Set<P>();
    for (const key of keys) {
      for (const other of this.#byKey.get(key) ?? []) {
        if (isLoose(key) && !isNear(other)) continue;
        found.add(other);
        rows.keys++;
      }
    }
    rows.people += found.size;
    return [...found];
  }
}

const NOBODY: ReadonlySet<never> = new Set();

/** With more, a mailbox says nothing (MAILBOX.shared in weights.ts), and one more changes nothing. */
const MOST_HOLDERS = 6;

export class Pool {
  readonly #hires = new Side<PreparedHire>();
  readonly #employees = new Side<PreparedEmployee>();
  readonly #decisions = new Map<string, EmployeeDecision>();
  /** Counts on; for measuring. */
  readonly rows: Rows = { keys: 0, people: 0 };

  /** Adds without deciding. */
  load(hires: readonly HireRecord[], employees: readonly EmployeeRecord[]): void {
    for (const hire of hires) this.#hires.put(prepareHire(hire));
    for (const employee of employees) this.#employees.put(prepareEmployee(employee));
  }

  /** Decides on everyone at once. */
  decideAll(): ReadonlyMap<string, EmployeeDecision> {
    this.#decisions.clear();
    for (const [id, decision] of decide(this.allPairs())) this.#decisions.set(id, decision);
    return this.#decisions;
  }

  allPairs(): Pair[] {
    const pairs: Pair[] = [];
    for (const employee of this.#employees.people.values())
      for (const hire of this.#hiresNear(employee)) {
        const pair = possiblePair(employee, hire, this.#holders);
        if (pair !== null) pairs.push(pair);
      }
    return pairs;
  }

  /** The decisions so far; an employee without one is nobody's hire. */
  get decisions(): ReadonlyMap<string, EmployeeDecision> {
    return this.#decisions;
  }

  /** A hire arrives, or has changed: decides anew on everyone whom that can concern. */
  putHire(record: HireRecord): void {
    const before = this.#concerned(this.#hires.people.get(record.id));
    const hire = prepareHire(record);
    this.#hires.put(hire);
    this.#decideAround([hire, ...before, ...this.#holdersOf(hire)]);
  }

  putEmployee(record: EmployeeRecord): void {
    const before = this.#concerned(this.#employees.people.get(record.id));
    const employee = prepareEmployee(record);
    this.#employees.put(employee);
    this.#decideAround([employee, ...before, ...this.#holdersOf(employee)]);
  }

  deleteHire(id: string): void {
    const before = this.#concerned(this.#hires.people.get(id));
    this.#hires.delete(id);
    this.#decideAround(before.filter((person) => person.id !== id));
  }

  deleteEmployee(id: string): void {
    const before = this.#concerned(this.#employees.people.get(id));
    this.#employees.delete(id);
    this.#decisions.delete(id);
    this.#decideAround(before.filter((person) => person.id !== id));
  }

  #hiresNear(employee: PreparedEmployee): PreparedHire[] {
    return this.#hires.near(employee.keys, (hire) => isWithinWindow(employee.day, hire.day), this.rows);
  }

  #employeesNear(hire: PreparedHire): PreparedEmployee[] {
    return this.#employees.near(hire.keys, (employee) => isWithinWindow(employee.day, hire.day), this.rows);
  }

  /** Those with whom the person as it is makes a possible pair, and those who hold a mailbox with it. */
  #concerned(person: PreparedHire | PreparedEmployee | undefined): (PreparedHire | PreparedEmployee)[] {
    if (person === undefined) return [];
    const partners =
      person.kind === "hire"
        ? this.#employeesNear(person).filter((employee) => possiblePair(employee, person, this.#holders) !== null)
        : this.#hiresNear(person).filter((hire) => possiblePair(person, hire, this.#holders) !== null);
    return [...partners, ...this.#holdersOf(person)];
  }

  /** Another holder changes what a mailbox says of the others, as long as it says anything. */
  #holdersOf(person: PreparedHire | PreparedEmployee): (PreparedHire | PreparedEmployee)[] {
    return person.mailboxes.flatMap((mailbox) => {
      const holders = [...this.#hires.holding(mailbox), ...this.#employees.holding(mailbox)];
      return holders.length > MOST_HOLDERS ? [] : holders;
    });
  }

  #decideAround(people: readonly (PreparedHire | PreparedEmployee)[]): void {
    const seeds = [...new Map(people.map((person) => [person.id, person])).keys()];
    const standing = seeds.flatMap((id) => this.#hires.people.get(id) ?? this.#employees.people.get(id) ?? []);
    const walk = explore(standing, Infinity);
    let step = walk.next();
    while (step.done !== true) step = walk.next(this.#answer(step.value));
    for (const id of step.value.employeeIds) this.#decisions.delete(id);
    for (const [id, decision] of decide(step.value.pairs)) this.#decisions.set(id, decision);
  }

  #holders = (mailbox: string) => ({
    hires: this.#hires.holding(mailbox).size,
    employees: this.#employees.holding(mailbox).size,
  });

  #answer(ask: Ask): Answer {
    if (ask.side === "hires") return [...new Set(ask.near.flatMap((employee) => this.#hiresNear(employee)))];
    return [...new Set(ask.near.flatMap((hire) => this.#employeesNear(hire)))];
  }
}
