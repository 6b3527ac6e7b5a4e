// Takes walks through a database: one after an arrival, or very many side by side that share their questions.
import { Asked, type Answer, type Question } from "./asked.ts";
import { Census } from "./census.ts";
import { decide } from "./decide.ts";
import type { EmployeeDecision } from "./decision.ts";
import { explore } from "./explore.ts";
import type { Person } from "./prepare.ts";
import { MOST_TOGETHER } from "./weights.ts";

export type Decided = {
  /** One for every employee concerned, also for those who turned out to be nobody's hire. */
  readonly decisions: ReadonlyMap<string, EmployeeDecision>;
  /** Somewhere so many people hang together that they were decided by the rule for crowds. */
  readonly isCut: boolean;
  /** Keys that were answered in part only: whoever is known by such a key is not known to be the only one. */
  readonly crowdedKeys: ReadonlySet<string>;
};

/** Answers from the index of keys. */
export type Read = (question: Question) => Promise<Answer>;

/**
 * Decides anew on everyone whom the seeds concern: the person who arrived or changed, those whom the stored decisions tie to
 * that person, and the other holders of its mailboxes.
 * @param scale see `scaleOf`
 */
export function decideAround(seeds: readonly Person[], scale: number, read: Read): Promise<Decided> {
  return decideEach([seeds], scale, read);
}

/**
 * The same for many groups of seeds at once, as after an import: their walks go in step, and what they all ask at a step is
 * read as one question. Some hundred groups at a time keep the answers small.
 */
export async function decideEach(groups: readonly (readonly Person[])[], scale: number, read: Read): Promise<Decided> {
  const census = new Census(scale);
  const asked = new Asked();
  const crowdedKeys = new Set<string>();
  for (const seeds of groups) asked.know(seeds);
  const walks = groups.map((seeds) => {
    const walk = explore(seeds, census, MOST_TOGETHER);
    return { walk, step: walk.next() };
  });
  for (;;) {
    const asks = walks.flatMap(({ step }) => (step.done === true ? [] : [step.value]));
    if (asks.length === 0) break;
    const questions = asked.questionsOf(asks);
    const answers = await Promise.all(questions.map(read));
    for (const [i, question] of questions.entries()) {
      const answer = answers[i] ?? { people: [], crowdedKeys: [] };
      asked.hear(question, answer);
      for (const key of answer.crowdedKeys) crowdedKeys.add(key);
    }
    const people = byKey(answers.flatMap((answer) => answer.people));
    for (const each of walks) {
      if (each.step.done === true) continue;
      const { side, near } = each.step.value;
      const kind = side === "hires" ? "hire" : "employee";
      const found = new Set(near.flatMap(({ keys }) => keys.flatMap((key) => people.get(`${kind} ${key}`) ?? [])));
      each.step = each.walk.next([...found]);
    }
  }
  const decisions = new Map<string, EmployeeDecision>();
  let isCut = false;
  for (const { step } of walks) {
    if (step.done !== true) continue;
    const { pairs, employeeIds } = step.value;
    const decided = decide(pairs, step.value.isCut);
    for (const id of employeeIds)
      decisions.set(id, decided.get(id) ?? { employeeId: id, kind: "none", candidates: [] });
    isCut ||= step.value.isCut;
  }
  return { decisions, isCut, crowdedKeys };
}

function byKey(people: readonly Person[]): Map<string, Person[]> {
  const index = new Map<string, Person[]>();
  for (const person of people)
    for (const key of person.keys) {
      const held = index.get(`${person.kind} ${key}`);
      if (held === undefined) index.set(`${person.kind} ${key}`, [person]);
      else held.push(person);
    }
  return index;
}
