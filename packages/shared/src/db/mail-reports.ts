// What mail services report of mails that they took: written once, in whichever order it comes, and told to who can do something.
import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { failureOfReport, REPORT_RANK, wordsOfReport, type MailReport } from "../domain/mail/report.ts";
import { listAdministrators } from "./members.ts";
import { acrossTenants, type DatabaseEnv, type TenantDb } from "./for-tenant.ts";
import { queueMails } from "./mails.ts";
import { commit, type OutboxEnv } from "./outbox.ts";
import { mails } from "./schema/index.ts";

/** However many bounce at once, the administrators get one mail of it in this time; the first page tells the number. */
const TELL_EVERY_MS = 3_600_000;

/** The tenant of a mail that an authentic report names; null: not (or no longer) ours. */
export async function tenantOfMail(env: DatabaseEnv, mailId: string): Promise<string | null> {
  const [row] = await acrossTenants(env).select({ tenantId: mails.tenantId }).from(mails).where(eq(mails.id, mailId));
  return row?.tenantId ?? null;
}

/**
 * Writes the report down unless the mail has one that counts as much: twice, late or out of order changes nothing. The first bounce
 * of an invitation is told to owners and admins by mail.
 * @returns whether it changed the mail
 */
export async function noteMailReport(
  env: OutboxEnv,
  tenant: TenantDb,
  report: MailReport,
  now: number,
  defer: (sending: Promise<unknown>) => void,
): Promise<boolean> {
  const { mailId, state, at } = report;
  const isNews = tenant.owns(mails, eq(mails.id, mailId), sql`${rankOfMail()} < ${REPORT_RANK[state]}`);
  const told = await tellOfBounce(tenant, report, isNews, now);
  const note = tenant.db
    .update(mails)
    .set({
      status: state,
      reportedAt: at,
      sentAt: sql`coalesce(${mails.sentAt}, ${at})`,
      nextTryAt: null,
      failure: failureOfReport(report),
      failureMessage: wordsOfReport(report),
    })
    .where(isNews)
    .returning({ id: mails.id });
  // The letters come first: they look at what the mail was before.
  const results = await commit(env, tenant, [...told.statements, note], told.messages, defer);
  const changed = results.at(-1);
  return Array.isArray(changed) && changed.length > 0;
}

/** A report of before counts by its rank; a mail that was given up before the service took it (no report) counts for nothing. */
function rankOfMail(): SQL {
  const cases = Object.entries(REPORT_RANK).map(([state, rank]) => sql`when ${state} then ${rank}`);
  return sql`case when ${mails.reportedAt} is null then 0 else case ${mails.status} ${sql.join(cases, sql` `)} else 0 end end`;
}

async function tellOfBounce(tenant: TenantDb, { mailId, state }: MailReport, isNews: SQL | undefined, now: number) {
  if (state !== "bounced" && state !== "failed") return queueMails(tenant, [], now);
  const [mail] = await tenant.db
    .select({ kind: mails.kind })
    .from(mails)
    .where(tenant.owns(mails, eq(mails.id, mailId)));
  if (mail?.kind !== "welcome_invitation") return queueMails(tenant, [], now);
  const letters = (await listAdministrators(tenant)).map(({ email }) => ({
    kind: "invitation_bounced" as const,
    subjectId: tenant.tenantId,
    toAddress: email,
  }));
  const lately = tenant.owns(
    mails,
    eq(mails.subjectId, tenant.tenantId),
    eq(mails.kind, "invitation_bounced"),
    sql`${mails.createdAt} > ${new Date(now - TELL_EVERY_MS).toISOString()}`,
  );
  const isWanted = sql`exists (select 1 from ${mails} where ${isNews}) and not exists (select 1 from ${mails} where ${lately})`;
  return queueMails(tenant, letters, now, isWanted);
}

/** Whether the last that was heard of mails to this address is that they do not arrive, or are not wanted there. */
export async function isDeadAddress(tenant: TenantDb, address: string): Promise<boolean> {
  const [last] = await tenant.db
    .select({ failure: mails.failure })
    .from(mails)
    .where(
      tenant.owns(
        mails,
        // Spelled as the index is, which serves it only then.
        and(sql`lower(to_address) = lower(${address})`, sql`status in ('delivered', 'bounced', 'complained')`),
        sql`${mails.failure} is not 'refused'`, // a bounce that lies with the mail or the moment says nothing of the address
      ),
    )
    .orderBy(desc(mails.id))
    .limit(1);
  return last?.failure === "bounced" || last?.failure === "complained";
}

/** How many open invitations there are whose last mail did not arrive; ?1 is the tenant. */
export const UNDELIVERED_INVITATIONS = `select count(*) as count from new_hire_invitations i
  join mails m on m.tenant_id = ?1 and m.subject_id = i.id and m.subject_try = i.link_try
  where i.tenant_id = ?1 and i.revoked_at is null and i.spent_at is null and m.status in ('failed', 'bounced')`;

export async function countUndeliveredInvitations(tenant: TenantDb): Promise<number> {
  const row = await tenant.d1.prepare(UNDELIVERED_INVITATIONS).bind(tenant.tenantId).first<{ count: number }>();
  return row?.count ?? 0;
}
