// Lets the engine decide anew on everyone whom somebody concerns, on the facts of the moment, and writes what follows.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { readNear } from "#shared/db/match-near.ts";
import { readPeople, type Words } from "#shared/db/match-people.ts";
import { holdersByRule, readStanding } from "#shared/db/match-standing.ts";
import { writeChanges } from "#shared/db/matching.ts";
import { decideEach } from "#shared/domain/match/engine/engine.ts";
import { changesBetween, wantedOf, type Wanted } from "#shared/domain/match/outcome.ts";

/** Ids of people from whom the walk to everyone concerned begins. */
export type Seeds = { readonly hires: readonly string[]; readonly employees: readonly string[] };

/** A person's decision or another Worker's change may come in between; then the facts are read anew, so many times. */
const TRIES = 5;

/** @throws Error when the facts change under every try: whoever is wanted stays noted */
export async function decideFrom(
  tenant: TenantDb,
  holder: string,
  seeds: Seeds,
  scale: number,
  now: number,
): Promise<void> {
  let begin = seeds;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { employeeIds, wanted, standing } = await decisionsFrom(tenant, begin, scale);
    const outsiders = await holdersOutside(tenant, wanted, employeeIds);
    if (outsiders.length > 0) {
      begin = { ...begin, employees: [...begin.employees, ...outsiders] };
      continue; // they hold what others should have: they are decided together with them
    }
    if ((await writeChanges(tenant, holder, changesBetween(standing, wanted), now)) === "written") return;
  }
  throw new Error("The facts change faster than they can be decided.");
}

async function decisionsFrom(tenant: TenantDb, seeds: Seeds, scale: number) {
  const { decisions, crowdedKeys } = await weigh(tenant, seeds, scale, "facts");
  const employeeIds = new Set([...decisions.keys(), ...seeds.employees]);
  const { employees, matches } = await readStanding(tenant, [...employeeIds]);
  return { employeeIds, wanted: wantedOf(decisions, employees, crowdedKeys), standing: matches };
}

/** The engine's decisions on everyone whom the seeds concern; changes nothing. */
export async function weigh(tenant: TenantDb, seeds: Seeds, scale: number, words: Words) {
  const { people, spoken } = await readPeople(tenant, seeds, words);
  const groups = people.map((person) => [person]);
  return decideEach(groups, scale, (question) => readNear(tenant, question, spoken, words));
}

/** Employees who were given a hire that is now another's, though nothing ties them to it any more. */
async function holdersOutside(
  tenant: TenantDb,
  wanted: readonly Wanted[],
  decided: ReadonlySet<string>,
): Promise<string[]> {
  const hireIds = [...new Set(wanted.map((one) => one.hireId))];
  return (await holdersByRule(tenant, hireIds)).filter((id) => !decided.has(id));
}
