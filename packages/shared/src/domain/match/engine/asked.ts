// What walks have asked the index already: nothing is looked up twice, however many of them meet the same names.
import type { Ask } from "./explore.ts";
import { lookupsOf, type Lookup } from "./keys.ts";
import type { Person } from "./prepare.ts";

/** A look into the index, with the day of whoever asks; null when that is unknown. */
export type Look = Lookup & { readonly day: number | null };

/** Everyone of one side under these keys, except those who are known. */
export type Question = {
  readonly side: Ask["side"];
  readonly looks: readonly Look[];
  /** How many people it is asked for. */
  readonly askers: number;
  /** Ids that need not be in the answer, but may be. */
  readonly known: ReadonlySet<string>;
};

export type Answer = {
  readonly people: readonly Person[];
  /** Keys under which there are more people than were taken: of those who have one, nobody is known to be the only one. */
  readonly crowdedKeys: readonly string[];
};

type Days = { readonly from: number; readonly to: number };

const ALWAYS: Days = { from: -1e9, to: 1e9 };

export class Asked {
  readonly #answered = new Map<string, readonly Days[]>();
  readonly #known = { hires: new Set<string>(), employees: new Set<string>() };

  /** These people are at hand. */
  know(people: readonly Person[]): void {
    for (const { kind, id } of people) this.#known[kind === "hire" ? "hires" : "employees"].add(id);
  }

  /** What is left to ask, in at most one question a side. */
  questionsOf(asks: readonly Ask[]): Question[] {
    return (["hires", "employees"] as const).flatMap((side) => {
      const near = new Map<string, Person>();
      for (const ask of asks) if (ask.side === side) for (const person of ask.near) near.set(person.id, person);
      const looks = [...near.values()].flatMap((person) => this.#unanswered(side, person));
      return looks.length === 0 ? [] : { side, looks, askers: near.size, known: this.#known[side] };
    });
  }

  /** Of a crowd each who asks is told of those nearest in time, so it may be asked about again. */
  hear({ side }: Question, { people, crowdedKeys }: Answer): void {
    this.know(people);
    for (const key of crowdedKeys) this.#answered.delete(`${side} ${key}`);
  }

  #unanswered(side: Ask["side"], { kind, keys, day }: Person): Look[] {
    return lookupsOf(kind, keys, day).flatMap(({ key, days }) => {
      const name = `${side} ${key}`;
      const answered = this.#answered.get(name) ?? [];
      const left = without(days ?? ALWAYS, answered);
      if (left.length > 0) this.#answered.set(name, [...answered, ...left]);
      return left.map((range) => ({ key, days: days === null ? null : range, day }));
    });
  }
}

function without(days: Days, answered: readonly Days[]): Days[] {
  let left = [days];
  for (const { from, to } of answered)
    left = left
      .flatMap((range) => [
        { from: range.from, to: Math.min(range.to, from - 1) },
        { from: Math.max(range.from, to + 1), to: range.to },
      ])
      .filter((range) => range.from <= range.to);
  return left;
}
