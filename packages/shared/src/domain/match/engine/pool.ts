// The people of a tenant in memory: found by their keys, weighed by the same judgement, decided all at once or one event at a time.
import { decide, type EmployeeDecision, type Pair } from "./decide.ts";
import { judge } from "./judge.ts";
import { keysOf } from "./keys.ts";
import type { EmployeeRecord, HireRecord, PersonWord } from "./people.ts";
import { prepareEmployee, prepareHire, type PreparedEmployee, type PreparedHire } from "./prepare.ts";
import { LEAST_POSSIBLE } from "./weights.ts";

type Kept<P> = { readonly person: P; readonly keys: readonly string[] };
type Side<P> = { readonly people: Map<string, Kept<P>>; readonly byKey: Map<string, Set<string>> };

export class Pool {
  readonly #hires: Side<PreparedHire> = { people: new Map(), byKey: new Map() };
  readonly #employees: Side<PreparedEmployee> = { people: new Map(), byKey: new Map() };
  readonly #words = new Map<string, PersonWord["word"]>();
  readonly #decisions = new Map<string, EmployeeDecision>();

  putHire(record: HireRecord): void {
    put(this.#hires, prepareHire(record));
  }

  putEmployee(record: EmployeeRecord): void {
    put(this.#employees, prepareEmployee(record));
  }

  /** Decides on everyone at once. */
  decideAll(): ReadonlyMap<string, EmployeeDecision> {
    const pairs = [...this.#employees.people.values()].flatMap(({ person }) => this.#pairsOfEmployee(person));
    return decide(pairs);
  }

  #holders = (mailbox: string) => ({
    hires: this.#hires.byKey.get(`m:${mailbox}`)?.size ?? 0,
    employees: this.#employees.byKey.get(`m:${mailbox}`)?.size ?? 0,
  });

  #pairsOfEmployee(employee: PreparedEmployee): Pair[] {
    const near = new Set<string>();
    for (const key of this.#employees.people.get(employee.id)?.keys ?? [])
      for (const id of this.#hires.byKey.get(key) ?? []) near.add(id);
    return [...near].sort().flatMap((id) => {
      const hire = this.#hires.people.get(id)?.person;
      return hire === undefined ? [] : this.#pair(employee, hire);
    });
  }

  #pair(employee: PreparedEmployee, hire: PreparedHire): Pair[] {
    const word = this.#words.get(`${hire.id} ${employee.id}`);
    if (word === "refused") return [];
    const judgement = judge(employee, hire, this.#holders);
    return judgement.bits < LEAST_POSSIBLE
      ? []
      : [{ employee: employee.id, hire: hire.id, bits: judgement.bits, judgement }];
  }
}

function put<P extends PreparedHire | PreparedEmployee>(side: Side<P>, person: P): void {
  for (const key of side.people.get(person.id)?.keys ?? []) side.byKey.get(key)?.delete(person.id);
  const keys = keysOf(person);
  side.people.set(person.id, { person, keys });
  for (const key of keys) {
    const held = side.byKey.get(key);
    if (held === undefined) side.byKey.set(key, new Set([person.id]));
    else held.add(person.id);
  }
}
