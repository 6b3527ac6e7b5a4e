// Telling recruiters about a role: one row and, unless they want none, one mail per recruiter and change, in the change's own batch.
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import { newId } from "../domain/ids.ts";
import type { RoleNoticeKind } from "../domain/marketplace/words.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { queueMails, type QueuedMails } from "./mails.ts";
import { recruiters, roleNotices, roleRecruiters } from "./schema/index.ts";

/** Who is told. `mailTo` null: they want no mail, are paused, or have not joined yet. */
export type NoticeRecipient = { readonly recruiterId: string; readonly mailTo: string | null };

/** The recruiters who work on the role. */
export async function recipientsOf(tenant: TenantDb, roleId: string): Promise<NoticeRecipient[]> {
  const rows = await tenant.db
    .select({ recruiter: recruiters })
    .from(roleRecruiters)
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, roleRecruiters.recruiterId)))
    .where(tenant.owns(roleRecruiters, eq(roleRecruiters.roleId, roleId), isNull(recruiters.removedAt)));
  return rows.map(({ recruiter }) => recipient(recruiter));
}

/** These recruiters, without those that this tenant does not have or has removed. */
export async function recipientsAmong(tenant: TenantDb, ids: readonly string[]): Promise<NoticeRecipient[]> {
  if (ids.length === 0) return [];
  const rows = await tenant.db
    .select()
    .from(recruiters)
    .where(tenant.owns(recruiters, and(isOneOf(recruiters.id, ids), isNull(recruiters.removedAt))));
  return rows.map(recipient);
}

function recipient(recruiter: typeof recruiters.$inferSelect): NoticeRecipient {
  const wantsMail = recruiter.mailChoice !== "none" && recruiter.pausedAt === null && recruiter.userId !== null;
  return { recruiterId: recruiter.id, mailTo: wantsMail ? recruiter.email : null };
}

/**
 * Parts of the `commit()` that changes the role. A role that opens or closes cannot wait for a digest, so it is mailed at once.
 * @param happened holds when the batch reaches it only if the change was made
 */
export function tellRecruiters(
  tenant: TenantDb,
  notice: { readonly roleId: string; readonly kind: RoleNoticeKind; readonly to: readonly NoticeRecipient[] },
  happened: SQL,
  now: number,
): Pick<QueuedMails, "statements" | "messages"> {
  const { roleId, kind, to } = notice;
  if (to.length === 0) return { statements: [], messages: [] };
  const id = newId("roleNotice", now);
  const at = new Date(now).toISOString();
  const rows = tenant.db.insert(roleNotices).select(
    sql`select ${tenant.tenantId}, value, ${id}, ${roleId}, ${kind}, ${at}
      from json_each(${JSON.stringify(to.map(({ recruiterId }) => recruiterId))}) where ${happened}`,
  );
  const letters = to.flatMap(({ mailTo }) =>
    mailTo === null ? [] : [{ kind: "role_notice" as const, subjectId: id, toAddress: mailTo }],
  );
  const mails = queueMails(tenant, letters, now, happened);
  return { statements: [rows, ...mails.statements], messages: mails.messages };
}
