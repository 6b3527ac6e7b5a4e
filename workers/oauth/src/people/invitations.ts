// One-time links: to become a member of a tenant, or to consent at an ATS for it. Only the token's hash is stored.
import { and, eq, gt, isNull, sql, type SQL } from "drizzle-orm";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { acrossTenants, forTenant, type DatabaseEnv } from "#shared/db/for-tenant.ts";
import { invitations, tenants } from "#shared/db/schema/index.ts";
import type { SeatRole } from "#shared/domain/access.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName, Provider } from "#shared/domain/words.ts";

/** How long an invitation can be used. */
export const INVITATION_MS = 7 * 24 * 3_600_000;
/** The same for a link by which somebody enters a Greenhouse credential: whoever holds it chooses whose data we read. */
export const CREDENTIAL_INVITATION_MS = 24 * 3_600_000;

export type Invitation = {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly purpose: "setup" | "member" | "connect";
  readonly role: SeatRole;
  /** Of links to connect: which ATS. */
  readonly provider: Provider | null;
  readonly label: string;
  /** Of a link to connect: what for. */
  readonly modules: readonly ModuleName[] | null;
};

export type InvitationProblem = "invitation_unknown" | "invitation_used" | "invitation_expired" | "invitation_revoked";

/** The invitation behind a link, if it can still be used for one of the purposes. */
export async function readInvitation(
  env: DatabaseEnv,
  token: string,
  purposes: readonly Invitation["purpose"][],
  now: number,
): Promise<Result<Invitation, InvitationProblem>> {
  return readWhere(env, { tokenHash: await sha256Hex(token) }, purposes, now);
}

/** The same by its id, on the way back from another server. */
export function readInvitationById(
  env: DatabaseEnv,
  id: string,
  purposes: readonly Invitation["purpose"][],
  now: number,
): Promise<Result<Invitation, InvitationProblem>> {
  return readWhere(env, { id }, purposes, now);
}

async function readWhere(
  env: DatabaseEnv,
  key: { tokenHash: string } | { id: string },
  purposes: readonly Invitation["purpose"][],
  now: number,
): Promise<Result<Invitation, InvitationProblem>> {
  const [row] = await acrossTenants(env) // the token is unguessable, the id comes from a sealed attempt; the tenant is in the row
    .select({ invitation: invitations, tenantName: tenants.name })
    .from(invitations)
    .innerJoin(tenants, eq(tenants.id, invitations.tenantId))
    .where("id" in key ? eq(invitations.id, key.id) : eq(invitations.tokenHash, key.tokenHash));
  if (row === undefined || !purposes.includes(row.invitation.purpose))
    return fail("invitation_unknown", "This link does not belong to an invitation.");
  const { id, tenantId, purpose, role, provider, label, modules, usedAt, revokedAt, expiresAt } = row.invitation;
  if (usedAt !== null) return fail("invitation_used", "This invitation was already used.");
  if (revokedAt !== null) return fail("invitation_revoked", "This invitation was withdrawn.");
  if (expiresAt <= isoTime(now)) return fail("invitation_expired", "This invitation has run out.");
  return ok({
    id,
    tenantId,
    tenantName: row.tenantName,
    purpose,
    role: role ?? (purpose === "setup" ? "owner" : "member"),
    provider,
    label,
    modules,
  });
}

/** Uses an invitation up, once: the statement returns its id only for the first. */
export function useInvitation(
  env: DatabaseEnv,
  invitation: { id: string; tenantId: string },
  usedBy: string,
  now: number,
) {
  const tenant = forTenant(env, invitation.tenantId);
  return tenant.db
    .update(invitations)
    .set({ usedAt: isoTime(now), usedBy })
    .where(
      tenant.owns(
        invitations,
        and(
          eq(invitations.id, invitation.id),
          isNull(invitations.usedAt),
          isNull(invitations.revokedAt),
          gt(invitations.expiresAt, isoTime(now)),
        ),
      ),
    )
    .returning({ id: invitations.id });
}

/** When the invitation was used by `usedBy` at this very moment: then `now`, else null. For a batch that must not go on without it. */
export function usedJustNow(
  env: DatabaseEnv,
  invitation: { id: string; tenantId: string },
  usedBy: string,
  now: number,
): SQL {
  const tenant = forTenant(env, invitation.tenantId);
  const isThis = tenant.owns(
    invitations,
    eq(invitations.id, invitation.id),
    eq(invitations.usedBy, usedBy),
    eq(invitations.usedAt, isoTime(now)),
  );
  return sql`(select ${invitations.usedAt} from ${invitations} where ${isThis})`;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
