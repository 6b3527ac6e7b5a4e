// The people of a tenant in memory: decided all at once, or event by event by the walk that a Worker takes through its database.
import { Census } from "./census.ts";
import { decide } from "./decide.ts";
import type { EmployeeDecision, Pair } from "./decision.ts";
import { explore, type Ask } from "./explore.ts";
import { joins } from "./keys.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
import { daysBetween, possiblePair } from "./possible-pair.ts";
import { prepareEmployee, prepareHire, type Person, type PreparedEmployee, type PreparedHire } from "./prepare.ts";
import { scaleOf } from "./weights.ts";

/** What a database would have read: entries of the index of keys, and people. */
export type Rows = { keys: number; people: number };

/** People by id and by key. */
class Side<P extends Person> {
  readonly people = new Map<string, P>();
  readonly #byKey = new Map<string, readonly P[]>();

  put(person: P): void {
    this.delete(person.id);
    this.people.set(person.id, person);
    for (const key of person.keys) this.#byKey.set(key, [...(this.#byKey.get(key) ?? []), person]);
  }

  delete(id: string): void {
    const person = this.people.get(id);
    for (const key of person?.keys ?? []) {
      const left = this.#byKey.get(key)?.filter((other) => other.id !== id) ?? [];
      if (left.length > 0) this.#byKey.set(key, left);
      else this.#byKey.delete(key);
    }
    this.people.delete(id);
  }

  holding(mailbox: string): readonly P[] {
    return this.#byKey.get(`m:${mailbox}`) ?? [];
  }

  /** Everyone who shares a key with the person, as far as their days let it count. */
  near(keys: readonly string[], daysTo: (other: P) => number | null, rows: Rows): P[] {
    const found = new Set<P>();
    for (const key of keys) {
      for (const other of this.#byKey.get(key) ?? []) {
        if (!joins(key, daysTo(other))) continue;
        found.add(other);
        rows.keys++;
      }
    }
    rows.people += found.size;
    return [...found];
  }
}

/** With more, a mailbox says nothing (MAILBOX.shared in weights.ts), and one more changes nothing. */
const MOST_HOLDERS = 6;

export class Pool {
  readonly #hires = new Side<PreparedHire>();
  readonly #employees = new Side<PreparedEmployee>();
  readonly #decisions = new Map<string, EmployeeDecision>();
  readonly #most: number;
  /** Counts on; for measuring. */
  readonly rows: Rows = { keys: 0, people: 0 };

  /** @param most people that one walk may look at; without a bound every decision is the one that `decideAll` would give */
  constructor(most = Infinity) {
    this.#most = most;
  }

  get #scale(): number {
    return scaleOf(this.#hires.people.size);
  }

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
        const pair = possiblePair(employee, hire, this.#holders, this.#scale);
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
    const scale = this.#scale;
    const before = this.#concerned(this.#hires.people.get(record.id));
    const hire = prepareHire(record);
    this.#hires.put(hire);
    if (this.#scale === scale) this.#decideAround([hire, ...before, ...this.#holdersOf(hire)]);
    else this.decideAll();
  }

  putEmployee(record: EmployeeRecord): void {
    const before = this.#concerned(this.#employees.people.get(record.id));
    const employee = prepareEmployee(record);
    this.#employees.put(employee);
    this.#decideAround([employee, ...before, ...this.#holdersOf(employee)]);
  }

  deleteHire(id: string): void {
    const scale = this.#scale;
    const before = this.#concerned(this.#hires.people.get(id));
    this.#hires.delete(id);
    if (this.#scale === scale) this.#decideAround(before.filter((person) => person.id !== id));
    else this.decideAll();
  }

  deleteEmployee(id: string): void {
    const before = this.#concerned(this.#employees.people.get(id));
    this.#employees.delete(id);
    this.#decisions.delete(id);
    this.#decideAround(before.filter((person) => person.id !== id));
  }

  #hiresNear(employee: PreparedEmployee): PreparedHire[] {
    return this.#hires.near(employee.keys, (hire) => daysBetween(employee.day, hire.day), this.rows);
  }

  #employeesNear(hire: PreparedHire): PreparedEmployee[] {
    return this.#employees.near(hire.keys, (employee) => daysBetween(employee.day, hire.day), this.rows);
  }

  /** Those with whom the person as it is makes a possible pair, and those who hold a mailbox with it. */
  #concerned(person: Person | undefined): Person[] {
    if (person === undefined) return [];
    const partners =
      person.kind === "hire"
        ? this.#employeesNear(person).filter(
            (employee) => possiblePair(employee, person, this.#holders, this.#scale) !== null,
          )
        : this.#hiresNear(person).filter((hire) => possiblePair(person, hire, this.#holders, this.#scale) !== null);
    return [...partners, ...this.#holdersOf(person)];
  }

  /** Another holder changes what a mailbox says of the others, as long as it says anything. */
  #holdersOf(person: Person): Person[] {
    return person.mailboxes.flatMap((mailbox) => {
      const holders = [...this.#hires.holding(mailbox), ...this.#employees.holding(mailbox)];
      return holders.length > MOST_HOLDERS ? [] : holders;
    });
  }

  #decideAround(people: readonly Person[]): void {
    const seeds = [...new Set(people.map((person) => person.id))];
    const standing = seeds.flatMap((id) => this.#hires.people.get(id) ?? this.#employees.people.get(id) ?? []);
    const walk = explore(standing, new Census(this.#scale), this.#most);
    let step = walk.next();
    while (step.done !== true) step = walk.next(this.#answer(step.value));
    const { pairs, employeeIds, isCut } = step.value;
    const decisions = decide(pairs, isCut);
    for (const id of employeeIds) {
      const decision = decisions.get(id);
      if (decision === undefined) this.#decisions.delete(id);
      else this.#decisions.set(id, decision);
    }
  }

  #holders = (mailbox: string) => ({
    hires: this.#hires.holding(mailbox).length,
    employees: this.#employees.holding(mailbox).length,
  });

  #answer(ask: Ask): Person[] {
    if (ask.side === "hires") return [...new Set(ask.near.flatMap((employee) => this.#hiresNear(employee)))];
    return [...new Set(ask.near.flatMap((hire) => this.#employeesNear(hire)))];
  }
}
