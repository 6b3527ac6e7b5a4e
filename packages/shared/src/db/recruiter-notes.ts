// What a mail to a recruiter tells of, read when it is written.
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { SubmissionEventKind } from "../domain/marketplace/submission-words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { recruiterNotes, recruiters, submissions } from "./schema/index.ts";
import { visibleRoles } from "./recruiter-view.ts";

export type MailedNote = {
  readonly submissionId: string;
  readonly kind: SubmissionEventKind;
  readonly detail: string | null;
  readonly at: string;
  /** Null: the role is no longer theirs to see. */
  readonly roleTitle: string | null;
};

/** In the order in which it happened; none when the recruiter is paused, removed, or has since chosen to hear nothing. */
export async function notesOfMail(tenant: TenantDb, recruiterId: string, mailId: string): Promise<MailedNote[]> {
  const rows = await tenant.db
    .select({
      submissionId: recruiterNotes.submissionId,
      kind: recruiterNotes.kind,
      detail: recruiterNotes.detail,
      at: recruiterNotes.at,
      roleId: submissions.roleId,
    })
    .from(recruiterNotes)
    .innerJoin(
      recruiters,
      tenant.owns(
        recruiters,
        and(eq(recruiters.id, recruiterNotes.recruiterId), isNull(recruiters.removedAt), isNull(recruiters.pausedAt)),
        sql`${recruiters.mailChoice} <> 'none'`,
      ),
    )
    .innerJoin(submissions, tenant.owns(submissions, eq(submissions.id, recruiterNotes.submissionId)))
    .where(
      tenant.owns(recruiterNotes, and(eq(recruiterNotes.mailId, mailId), eq(recruiterNotes.recruiterId, recruiterId))),
    )
    .orderBy(asc(recruiterNotes.at), asc(recruiterNotes.id));
  const titles = new Map((await visibleRoles(tenant, recruiterId)).map((role) => [role.id, role.title]));
  return rows.map(({ roleId, ...row }) => ({ ...row, roleTitle: titles.get(roleId) ?? null }));
}
