// What owners and admins do to people and tokens: invite, withdraw, remove, make and revoke API tokens; each with its audit entry.
import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { linkToken } from "#shared/crypto/one-time-link.ts";
import { auditEntry, auditEntryIf } from "#shared/db/audit.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { apiTokens, invitations, members, sessions } from "#shared/db/schema/index.ts";
import type { MemberRole, SeatRole } from "#shared/domain/access.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import type { ModuleName, Provider } from "#shared/domain/words.ts";
import { CREDENTIAL_INVITATION_MS, INVITATION_MS } from "./invitations.ts";

export type InvitationWish =
  | { readonly purpose: "member"; readonly role: SeatRole; readonly label: string }
  | {
      readonly purpose: "connect";
      readonly provider: Provider;
      readonly modules: readonly ModuleName[];
      readonly label: string;
    };

/** The token is in the answer and nowhere else. */
export async function invite(
  tenant: TenantDb,
  wish: InvitationWish,
  by: { readonly actor: string; readonly linkKey: string | undefined },
  now: number,
) {
  const { actor } = by;
  const id = newId("invitation", now);
  const token = await tokenOf(id, wish, by.linkKey);
  const { purpose, label } = wish;
  const role = wish.purpose === "member" ? wish.role : null;
  const provider = wish.purpose === "connect" ? wish.provider : null;
  const expiresAt = isoTime(now + (provider === "greenhouse" ? CREDENTIAL_INVITATION_MS : INVITATION_MS));
  const modules = wish.purpose === "connect" ? [...wish.modules] : null;
  await tenant.db.batch([
    tenant.db.insert(invitations).values({
      id,
      tenantId: tenant.tenantId,
      tokenHash: await sha256Hex(token),
      purpose,
      role,
      provider,
      modules,
      label,
      createdBy: actor,
      createdAt: isoTime(now),
      expiresAt,
    }),
    auditEntry(
      tenant,
      {
        actor,
        action: purpose === "member" ? "member.invited" : "connection.invited",
        subjectKind: "tenant",
        subjectId: tenant.tenantId,
        details: { invitationId: id, ...(role === null ? { provider, modules } : { role }) },
      },
      now,
    ),
  ]);
  return { id, token, expiresAt };
}

/** A recruiter's is mailed, so it is derived again when the mail is written; all others are shown once and known to nobody else. */
async function tokenOf(id: string, wish: InvitationWish, linkKey: string | undefined): Promise<string> {
  const isMailed = wish.purpose === "member" && wish.role === "recruiter" && linkKey !== undefined;
  return isMailed ? linkToken(linkKey, "join", { id, subjectTry: 1 }) : newSecret();
}

export async function revokeInvitation(tenant: TenantDb, id: string, actor: string, now: number) {
  const at = isoTime(now);
  const isRevokedNow = sql`exists (select 1 from ${invitations} where ${tenant.owns(
    invitations,
    eq(invitations.id, id),
    eq(invitations.revokedAt, at),
  )})`;
  const [known] = await tenant.db.batch([
    tenant.db
      .select({ id: invitations.id })
      .from(invitations)
      .where(tenant.owns(invitations, eq(invitations.id, id))),
    tenant.db
      .update(invitations)
      .set({ revokedAt: at })
      .where(
        tenant.owns(invitations, eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.revokedAt)),
      ),
    auditEntryIf(
      tenant,
      {
        actor,
        action: "invitation.revoked",
        subjectKind: "tenant",
        subjectId: tenant.tenantId,
        details: { invitationId: id },
      },
      isRevokedNow,
      now,
    ),
  ]);
  return known.length > 0;
}

/**
 * Ends a membership and its sessions. The last owner stays: somebody has to be able to let others in.
 * @param onlyAs nothing is done when they have another role by now: a recruiter who became a member stays one
 */
export async function removeMember(
  tenant: TenantDb,
  userId: string,
  actor: string,
  now: number,
  onlyAs?: SeatRole,
): Promise<Result<null, "not_found" | "last_owner">> {
  const at = isoTime(now);
  const isTheirs = eq(members.userId, userId);
  const [before] = await tenant.db.select().from(members).where(tenant.owns(members, isTheirs));
  if (before === undefined) return fail("not_found", "There is no such member.");
  if (before.removedAt !== null || before.role !== (onlyAs ?? before.role)) return ok(null);
  const others = sql`(select count(*) from members as other where other.tenant_id = ${tenant.tenantId} and other.role = 'owner'
    and other.removed_at is null and other.user_id <> ${userId}) > 0`;
  const isRemovedNow = sql`exists (select 1 from ${members} where ${tenant.owns(members, isTheirs, eq(members.removedAt, at))})`;
  const [removed] = await tenant.db.batch([
    tenant.db
      .update(members)
      .set({ removedAt: at })
      .where(
        tenant.owns(
          members,
          isTheirs,
          isNull(members.removedAt),
          or(ne(members.role, "owner"), others),
          onlyAs && eq(members.role, onlyAs),
        ),
      )
      .returning({ userId: members.userId }),
    tenant.db.delete(sessions).where(tenant.owns(sessions, and(eq(sessions.userId, userId), isRemovedNow))),
    tenant.db
      .update(apiTokens)
      .set({ revokedAt: at })
      .where(
        tenant.owns(apiTokens, eq(apiTokens.createdBy, `user:${userId}`), isNull(apiTokens.revokedAt), isRemovedNow),
      ),
    auditEntryIf(
      tenant,
      { actor, action: "member.removed", subjectKind: "member", subjectId: userId },
      isRemovedNow,
      now,
    ),
  ]);
  if (removed.length > 0) return ok(null);
  return fail("last_owner", "The last owner cannot be removed. Invite another owner first.");
}

/** The token is in the answer and nowhere else. */
export async function createApiToken(
  tenant: TenantDb,
  wish: { readonly name: string; readonly role: MemberRole },
  actor: string,
  now: number,
) {
  const id = newId("token", now);
  const token = newSecret();
  const { name, role } = wish;
  await tenant.db.batch([
    tenant.db.insert(apiTokens).values({
      id,
      tenantId: tenant.tenantId,
      tokenHash: await sha256Hex(token),
      name,
      role,
      createdBy: actor,
      createdAt: isoTime(now),
    }),
    auditEntry(
      tenant,
      { actor, action: "api_token.created", subjectKind: "api_token", subjectId: id, details: { name, role } },
      now,
    ),
  ]);
  return { id, token };
}

export async function revokeApiToken(tenant: TenantDb, id: string, actor: string, now: number): Promise<boolean> {
  const at = isoTime(now);
  const isThis = eq(apiTokens.id, id);
  const isRevokedNow = sql`exists (select 1 from ${apiTokens} where ${tenant.owns(apiTokens, isThis, eq(apiTokens.revokedAt, at))})`;
  const [known] = await tenant.db.batch([
    tenant.db.select({ id: apiTokens.id }).from(apiTokens).where(tenant.owns(apiTokens, isThis)),
    tenant.db
      .update(apiTokens)
      .set({ revokedAt: at })
      .where(tenant.owns(apiTokens, isThis, isNull(apiTokens.revokedAt))),
    auditEntryIf(
      tenant,
      { actor, action: "api_token.revoked", subjectKind: "api_token", subjectId: id },
      isRevokedNow,
      now,
    ),
  ]);
  return known.length > 0;
}

function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}
