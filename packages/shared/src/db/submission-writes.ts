// Statements by which reports writes submissions: a new one, one that a person overruled, one that is tried again, a first day entered by hand.
import { eq, inArray, isNull, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { newId } from "../domain/ids.ts";
import type { Evidence } from "../domain/marketplace/ownership.ts";
import { happening } from "../domain/marketplace/progress.ts";
import { emailKeyOf, type SubmissionInput } from "../domain/marketplace/submission.ts";
import type { SubmissionEventKind } from "../domain/marketplace/submission-words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { ownershipRulings, roleRecruiters, roles, submissionEvents, submissions } from "./schema/index.ts";

export type NewSubmission = {
  readonly id: string;
  readonly roleId: string;
  readonly recruiterId: string;
  readonly candidate: SubmissionInput;
  readonly consentText: string;
  readonly resume: { readonly name: string; readonly type: string; readonly size: number } | null;
  readonly by: string;
  readonly now: string;
  /** How many whoever submits it may submit within 24 hours; null: as many as they like. */
  readonly dailyLimit: number | null;
};

const DAY_MS = 24 * 3_600_000;

/** The submissions by this actor for the recruiter that count against the limit of a day. */
function ofTheDay(tenant: TenantDb, it: Pick<NewSubmission, "recruiterId" | "by" | "now">): SQL {
  const since = new Date(Date.parse(it.now) - DAY_MS).toISOString();
  return sql`from submissions x indexed by submissions_of_recruiter where x.tenant_id = ${tenant.tenantId}
    and x.recruiter_id = ${it.recruiterId} and x.submitted_by = ${it.by} and x.created_at > ${since}`;
}

/** When the recruiter may submit again, or null: now. */
export async function mayAgainAt(
  tenant: TenantDb,
  it: Pick<NewSubmission, "recruiterId" | "by" | "now" | "dailyLimit">,
): Promise<string | null> {
  if (it.dailyLimit === null) return null;
  const row = await tenant.db.get<{ at: string } | undefined>(
    sql`select x.created_at as at ${ofTheDay(tenant, it)} order by x.created_at desc limit 1 offset ${it.dailyLimit - 1}`,
  );
  return row === undefined ? null : new Date(Date.parse(row.at) + DAY_MS).toISOString();
}

/**
 * Statements for a batch; the first returns the id, or nothing when meanwhile the role was closed or taken back from the
 * recruiter, or the limit of the day was reached: then nothing is written.
 */
export function insertSubmission(
  tenant: TenantDb,
  it: NewSubmission,
): [submission: BatchItem<"sqlite">, timeline: BatchItem<"sqlite">] {
  const { candidate, resume } = it;
  const mayStill = sql`exists (select 1 from ${roles} join ${roleRecruiters} on ${roleRecruiters.tenantId} = ${roles.tenantId}
    and ${roleRecruiters.roleId} = ${roles.id} and ${roleRecruiters.recruiterId} = ${it.recruiterId}
    where ${roles.tenantId} = ${tenant.tenantId} and ${roles.id} = ${it.roleId} and ${roles.status} = 'open' and ${roles.atsClosedAt} is null)`;
  const isUnderLimit =
    it.dailyLimit === null ? sql`true` : sql`(select count(*) ${ofTheDay(tenant, it)}) < ${it.dailyLimit}`;
  // An insert … select names no columns: these stand in the table's order, and what the scheduler writes begins as null.
  const unwritten = sql.raw(Array.from({ length: 24 }, () => "null").join(", "));
  return [
    tenant.db
      .insert(submissions)
      .select(
        sql`select ${it.id}, ${tenant.tenantId}, ${it.roleId}, ${it.recruiterId}, 'waiting', 'waiting', v->>'name', v->>'email',
          ${emailKeyOf(candidate.email)}, v->>'phone', v->'links', v->>'location', v->>'notes', ${it.consentText}, ${it.now},
          ${resume?.name ?? null}, ${resume?.type ?? null}, ${resume?.size ?? null}, null, ${it.by}, ${it.now}, 0, ${unwritten}
          from (select ${JSON.stringify(candidate)} as v) where ${mayStill} and ${isUnderLimit}`,
      )
      .returning({ id: submissions.id }),
    insertEventIf(tenant, it.id, "submitted", it.now),
  ];
}

/** An entry of the timeline, if the submission is there. */
function insertEventIf(tenant: TenantDb, submissionId: string, kind: SubmissionEventKind, at: string) {
  const { id } = happening(kind, at);
  return tenant.db.insert(submissionEvents).select(
    sql`select ${tenant.tenantId}, ${submissionId}, ${id}, ${kind}, null, ${at} where exists (
      select 1 from ${submissions} where ${tenant.owns(submissions, eq(submissions.id, submissionId))})`,
  );
}

/** A person lets a refused candidate through. Statements for a batch; the first returns the id when it was still refused. */
export function overrule(
  tenant: TenantDb,
  submissionId: string,
  by: { readonly actor: string; readonly note: string; readonly now: string; readonly evidence: readonly Evidence[] },
): BatchItem<"sqlite">[] {
  const at = by.now;
  const ruling = newId("ruling", Date.parse(at));
  return [
    backToWaiting(tenant, submissionId, ["refused"]),
    tenant.db.insert(ownershipRulings).select(
      sql`select ${tenant.tenantId}, ${submissionId}, ${ruling}, 1, 'overruled', ${JSON.stringify(by.evidence)}, ${by.actor}, ${by.note}, ${at}
        where changes() > 0`,
    ),
    tenant.db
      .insert(submissionEvents)
      .select(
        sql`select ${tenant.tenantId}, ${submissionId}, ${happening("overruled", at).id}, 'overruled', null, ${at} where changes() > 0`,
      ),
  ];
}

/** Statement: one that ended without being sent waits again. Returns its id when it had ended so. */
export function backToWaiting(tenant: TenantDb, submissionId: string, from: readonly ("refused" | "not_sent")[]) {
  return tenant.db
    .update(submissions)
    .set({ status: "waiting", place: "waiting", reason: null, message: null, nextTryAt: null, attempts: 0 })
    .where(
      tenant.owns(
        submissions,
        eq(submissions.id, submissionId),
        inArray(submissions.status, [...from]),
        isNull(submissions.erasureWantedAt),
        isNull(submissions.erasedAt),
      ),
    )
    .returning({ id: submissions.id });
}

/**
 * Statement: asks to erase the person's details, of this submission and of every other one of the same person, so that none of them is
 * sent or let through meanwhile. Returns the ids of those who have details and for whom nobody had asked.
 */
export function wantErasure(tenant: TenantDb, submissionId: string, now: string) {
  const person = sql`(select x.email_key from submissions x where x.tenant_id = ${tenant.tenantId} and x.id = ${submissionId})`;
  return tenant.db
    .update(submissions)
    .set({ erasureWantedAt: now })
    .where(
      tenant.owns(
        submissions,
        eq(submissions.emailKey, person),
        isNull(submissions.erasureWantedAt),
        isNull(submissions.erasedAt),
      ),
    )
    .returning({ id: submissions.id });
}

/** Statement. @param startsOn YYYY-MM-DD; null = by the offer again */
export function enterStart(tenant: TenantDb, submissionId: string, startsOn: string | null) {
  return tenant.db
    .update(submissions)
    .set({ startsOnByHand: startsOn })
    .where(tenant.owns(submissions, eq(submissions.id, submissionId)))
    .returning({ id: submissions.id });
}
