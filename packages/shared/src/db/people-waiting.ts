// What of imports, onboarding and the marketplace waits for a person; the first page shows it.
import type { TenantDb } from "./for-tenant.ts";
import { UNDELIVERED_INVITATIONS } from "./mail-reports.ts";

export type PeopleWaiting = {
  /** Start soon and were never invited. */
  readonly newHiresToInvite: number;
  /** Invitations still open whose last mail did not arrive. */
  readonly invitationsNotDelivered: number;
  /** Recruiters' candidates who lately could not be sent to the ATS. */
  readonly candidatesNotSent: number;
  /** The newest import, when it left somebody out; trying them again makes a newer one. */
  readonly failedImport: { readonly id: string; readonly failedCount: number } | null;
};

/**
 * @param days the first and the last start date that count as soon, YYYY-MM-DD
 * @param since from when on candidates count as lately (ISO)
 */
export async function countPeopleWaiting(
  tenant: TenantDb,
  days: { readonly first: string; readonly last: string },
  since: string,
): Promise<PeopleWaiting> {
  const [counts, newestImport] = await Promise.all([
    tenant.d1
      .prepare(
        `select
          (select count(*) from new_hires n where n.tenant_id = ?1 and n.withdrawn_at is null and n.start_date between ?2 and ?3
            and not exists (select 1 from new_hire_invitations i where i.tenant_id = ?1 and i.new_hire_id = n.id)) as newHiresToInvite,
          (${UNDELIVERED_INVITATIONS}) as invitationsNotDelivered,
          (select count(*) from submissions where tenant_id = ?1 and place = 'not_sent' and created_at >= ?4) as candidatesNotSent`,
      )
      .bind(tenant.tenantId, days.first, days.last, since)
      .first<Omit<PeopleWaiting, "failedImport">>(),
    tenant.d1
      .prepare(
        `select id, failed_count as failedCount from sync_jobs where tenant_id = ?1 and kind = 'import' order by id desc limit 1`,
      )
      .bind(tenant.tenantId)
      .first<{ id: string; failedCount: number }>(),
  ]);
  const failedImport = newestImport !== null && newestImport.failedCount > 0 ? newestImport : null;
  const none = { newHiresToInvite: 0, invitationsNotDelivered: 0, candidatesNotSent: 0 };
  return { ...(counts ?? none), failedImport };
}
