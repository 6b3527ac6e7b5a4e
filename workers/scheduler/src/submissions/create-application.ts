// Creating one application at the ATS without ever making a second one: journal, create, and after a crash or a lost answer look first.
import { asc, eq } from "drizzle-orm";
import type { AtsFailure, AtsResult } from "#shared/ats/adapter.ts";
import { ROLECALL_TAG, type CandidateAts, type FoundApplication } from "#shared/ats/candidates.ts";
import { textFile, type FormFile } from "#shared/ats/multipart.ts";
import { submissionAttempts } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import { resumeKey } from "#shared/domain/marketplace/resume.ts";
import { ok } from "#shared/domain/result.ts";
import type { TenantWork } from "../tenant-work.ts";
import type { WaitingSubmission } from "./due-submissions.ts";

/** Where it goes: a posting and the user on whose behalf. */
export type Target = { readonly connectionId: string; readonly postingId: string };

export type Attempt = typeof submissionAttempts.$inferSelect;

export function attemptsOf(work: TenantWork, submissionId: string): Promise<Attempt[]> {
  return work.tenant.db
    .select()
    .from(submissionAttempts)
    .where(work.tenant.owns(submissionAttempts, eq(submissionAttempts.submissionId, submissionId)))
    .orderBy(asc(submissionAttempts.id));
}

/** The application that an earlier try of this submission left, if there is one. */
export function leftBy(
  attempts: readonly Pick<Attempt, "startedAt">[],
  submission: WaitingSubmission,
  found: readonly FoundApplication[],
): FoundApplication | undefined {
  return found.find(
    (one) =>
      one.isSamePosting &&
      one.isMarked &&
      one.sources.includes(submission.recruiter.agency) &&
      attempts.some((attempt) => Date.parse(attempt.startedAt) <= Date.parse(one.createdAt)),
  );
}

export type Created = { readonly applicationId: string; readonly isDeduped: boolean };

/** @param answeredAt the ATS's clock when there was nothing of this submission */
export async function createApplication(
  work: TenantWork,
  ats: CandidateAts,
  submission: WaitingSubmission,
  to: Target & { readonly ownerId: string },
  answeredAt: string,
): Promise<AtsResult<Created>> {
  const attemptId = await journal(work, submission, to, answeredAt);
  const submitted = await ats.submit({
    postingId: to.postingId,
    onBehalfOf: to.ownerId,
    name: submission.candidateName,
    email: submission.candidateEmail,
    phone: submission.candidatePhone,
    links: submission.candidateLinks,
    location: submission.candidateLocation,
    source: submission.recruiter.agency,
    tags: [ROLECALL_TAG, `Recruiter: ${submission.recruiter.name}`],
    files: filesOf(work, submission),
  });
  if (submitted.ok) {
    await closeAttempt(work, attemptId, "created");
    return submitted;
  }
  const again = await findAfterFailure(ats, submission, to, answeredAt, submitted);
  if (again.ok || submitted.isUnanswered !== true)
    await closeAttempt(work, attemptId, again.ok ? "adopted" : submitted.reason);
  return again;
}

/** After a failed write it is unknown whether it happened. */
async function findAfterFailure(
  ats: CandidateAts,
  submission: WaitingSubmission,
  to: Target,
  startedAt: string,
  failure: AtsFailure,
): Promise<AtsResult<Created>> {
  if (failure.reason !== "unavailable" && failure.reason !== "unexpected_answer") return failure;
  const looked = await ats.applicationsOf(addressesOf(submission), to.postingId);
  if (!looked.ok) return failure;
  const left = leftBy([{ startedAt }], submission, looked.value.found);
  return left === undefined
    ? failure
    : ok({ applicationId: left.applicationId, isDeduped: isDeduped(looked.value.found) });
}

/** What the ATS's own answer would have said: it knew the person from another application. */
export function isDeduped(found: readonly FoundApplication[]): boolean {
  return found.length > 1;
}

/** The address as typed, and in the one spelling of its mailbox when that differs. */
export function addressesOf(submission: Pick<WaitingSubmission, "candidateEmail" | "emailKey">): string[] {
  return [...new Set([submission.candidateEmail, submission.emailKey])];
}

/** The résumé, streamed from its bucket, and a note of who submitted the person, with what, and with what consent. */
function filesOf(work: TenantWork, submission: WaitingSubmission): FormFile[] {
  const { resumeName, resumeType, resumeSize, resumeDeletedAt } = submission;
  const note = textFile("files[]", "Submitted through Rolecall.txt", noteOf(submission));
  // Deleted: let through, or tried again, after the days for which an unsent one is kept.
  if (resumeName === null || resumeType === null || resumeSize === null || resumeDeletedAt !== null) return [note];
  const open = async () => {
    const object = await work.env.FILES.get(resumeKey(work.tenant.tenantId, submission.id));
    if (object === null) throw new Error("The résumé is gone.");
    return object.body;
  };
  return [{ field: "resumeFile", name: resumeName, type: resumeType, size: resumeSize, open }, note];
}

function noteOf(submission: WaitingSubmission): string {
  const { recruiter, createdAt, consentText, consentAt, notes } = submission;
  const lines = [
    `Submitted by ${recruiter.name}, ${recruiter.agency}, at ${createdAt}.`,
    `Consent, given at ${consentAt}: ${consentText}`,
    ...(notes === "" ? [] : ["", "The recruiter writes:", notes]),
  ];
  return `${lines.join("\n")}\n`;
}

/** Committed before the request goes out. */
async function journal(
  work: TenantWork,
  submission: WaitingSubmission,
  to: Target,
  startedAt: string,
): Promise<string> {
  const id = newId("attempt");
  const { connectionId, postingId } = to;
  const { tenantId } = work.tenant;
  const row = { id, tenantId, submissionId: submission.id, connectionId, postingId, startedAt };
  await work.tenant.db.insert(submissionAttempts).values(row);
  return id;
}

export async function closeAttempt(work: TenantWork, id: string, outcome: string): Promise<void> {
  await work.tenant.db
    .update(submissionAttempts)
    .set({ outcome, finishedAt: new Date().toISOString() })
    .where(work.tenant.owns(submissionAttempts, eq(submissionAttempts.id, id)));
}
