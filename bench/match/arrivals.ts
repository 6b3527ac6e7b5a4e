// One new employee against ever more hires, through the matcher Worker's own code and a real D1: rows read, and processor time in the engine.
import { forTenant } from "#shared/db/for-tenant.ts";
import { indexNew, subjectOf } from "#shared/db/match-keys.ts";
import { readNear } from "#shared/db/match-near.ts";
import { readPeople, readPeopleAfter } from "#shared/db/match-people.ts";
import {
  decideAround,
  prepareEmployee,
  prepareHire,
  RULE_VERSION,
  scaleOf,
  type Answer,
  type Person,
} from "#shared/domain/match/engine/engine.ts";
import { wantedOf } from "#shared/domain/match/outcome.ts";
import { startHouse } from "../../scripts/house.ts";
import { workOff } from "../../workers/matcher/src/turn.ts";
import { countingD1 } from "../counting-d1.ts";
import { crowd } from "./crowd.ts";
import { seedEmployees, seedHires } from "./seed.ts";

const TENANT = "ten_bench";
const YEARS = 2; // in which they were all hired: the densest company that is likely
const WARM_UP = 50; // arrivals whose time is not counted: the engine's code is compiled while they are decided
const TRIES = 3;

export type Arrivals = {
  /** D1 rows read for each arrival by the whole look: turn, index, walk, stored matches, writing. */
  readonly rows: readonly number[];
  /** Of these, what the walk through the index reads. */
  readonly walkRows: readonly number[];
  /** Milliseconds for each, D1 left out: reading names, making keys, weighing, deciding, wording the evidence. */
  readonly engineMs: readonly number[];
};

/** A company of so many hires and employees in a D1 of its own, into which some more employees come one by one. */
export async function measureArrivals(size: number, arrivals: number): Promise<Arrivals> {
  await using parts = new AsyncDisposableStack();
  const house = parts.adopt(await startHouse({ only: [] }), (running) => running.close());
  const { hires, employees } = crowd(size, size + arrivals, YEARS);
  const stride = Math.ceil(employees.length / arrivals);
  const isNew = (_: unknown, i: number) => i % stride === 0;
  await seedHires(house.db, TENANT, hires);
  await seedEmployees(
    house.db,
    TENANT,
    employees.filter((employee, i) => !isNew(employee, i)),
  );
  await indexAll(house.db, size);

  const { db, rows } = countingD1(house.db);
  const env = { DB: db, MATCH: { send: () => Promise.reject(new Error("Nothing should be left to do.")) } };
  const found = { rows: [] as number[], walkRows: [] as number[], engineMs: [] as number[] };
  for (const [i, employee] of employees.filter(isNew).entries()) {
    // an id of now: newcomers come after everyone who is in the index
    const id = `emp_z${String(i).padStart(6, "0")}`;
    await seedEmployees(house.db, TENANT, [{ ...employee, id }]);
    const before = rows.read;
    await workOff(env, forTenant({ DB: db }, TENANT), [{ kind: "employee", id }]);
    found.rows.push(rows.read - before);
    const walk = await walkAgain(db, id, scaleOf(size), rows);
    found.walkRows.push(walk.rows);
    if (i >= WARM_UP) found.engineMs.push(await fastest(() => replay(walk.seeds, walk.answers, scaleOf(size))));
  }
  return found;
}

/** The index as the Worker's first turns have left it. */
async function indexAll(db: D1Database, hireCount: number): Promise<void> {
  const tenant = forTenant({ DB: db }, TENANT);
  const last = { hire: "", employee: "" };
  for (const kind of ["hire", "employee"] as const) {
    for (;;) {
      const { people, lastId, count } = await readPeopleAfter(tenant, kind, last[kind], 500);
      if (count === 0) break;
      await tenant.d1.batch(indexNew(tenant, people.map(subjectOf)));
      last[kind] = lastId;
    }
  }
  await db
    .prepare(
      `insert into match_states (tenant_id, rule_version, indexed_hire_id, indexed_employee_id, hire_count, scale)
       values (?, ?, ?, ?, ?, ?)`,
    )
    .bind(TENANT, RULE_VERSION, last.hire, last.employee, hireCount, scaleOf(hireCount))
    .run();
}

/** The same walk once more, to count its rows and to keep what it was answered. */
async function walkAgain(db: D1Database, id: string, scale: number, rows: { readonly read: number }) {
  const tenant = forTenant({ DB: db }, TENANT);
  const before = rows.read;
  const { people: seeds, spoken } = await readPeople(tenant, { hires: [], employees: [id] });
  const answers: Answer[] = [];
  await decideAround(seeds, scale, async (question) => {
    const answer = await readNear(tenant, question, spoken);
    answers.push(answer);
    return answer;
  });
  return { seeds, answers, rows: rows.read - before };
}

/** Everything that the engine does for an arrival, with D1's answers at hand. */
async function replay(seeds: readonly Person[], answers: readonly Answer[], scale: number): Promise<void> {
  let next = 0;
  const read = () => {
    const { people, crowdedKeys } = answers[next++] ?? { people: [], crowdedKeys: [] };
    return Promise.resolve({ people: people.map(preparedAgain), crowdedKeys });
  };
  const { decisions } = await decideAround(seeds.map(preparedAgain), scale, read);
  wantedOf(
    decisions,
    [...decisions.keys()].map((id) => ({ id, isActive: true, claim: null })),
  );
}

function preparedAgain(person: Person): Person {
  return person.kind === "hire" ? prepareHire(person.record) : prepareEmployee(person.record);
}

/** Milliseconds of the fastest of a few tries: other processes of the machine slow some of them down, seldom all. */
async function fastest(act: () => Promise<void>): Promise<number> {
  let best = Infinity;
  for (let i = 0; i < TRIES; i++) {
    const startedAt = performance.now();
    await act();
    best = Math.min(best, performance.now() - startedAt);
  }
  return best;
}
