// Decides anew on everyone, a page of employees at a time: after new rules, after growth to another scale, after a very large import.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { employeesAfter } from "#shared/db/match-people.ts";
import { changeState, type MatchState } from "#shared/db/match-states.ts";
import { decideFrom } from "./decide.ts";

/** Employees whose walks share their questions: fewer in a large company, where each has more namesakes to be weighed against. */
export function pageSize(scale: number): number {
  return scale < 4 ? 300 : 100;
}

/** @returns the state after the page: null as the last employee once everyone is decided */
export async function rematchPage(
  tenant: TenantDb,
  holder: string,
  state: MatchState,
  now: number,
): Promise<MatchState> {
  const size = pageSize(state.scale);
  const ids = await employeesAfter(tenant, state.rematchedEmployeeId ?? "", size);
  if (ids.length > 0) await decideFrom(tenant, holder, { hires: [], employees: ids }, state.scale, now);
  const next = { ...state, rematchedEmployeeId: ids.length < size ? null : (ids.at(-1) ?? null) };
  await tenant.d1.batch([changeState(tenant, holder, next)]);
  return next;
}
