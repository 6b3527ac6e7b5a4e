// Automatic invitations: who starts within the chosen number of days and was never invited, is.
import { and, asc, between, eq, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { invite } from "#shared/db/new-hire-invitations.ts";
import { commit } from "#shared/db/outbox.ts";
import { newHires } from "#shared/db/schema/index.ts";
import { addDays, dayIn } from "#shared/domain/onboarding/days.ts";
import { InvitationInput } from "#shared/domain/onboarding/invitation.ts";
import { pickForInvitation } from "#shared/domain/onboarding/new-hire.ts";
import type { OnboardingSettings } from "#shared/domain/onboarding/settings.ts";
import type { TenantWork } from "../tenant-work.ts";

const AT_ONCE = 200; // the rest with the next look

/** After each look, so that a person is invited at most four hours after their day has begun in the tenant's zone. */
export async function inviteWhoStartsSoon(
  work: TenantWork,
  connectionId: string,
  settings: OnboardingSettings,
  timeZone: string,
): Promise<void> {
  if (!settings.invitesAutomatically) return;
  const { tenant } = work;
  const now = Date.now();
  const today = dayIn(timeZone, now);
  const due = await tenant.db
    .select()
    .from(newHires)
    .where(
      tenant.owns(
        newHires,
        and(
          eq(newHires.connectionId, connectionId),
          between(newHires.startDate, today, addDays(today, settings.invitesDaysBefore)),
          isNotNull(newHires.email),
          ne(newHires.name, ""),
          isNull(newHires.withdrawnAt),
          sql`not exists (select 1 from new_hire_invitations i where i.tenant_id = ${tenant.tenantId} and i.new_hire_id = ${newHires.id})`,
        ),
      ),
    )
    .orderBy(asc(newHires.startDate))
    .limit(AT_ONCE);
  for (const hire of due) {
    const input = InvitationInput.safeParse(pickForInvitation(hire));
    if (!input.success) continue; // an address that is none: it shows as not invited, and a person mends it
    const { statements, messages } = invite(tenant, {
      newHireId: hire.id,
      input: input.data,
      held: null,
      by: "system",
      now,
    });
    await commit(work.env, tenant, statements, messages, work.defer);
  }
}
