// Reads everyone who shares a key with somebody: the matcher's questions to the index, and where a name is borne by too many.
import { lookupsOf, type Ask, type Person } from "../domain/match/engine/engine.ts";
import type { TenantDb } from "./for-tenant.ts";
import {
  EMPLOYEES,
  HIRES,
  preparedEmployee,
  preparedHire,
  type EmployeeRow,
  type HireRow,
  type Words,
} from "./match-people.ts";

export type Near = {
  readonly people: readonly Person[];
  /** Keys under which there are more people than were taken: of those who have one, nobody is known to be the only one. */
  readonly crowdedKeys: readonly string[];
};

/** Holders of a mailbox that are read at most: held by so many, it says nothing any more (MAILBOX.shared in weights.ts). */
const MOST_HOLDERS = 100;
/** Bearers of a name that are taken at most, those of the nearest dates; more hang together than are weighed at once anyway. */
const MOST_UNDER_A_KEY = 100;
/** People that one question reads at most, for each who is asked about, whatever is in the index. */
const MOST_FOR_EACH = 1_000;
const MOST_AT_ONCE = 20_000;

/** Everyone of the asked side who shares a key with the given people: one round trip, whatever their number. */
export async function readNear(tenant: TenantDb, ask: Ask, words: Words = "facts"): Promise<Near> {
  const kind = ask.side === "hires" ? "hire" : "employee";
  const looks = looksOf(ask);
  const most = Math.min(MOST_AT_ONCE, MOST_FOR_EACH * ask.near.length);
  const rows = await readUnder(tenant, kind, looks, most);
  const found = [...new Map(rows.map((row) => [row.id, row])).values()]; // who shares a mailbox mostly shares a name too
  const people =
    kind === "hire"
      ? (found as HireRow[]).map((row) => preparedHire(row, words))
      : (found as EmployeeRow[]).map((row) => preparedEmployee(row, words));
  const all = looks.map(({ key }) => key);
  return rows.length >= most ? { people, crowdedKeys: all } : thinned(people, looks);
}

type Look = {
  readonly key: string;
  readonly first: number;
  readonly last: number;
  /** A day of somebody who asks; null when unknown. */
  readonly day: number | null;
};

const ANY_DAY = 1e9;

/** Each look into the index once. */
function looksOf(ask: Ask): Look[] {
  const looks = new Map<string, Look>();
  for (const { kind, keys, day } of ask.near)
    for (const { key, days } of lookupsOf(kind, keys, day)) {
      const { from: first, to: last } = days ?? { from: -ANY_DAY, to: ANY_DAY };
      looks.set(`${first} ${key}`, { key, first, last, day });
    }
  return [...looks.values()];
}

function isMailbox({ key }: Look): boolean {
  return key.startsWith("m:");
}

async function readUnder(
  tenant: TenantDb,
  kind: "hire" | "employee",
  looks: readonly Look[],
  most: number,
): Promise<(HireRow | EmployeeRow)[]> {
  const isUnder = `k.tenant_id = ?1 and k.key = l.key and k.subject_kind = '${kind}' and k.day >= l.first and k.day <= l.last`;
  const holders = `select json_group_array(id) from (select k.subject_id as id from match_keys k where ${isUnder} limit ${MOST_HOLDERS})`;
  const statements = [
    {
      list: looks.filter(isMailbox),
      found: `select distinct i.value as id from l cross join json_each((${holders})) i`,
    },
    {
      list: looks.filter((look) => !isMailbox(look)),
      found: `select distinct k.subject_id as id from l cross join match_keys k on ${isUnder}`,
    },
  ].flatMap(({ list, found }) => {
    if (list.length === 0) return [];
    const [rows, values] = listed(list);
    const select = `${kind === "hire" ? HIRES : EMPLOYEES} limit ${most}`;
    const statement = `with l(key, first, last) as (${rows}), found as (${found}) ${select}`;
    return [tenant.d1.prepare(statement).bind(tenant.tenantId, ...values)];
  });
  if (statements.length === 0) return [];
  const results = await tenant.d1.batch<HireRow | EmployeeRow>(statements);
  return results.flatMap((result) => result.results);
}

/** D1 takes 100 parameters a statement; one is the tenant. */
const MOST_PARAMETERS = 95;

/** SQL for the looks, and its parameters from ?2 on. Listed singly where they are few: each row of a JSON list counts as one read. */
function listed(looks: readonly Look[]): [sql: string, values: string[]] {
  if (looks.length > MOST_PARAMETERS) {
    const list = looks.map(({ key, first, last }) => [key, first, last]);
    return ["select value ->> 0, value ->> 1, value ->> 2 from json_each(?2)", [JSON.stringify(list)]];
  }
  const rows = looks.map(({ first, last }, i) => `(?${i + 2}, ${first}, ${last})`); // the days are numbers of our own
  return [`values ${rows.join(", ")}`, looks.map(({ key }) => key)];
}

/** Leaves out those whom only crowded keys have found, but for the nearest in time. */
function thinned(people: readonly Person[], looks: readonly Look[]): Near {
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
