// Which submitted candidates wait to be sent, in the order in which they were submitted, and one at a time of the same person.
import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import { recruiters, submissions } from "#shared/db/schema/index.ts";
import type { TenantWork } from "../tenant-work.ts";

export type WaitingSubmission = typeof submissions.$inferSelect & {
  readonly recruiter: Pick<
    typeof recruiters.$inferSelect,
    "id" | "name" | "agency" | "email" | "mailChoice" | "userId"
  >;
};

/** An earlier submission of the same person that still waits goes first: first come, first ruled. */
const isFirstOfPerson = sql`not exists (select 1 from submissions earlier where earlier.tenant_id = ${submissions.tenantId}
  and earlier.email_key = ${submissions.emailKey} and earlier.status = 'waiting'
  and (earlier.created_at, earlier.id) < (${submissions.createdAt}, ${submissions.id}))`;

/** The connection of the alias takes candidates: it works, and is used for them. */
const takesCandidates = (alias: "c" | "held") =>
  sql.raw(
    `${alias}.status = 'active' and exists (select 1 from json_each(${alias}.modules) where value = 'marketplace')`,
  );

/**
 * What it waited for has come, whatever the time of its next try: the role is linked, or every connection that it needs works again and
 * is used for the marketplace. Beside the role's these are those of its earlier tries, which are looked at first.
 */
const isFree = sql`(
  (${submissions.reason} = 'role_not_linked' and exists (select 1 from roles where roles.tenant_id = ${submissions.tenantId}
    and roles.id = ${submissions.roleId} and roles.posting_id is not null))
  or (${submissions.reason} in ('connection_stopped', 'module_unused') and exists (select 1 from roles
    join connections c on c.id = roles.connection_id and c.tenant_id = roles.tenant_id where roles.tenant_id = ${submissions.tenantId}
    and roles.id = ${submissions.roleId} and ${takesCandidates("c")})
    and not exists (select 1 from submission_attempts tried where tried.tenant_id = ${submissions.tenantId}
      and tried.submission_id = ${submissions.id} and not exists (select 1 from connections held where held.id = tried.connection_id
        and held.tenant_id = tried.tenant_id and ${takesCandidates("held")}))))`;

export async function dueSubmissions(work: TenantWork, limit: number): Promise<WaitingSubmission[]> {
  const { tenant } = work;
  const rows = await tenant.db
    .select({
      submission: submissions,
      recruiter: {
        id: recruiters.id,
        name: recruiters.name,
        agency: recruiters.agency,
        email: recruiters.email,
        mailChoice: recruiters.mailChoice,
        userId: recruiters.userId,
      },
    })
    .from(submissions)
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, submissions.recruiterId)))
    .where(
      and(
        tenant.owns(submissions, sql`${submissions.status} = 'waiting'`),
        isNull(submissions.erasureWantedAt), // asked for since this run began: the next one begins with erasing
        or(isNull(submissions.nextTryAt), lte(submissions.nextTryAt, new Date().toISOString()), isFree),
        isFirstOfPerson,
      ),
    )
    .orderBy(asc(submissions.createdAt), asc(submissions.id))
    .limit(limit);
  return rows.map(({ submission, recruiter }) => ({ ...submission, recruiter }));
}

/** Milliseconds until the next one is due, or null when none waits. */
export async function nextSendInMs(work: TenantWork): Promise<number | null> {
  const [row] = await work.tenant.db
    .select({ at: sql<string | null>`min(coalesce(${submissions.nextTryAt}, ''))` })
    .from(submissions)
    .where(work.tenant.owns(submissions, sql`${submissions.status} = 'waiting'`, isFirstOfPerson));
  if (row?.at === undefined || row.at === null) return null;
  return row.at === "" ? 0 : Math.max(0, Date.parse(row.at) - Date.now());
}
