// Finds everyone who can bear on a decision: from a person along possible pairs to the people behind them, until nobody new turns up.
import type { Census } from "./census.ts";
import type { Pair } from "./decision.ts";
import type { Person, PreparedEmployee, PreparedHire } from "./prepare.ts";

/** What the walk needs next: all people of the other side who share a key with these. */
export type Ask =
  | { readonly side: "hires"; readonly near: readonly PreparedEmployee[] }
  | { readonly side: "employees"; readonly near: readonly PreparedHire[] };

export type Explored = {
  /** Every possible pair among the people found. */
  readonly pairs: readonly Pair[];
  /** Employees whose decision the walk can tell; those without a pair are nobody's hire. */
  readonly employeeIds: ReadonlySet<string>;
  /** More people hang together than the walk may look at: the decisions are those of a crowd. */
  readonly isCut: boolean;
};

/** Rounds after which the pairs of those concerned, and who else claims the same hires, are known in any case. */
const LEAST_ROUNDS = { fromEmployees: 2, fromHires: 3 } as const;

/**
 * Walks from the seeds. A generator, so that the same walk reads from memory at once or from a database across awaits: each
 * yield is a question, `next` takes the people who answer it.
 * @param census of the tenant's size; walks may share one
 * @param most people to look at before giving up
 */
export function* explore(
  seeds: readonly Person[],
  census: Census,
  most: number,
): Generator<Ask, Explored, readonly Person[]> {
  census.meet(seeds);
  const walked = new Map(seeds.map((seed) => [seed.id, seed]));
  let frontier = [...walked.values()];
  const leastRounds = frontier.some((person) => person.kind === "hire")
    ? LEAST_ROUNDS.fromHires
    : LEAST_ROUNDS.fromEmployees;
  let isCut = false;
  const told = new Set(frontier.filter((person) => person.kind === "employee").map((person) => person.id));
  for (let round = 1; frontier.length > 0 && !isCut; round++) {
    const employees = frontier.filter((person) => person.kind === "employee");
    const hires = frontier.filter((person) => person.kind === "hire");
    if (employees.length > 0) census.meet(yield { side: "hires", near: employees });
    if (hires.length > 0) census.meet(yield { side: "employees", near: hires });
    const found = new Set(frontier.flatMap((person) => census.partnersOf(person)));
    frontier = [...found].filter((person) => !walked.has(person.id));
    for (const person of frontier) walked.set(person.id, person);
    if (round === 1) for (const person of frontier) if (person.kind === "employee") told.add(person.id);
    isCut = walked.size > most && round >= leastRounds;
  }
  if (isCut) return { pairs: census.pairs(walked), employeeIds: told, isCut };
  const employeeIds = [...walked.values()].filter((person) => person.kind === "employee").map((person) => person.id);
  return { pairs: census.pairs(walked), employeeIds: new Set(employeeIds), isCut };
}
