// The daily digest: one mail per recruiter with all that happened to their candidates since the last one.
import { and, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import { commit } from "#shared/db/outbox.ts";
import { queueMails } from "#shared/db/mails.ts";
import { recruiterNotes, recruiters } from "#shared/db/schema/index.ts";
import type { TenantWork } from "../tenant-work.ts";

/** Notes and mail are tied together in one batch: a note is in exactly one mail. */
export async function sendDigests(work: TenantWork): Promise<void> {
  const { tenant } = work;
  const now = Date.now();
  const due = await tenant.db
    .select({ id: recruiters.id, email: recruiters.email })
    .from(recruiters)
    .where(
      tenant.owns(
        recruiters,
        and(isNotNull(recruiters.nextDigestAt), lte(recruiters.nextDigestAt, new Date(now).toISOString())),
      ),
    );
  for (const { id, email } of due) {
    const hasNotes = sql`exists (select 1 from ${recruiterNotes} where ${tenant.owns(
      recruiterNotes,
      eq(recruiterNotes.recruiterId, id),
      isNull(recruiterNotes.mailId),
    )})`;
    const mail = queueMails(tenant, [{ kind: "recruiter_update", subjectId: id, toAddress: email }], now, hasNotes);
    const tie = tenant.db
      .update(recruiterNotes)
      .set({ mailId: mail.ids[0] ?? null })
      .where(tenant.owns(recruiterNotes, eq(recruiterNotes.recruiterId, id), isNull(recruiterNotes.mailId)));
    const done = tenant.db
      .update(recruiters)
      .set({ nextDigestAt: null })
      .where(tenant.owns(recruiters, eq(recruiters.id, id)));
    await commit(work.env, tenant, [...mail.statements, tie, done], mail.messages, work.defer);
  }
}
