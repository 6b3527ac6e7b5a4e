// For the sweep: tenants with candidates to send, to ask about or to look at, and recruiters whose digest is due.
import { isNotNull, and, eq, lte, or, isNull, sql } from "drizzle-orm";
import { usesModule } from "#shared/db/connections.ts";
import { acrossTenants } from "#shared/db/for-tenant.ts";
import { connections, recruiters, submissionLooks, submissions } from "#shared/db/schema/index.ts";
import type { SchedulerEnv } from "../env.ts";

export async function tenantsWithSubmissionsDue(env: SchedulerEnv, now: string, limit: number): Promise<string[]> {
  const db = acrossTenants(env);
  const [waiting, asked, digests] = await db.batch([
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
  ]);
  return [...new Set([...waiting, ...asked, ...digests].map((row) => row.tenantId))];
}

/** Tenants that still hold a résumé of a candidate who was sent, or who was submitted before `old` (ISO) and not sent. */
export async function tenantsWithOldResumes(env: SchedulerEnv, old: string, limit: number): Promise<string[]> {
  const rows = await acrossTenants(env)
    .selectDistinct({ tenantId: submissions.tenantId })
    .from(submissions)
    .where(
      and(
        sql`${submissions.resumeName} is not null and ${submissions.resumeDeletedAt} is null`,
        sql`(${submissions.status} = 'sent' or (${submissions.status} <> 'waiting' and ${submissions.createdAt} < ${old}))`,
      ),
    )
    .limit(limit);
  return rows.map((row) => row.tenantId);
}
