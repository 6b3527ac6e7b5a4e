// Statements with which reports writes roles, their links and their recruiters; each change of a link is conditional on the role's own.
import { and, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { newId } from "../domain/ids.ts";
import type { RoleFacts } from "../domain/marketplace/posting.ts";
import type { PostingRef, RoleTermsInput } from "../domain/marketplace/role.ts";
import type { RoleSource, RoleStatus } from "../domain/marketplace/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { roleLinks, roleRecruiters, roles, submissions } from "./schema/index.ts";

/** Who makes the change, and when (the same for the whole batch). */
export type By = { readonly actor: string; readonly at: string };

export type NewRole = RoleFacts &
  RoleTermsInput & {
    readonly id: string;
    readonly status: RoleStatus;
    readonly source: RoleSource;
    readonly link: PostingRef | null;
  };

/** Statement for a batch; writes nothing, and returns no row, when another role is linked to the posting already. */
export function insertRole(tenant: TenantDb, { link, ...role }: NewRole, by: By) {
  return tenant.db
    .insert(roles)
    .values({
      ...role,
      tenantId: tenant.tenantId,
      ...(link === null ? {} : { ...link, linkedAt: by.at }),
      createdBy: by.actor,
      createdAt: by.at,
      updatedAt: by.at,
    })
    .onConflictDoNothing()
    .returning({ id: roles.id });
}

export type RoleChange = Partial<RoleFacts & RoleTermsInput & Pick<NewRole, "status"> & { closedAt: string | null }>;

/** Statement for a batch: lays the change over the role, if it still has the status it was decided by. Returns the id when it did. */
export function updateRole(tenant: TenantDb, id: string, from: RoleStatus, change: RoleChange, by: By) {
  return tenant.db
    .update(roles)
    .set({ ...change, updatedAt: by.at })
    .where(tenant.owns(roles, eq(roles.id, id), eq(roles.status, from)))
    .returning({ id: roles.id });
}

/**
 * Statement for a batch: links the role to a posting, or to none (`facts`: what the role then says of itself), if it is still linked
 * to what it was decided by, and no other role has the posting. Returns the id when it did.
 */
export function updateLink(
  tenant: TenantDb,
  id: string,
  from: PostingRef | null,
  to: PostingRef | null,
  facts: RoleFacts | null,
  by: By,
) {
  const isFree =
    to === null
      ? undefined
      : sql`not exists (select 1 from ${roles} as other where other.tenant_id = ${tenant.tenantId}
          and other.connection_id = ${to.connectionId} and other.posting_id = ${to.postingId})`;
  return tenant.db
    .update(roles)
    .set({
      ...facts,
      connectionId: to?.connectionId ?? null,
      postingId: to?.postingId ?? null,
      linkedAt: to === null ? null : by.at,
      updatedAt: by.at,
    })
    .where(tenant.owns(roles, eq(roles.id, id), sql`${roles.postingId} is ${from?.postingId ?? null}`, isFree))
    .returning({ id: roles.id });
}

/** Holds later in the batch only if this batch wrote the role. */
export function wasWritten(tenant: TenantDb, id: string, by: By): SQL {
  const condition = tenant.owns(roles, eq(roles.id, id), eq(roles.updatedAt, by.at));
  return sql`exists (select 1 from ${roles} where ${condition})`;
}

/** Statements for a batch: ends the link that is on, keeping how many candidates went out under it, and begins the new one. */
export function noteLink(
  tenant: TenantDb,
  roleId: string,
  to: (PostingRef & { readonly title: string }) | null,
  happened: SQL,
  by: By,
): BatchItem<"sqlite">[] {
  const sent = tenant.owns(
    submissions,
    and(
      eq(submissions.roleId, roleId),
      sql`${submissions.postingId} = ${roleLinks.postingId}`,
      sql`${submissions.applicationId} is not null`,
    ),
  );
  const end = tenant.db
    .update(roleLinks)
    .set({
      unlinkedAt: by.at,
      unlinkedBy: by.actor,
      submissionCount: sql`(select count(*) from ${submissions} where ${sent})`,
    })
    .where(tenant.owns(roleLinks, eq(roleLinks.roleId, roleId), isNull(roleLinks.unlinkedAt), happened));
  if (to === null) return [end];
  const begin = tenant.db.insert(roleLinks).select(
    sql`select ${tenant.tenantId}, ${roleId}, ${newId("roleLink", Date.parse(by.at))}, ${to.connectionId}, ${to.postingId}, ${to.title},
      ${by.at}, ${by.actor}, null, null, null where ${happened}`,
  );
  return [end, begin];
}

/** Statements for a batch: gives the role to some recruiters and takes it from others. */
export function changeRecruiters(
  tenant: TenantDb,
  roleId: string,
  change: { readonly added: readonly string[]; readonly removed: readonly string[] },
  happened: SQL,
  by: By,
): BatchItem<"sqlite">[] {
  const { tenantId } = tenant;
  return [
    tenant.db
      .insert(roleRecruiters)
      .select(
        sql`select ${tenantId}, ${roleId}, value, ${by.actor}, ${by.at} from json_each(${JSON.stringify(change.added)}) where ${happened}`,
      )
      .onConflictDoNothing(),
    tenant.db
      .delete(roleRecruiters)
      .where(
        tenant.owns(
          roleRecruiters,
          eq(roleRecruiters.roleId, roleId),
          sql`${roleRecruiters.recruiterId} in (select value from json_each(${JSON.stringify(change.removed)}))`,
          happened,
        ),
      ),
  ];
}
