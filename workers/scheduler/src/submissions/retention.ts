// When candidates' details go: at the company's wish, or when the days that it keeps them have passed; by the clock, with or without an ATS.
import { eq, isNull, lte, or, sql } from "drizzle-orm";
import { forTenant } from "#shared/db/for-tenant.ts";
import { marketplaceSettings, ownerships, submissions } from "#shared/db/schema/index.ts";
import { ENDED_PLACES } from "#shared/domain/marketplace/retention.ts";
import type { SchedulerEnv } from "../env.ts";
import type { TenantWork } from "../tenant-work.ts";
import { keptSince, nothingSince, submissionsOverdue, tenantsWithOldClaims } from "./due-tenants.ts";
import { erase, forgetMarks } from "./erase.ts";

const EVERY_MINUTES = 60; // a day later is late enough to be due; an hour is how late a missed minute may make it
const AT_ONCE = 200;
const TENANTS_AT_ONCE = 20;

const NAMED = { id: submissions.id, emailKey: submissions.emailKey, resumeName: submissions.resumeName };

/**
 * Under the tenant's lease, before candidates are sent: whom the company wants erased, with everything else of the same person, and who
 * has waited longer than anybody's details are kept.
 */
export async function eraseWanted(work: TenantWork): Promise<void> {
  const { db, owns } = work.tenant;
  const [wanted, stale] = await db.batch([
    db
      .select(NAMED)
      .from(submissions)
      .where(owns(submissions, sql`erasure_wanted_at is not null`, isNull(submissions.erasedAt)))
      .limit(AT_ONCE),
    db
      .select(NAMED)
      .from(submissions)
      .leftJoin(marketplaceSettings, owns(marketplaceSettings))
      .where(owns(submissions, sql`status = 'waiting'`, nothingSince(keptSince(new Date().toISOString()))))
      .limit(AT_ONCE),
  ]);
  for (const { id, emailKey } of wanted)
    for (const named of await sameAs(work, id, emailKey)) await erase(work, named, "request", undefined);
  for (const named of stale) await erase(work, named, "retention", undefined);
}

/** Every submission of the person that still names them, by whichever recruiter. */
function sameAs(work: TenantWork, id: string, emailKey: string) {
  return work.tenant.db
    .select(NAMED)
    .from(submissions)
    .where(
      work.tenant.owns(
        submissions,
        or(eq(submissions.id, id), eq(submissions.emailKey, emailKey)),
        isNull(submissions.erasedAt),
      ),
    );
}

/** Once an hour, for all tenants: whose days have passed, and holds that have run out with the hashes that they needed. */
export async function sweepRetention(env: SchedulerEnv, now: number): Promise<void> {
  if (Math.floor(now / 60_000) % EVERY_MINUTES !== 0) return;
  const at = new Date(now).toISOString();
  const isEnded = sql`${submissions.place} in (select value from json_each(${JSON.stringify(ENDED_PLACES)}))`;
  for (const { tenantId, ...named } of await submissionsOverdue(env, at, AT_ONCE))
    await erase({ env, tenant: forTenant(env, tenantId) }, named, "retention", isEnded);
  for (const tenantId of await tenantsWithOldClaims(env, at, TENANTS_AT_ONCE)) {
    const tenant = forTenant(env, tenantId);
    // Who is held no longer is nobody's business here: the rule asks nothing of a claim that has run out.
    const forget = tenant.db.delete(ownerships).where(tenant.owns(ownerships, lte(ownerships.until, at)));
    await tenant.db.batch([forget, forgetMarks(tenant, sql`true`)]);
  }
}
