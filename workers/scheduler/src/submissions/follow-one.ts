// One look at one submitted candidate: where poll and webhook end. What changed is written with its timeline and mail, and nothing else.
import { eq, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { AtsFailure, AtsResult } from "#shared/ats/adapter.ts";
import type { CandidateAts } from "#shared/ats/candidates.ts";
import { auditEntry } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { type recruiters, submissionInterviews, submissions } from "#shared/db/schema/index.ts";
import { nextLookAt } from "#shared/domain/marketplace/next-look.ts";
import {
  goneOf,
  interviewNews,
  progressOf,
  type Happening,
  type Progress,
  type SeenInterview,
} from "#shared/domain/marketplace/progress.ts";
import { ok } from "#shared/domain/result.ts";
import { candidatesAtsOf } from "../ats.ts";
import type { TenantWork } from "../tenant-work.ts";
import { erasure } from "./erase.ts";
import { markOf } from "./person-mark.ts";
import { insertHappenings } from "./settle-submission.ts";
import { tellRecruiter } from "./tell-recruiter.ts";

export type FollowedSubmission = typeof submissions.$inferSelect & {
  readonly applicationId: string;
  readonly connectionId: string;
  readonly sentAt: string;
  readonly recruiter: typeof recruiters.$inferSelect;
  readonly mayReadOffers: boolean;
};

/** @returns why the ATS could not tell, or null */
export async function followOne(work: TenantWork, submission: FollowedSubmission): Promise<AtsFailure | null> {
  const ats = candidatesAtsOf(work, { id: submission.connectionId, provider: "lever" });
  const seen = await ats.candidate(submission.applicationId);
  if (!seen.ok) return seen;
  const now = new Date().toISOString();
  if (seen.value === null) {
    await write(work, submission, goneOf(submission, now), null, NO_CHANGES);
    return null;
  }
  const progress = progressOf(submission, seen.value, now);
  const interviews = await interviewsOf(ats, submission, progress);
  if (!interviews.ok) return interviews;
  const startsOn = await startsOnOf(ats, submission, progress);
  if (!startsOn.ok) return startsOn;
  await write(
    work,
    submission,
    progress,
    interviews.value,
    await changesOf(work, submission, interviews.value, now),
    startsOn.value,
  );
  return null;
}

/** Null: not asked, since it is over. A connection that may not read interviews has none to tell. */
async function interviewsOf(
  ats: CandidateAts,
  submission: FollowedSubmission,
  { row }: Progress,
): Promise<AtsResult<readonly SeenInterview[] | null>> {
  if (row.place === "archived" && submission.place === "archived") return ok(null);
  if (submission.erasedAt !== null) return ok(null); // who talked to whom, and when, is the person's too
  const read = await ats.interviews(submission.applicationId);
  return !read.ok && read.reason === "forbidden" ? ok(null) : read;
}

async function startsOnOf(
  ats: CandidateAts,
  submission: FollowedSubmission,
  { row }: Progress,
): Promise<AtsResult<string | null>> {
  if (row.hiredAt === null || !submission.mayReadOffers) return ok(submission.startsOn);
  const read = await ats.startsOn(submission.applicationId);
  return !read.ok && read.reason === "forbidden" ? ok(submission.startsOn) : read;
}

type InterviewChanges = { readonly news: readonly Happening[]; readonly statements: readonly BatchItem<"sqlite">[] };

const NO_CHANGES: InterviewChanges = { news: [], statements: [] };

async function changesOf(
  work: TenantWork,
  submission: FollowedSubmission,
  seen: readonly SeenInterview[] | null,
  now: string,
): Promise<InterviewChanges> {
  if (seen === null) return NO_CHANGES;
  const { tenant } = work;
  const held = await tenant.db
    .select()
    .from(submissionInterviews)
    .where(tenant.owns(submissionInterviews, eq(submissionInterviews.submissionId, submission.id)));
  const { news, dropped } = interviewNews(held, seen, now);
  const rows = changedInterviews(held, seen);
  const statements: BatchItem<"sqlite">[] = [];
  if (rows.length > 0) {
    statements.push(
      tenant.db
        .insert(submissionInterviews)
        .select(
          sql`select ${tenant.tenantId}, ${submission.id}, value->>'interviewId', value->>'startsAt', value->>'durationMinutes',
            value->>'timeZone', value->'interviewers', value->>'canceledAt' from json_each(${JSON.stringify(rows)}) where true`,
        )
        .onConflictDoUpdate({
          target: [submissionInterviews.tenantId, submissionInterviews.submissionId, submissionInterviews.interviewId],
          set: {
            startsAt: sql`excluded.starts_at`,
            durationMinutes: sql`excluded.duration_minutes`,
            timeZone: sql`excluded.time_zone`,
            interviewers: sql`excluded.interviewers`,
            canceledAt: sql`excluded.canceled_at`,
          },
        }),
    );
  }
  if (dropped.length > 0) {
    statements.push(
      tenant.db
        .update(submissionInterviews)
        .set({ canceledAt: now })
        .where(
          tenant.owns(
            submissionInterviews,
            eq(submissionInterviews.submissionId, submission.id),
            sql`${submissionInterviews.interviewId} in (select value from json_each(${JSON.stringify(dropped)}))`,
          ),
        ),
    );
  }
  return { news, statements };
}

function changedInterviews(
  held: readonly (typeof submissionInterviews.$inferSelect)[],
  seen: readonly SeenInterview[],
): SeenInterview[] {
  const before = new Map(held.map((one) => [one.interviewId, one]));
  return seen.filter((one) => {
    const known = before.get(one.interviewId);
    return (
      known === undefined ||
      known.startsAt !== one.startsAt ||
      known.durationMinutes !== one.durationMinutes ||
      known.timeZone !== one.timeZone ||
      known.canceledAt !== one.canceledAt ||
      JSON.stringify(known.interviewers) !== JSON.stringify(one.interviewers)
    );
  });
}

/**
 * What the ATS has made anonymous is made so here as well, with the submissions of the same person that ended here: they asked for it
 * once. Those that the ATS has are seen to be anonymous by themselves.
 */
async function anonymise(work: TenantWork, submission: FollowedSubmission): Promise<BatchItem<"sqlite">[]> {
  const { tenant } = work;
  const others = await tenant.db
    .select({ id: submissions.id, emailKey: submissions.emailKey })
    .from(submissions)
    .where(
      tenant.owns(
        submissions,
        eq(submissions.emailKey, submission.emailKey),
        sql`${submissions.status} in ('refused', 'not_sent')`,
      ),
    );
  const mark = await markOf(work.env, tenant.tenantId, submission.emailKey);
  return [submission, ...others].flatMap((one) => erasure(tenant, one, mark, "ats"));
}

async function write(
  work: TenantWork,
  submission: FollowedSubmission,
  progress: Progress,
  interviews: readonly SeenInterview[] | null,
  changes: InterviewChanges,
  startsOn: string | null = submission.startsOn,
): Promise<void> {
  const { tenant } = work;
  const now = Date.now();
  const at = new Date(now).toISOString();
  const { row } = progress;
  const isNewlyAnonymous = row.anonymisedAt !== null && submission.anonymisedAt === null;
  const update = tenant.db
    .update(submissions)
    .set({
      ...rowOf(row),
      startsOn,
      readAt: at,
      nextLookAt: nextLookAt({ ...row, erasedAt: submission.erasedAt }, interviews ?? [], now),
    })
    .where(tenant.owns(submissions, eq(submissions.id, submission.id)));
  const { news: more } = changes;
  const statements = isNewlyAnonymous
    ? [...changes.statements, ...(await anonymise(work, submission))]
    : changes.statements;
  const news = [...progress.news, ...more];
  const entries = news.flatMap(({ kind }) =>
    kind === "hired" || kind === "unhired" ? [auditOf(work, submission, kind)] : [],
  );
  if (news.length === 0) {
    await commit(work.env, tenant, [update, ...statements], [], work.defer);
    return;
  }
  const told =
    submission.recruiter.removedAt === null ? tellRecruiter(work, submission.recruiter, submission.id, news) : null;
  await commit(
    work.env,
    tenant,
    [update, ...statements, ...entries, insertHappenings(work, submission.id, news), ...(told?.statements ?? [])],
    told?.messages ?? [],
    work.defer,
  );
}

/** The columns that a look writes, and no others of what is held. */
function rowOf(row: Progress["row"]) {
  const { place, stageName, stageIndex, archivedAt, archiveGroup, archiveReason } = row;
  const { offeredAt, hiredAt, unhiredAt, goneAt, anonymisedAt } = row;
  const standing = { place, stageName, stageIndex, archivedAt, archiveGroup, archiveReason };
  return { ...standing, offeredAt, hiredAt, unhiredAt, goneAt, anonymisedAt };
}

function auditOf(work: TenantWork, submission: FollowedSubmission, kind: "hired" | "unhired") {
  return auditEntry(work.tenant, {
    actor: "system",
    action: kind === "hired" ? "submission.hired" : "submission.unhired",
    subjectKind: "submission",
    subjectId: submission.id,
    details: { roleId: submission.roleId },
  });
}
