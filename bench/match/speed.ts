// How fast the engine decides: one new employee against ever more hires, and everyone anew. `npm run bench -- match --speed`
import { Pool } from "#shared/domain/match/engine/pool.ts";
import { MOST_TOGETHER } from "#shared/domain/match/engine/weights.ts";
import { percentile } from "../measure.ts";
import { crowd } from "./crowd.ts";

const SIZES = [1_000, 10_000, 100_000];
const YEARS = 2; // in which they were all hired: the densest company that is likely
const ARRIVALS = 3_000;
const WARM_UP = 300; // arrivals that are not counted: the engine's code is compiled while they are decided
const TRIES = 3;
const REMATCH = { hires: 20_000, employees: 10_000 };

export function measureSpeed(): void {
  for (const size of SIZES) measureArrivals(size);
  measureRematch();
}

/** A company whose employees are there but for the last, who arrive one by one. */
function measureArrivals(size: number): void {
  const { hires, employees } = crowd(size, size + ARRIVALS, YEARS);
  const stride = Math.ceil(employees.length / ARRIVALS);
  const isNew = (_: unknown, i: number) => i % stride === 0;
  const pool = new Pool(MOST_TOGETHER);
  pool.load(
    hires,
    employees.filter((employee, i) => !isNew(employee, i)),
  );
  const arriving = employees.filter(isNew);
  const times: number[] = [];
  const keys: number[] = [];
  const people: number[] = [];
  for (const employee of arriving.splice(0, WARM_UP)) pool.putEmployee(employee);
  for (const employee of arriving) {
    const before = { ...pool.rows };
    times.push(fastest(() => pool.putEmployee(employee)));
    keys.push((pool.rows.keys - before.keys) / TRIES);
    people.push((pool.rows.people - before.people) / TRIES);
  }
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const shown = (values: readonly number[], digits: number) =>
    `mean ${mean(values).toFixed(digits)}, p99 ${percentile(values, 0.99).toFixed(digits)}, most ${Math.max(...values).toFixed(digits)}`;
  console.log(`one employee against ${size} hires and ${size} employees:`);
  console.log(`  milliseconds: ${shown(times, 2)}`);
  console.log(`  entries of keys: ${shown(keys, 0)}; people: ${shown(people, 0)}`);
}

/** Milliseconds of the fastest of a few tries: other processes of the machine slow some of them down, not all. */
function fastest(act: () => void): number {
  const times = Array.from({ length: TRIES }, () => {
    const startedAt = performance.now();
    act();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

function measureRematch(): void {
  const { hires, employees } = crowd(REMATCH.hires, REMATCH.employees, YEARS);
  const startedAt = performance.now();
  const pool = new Pool();
  pool.load(hires, employees);
  const loadedAt = performance.now();
  const decided = [...pool.decideAll().values()].filter(({ kind }) => kind === "assign").length;
  const seconds = (from: number, to: number) => ((to - from) / 1_000).toFixed(2);
  const [loading, deciding] = [seconds(startedAt, loadedAt), seconds(loadedAt, performance.now())];
  console.log(`${REMATCH.employees} employees against ${REMATCH.hires} hires: ${loading} s to read names and keys,`);
  console.log(`  ${deciding} s to decide; ${decided} assigned`);
}
