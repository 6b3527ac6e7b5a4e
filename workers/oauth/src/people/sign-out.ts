// Signing out a member whom the company's identity provider has deactivated: only when it is clear who that is.
import { eq, isNull, ne, sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import { asciiLower } from "#shared/db/conditions.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { members, sessions, users } from "#shared/db/schema/index.ts";

/**
 * Ends every session, in this tenant, of the one member who has one of these addresses. An e-mail proves nobody's identity
 * (Entra's is neither fixed nor verified), so it may only take away, and with two members nobody is signed out.
 * @returns whether it was one member
 */
export async function signOutByEmail(
  tenant: TenantDb,
  emails: readonly string[],
  actor: string,
  now: number,
): Promise<boolean> {
  const addresses = JSON.stringify(emails.map(asciiLower));
  const [member, another] = await tenant.db
    .select({ userId: members.userId })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      tenant.owns(
        members,
        isNull(members.removedAt),
        ne(members.role, "recruiter"), // no employee; and their address must not shield a member who has the same
        sql`lower(${users.email}) in (select value from json_each(${addresses}))`,
      ),
    )
    .limit(2);
  if (member === undefined || another !== undefined) return false;
  const { userId } = member;
  const isTheirs = tenant.owns(sessions, eq(sessions.userId, userId));
  const hasSessions = sql`exists (select 1 from ${sessions} where ${isTheirs})`;
  const entry = { actor, action: "member.signed_out", subjectKind: "member", subjectId: userId } as const;
  await tenant.db.batch([
    auditEntryIf(tenant, entry, hasSessions, now), // before the deletion: it asks whether there is anything to end
    tenant.db.delete(sessions).where(isTheirs),
  ]);
  return true;
}
