// For the sweep: tenants with candidates to send, to ask about or to look at, and recruiters whose digest is due.
import { asc, isNotNull, and, eq, lte, or, isNull, sql, type SQL } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import {
  connections,
  marketplaceSettings,
  ownerships,
  recruiters,
  submissionEvents,
  submissionLooks,
  submissions,
} from "#shared/db/schema/index.ts";
import { DEFAULT_RETENTION_DAYS, ENDED_PLACES } from "#shared/domain/marketplace/retention.ts";
import type { SchedulerEnv } from "../env.ts";

export async function tenantsWithSubmissionsDue(env: SchedulerEnv, now: string, limit: number): Promise<string[]> {
  const db = acrossTenants(env);
  const [waiting, asked, digests, erasures] = await db.batch([
    db
      .selectDistinct({ tenantId: submissions.tenantId })
      .from(submissions)
      .where(
        and(sql`${submissions.status} = 'waiting'`, or(isNull(submissions.nextTryAt), lte(submissions.nextTryAt, now))),
      )
      .limit(limit),
    // Whoever is due to be looked at is of a connection that is asked every few minutes anyway.
    db
      .selectDistinct({ tenantId: submissionLooks.tenantId })
      .from(submissionLooks)
      .innerJoin(
        connections,
        and(
          eq(connections.id, submissionLooks.connectionId),
          eq(connections.status, "active"),
          usesModule("marketplace"),
        ),
      )
      .where(lte(submissionLooks.nextLookAt, now))
      .limit(limit),
    db
      .selectDistinct({ tenantId: recruiters.tenantId })
      .from(recruiters)
      .where(and(isNotNull(recruiters.nextDigestAt), lte(recruiters.nextDigestAt, now)))
      .limit(limit),
    db
      .selectDistinct({ tenantId: submissions.tenantId })
      .from(submissions)
      .where(sql`erasure_wanted_at is not null and erased_at is null`)
      .limit(limit),
  ]);
  return [...new Set([...waiting, ...asked, ...digests, ...erasures].map((row) => row.tenantId))];
}

/** Tenants that still hold a résumé of a candidate who was sent or erased, or who was submitted before `old` (ISO) and not sent. */
export async function tenantsWithOldResumes(env: SchedulerEnv, old: string, limit: number): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: submissions.tenantId })
    .from(submissions)
    .where(
      and(
        sql`${submissions.resumeName} is not null and ${submissions.resumeDeletedAt} is null`,
        sql`(${submissions.status} = 'sent' or ${submissions.erasedAt} is not null or (${submissions.status} <> 'waiting' and ${submissions.createdAt} < ${old}))`,
      ),
    )
    .limit(limit);
  return rows.map((row) => row.tenantId);
}

/** ISO: what ended before this time is kept no longer, by the company's settings, which the statement joins. */
export function keptSince(now: string): SQL {
  const days = sql`coalesce(${marketplaceSettings.retentionDays}, ${DEFAULT_RETENTION_DAYS})`;
  return sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${now}, '-' || ${days} || ' days')`;
}

/** Condition: neither were they submitted nor did anything happen to them since `old`. */
export function nothingSince(old: SQL): SQL {
  return sql`(${submissions.createdAt} <= ${old} and not exists (select 1 from ${submissionEvents}
    where ${submissionEvents.tenantId} = ${submissions.tenantId} and ${submissionEvents.submissionId} = ${submissions.id}
    and ${submissionEvents.at} > ${old}))`;
}

/** Candidates for whom it was over, without a hire, longer ago than their company keeps details, and who still have a name here. */
export function submissionsOverdue(env: SchedulerEnv, now: string, limit: number) {
  const old = keptSince(now);
  const { tenantId, id, emailKey, resumeName } = submissions;
  return acrossTenants(env)
    .select({ tenantId, id, emailKey, resumeName })
    .from(submissions)
    .leftJoin(marketplaceSettings, eq(marketplaceSettings.tenantId, tenantId))
    .where(
      and(
        sql`${submissions.erasedAt} is null`,
        sql`${submissions.place} in (select value from json_each(${JSON.stringify(ENDED_PLACES)}))`,
        nothingSince(old),
      ),
    )
    .orderBy(asc(submissions.createdAt))
    .limit(limit);
}

/** Tenants with a hold that has run out. */
export async function tenantsWithOldClaims(env: SchedulerEnv, now: string, limit: number): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: ownerships.tenantId })
    .from(ownerships)
    .where(lte(ownerships.until, now))
    .limit(limit);
  return rows.map((row) => row.tenantId);
}
