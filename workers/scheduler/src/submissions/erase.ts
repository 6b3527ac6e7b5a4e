// Erasing a person's details from a submission: the row, what was written about them, who holds them, and last the résumé.
import { and, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { auditEntryIf } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import {
  ownershipRulings,
  ownerships,
  submissionEvents,
  submissionInterviews,
  submissions,
} from "#shared/db/schema/index.ts";
import { happening } from "#shared/domain/marketplace/progress.ts";
import { ERASED, ERASED_RESUME_NAME, MARK_PREFIX, type ErasureCause } from "#shared/domain/marketplace/retention.ts";
import type { SchedulerEnv } from "../env.ts";
import { markOf } from "./person-mark.ts";
import { deleteResume } from "./resumes.ts";

type Held = { readonly env: SchedulerEnv; readonly tenant: TenantDb };

export type Named = Pick<typeof submissions.$inferSelect, "id" | "emailKey" | "resumeName">;

/**
 * Erases one, in one batch, and then its résumé; a sweep deletes the résumé when that fails.
 * @param onlyIf of the submission: asked in the same batch, since a person may let it through at this moment
 */
export async function erase(of: Held, named: Named, cause: ErasureCause, onlyIf: SQL | undefined): Promise<void> {
  const mark = await markOf(of.env, of.tenant.tenantId, named.emailKey);
  const [first, ...rest] = erasure(of.tenant, named, mark, cause, onlyIf);
  if (first === undefined) return;
  const [erased] = await of.tenant.db.batch([first, ...rest]);
  if (Array.isArray(erased) && erased.length > 0) await deleteResume(of, named);
}

/**
 * Statements for a batch; the first returns the id when there was something to erase. Doing it twice changes nothing.
 * Whoever still waits ends as not sent. Who holds the person stays known by `mark` until that runs out; without a holder nothing does.
 */
export function erasure(
  tenant: TenantDb,
  named: Pick<Named, "id" | "emailKey">,
  mark: string,
  cause: ErasureCause,
  onlyIf?: SQL,
): BatchItem<"sqlite">[] {
  const { tenantId, db } = tenant;
  const now = Date.now();
  const at = new Date(now).toISOString();
  const { id, emailKey } = named;
  const isIt = tenant.owns(submissions, eq(submissions.id, id));
  const isDone = sql`exists (select 1 from ${submissions} where ${tenant.owns(submissions, eq(submissions.id, id), eq(submissions.erasedAt, at))})`;
  const waits = sql`${submissions.status} = 'waiting'`;
  const unlessWaits = (end: string, column: SQL) => sql`case when ${waits} then ${end} else ${column} end`;
  const entry = { actor: "system", action: "submission.erased", subjectKind: "submission", subjectId: id } as const;
  const ofHold = tenant.owns(ownerships, eq(ownerships.emailKey, emailKey), eq(ownerships.submissionId, id));
  const isHeld = sql`exists (select 1 from ${ownerships} where ${ofHold})`;
  return [
    db
      .update(submissions)
      .set({
        ...ERASED,
        status: sql`case when ${waits} then 'not_sent' else ${submissions.status} end`,
        place: unlessWaits("not_sent", sql`${submissions.place}`),
        reason: unlessWaits("erased", sql`${submissions.reason}`),
        nextTryAt: null,
        resumeName: sql`case when ${submissions.resumeName} is null then null else ${ERASED_RESUME_NAME} end`,
        emailKey: mark,
        erasedAt: at,
      })
      .where(and(isIt, isNull(submissions.erasedAt), onlyIf))
      .returning({ id: submissions.id }),
    auditEntryIf(tenant, { ...entry, details: { cause } }, sql`changes() > 0`, now),
    db
      .insert(submissionEvents)
      .select(sql`select ${tenantId}, ${id}, ${happening("erased", at).id}, 'erased', null, ${at} where ${isDone}`),
    db
      .delete(submissionInterviews)
      .where(tenant.owns(submissionInterviews, eq(submissionInterviews.submissionId, id), isDone)),
    db
      .update(ownershipRulings)
      .set({ note: null })
      .where(tenant.owns(ownershipRulings, eq(ownershipRulings.submissionId, id), isDone)),
    // A hold of theirs that was erased before has run out, or this one could not have begun.
    db.delete(ownerships).where(tenant.owns(ownerships, eq(ownerships.emailKey, mark), isDone, isHeld)),
    db.update(ownerships).set({ emailKey: mark }).where(and(ofHold, isDone)),
    forgetMarks(tenant, sql`${submissions.id} = ${id}`),
  ];
}

/** Statement: marks that nobody is held by any more go too. */
export function forgetMarks(tenant: TenantDb, which: SQL): BatchItem<"sqlite"> {
  const isHeld = sql`exists (select 1 from ${ownerships} where ${ownerships.tenantId} = ${tenant.tenantId} and ${ownerships.emailKey} = ${sql.raw("submissions.email_key")})`;
  return tenant.db
    .update(submissions)
    .set({ emailKey: sql`${submissions.id}` })
    .where(
      tenant.owns(
        submissions,
        sql`${submissions.emailKey} >= ${MARK_PREFIX} and ${submissions.emailKey} < ${`${MARK_PREFIX}g`}`,
        ne(submissions.emailKey, sql`${submissions.id}`),
        which,
        sql`not ${isHeld}`,
      ),
    );
}
