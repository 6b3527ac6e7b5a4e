// Ruling on whose candidate it is: the facts for the rule, and writing the ruling so that two can never hold the same person.
import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { FoundApplication } from "#shared/ats/candidates.ts";
import { readMarketplaceSettings } from "#shared/db/marketplace-settings.ts";
import { ownershipRulings, ownerships, submissionEvents, submissions } from "#shared/db/schema/index.ts";
import { newId } from "#shared/domain/ids.ts";
import { heldUntil, rule, type Ruling } from "#shared/domain/marketplace/ownership.ts";
import { happening } from "#shared/domain/marketplace/progress.ts";
import type { TenantWork } from "../tenant-work.ts";
import type { WaitingSubmission } from "./due-submissions.ts";
import { markOf } from "./person-mark.ts";

/**
 * The ruling in force: the one that stands already (a person's, or the rule's of an earlier try), else the rule's on these facts. An
 * accepted first one takes the person in the same transaction; whoever comes a moment later finds them taken.
 */
export async function ruleOn(
  work: TenantWork,
  submission: WaitingSubmission,
  known: readonly FoundApplication[],
): Promise<Pick<Ruling, "isAccepted" | "reason">> {
  const standing = await newestRuling(work, submission.id);
  if (standing !== undefined) return standing;
  const { ownershipDays } = await readMarketplaceSettings(work.tenant);
  // Whose details were erased is known by the keyed hash of their address only.
  const mark = await markOf(work.env, work.tenant.tenantId, submission.emailKey);
  const person = JSON.stringify([submission.emailKey, mark]);
  const [held, earlier, ours] = await Promise.all([
    holderOf(work, person),
    earlierOf(work, submission, person),
    oursAmong(work, known),
  ]);
  const ruling = rule({
    submissionId: submission.id,
    recruiterId: submission.recruiterId,
    submittedAt: submission.createdAt,
    ownershipDays,
    held,
    earlier,
    // Whom Rolecall sent is what `held` and `earlier` tell of, but for this very role: nobody is sent there twice.
    known: known.filter((one) => one.isSamePosting || !ours.has(one.applicationId)),
  });
  const until = heldUntil(submission.createdAt, ownershipDays);
  await write(work, submission, ruling, ruling.reason === "first" ? until : null);
  // Nothing written: somebody was faster in taking the person. The facts are different now.
  return (await newestRuling(work, submission.id)) ?? ruleOn(work, submission, known);
}

async function newestRuling(work: TenantWork, submissionId: string) {
  const [row] = await work.tenant.db
    .select({ isAccepted: ownershipRulings.isAccepted, reason: ownershipRulings.reason })
    .from(ownershipRulings)
    .where(work.tenant.owns(ownershipRulings, eq(ownershipRulings.submissionId, submissionId)))
    .orderBy(desc(ownershipRulings.id))
    .limit(1);
  return row;
}

/** @param person the keys under which the person may be known, as JSON */
async function holderOf(work: TenantWork, person: string) {
  const [row] = await work.tenant.db
    .select()
    .from(ownerships)
    .where(work.tenant.owns(ownerships, sql`${ownerships.emailKey} in (select value from json_each(${person}))`))
    .orderBy(desc(ownerships.until))
    .limit(1);
  return row ?? null;
}

async function earlierOf(work: TenantWork, submission: WaitingSubmission, person: string) {
  const [row] = await work.tenant.db
    .select({ submissionId: submissions.id, at: submissions.createdAt })
    .from(submissions)
    .where(
      work.tenant.owns(
        submissions,
        and(
          sql`${submissions.emailKey} in (select value from json_each(${person}))`,
          eq(submissions.recruiterId, submission.recruiterId),
          eq(submissions.roleId, submission.roleId),
          eq(submissions.status, "sent"),
          lt(submissions.id, submission.id),
        ),
      ),
    )
    .limit(1);
  return row ?? null;
}

/** Of the applications those that Rolecall created for any recruiter. */
async function oursAmong(work: TenantWork, known: readonly FoundApplication[]): Promise<ReadonlySet<string | null>> {
  if (known.length === 0) return new Set();
  const ids = JSON.stringify(known.map((one) => one.applicationId));
  const rows = await work.tenant.db
    .select({ applicationId: submissions.applicationId })
    .from(submissions)
    .where(work.tenant.owns(submissions, sql`${submissions.applicationId} in (select value from json_each(${ids}))`));
  return new Set(rows.map((row) => row.applicationId));
}

/** @param takesUntil the ruling takes the person until then; it is written only if that succeeds. Null: it takes nobody */
async function write(
  work: TenantWork,
  submission: WaitingSubmission,
  ruling: Ruling,
  takesUntil: string | null,
): Promise<void> {
  const { tenant } = work;
  const at = new Date().toISOString();
  const id = newId("ruling");
  const isTaken = sql`exists (select 1 from ${ownerships} where ${tenant.owns(
    ownerships,
    eq(ownerships.emailKey, submission.emailKey),
    eq(ownerships.submissionId, submission.id),
  )})`;
  const may = takesUntil === null ? sql`true` : isTaken;
  const evidence = JSON.stringify(ruling.evidence);
  const statements: [BatchItem<"sqlite">, ...BatchItem<"sqlite">[]] = [
    tenant.db.insert(ownershipRulings).select(
      sql`select ${tenant.tenantId}, ${submission.id}, ${id}, ${ruling.isAccepted ? 1 : 0}, ${ruling.reason}, ${evidence}, 'rule', null, ${at}
        where ${may}`,
    ),
    tenant.db
      .insert(submissionEvents)
      .select(
        sql`select ${tenant.tenantId}, ${submission.id}, ${happening("ruled", at).id}, 'ruled', ${ruling.reason}, ${at} where ${may}`,
      ),
  ];
  if (takesUntil !== null) statements.unshift(take(work, submission, takesUntil));
  await tenant.db.batch(statements);
}

/** One row per person: a claim that has not run out cannot be taken over. */
function take(work: TenantWork, submission: WaitingSubmission, until: string): BatchItem<"sqlite"> {
  const { emailKey, recruiterId, id: submissionId, createdAt: since } = submission;
  const claim = { recruiterId, submissionId, since, until };
  return work.tenant.db
    .insert(ownerships)
    .values({ tenantId: work.tenant.tenantId, emailKey, ...claim })
    .onConflictDoUpdate({
      target: [ownerships.tenantId, ownerships.emailKey],
      set: claim,
      setWhere: sql`${ownerships.until} <= ${since}`,
    });
}
