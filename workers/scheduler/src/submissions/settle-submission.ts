// Writing down how sending a candidate ended, with its timeline, its note to the recruiter and the audit entry, in one batch.
import { eq, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { auditEntryIf } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { submissionEvents, submissionLooks, submissions } from "#shared/db/schema/index.ts";
import { happening, progressOf, type Happening } from "#shared/domain/marketplace/progress.ts";
import type { SendFailure } from "#shared/domain/marketplace/send-failure.ts";
import type { TenantWork } from "../tenant-work.ts";
import { deleteResume } from "./resumes.ts";
import type { WaitingSubmission } from "./due-submissions.ts";
import type { Sent } from "./send-submission.ts";
import { tellRecruiter } from "./tell-recruiter.ts";

/** Only what still waits is ended: a person may have acted meanwhile. */
const stillWaiting = (work: TenantWork, submission: WaitingSubmission) =>
  work.tenant.owns(submissions, eq(submissions.id, submission.id), eq(submissions.status, "waiting"));

export async function settleSent(work: TenantWork, submission: WaitingSubmission, sent: Sent): Promise<void> {
  const { tenant } = work;
  const now = new Date().toISOString();
  const { applicationId, connectionId, postingId, isDeduped, seen } = sent;
  // By whichever clock is ahead: what the ATS did when it took the candidate is no news.
  const sentAt = seen.reached.reduce((latest, one) => (one.at > latest ? one.at : latest), now);
  const { row } = progressOf({ ...NOTHING_YET, applicationId, sentAt }, seen, now);
  const update = tenant.db
    .update(submissions)
    .set({
      ...row,
      status: "sent",
      reason: null,
      message: null,
      nextTryAt: null,
      attempts: submission.attempts + 1,
      connectionId,
      postingId,
      applicationId,
      isDeduped,
      sentAt,
      nextLookAt: now,
      readAt: now,
    })
    .where(stillWaiting(work, submission));
  const look = tenant.db
    .insert(submissionLooks)
    .values({ connectionId, tenantId: tenant.tenantId, nextLookAt: now, seenUntil: now })
    .onConflictDoNothing();
  const news = happening("sent", now, isDeduped ? "deduped" : null);
  await settle(work, submission, update, news, { action: "submission.sent", details: { applicationId, postingId } }, [
    look,
  ]);
  await deleteResume(work, submission);
}

export async function settleRefused(work: TenantWork, submission: WaitingSubmission): Promise<void> {
  const update = work.tenant.db
    .update(submissions)
    .set({ status: "refused", place: "refused", reason: "ruling", message: null, nextTryAt: null })
    .where(stillWaiting(work, submission));
  // The timeline has the ruling already.
  const news = happening("ruled", new Date().toISOString(), "refused");
  await settle(work, submission, update, news, { action: "submission.refused" }, [], false);
}

export async function settleFailure(
  work: TenantWork,
  submission: WaitingSubmission,
  failure: SendFailure,
): Promise<void> {
  const { reason, message } = failure;
  const attempts = submission.attempts + 1;
  if (failure.is === "waits") {
    await work.tenant.db
      .update(submissions)
      .set({ reason, message, attempts, nextTryAt: failure.nextTryAt })
      .where(stillWaiting(work, submission));
    return;
  }
  const update = work.tenant.db
    .update(submissions)
    .set({ status: "not_sent", place: "not_sent", reason, message, attempts, nextTryAt: null })
    .where(stillWaiting(work, submission));
  const news = happening("not_sent", new Date().toISOString(), reason);
  await settle(work, submission, update, news, { action: "submission.not_sent", details: { reason } });
}

const NOTHING_YET = {
  place: "waiting",
  stageName: null,
  stageIndex: null,
  archivedAt: null,
  archiveGroup: null,
  archiveReason: null,
  offeredAt: null,
  hiredAt: null,
  unhiredAt: null,
  goneAt: null,
  anonymisedAt: null,
} as const;

async function settle(
  work: TenantWork,
  submission: WaitingSubmission,
  update: BatchItem<"sqlite">,
  news: Happening,
  entry: { readonly action: string; readonly details?: Record<string, unknown> },
  more: readonly BatchItem<"sqlite">[] = [],
  isInTimeline = true,
): Promise<void> {
  const { tenant } = work;
  const audit = auditEntryIf(
    tenant,
    { actor: "system", subjectKind: "submission", subjectId: submission.id, ...entry },
    sql`changes() > 0`,
  );
  const timeline = isInTimeline ? [insertHappenings(work, submission.id, [news], sql`changes() > 0`)] : [];
  const told = tellRecruiter(work, submission.recruiter, submission.id, [news], sql`changes() > 0`);
  await commit(work.env, tenant, [update, audit, ...timeline, ...told.statements, ...more], told.messages, work.defer);
}

/** Statement for a batch: entries of the timeline, each once. */
export function insertHappenings(
  work: TenantWork,
  submissionId: string,
  news: readonly Happening[],
  onlyIf: SQL = sql`true`,
): BatchItem<"sqlite"> {
  return work.tenant.db
    .insert(submissionEvents)
    .select(
      sql`select ${work.tenant.tenantId}, ${submissionId}, value->>'id', value->>'kind', value->>'detail', value->>'at'
        from json_each(${JSON.stringify(news)}) where ${onlyIf}`,
    )
    .onConflictDoNothing();
}
