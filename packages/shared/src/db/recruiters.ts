// Recruiters as the company sees them, and the statements by which reports writes them.
import { and, asc, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { MailChoice, RecruiterStatus } from "../domain/marketplace/submission-words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { recruiters } from "./schema/index.ts";

export type RecruiterRow = Pick<
  typeof recruiters.$inferSelect,
  "id" | "name" | "agency" | "email" | "mailChoice" | "invitationId" | "userId" | "joinedAt" | "pausedAt" | "createdAt"
> & {
  readonly status: RecruiterStatus;
  readonly roleCount: number;
  readonly submissionCount: number;
  readonly hireCount: number;
};

/** The recruiters that are not removed, by agency and name. */
export function listRecruiters(tenant: TenantDb): Promise<RecruiterRow[]> {
  return select(tenant, isNull(recruiters.removedAt));
}

/** One recruiter, also a removed one, or null when this tenant has none under the id. */
export async function findRecruiter(tenant: TenantDb, id: string): Promise<RecruiterRow | null> {
  const [row] = await select(tenant, eq(recruiters.id, id));
  return row ?? null;
}

async function select(tenant: TenantDb, condition: SQL): Promise<RecruiterRow[]> {
  // The table is spelled out: in a select of one table Drizzle writes its columns bare, and a bare `id` would be x's own.
  const count = (table: string, more = "") =>
    sql<number>`(select count(*) from ${sql.raw(table)} x where x.tenant_id = ${tenant.tenantId} and x.recruiter_id = ${recruiters}.${sql.identifier(recruiters.id.name)} ${sql.raw(more)})`;
  const rows = await tenant.db
    .select({
      recruiter: recruiters,
      roleCount: count("role_recruiters"),
      submissionCount: count("submissions"),
      hireCount: count("submissions", "and x.place = 'hired'"),
    })
    .from(recruiters)
    .where(tenant.owns(recruiters, condition))
    .orderBy(asc(recruiters.agency), asc(recruiters.name), asc(recruiters.id));
  return rows.map(({ recruiter, ...counts }) => {
    const { id, name, agency, email, mailChoice, invitationId, userId, joinedAt, pausedAt, createdAt } = recruiter;
    const facts = { id, name, agency, email, mailChoice, invitationId, userId, joinedAt, pausedAt, createdAt };
    return { ...facts, ...counts, status: statusOf(recruiter) };
  });
}

export function statusOf(
  recruiter: Pick<typeof recruiters.$inferSelect, "removedAt" | "pausedAt" | "userId">,
): RecruiterStatus {
  if (recruiter.removedAt !== null) return "removed";
  if (recruiter.pausedAt !== null) return "paused";
  return recruiter.userId === null ? "invited" : "active";
}

/** The recruiter who is this user, if they are one of this tenant's and not removed. */
export async function recruiterOfUser(
  tenant: TenantDb,
  userId: string,
): Promise<(typeof recruiters.$inferSelect & { readonly status: RecruiterStatus }) | null> {
  const [row] = await tenant.db
    .select()
    .from(recruiters)
    .where(tenant.owns(recruiters, eq(recruiters.userId, userId), isNull(recruiters.removedAt)));
  return row === undefined ? null : { ...row, status: statusOf(row) };
}

export type NewRecruiter = { readonly name: string; readonly agency: string; readonly email: string };

/** Statement for a batch; nothing is written when the address is one of a recruiter's already. Returns the id. */
export function insertRecruiter(
  tenant: TenantDb,
  id: string,
  recruiter: NewRecruiter,
  by: { readonly actor: string; readonly now: string },
) {
  return tenant.db
    .insert(recruiters)
    .values({
      ...recruiter,
      email: recruiter.email.toLowerCase(),
      id,
      tenantId: tenant.tenantId,
      mailChoice: "immediate",
      createdBy: by.actor,
      createdAt: by.now,
    })
    .onConflictDoNothing()
    .returning({ id: recruiters.id });
}

/** Statement for a batch. */
export function updateRecruiter(
  tenant: TenantDb,
  id: string,
  change: Partial<Pick<typeof recruiters.$inferInsert, "invitationId" | "pausedAt" | "removedAt" | "mailChoice">>,
) {
  return tenant.db
    .update(recruiters)
    .set(change)
    .where(tenant.owns(recruiters, and(eq(recruiters.id, id), isNull(recruiters.removedAt))))
    .returning({ id: recruiters.id });
}

/** What a recruiter chose about mail. */
export function updateMailChoice(tenant: TenantDb, id: string, mailChoice: MailChoice) {
  return updateRecruiter(tenant, id, { mailChoice });
}
