// One consumer's turn at a tenant: everyone who is noted is looked at, then a page of a re-match, then the turn ends.
import type { TenantDb } from "#shared/db/for-tenant.ts";
import {
  dropTurn,
  endTurn,
  fulfil,
  isUnwatched,
  nextWants,
  takeTurn,
  TURN_MS,
  type Subject,
  type Want,
} from "#shared/db/match-states.ts";
import { catchUp } from "./catch-up.ts";
import type { Bindings } from "./env.ts";
import { logFailure } from "./failures.ts";
import { lookAt, type Turn } from "./look.ts";
import { rematchPage } from "./rematch.ts";

/** Subjects of one look: they share their questions to the database. */
const TOGETHER = 40;

export type Ended = {
  /** Subjects whose look failed; they stay noted. */
  readonly failed: readonly Want[];
};

/**
 * Decisions of one tenant are made by one run at a time: each sees what the one before has done, so the order of arrival leaves no
 * trace. Notes the subjects and, where it is nobody's turn, works until nobody is noted any more. Where another run works, that
 * one looks at them before it ends; should it be dead, a message comes back when its turn has run out.
 */
export async function workOff(env: Bindings, tenant: TenantDb, subjects: readonly Subject[]): Promise<Ended> {
  const holder = crypto.randomUUID();
  const stored = await takeTurn(tenant, holder, subjects, Date.now());
  if (stored === null) {
    if (await isUnwatched(tenant, Date.now())) await comeBack(env, tenant, TURN_MS / 1_000 + 1);
    return { failed: [] };
  }
  try {
    const failed: Want[] = [];
    let caughtUp = await catchUp(tenant, holder, stored);
    do {
      caughtUp = await lookAtAll(tenant, holder, caughtUp, failed);
    } while (!(await endTurn(tenant, holder, failed)));
    const isRest = caughtUp.state.rematchedEmployeeId !== null || !caughtUp.isComplete;
    const asked = new Set(subjects.map(({ kind, id }) => `${kind} ${id}`));
    // whose own message is gone already, with a run that found the turn taken
    const isOrphaned = subjects.length > 0 && failed.some(({ kind, id }) => !asked.has(`${kind} ${id}`));
    if (isRest || isOrphaned) await comeBack(env, tenant, 0);
    return { failed };
  } catch (error) {
    await dropTurn(tenant, holder);
    throw error;
  }
}

type CaughtUp = Awaited<ReturnType<typeof catchUp>>;

async function lookAtAll(tenant: TenantDb, holder: string, caughtUp: CaughtUp, failed: Want[]): Promise<CaughtUp> {
  const { state, isComplete } = caughtUp;
  const newcomers = new Map(caughtUp.newcomers.map((newcomer) => [newcomer.id, newcomer]));
  for (;;) {
    const now = Date.now();
    const wants = await nextWants(tenant, holder, failed, TOGETHER, now);
    if (wants.length === 0) break;
    const turn: Turn = { tenant, holder, scale: state.scale, isComplete, newcomers, now };
    const done = await lookTogether(turn, wants, failed);
    await fulfil(tenant, done);
  }
  if (!isComplete || state.rematchedEmployeeId === null) return { ...caughtUp, newcomers: [] };
  return { isComplete, newcomers: [], state: await rematchPage(tenant, holder, state, Date.now()) };
}

/** Together, or, where one of them fails, each by itself, so that one does not hold up the others. @returns those who are done */
async function lookTogether(turn: Turn, wants: readonly Want[], failed: Want[]): Promise<Want[]> {
  try {
    await lookAt(turn, wants);
    return [...wants];
  } catch (error) {
    const [first] = wants;
    if (wants.length === 1 && first !== undefined) {
      logFailure("look failed", error, { tenantId: turn.tenant.tenantId, kind: first.kind, id: first.id });
      failed.push(first);
      return [];
    }
    const done: Want[] = [];
    for (const want of wants) done.push(...(await lookTogether(turn, [want], failed)));
    return done;
  }
}

/** A message to ourselves: the rows say what is left to do. */
async function comeBack(env: Bindings, tenant: TenantDb, delaySeconds: number): Promise<void> {
  await env.MATCH.send({ kind: "rest", tenantId: tenant.tenantId }, { delaySeconds });
}
