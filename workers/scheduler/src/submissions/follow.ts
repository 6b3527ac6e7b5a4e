// Following submitted candidates: every few minutes the ATS is asked who moved, and those who are due are read one by one, webhooks first.
import { asc, eq, lte } from "drizzle-orm";
import type { AtsFailure } from "#shared/ats/adapter.ts";
import { usesModule } from "#shared/db/connections.ts";
import { connections, recruiters, submissionLooks, submissions } from "#shared/db/schema/index.ts";
import { retryInMs } from "#shared/domain/sync/retry.ts";
import { candidatesAtsOf } from "../ats.ts";
import { noteAtsFailure } from "../failures.ts";
import { keepLease, type TenantWork } from "../tenant-work.ts";
import { followOne, type FollowedSubmission } from "./follow-one.ts";
import { markMoved } from "./mark-due.ts";
import { sweepResumes, sweepStrayResumes } from "./resumes.ts";

const ASK_EVERY_MS = 3 * 60_000; // accounts without webhooks wait this long at most for a move to show
const OVERLAP_MS = 10 * 60_000; // the ATS stamps by its own clock, and a change may surface late
const AT_ONCE = 4;
/** Requests of one run stay below some 400; the rest goes on with the next poke. */
const AT_MOST = 200;

/** @param onPage lets waiting webhooks go first. @returns whether more is due right now */
export async function followWhereDue(work: TenantWork, onPage: () => Promise<unknown>): Promise<boolean> {
  if (await askWhoMoved(work)) await tidy(work);
  for (let followed = 0; followed < AT_MOST;) {
    const due = await dueToFollow(work, AT_ONCE);
    if (due.length === 0) return false;
    await keepLease(work);
    const failures = await Promise.all(due.map((one) => followOne(work, one)));
    for (const [at, failure] of failures.entries()) {
      const submission = due[at];
      if (failure === null || submission === undefined) continue;
      await noteAtsFailure(work, submission.connectionId, failure);
      await postpone(work, submission);
    }
    followed += due.length;
    await onPage();
  }
  return true;
}

/** Two lists per connection, by the tag that all of ours carry; whoever is on one is read next. @returns whether any was due */
async function askWhoMoved(work: TenantWork): Promise<boolean> {
  const { tenant } = work;
  const now = new Date().toISOString();
  const due = await tenant.db
    .select({ connectionId: connections.id, seenUntil: submissionLooks.seenUntil })
    .from(submissionLooks)
    .innerJoin(
      connections,
      tenant.owns(
        connections,
        eq(connections.id, submissionLooks.connectionId),
        eq(connections.status, "active"),
        eq(connections.provider, "lever"),
        usesModule("marketplace"),
      ),
    )
    .where(tenant.owns(submissionLooks, lte(submissionLooks.nextLookAt, now)));
  for (const { connectionId, seenUntil } of due) {
    const ats = candidatesAtsOf(work, { id: connectionId, provider: "lever" });
    const since = new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
    let failure: AtsFailure | null = null;
    for await (const page of ats.movedSince(since)) {
      if (page.ok) await markMoved(work, connectionId, page.value);
      else failure = page;
    }
    if (failure !== null) await noteAtsFailure(work, connectionId, failure);
    const waitMs = failure === null ? ASK_EVERY_MS : Math.max(60_000, retryInMs(5));
    await tenant.db
      .update(submissionLooks)
      .set({
        nextLookAt: new Date(Date.now() + waitMs).toISOString(),
        ...(failure === null ? { seenUntil: now } : {}),
      })
      .where(tenant.owns(submissionLooks, eq(submissionLooks.connectionId, connectionId)));
  }
  return due.length > 0;
}

/** What has to be done now and then, and not at every poke. */
async function tidy(work: TenantWork): Promise<void> {
  await sweepResumes(work);
  await sweepStrayResumes(work);
}

async function dueToFollow(work: TenantWork, limit: number): Promise<FollowedSubmission[]> {
  const { tenant } = work;
  const rows = await tenant.db
    .select({
      submission: submissions,
      recruiter: recruiters,
      scopes: connections.scopes,
      authKind: connections.authKind,
    })
    .from(submissions)
    .innerJoin(
      connections,
      tenant.owns(
        connections,
        eq(connections.id, submissions.connectionId),
        eq(connections.status, "active"),
        usesModule("marketplace"),
      ),
    )
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, submissions.recruiterId)))
    .where(tenant.owns(submissions, lte(submissions.nextLookAt, new Date().toISOString())))
    .orderBy(asc(submissions.nextLookAt), asc(submissions.id))
    .limit(limit);
  return rows.flatMap(({ submission, recruiter, scopes, authKind }) => {
    const { applicationId, connectionId, sentAt } = submission;
    if (applicationId === null || connectionId === null || sentAt === null) return [];
    // What a key may read nobody tells; Lever's refusal is taken for an answer.
    const mayReadOffers = authKind === "api_key" || scopes.split(" ").includes("offers:read:admin");
    return [{ ...submission, applicationId, connectionId, sentAt, recruiter, mayReadOffers }];
  });
}

async function postpone(work: TenantWork, submission: FollowedSubmission): Promise<void> {
  await work.tenant.db
    .update(submissions)
    .set({ nextLookAt: new Date(Date.now() + retryInMs(6)).toISOString() })
    .where(work.tenant.owns(submissions, eq(submissions.id, submission.id)));
}
