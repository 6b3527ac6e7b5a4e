// Résumés that are no longer needed: deleted once the ATS has them, and by a sweep when that was missed.
import { eq, sql } from "drizzle-orm";
import { forTenant } from "#shared/db/for-tenant.ts";
import { submissions } from "#shared/db/schema/index.ts";
import { errorText } from "#shared/domain/error-text.ts";
import { resumeKey } from "#shared/domain/marketplace/resume.ts";
import type { SchedulerEnv } from "../env.ts";
import type { TenantWork } from "../tenant-work.ts";
import { tenantsWithOldResumes } from "./due-tenants.ts";

/** Deleting twice does no harm, so it needs no lease. */
type Holder = Pick<TenantWork, "env" | "tenant">;

type WithResume = Pick<typeof submissions.$inferSelect, "id" | "resumeName">;

/** A failure is only logged: the sweep comes by again. */
export async function deleteResume(work: Holder, submission: WithResume): Promise<void> {
  if (submission.resumeName === null) return;
  const { tenant } = work;
  try {
    await work.env.FILES.delete(resumeKey(tenant.tenantId, submission.id));
    await tenant.db
      .update(submissions)
      .set({ resumeDeletedAt: new Date().toISOString() })
      .where(tenant.owns(submissions, eq(submissions.id, submission.id)));
  } catch (error) {
    console.warn(JSON.stringify({ at: "resumes", event: "not deleted, the sweep will", error: errorText(error) }));
  }
}

const KEPT_UNSENT_MS = 30 * 24 * 3_600_000; // so long a person may overrule a refusal, or try again

/** Deletes what an earlier deletion missed, and the résumés of candidates who were not sent, after 30 days. */
export async function sweepResumes(work: Holder): Promise<void> {
  const { tenant } = work;
  const old = new Date(Date.now() - KEPT_UNSENT_MS).toISOString();
  const left = await tenant.db
    .select({ id: submissions.id, resumeName: submissions.resumeName })
    .from(submissions)
    .where(
      tenant.owns(
        submissions,
        sql`${submissions.resumeName} is not null and ${submissions.resumeDeletedAt} is null`,
        sql`(${submissions.status} = 'sent' or ${submissions.erasedAt} is not null or (${submissions.status} <> 'waiting' and ${submissions.createdAt} < ${old}))`,
      ),
    )
    .limit(SWEPT_AT_ONCE);
  for (const submission of left) await deleteResume(work, submission);
}

const SWEPT_AT_ONCE = 100;
const TENANTS_AT_ONCE = 20;
const EVERY_MINUTES = 60;

/** Once an hour for all tenants, whether or not their ATS is still connected: who disconnects does not leave résumés behind. */
export async function sweepAllResumes(env: SchedulerEnv, now: number): Promise<void> {
  if (Math.floor(now / 60_000) % EVERY_MINUTES !== 0) return;
  const old = new Date(now - KEPT_UNSENT_MS).toISOString();
  for (const tenantId of await tenantsWithOldResumes(env, old, TENANTS_AT_ONCE))
    await sweepResumes({ env, tenant: forTenant(env, tenantId) });
}

const STRAY_AFTER_MS = 24 * 3_600_000;

/** Objects of which no submission knows: their request died between the upload and the row. Looks at one page of the bucket's list. */
export async function sweepStrayResumes(work: TenantWork): Promise<void> {
  const prefix = resumeKey(work.tenant.tenantId, "");
  const listed = await work.env.FILES.list({ prefix, limit: 1000 });
  const old = listed.objects.filter((one) => Date.now() - one.uploaded.getTime() > STRAY_AFTER_MS);
  if (old.length === 0) return;
  const ids = old.map((one) => one.key.slice(prefix.length));
  const known = await work.tenant.db
    .select({ id: submissions.id })
    .from(submissions)
    .where(
      work.tenant.owns(submissions, sql`${submissions.id} in (select value from json_each(${JSON.stringify(ids)}))`),
    );
  const kept = new Set(known.map((row) => row.id));
  const stray = ids.filter((id) => !kept.has(id));
  if (stray.length > 0) await work.env.FILES.delete(stray.map((id) => `${prefix}${id}`));
}
