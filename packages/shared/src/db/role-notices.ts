// Notes to the recruiters of a role: one row per recruiter and change, made in the batch of the change itself.
import { sql } from "drizzle-orm";
import { newId } from "../domain/ids.ts";
import type { RoleNoticeKind } from "../domain/marketplace/words.ts";
import type { TenantDb } from "./for-tenant.ts";
import { roleNotices } from "./schema/index.ts";

/**
 * Statement for a batch, to follow the audit entry that was written only if the change happened: tells every recruiter of the role
 * if that entry was written.
 */
export function noticeToRecruiters(tenant: TenantDb, roleId: string, kind: RoleNoticeKind, now: number) {
  const at = new Date(now).toISOString();
  return tenant.db.insert(roleNotices).select(
    sql`select ${tenant.tenantId}, recruiter_id, ${newId("roleNotice", now)}, role_id, ${kind}, ${at}
      from role_recruiters where tenant_id = ${tenant.tenantId} and role_id = ${roleId} and changes() > 0`,
  );
}

/** Statement for a batch: tells these recruiters. */
export function noticesTo(
  tenant: TenantDb,
  roleId: string,
  recruiterIds: readonly string[],
  kind: RoleNoticeKind,
  now: number,
) {
  const at = new Date(now).toISOString();
  return tenant.db.insert(roleNotices).select(
    sql`select ${tenant.tenantId}, value, ${newId("roleNotice", now)}, ${roleId}, ${kind}, ${at}
      from json_each(${JSON.stringify(recruiterIds)})`,
  );
}
