// What an invitation's link leads to: the invitation with its package, spending the link, the hire's own session, and what they confirm.
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { sha256Hex } from "../crypto/hash.ts";
import { newSecret } from "../domain/ids.ts";
import type { Confirmation } from "../domain/onboarding/invitation.ts";
import { codeKey } from "../domain/onboarding/package.ts";
import { auditEntryIf } from "./audit.ts";
import { acrossTenants, type DatabaseEnv, type TenantDb } from "./for-tenant.ts";
import { newHireInvitations, newHires, onboardingPackages, tenants, welcomeSessions } from "./schema/index.ts";

/** An invitation, and whether its new hire still counts. */
export type WelcomeInvitation = typeof newHireInvitations.$inferSelect & { readonly isWithdrawn: boolean };

const withHire = { invitation: newHireInvitations, withdrawnAt: newHires.withdrawnAt };

export async function readInvitation(tenant: TenantDb, id: string): Promise<WelcomeInvitation | null> {
  const [row] = await tenant.db
    .select(withHire)
    .from(newHireInvitations)
    .innerJoin(newHires, tenant.owns(newHires, eq(newHires.id, newHireInvitations.newHireId)))
    .where(tenant.owns(newHireInvitations, eq(newHireInvitations.id, id)));
  return row === undefined ? null : { ...row.invitation, isWithdrawn: row.withdrawnAt !== null };
}

/** The tenant of an invitation whose link was just found to be ours. */
export async function tenantOfInvitation(env: DatabaseEnv, id: string): Promise<string | null> {
  const [row] = await acrossTenants(env)
    .select({ tenantId: newHireInvitations.tenantId })
    .from(newHireInvitations)
    .where(eq(newHireInvitations.id, id));
  return row?.tenantId ?? null;
}

export type PackageRow = typeof onboardingPackages.$inferSelect;

export async function findPackageByCode(tenant: TenantDb, code: string): Promise<PackageRow | null> {
  const [row] = await tenant.db
    .select()
    .from(onboardingPackages)
    .where(tenant.owns(onboardingPackages, eq(onboardingPackages.codeKey, codeKey(code))));
  return row ?? null;
}

/** How long a new hire stays signed in after opening the link. */
export const WELCOME_SESSION_MS = 24 * 3_600_000;

/**
 * Spends the link and starts the hire's session, in one batch: of two who open it at once, one comes in.
 * @returns the session's secret for the cookie; null when the link was spent, replaced or revoked meanwhile
 */
export async function spendLink(
  tenant: TenantDb,
  claim: { readonly id: string; readonly subjectTry: number; readonly newHireId: string },
  now: number,
): Promise<string | null> {
  const at = new Date(now).toISOString();
  const secret = newSecret();
  const idHash = await sha256Hex(secret);
  const mine = sql`exists (select 1 from ${welcomeSessions} where ${tenant.owns(welcomeSessions, eq(welcomeSessions.idHash, idHash))})`;
  const isOpen = tenant.owns(
    newHireInvitations,
    and(
      eq(newHireInvitations.id, claim.id),
      eq(newHireInvitations.linkTry, claim.subjectTry),
      isNull(newHireInvitations.spentAt),
      isNull(newHireInvitations.revokedAt),
      gt(newHireInvitations.expiresAt, at),
    ),
  );
  const expiresAt = new Date(now + WELCOME_SESSION_MS).toISOString();
  const [sessions] = await tenant.db.batch([
    tenant.db
      .insert(welcomeSessions)
      .select(
        sql`select ${idHash}, ${tenant.tenantId}, ${claim.id}, ${at}, ${expiresAt}
          where exists (select 1 from ${newHireInvitations} where ${isOpen})`,
      )
      .returning({ idHash: welcomeSessions.idHash }),
    auditEntryIf(
      tenant,
      {
        actor: "new_hire",
        action: "new_hire.link_opened",
        subjectKind: "new_hire",
        subjectId: claim.newHireId,
        details: { time: claim.subjectTry },
      },
      mine,
      now,
    ),
    tenant.db.update(newHireInvitations).set({ spentAt: at }).where(and(isOpen, mine)),
  ]);
  return sessions.length > 0 ? secret : null;
}

export type WelcomeSession = {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly invitationId: string;
};

/** The session that a welcome cookie belongs to, or null. */
export async function readWelcomeSession(
  env: DatabaseEnv,
  secret: string | undefined,
  now: number,
): Promise<WelcomeSession | null> {
  if (secret === undefined || secret.length < 20) return null;
  const [row] = await acrossTenants(env)
    .select({
      tenantId: welcomeSessions.tenantId,
      tenantName: tenants.name,
      locale: tenants.locale,
      timeZone: tenants.timeZone,
      invitationId: welcomeSessions.invitationId,
    })
    .from(welcomeSessions)
    .innerJoin(tenants, eq(tenants.id, welcomeSessions.tenantId))
    .where(
      and(
        eq(welcomeSessions.idHash, await sha256Hex(secret)),
        gt(welcomeSessions.expiresAt, new Date(now).toISOString()),
      ),
    );
  return row ?? null;
}

/** What the hire says about themselves, with its audit entry (which fields, not what they say). */
export function confirmInvitation(tenant: TenantDb, invitation: WelcomeInvitation, input: Confirmation, now: number) {
  const at = new Date(now).toISOString();
  const changed = [
    ...(input.name === invitation.name ? [] : ["name"]),
    ...(input.email === invitation.email ? [] : ["email"]),
    ...(input.phone === null ? [] : ["phone"]),
  ];
  const isOurs = tenant.owns(
    newHireInvitations,
    eq(newHireInvitations.id, invitation.id),
    eq(newHireInvitations.confirmedAt, at),
  );
  return tenant.db.batch([
    tenant.db
      .update(newHireInvitations)
      .set({ confirmedName: input.name, confirmedEmail: input.email, confirmedPhone: input.phone, confirmedAt: at })
      .where(
        tenant.owns(
          newHireInvitations,
          eq(newHireInvitations.id, invitation.id),
          eq(newHireInvitations.email, invitation.email), // else somebody else was invited in their place meanwhile
          isNull(newHireInvitations.revokedAt),
        ),
      ),
    auditEntryIf(
      tenant,
      {
        actor: "new_hire",
        action: "new_hire.confirmed",
        subjectKind: "new_hire",
        subjectId: invitation.newHireId,
        details: { changed },
      },
      sql`exists (select 1 from ${newHireInvitations} where ${isOurs})`,
      now,
    ),
  ]);
}

export function endWelcomeSession(tenant: TenantDb, invitationId: string) {
  return tenant.db
    .delete(welcomeSessions)
    .where(tenant.owns(welcomeSessions, eq(welcomeSessions.invitationId, invitationId)));
}
