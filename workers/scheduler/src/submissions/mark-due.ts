// A submitted candidate whom a webhook, or a list of the ATS, says to look at: due at once, before everything that is merely due by the clock.
import { eq, sql } from "drizzle-orm";
import { submissions } from "#shared/db/schema/index.ts";
import type { TenantWork } from "../tenant-work.ts";

const AT_ONCE = "1970-01-01T00:00:00.000Z";

/** @returns the applications that are of submissions of ours */
export async function markDue(
  work: TenantWork,
  connectionId: string,
  applicationIds: readonly string[],
): Promise<ReadonlySet<string | null>> {
  if (applicationIds.length === 0) return new Set();
  const rows = await work.tenant.db
    .update(submissions)
    .set({ nextLookAt: AT_ONCE })
    .where(
      work.tenant.owns(
        submissions,
        eq(submissions.connectionId, connectionId),
        sql`${submissions.applicationId} in (select value from json_each(${JSON.stringify(applicationIds)}))`,
      ),
    )
    .returning({ applicationId: submissions.applicationId });
  return new Set(rows.map((row) => row.applicationId));
}

const CLOCKS_MS = 60_000; // how far the ATS's clock may be ahead of ours

/** The same for those that were not read since they moved. */
export async function markMoved(
  work: TenantWork,
  connectionId: string,
  moved: readonly { readonly applicationId: string; readonly at: string }[],
): Promise<void> {
  const list = JSON.stringify(
    moved.map(({ applicationId, at }) => ({ applicationId, at: new Date(Date.parse(at) + CLOCKS_MS).toISOString() })),
  );
  await work.tenant.db
    .update(submissions)
    .set({ nextLookAt: AT_ONCE })
    .where(
      work.tenant.owns(
        submissions,
        eq(submissions.connectionId, connectionId),
        sql`exists (select 1 from json_each(${list}) where value->>'applicationId' = ${submissions.applicationId}
          and (${submissions.readAt} is null or ${submissions.readAt} < value->>'at'))`,
      ),
    );
}
