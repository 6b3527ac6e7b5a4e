// For the sweep: tenants with candidates to send, to ask about or to look at, and recruiters whose digest is due.
import { isNotNull, and, eq, lte, or, isNull, sql } from "drizzle-orm";
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
      .innerJoin(connections, and(eq(connections.id, submissionLooks.connectionId), eq(connections.status, "active")))
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
