// A page of a rehearsal: what today's rules would decide on some hundred employees if nobody had spoken. Changes no match and no seat.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { employeesAfter } from "#shared/db/match-people.ts";
import { readStanding } from "#shared/db/match-standing.ts";
import { readState } from "#shared/db/match-states.ts";
import {
  beginRehearsal,
  findRunning,
  forgetOldRehearsals,
  writePage,
  type FoundDifference,
} from "#shared/db/rehearsal-work.ts";
import { RULE_VERSION } from "#shared/domain/match/engine/engine.ts";
import { wantedOf, type Standing, type Wanted } from "#shared/domain/match/outcome.ts";
import { differenceOf, type Today } from "#shared/domain/match/rehearsal.ts";
import { weigh } from "./decide.ts";
import type { Bindings } from "./env.ts";
import { pageSize } from "./rematch.ts";
import { workOff } from "./turn.ts";

/** Does one page and sends itself on to the next: how far it is stands in D1, so that it goes on from there after a crash. */
export async function rehearse(env: Bindings, tenant: TenantDb, id: string): Promise<void> {
  const running = await findRunning(tenant, id);
  if (running === null) return;
  if (running.total === null) await beginRehearsal(tenant, id, RULE_VERSION);
  const state = await readState(tenant);
  if (state?.ruleVersion !== RULE_VERSION || state.rematchedEmployeeId !== null) {
    // the index is not that of today's rules yet, or not all decisions are
    await workOff(env, tenant, []);
    await goOn(env, tenant, id, 1);
    return;
  }
  const size = pageSize(state.scale);
  const ids = await employeesAfter(tenant, running.doneEmployeeId, size);
  const page = {
    after: running.doneEmployeeId,
    lastEmployeeId: ids.at(-1) ?? running.doneEmployeeId,
    count: ids.length,
    isLast: ids.length < size,
    differences: ids.length === 0 ? [] : await differencesOf(tenant, ids, state.scale),
  };
  if (!(await writePage(tenant, id, page, Date.now()))) return; // another run is ahead, and goes on
  if (page.isLast) await forgetOldRehearsals(tenant);
  else await goOn(env, tenant, id, 0);
}

async function goOn(env: Bindings, tenant: TenantDb, rehearsalId: string, delaySeconds: number): Promise<void> {
  await env.MATCH.send({ kind: "rehearsal", tenantId: tenant.tenantId, rehearsalId }, { delaySeconds });
}

async function differencesOf(tenant: TenantDb, ids: readonly string[], scale: number): Promise<FoundDifference[]> {
  const { decisions, crowdedKeys } = await weigh(tenant, { hires: [], employees: ids }, scale, "nobody_spoke");
  const { employees, matches } = await readStanding(tenant, [...new Set([...ids, ...decisions.keys()])]);
  const wanted = Map.groupBy(wantedOf(decisions, employees, crowdedKeys), (one) => one.employeeId);
  const standing = Map.groupBy(matches, (match) => match.employeeId);
  return ids.flatMap((id) => differenceFor(id, wanted.get(id) ?? [], standing.get(id) ?? []));
}

function differenceFor(
  employeeId: string,
  wanted: readonly Wanted[],
  standing: readonly Standing[],
): FoundDifference[] {
  const [best] = wanted;
  const kind = best === undefined ? "none" : best.status === "confirmed" ? "assign" : "propose";
  const today: Today = { kind, hireIds: wanted.map((one) => one.hireId) };
  const difference = differenceOf(standing, today);
  return difference === null
    ? []
    : [{ ...difference, employeeId, today, p: best?.p ?? null, evidence: best?.evidence ?? "[]" }];
}
