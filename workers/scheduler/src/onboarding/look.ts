// One look for new hires: the candidates who moved since the last look, then those held who may have changed without moving.
import { and, asc, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { AtsFailure, AtsResult } from "#shared/ats/adapter.ts";
import { leverOnboarding, type OnboardingAts, type StageRule } from "#shared/ats/lever/onboarding.ts";
import { newHires } from "#shared/db/schema/index.ts";
import { addDays, dayIn } from "#shared/domain/onboarding/days.ts";
import type { SeenCandidate } from "#shared/domain/onboarding/new-hire.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { clientOf, type AtsConnection } from "../ats.ts";
import { groupsOf } from "../event-aims.ts";
import { processEvents } from "../events.ts";
import type { TenantWork } from "../tenant-work.ts";
import { readCandidate, type ReadNewHire } from "./read-candidate.ts";
import { withdrawNewHire, writeNewHires } from "./write-new-hires.ts";

const PEOPLE_AT_ONCE = 4; // hides Lever's latency; the budget keeps the rate
const OVERLAP_MS = 10 * 60_000; // Lever stamps by its own clock
const REREAD_LIMIT = 2_000; // held ones a look; some 13 minutes at Lever's rate
const STARTED_LONG_AGO_DAYS = 30;
const REACHED_LONG_AGO_MS = 180 * 24 * 3_600_000;
const FAILURES_IN_A_ROW = 3; // then it is not this person's record: Lever is away

export type NewHireLook = {
  readonly stageId: string;
  /** ISO: the first moment of the sync's start date. Whoever reached the stage before it stays out. */
  readonly startsAt: string;
  /** ISO, or null at the first look. */
  readonly seenUntil: string | null;
  /** ISO: when this look began, which may have been another process. Whoever was read since is not read again. */
  readonly startedAt: string;
  readonly timeZone: string;
};

export type LookCounts = { readonly seen: number; readonly added: number };

/** @returns the counts, or the first failure: what was read until then is written, and the next look goes on from there */
export async function lookForNewHires(
  work: TenantWork,
  connection: AtsConnection,
  look: NewHireLook,
  onProgress: (counts: LookCounts) => Promise<void>,
): Promise<AtsResult<LookCounts>> {
  const ats = leverOnboarding(clientOf(work, connection));
  const rule = await ruleOf(ats, look.stageId);
  if (!rule.ok) return rule;
  const round = { work, connection, ats, look, rule: rule.value, onProgress, counts: { seen: 0, added: 0 } };
  const failures: AtsFailure[] = [];
  const listed = new Set<string>();
  for await (const page of ats.candidates(rule.value, sinceOf(look))) {
    if (!page.ok) return page;
    const wanted = page.value.filter(({ reachedAt }) => reachedAt >= Date.parse(look.startsAt));
    for (const { opportunityId } of wanted) listed.add(opportunityId);
    const fresh = await notReadYet(round, wanted);
    const end = await readAll(
      round,
      fresh.map((candidate) => async () => ok(candidate)),
      failures,
    );
    if (end !== null) return end;
  }
  const held = await heldToReread(round, listed);
  const reads = held.map(({ id, opportunityId }) => async () => {
    const candidate = await ats.candidate(rule.value, opportunityId);
    if (candidate.ok && candidate.value === null) await withdrawNewHire(work, id);
    return candidate;
  });
  const end = await readAll(round, reads, failures);
  return end ?? failures[0] ?? ok(round.counts);
}

type Round = {
  readonly work: TenantWork;
  readonly connection: AtsConnection;
  readonly ats: OnboardingAts;
  readonly look: NewHireLook;
  readonly rule: StageRule;
  readonly onProgress: (counts: LookCounts) => Promise<void>;
  counts: LookCounts;
};

async function ruleOf(ats: OnboardingAts, stageId: string): Promise<AtsResult<StageRule>> {
  const stages = await ats.stages();
  if (!stages.ok) return stages;
  const order = stages.value.map(({ id }) => id);
  if (!order.includes(stageId))
    return fail(
      "rejected",
      "The chosen stage no longer exists in Lever. Choose another one in the settings of Onboarding.",
    );
  const hiredReasons = await ats.hiredReasons();
  return hiredReasons.ok ? ok({ stageId, order, hiredReasons: hiredReasons.value }) : hiredReasons;
}

/** Nobody who reached the stage before the start date counts, and whoever reached it since has moved since. */
function sinceOf({ seenUntil, startsAt }: NewHireLook): string {
  if (seenUntil === null) return startsAt;
  const overlapping = new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
  return overlapping > startsAt ? overlapping : startsAt;
}

/**
 * Reads and writes people group by group; waiting webhooks go before the next group. One whose record cannot be read does not hold
 * up the others.
 * @returns a failure that ends the look, or null; failures of single people go into `failures`
 */
async function readAll(
  round: Round,
  people: readonly (() => Promise<AtsResult<SeenCandidate | null>>)[],
  failures: AtsFailure[],
): Promise<AtsFailure | null> {
  let inARow = 0;
  for (const group of groupsOf(people, PEOPLE_AT_ONCE)) {
    const answers = await Promise.all(group.map((find) => readOne(round, find)));
    const reads: ReadNewHire[] = [];
    for (const answer of answers) {
      if (answer.ok) {
        inARow = 0;
        if (answer.value !== null) reads.push(answer.value);
        continue;
      }
      if (isEnd(answer) || ++inARow >= FAILURES_IN_A_ROW) {
        await note(round, reads, answers.length);
        return answer;
      }
      failures.push(answer);
    }
    await note(round, reads, answers.length);
    await processEvents(round.work);
  }
  return null;
}

async function readOne(
  round: Round,
  find: () => Promise<AtsResult<SeenCandidate | null>>,
): Promise<AtsResult<ReadNewHire | null>> {
  const candidate = await find();
  if (!candidate.ok || candidate.value === null) return candidate.ok ? ok(null) : candidate;
  return readCandidate(round.ats, candidate.value);
}

async function note(round: Round, reads: readonly ReadNewHire[], howMany: number): Promise<void> {
  const added = await writeNewHires(round.work, round.connection.id, reads);
  round.counts = { seen: round.counts.seen + howMany, added: round.counts.added + added };
  await round.onProgress(round.counts);
}

/** The access is dead, a permission is missing, or Lever asks for rest: nobody else can be read either. */
function isEnd({ reason }: AtsFailure): boolean {
  return reason === "access_revoked" || reason === "key_refused" || reason === "forbidden" || reason === "rate_limited";
}

async function notReadYet(round: Round, candidates: readonly SeenCandidate[]): Promise<SeenCandidate[]> {
  if (candidates.length === 0) return [];
  const { tenant } = round.work;
  const ids = JSON.stringify(candidates.map(({ opportunityId }) => opportunityId));
  const rows = await tenant.db
    .select({ opportunityId: newHires.opportunityId })
    .from(newHires)
    .where(
      tenant.owns(
        newHires,
        sql`${newHires.opportunityId} in (select value from json_each(${ids}))`,
        gte(newHires.readAt, round.look.startedAt),
      ),
    );
  const read = new Set(rows.map((row) => row.opportunityId));
  return candidates.filter(({ opportunityId }) => !read.has(opportunityId));
}

/** Offers change, files come in and people are archived without a move; those long at work are left alone. */
async function heldToReread(round: Round, listed: ReadonlySet<string>) {
  const { tenant } = round.work;
  const { timeZone, startedAt } = round.look;
  const today = dayIn(timeZone, Date.now());
  const rows = await tenant.db
    .select({ id: newHires.id, opportunityId: newHires.opportunityId })
    .from(newHires)
    .where(
      tenant.owns(
        newHires,
        and(
          eq(newHires.connectionId, round.connection.id),
          isNull(newHires.withdrawnAt),
          lt(newHires.readAt, startedAt),
          or(isNull(newHires.startDate), gte(newHires.startDate, addDays(today, -STARTED_LONG_AGO_DAYS))),
          gte(newHires.reachedAt, new Date(Date.now() - REACHED_LONG_AGO_MS).toISOString()),
        ),
      ),
    )
    .orderBy(asc(newHires.readAt))
    .limit(REREAD_LIMIT);
  return rows.filter(({ opportunityId }) => !listed.has(opportunityId));
}
