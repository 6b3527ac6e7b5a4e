// Decides anew on everyone, a page of employees at a time: after new rules, after growth to another scale, after a very large import.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { employeesAfter } from "#shared/db/match-people.ts";
import { changeState, type MatchState } from "#shared/db/match-states.ts";
import { decideFrom } from "./decide.ts";

/** Employees whose walks share their questions; a Worker's memory holds many times as many. */
export const PAGE = 300;

/** @returns the state after the page: null as the last employee once everyone is decided */
export async function rematchPage(
  tenant: TenantDb,
  holder: string,
  state: MatchState,
  now: number,
): Promise<MatchState> {
  const ids = await employeesAfter(tenant, state.rematchedEmployeeId ?? "", PAGE);
  if (ids.length > 0) await decideFrom(tenant, holder, { hires: [], employees: ids }, state.scale, now);
  const next = { ...state, rematchedEmployeeId: ids.length < PAGE ? null : (ids.at(-1) ?? null) };
  await tenant.d1.batch([changeState(tenant, holder, next)]);
  return next;
}
