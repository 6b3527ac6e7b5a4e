// Reads everyone who shares a key with somebody: the matcher's questions to the index, and where a name is borne by too many.
import type { Answer, Look, Person, Question } from "../domain/match/engine/engine.ts";
import type { TenantDb } from "./for-tenant.ts";
import type { Spoken } from "./match-claims.ts";
import {
  employeesFound,
  hiresFound,
  preparedEmployee,
  preparedHire,
  type EmployeeRow,
  type HireRow,
  type Words,
} from "./match-people.ts";

/** Holders of a mailbox that are read at most: held by so many, it says nothing any more (MAILBOX.shared in weights.ts). */
const MOST_HOLDERS = 100;
/** Bearers of a name that are taken at most, those of the nearest dates; more hang together than are weighed at once anyway. */
const MOST_UNDER_A_KEY = 100;
/** People that one question reads at most, for each who is asked about, whatever is in the index. */
const MOST_FOR_EACH = 1_000;
const MOST_AT_ONCE = 20_000;

/** One round trip, however much is asked. @param spoken as read with the seeds of the walk */
export async function readNear(
  tenant: TenantDb,
  question: Question,
  spoken: Spoken,
  words: Words = "facts",
): Promise<Answer> {
  const { looks } = question;
  const most = Math.min(MOST_AT_ONCE, MOST_FOR_EACH * question.askers);
  const rows = await readUnder(tenant, question, spoken, most);
  const found = [...new Map(rows.map((row) => [row.id, row])).values()]; // who shares a mailbox mostly shares a name too
  const people =
    question.side === "hires"
      ? (found as HireRow[]).map((row) => preparedHire(row, words))
      : (found as EmployeeRow[]).map((row) => preparedEmployee(row, words));
  return rows.length >= most ? { people, crowdedKeys: looks.map(({ key }) => key) } : thinned(people, looks);
}

function isMailbox({ key }: Look): boolean {
  return key.startsWith("m:");
}

async function readUnder(
  tenant: TenantDb,
  { side, looks, known }: Question,
  spoken: Spoken,
  most: number,
): Promise<(HireRow | EmployeeRow)[]> {
  const kind = side === "hires" ? "hire" : "employee";
  const isUnder = `k.tenant_id = ?1 and k.key = l.key and k.subject_kind = '${kind}' and k.day >= l.first and k.day <= l.last`;
  const holders = `select json_group_array(id) from (select k.subject_id as id from match_keys k where ${isUnder} limit ${MOST_HOLDERS})`;
  const select = `${side === "hires" ? hiresFound(spoken) : employeesFound(spoken)} limit ${most}`;
  const statements = [
    { list: looks.filter(isMailbox), id: "i.value", from: `l cross join json_each((${holders})) i` },
    {
      list: looks.filter((look) => !isMailbox(look)),
      id: "k.subject_id",
      from: `l cross join match_keys k on ${isUnder}`,
    },
  ].flatMap(({ list, id, from }) => {
    if (list.length === 0) return [];
    const { rows, isNew, values } = listed(list, known, id);
    const found = `select distinct ${id} as id from ${from} where ${isNew}`;
    const statement = `with l(key, first, last) as (${rows}), found as (${found}) ${select}`;
    return [tenant.d1.prepare(statement).bind(tenant.tenantId, ...values)];
  });
  const results = await tenant.d1.batch<HireRow | EmployeeRow>(statements);
  return results.flatMap((result) => result.results);
}

const ANY_DAY = 1e9;
/** D1 takes 100 parameters a statement; one is the tenant. */
const MOST_PARAMETERS = 95;

type Listed = { readonly rows: string; readonly isNew: string; readonly values: string[] };

/**
 * SQL for the looks, SQL that leaves out who is known, and their parameters from ?2 on. Listed singly where they are few: each
 * row of a JSON list counts as one read. Where they are many the known are read again, which costs no more than leaving them out.
 */
function listed(looks: readonly Look[], known: ReadonlySet<string>, id: string): Listed {
  const days = looks.map((look) => look.days ?? { from: -ANY_DAY, to: ANY_DAY });
  const keys = looks.map(({ key }) => key);
  if (looks.length > MOST_PARAMETERS) {
    const list = days.map(({ from, to }, i) => [keys[i], from, to]);
    const rows = "select value ->> 0, value ->> 1, value ->> 2 from json_each(?2)";
    return { rows, isNew: "true", values: [JSON.stringify(list)] };
  }
  const rows = `values ${days.map(({ from, to }, i) => `(?${i + 2}, ${from}, ${to})`).join(", ")}`; // the days are numbers of our own
  if (known.size === 0 || keys.length + known.size > MOST_PARAMETERS) return { rows, isNew: "true", values: keys };
  const ids = [...known].map((_, i) => `?${keys.length + i + 2}`);
  return { rows, isNew: `${id} not in (${ids.join(", ")})`, values: [...keys, ...known] };
}

/** Leaves out those whom only crowded keys have found, but for the nearest in time. */
function thinned(people: readonly Person[], looks: readonly Look[]): Answer {
  if (people.length <= MOST_UNDER_A_KEY) return { people, crowdedKeys: [] };
  const asked = new Map(looks.map((look) => [look.key, look]));
  const under = new Map<string, Person[]>();
  for (const person of people)
    for (const key of person.keys) {
      if (!asked.has(key)) continue;
      const held = under.get(key);
      if (held === undefined) under.set(key, [person]);
      else held.push(person);
    }
  const kept = new Set<Person>();
  const crowdedKeys: string[] = [];
  for (const [key, bearers] of under) {
    const look = asked.get(key);
    const isCrowded = bearers.length > MOST_UNDER_A_KEY && look !== undefined && !isMailbox(look);
    if (isCrowded) crowdedKeys.push(key);
    for (const person of isCrowded ? nearest(bearers, look.day) : bearers) kept.add(person);
  }
  return { people: [...kept], crowdedKeys };
}

/** Ties go to the lower id, so that what is left out does not depend on the order in which rows come. */
function nearest(people: readonly Person[], day: number | null): Person[] {
  const distance = (person: Person) => (day === null || person.day === null ? ANY_DAY : Math.abs(person.day - day));
  return people
    .toSorted((one, other) => distance(one) - distance(other) || (one.id < other.id ? -1 : 1))
    .slice(0, MOST_UNDER_A_KEY);
}
