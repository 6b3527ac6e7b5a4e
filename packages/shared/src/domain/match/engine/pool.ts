// The people of a tenant in memory: decided all at once, or event by event by the walk that a Worker takes through its database.
import { decide, type EmployeeDecision, type Pair } from "./decide.ts";
import { explore, isWithinWindow, possiblePair, type Answer, type Ask } from "./explore.ts";
import { isLoose } from "./keys.ts";
import type { EmployeeRecord, HireRecord } from "./people.ts";
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

  holders(mailbox: string): number {
    return this.#byKey.get(`m:${mailbox}`)?.size ?? 0;
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
    const holders = (mailbox: string) => ({
      hires: this.#hires.holders(mailbox),
      employees: this.#employees.holders(mailbox),
    });
    const pairs: Pair[] = [];
    for (const employee of this.#employees.people.values())
      for (const hire of this.#hiresNear(employee)) {
        const pair = possiblePair(employee, hire, holders);
        if (pair !== null) pairs.push(pair);
      }
    this.#decisions.clear();
    for (const [id, decision] of decide(pairs)) this.#decisions.set(id, decision);
    return this.#decisions;
  }

  /** The decisions so far; an employee without one is nobody's hire. */
  get decisions(): ReadonlyMap<string, EmployeeDecision> {
    return this.#decisions;
  }

  /** A hire arrives, or has changed: decides anew on everyone whom that can concern. */
  putHire(record: HireRecord): void {
    const before = this.#concernedByHire(record.id);
    this.#hires.put(prepareHire(record));
    this.#decideAround([...before, ...this.#concernedByHire(record.id)]);
  }

  putEmployee(record: EmployeeRecord): void {
    const before = this.#concernedByEmployee(record.id);
    this.#employees.put(prepareEmployee(record));
    this.#decideAround([...before, ...this.#concernedByEmployee(record.id)]);
  }

  deleteHire(id: string): void {
    const before = this.#concernedByHire(id);
    this.#hires.delete(id);
    this.#decideAround(before);
  }

  deleteEmployee(id: string): void {
    const before = this.#concernedByEmployee(id);
    this.#employees.delete(id);
    this.#decisions.delete(id);
    this.#decideAround(before);
  }

  #hiresNear(employee: PreparedEmployee): PreparedHire[] {
    return this.#hires.near(employee.keys, (hire) => isWithinWindow(employee.day, hire.day), this.rows);
  }

  #employeesNear(hire: PreparedHire): PreparedEmployee[] {
    return this.#employees.near(hire.keys, (employee) => isWithinWindow(employee.day, hire.day), this.rows);
  }

  /** Employees whom the hire may be, and those at its mailboxes, whose weight it changes for all. */
  #concernedByHire(id: string): string[] {
    const hire = this.#hires.people.get(id);
    return hire === undefined ? [] : this.#employeesNear(hire).map((employee) => employee.id);
  }

  #concernedByEmployee(id: string): string[] {
    const employee = this.#employees.people.get(id);
    if (employee === undefined) return [];
    const others = this.#hiresNear(employee).flatMap((hire) => this.#employeesNear(hire));
    return [id, ...others.map((other) => other.id)];
  }

  #decideAround(ids: readonly string[]): void {
    const seeds = [...new Set(ids)].flatMap((id) => this.#employees.people.get(id) ?? []);
    if (seeds.length === 0) return;
    const walk = explore(seeds, Infinity);
    let step = walk.next();
    while (step.done !== true) step = walk.next(this.#answer(step.value));
    for (const id of step.value.employeeIds) this.#decisions.delete(id);
    for (const [id, decision] of decide(step.value.pairs)) this.#decisions.set(id, decision);
  }

  #answer(ask: Ask): Answer {
    if (ask.side === "hires") return [...new Set(ask.near.flatMap((employee) => this.#hiresNear(employee)))];
    return [...new Set(ask.near.flatMap((hire) => this.#employeesNear(hire)))];
  }
}
