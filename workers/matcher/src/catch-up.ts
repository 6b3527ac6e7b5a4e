// Keeps the index of match keys ahead: whoever is new is in it before anyone is called the only one; with new rules it is made anew.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { indexedAmong, indexNew, indexSubjects, subjectOf, type KeySubject } from "#shared/db/match-keys.ts";
import { readPeopleAfter } from "#shared/db/match-people.ts";
import { changeState, type MatchState } from "#shared/db/match-states.ts";
import { RULE_VERSION, scaleOf } from "#shared/domain/match/engine/engine.ts";

const AT_ONCE = 200; // people of each kind per round
const MOST_ROUNDS = 25; // in one turn's beginning; the rest follows by messages

export type CaughtUp = {
  readonly state: MatchState;
  /** Everyone who was there at the beginning is in the index, so that decisions can be made. */
  readonly isComplete: boolean;
  /** What was put into the index just now, of whom nothing was in it before, and need not be read again, where it was few. */
  readonly newcomers: readonly KeySubject[];
};

/**
 * Indexes hires and employees that were added after the last that is in the index: ids begin with their time. Of a whole CSV file,
 * the first message thus sees everyone, so that two namesakes in it are never mistaken for one. Where there are too many for one
 * turn nobody is decided until all are in, and then everyone is; so it is when the rules are others than those of the index, or
 * when the company has grown to another scale. How far it is stands in D1: after a crash it goes on from there.
 */
export async function catchUp(tenant: TenantDb, holder: string, stored: MatchState): Promise<CaughtUp> {
  const isAnew = stored.ruleVersion !== RULE_VERSION;
  let state = isAnew ? beginning() : stored;
  if (isAnew) await tenant.d1.batch([changeState(tenant, holder, state)]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = await indexNext(tenant, holder, state);
    state = next.state;
    const newcomers = round === 0 ? next.subjects : [];
    if (next.isLast) return { state: await onScale(tenant, holder, state), isComplete: true, newcomers };
  }
  if (state.rematchedEmployeeId !== "") {
    state = { ...state, rematchedEmployeeId: "" };
    await tenant.d1.batch([changeState(tenant, holder, state)]);
  }
  return { state, isComplete: false, newcomers: [] };
}

function beginning(): MatchState {
  return {
    ruleVersion: RULE_VERSION,
    indexedHireId: "",
    indexedEmployeeId: "",
    hireCount: 0,
    scale: 0,
    rematchedEmployeeId: "",
  };
}

async function indexNext(tenant: TenantDb, holder: string, state: MatchState) {
  const [hires, employees] = await Promise.all([
    readPeopleAfter(tenant, "hire", state.indexedHireId, AT_ONCE),
    readPeopleAfter(tenant, "employee", state.indexedEmployeeId, AT_ONCE),
  ]);
  const isLast = hires.count < AT_ONCE && employees.count < AT_ONCE;
  if (hires.count === 0 && employees.count === 0) return { state, isLast, subjects: [] };
  const next: MatchState = {
    ...state,
    indexedHireId: hires.lastId,
    indexedEmployeeId: employees.lastId,
    hireCount: state.hireCount + hires.count,
  };
  const subjects = [...hires.people, ...employees.people].map(subjectOf);
  // while everyone is indexed anew, keys of former rules have to go
  const statements = state.rematchedEmployeeId === "" ? indexSubjects(tenant, subjects) : indexNew(tenant, subjects);
  // who came while an earlier turn was under way may have been looked at in it, and be another since
  const before = indexedAmong(
    tenant,
    subjects.map(({ id }) => id),
  );
  const [known] = await tenant.d1.batch<{ id: string }>([before, ...statements, changeState(tenant, holder, next)]);
  const indexed = new Set(known?.results.map(({ id }) => id));
  return { state: next, isLast, subjects: subjects.filter(({ id }) => !indexed.has(id)) };
}

/** Namesakes grow with the company; a decision may be told of that late, as long as everyone is decided anew when it is. */
async function onScale(tenant: TenantDb, holder: string, state: MatchState): Promise<MatchState> {
  const scale = scaleOf(state.hireCount);
  if (scale === state.scale) return state;
  const next = { ...state, scale, rematchedEmployeeId: "" };
  await tenant.d1.batch([changeState(tenant, holder, next)]);
  return next;
}
