// Roles follow their postings: closed in the ATS is closed here, and their recruiters are told, once.
import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import { commit } from "#shared/db/outbox.ts";
import { postings, roles } from "#shared/db/schema/index.ts";
import { recipientsOf, tellRecruiters } from "#shared/db/role-notices.ts";
import { atsClosingOf, type RolePosting } from "#shared/domain/marketplace/closing.ts";
import type { TenantWork } from "../tenant-work.ts";

/**
 * Compares every role with what is now known of its posting, however it came to differ: a posting that changed, a link that was
 * changed meanwhile, a look that died before this. @returns how many roles were closed or reopened
 */
export async function settleRoles(work: TenantWork): Promise<number> {
  const due = (await rolesWithPostings(work)).flatMap((role) => {
    const closing = atsClosingOf(role);
    return closing === null ? [] : [{ role, closing }];
  });
  for (const { role, closing } of due) {
    const now = Date.now();
    const at = new Date(now).toISOString();
    const { tenant } = work;
    const isClosed = closing.kind === "close";
    const happened = sql`exists (select 1 from ${roles} where ${tenant.owns(
      roles,
      eq(roles.id, role.id),
      isClosed ? eq(roles.atsClosedAt, at) : isNull(roles.atsClosedAt),
    )})`;
    const change = tenant.db
      .update(roles)
      .set({ atsClosedAt: isClosed ? at : null, atsClosedReason: isClosed ? closing.reason : null })
      .where(
        tenant.owns(
          roles,
          eq(roles.id, role.id),
          // Still linked to the posting that this was decided by.
          sql`${roles.postingId} is ${role.postingId}`,
          isClosed ? isNull(roles.atsClosedAt) : isNotNull(roles.atsClosedAt),
        ),
      );
    const entry = {
      actor: "system",
      action: isClosed ? "role.closed_with_posting" : "role.reopened_with_posting",
      subjectKind: "role",
      subjectId: role.id,
      details: isClosed ? { reason: closing.reason } : {},
    } as const;
    const kind = isClosed ? "closed" : "reopened";
    const to = closing.isTold ? await recipientsOf(tenant, role.id) : [];
    const told = tellRecruiters(tenant, { roleId: role.id, kind, to }, happened, now);
    const statements = [change, auditEntryIf(tenant, entry, happened, now), ...told.statements];
    await commit(work.env, tenant, statements, told.messages, work.defer);
  }
  return due.length;
}

/** Those that are linked, and those whose link went away while they were closed by it. */
async function rolesWithPostings(work: TenantWork): Promise<RolePosting[]> {
  const { tenant } = work;
  return tenant.db
    .select({
      id: roles.id,
      status: roles.status,
      atsClosedReason: roles.atsClosedReason,
      postingId: roles.postingId,
      postingState: postings.state,
    })
    .from(roles)
    .leftJoin(
      postings,
      tenant.owns(
        postings,
        and(eq(postings.connectionId, roles.connectionId), eq(postings.providerId, roles.postingId)),
      ),
    )
    .where(tenant.owns(roles, or(isNotNull(roles.postingId), isNotNull(roles.atsClosedAt))));
}
