// People and the tenants they belong to: who an identity is to us, and how an invitation makes a member.
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { auditEntryIf } from "#shared/db/audit.ts";
import { acrossTenants, forTenant, type DatabaseEnv } from "#shared/db/for-tenant.ts";
import { invitations, members, recruiters, tenants, users } from "#shared/db/schema/index.ts";
import { mayAdminister, type SeatRole } from "#shared/domain/access.ts";
import { newId } from "#shared/domain/ids.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { useInvitation, type Invitation, type InvitationProblem } from "./invitations.ts";

/** A person as an identity provider knows them; issuer + subject is the key. */
export type Person = {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
  readonly name: string;
};

export type Membership = { readonly tenantId: string; readonly tenantName: string; readonly role: SeatRole };

/** The user of this identity, or null for someone who never became one. */
export async function findUser(env: DatabaseEnv, person: Pick<Person, "issuer" | "subject">) {
  const [user] = await acrossTenants(env) // an identity is not of one tenant
    .select()
    .from(users)
    .where(and(eq(users.issuer, person.issuer), eq(users.subject, person.subject)));
  return user ?? null;
}

export async function readUser(env: DatabaseEnv, userId: string) {
  const [user] = await acrossTenants(env).select().from(users).where(eq(users.id, userId));
  return user ?? null;
}

/** The tenants that a user belongs to now, the oldest membership first. */
export function membershipsOf(env: DatabaseEnv, userId: string): Promise<Membership[]> {
  return acrossTenants(env) // which tenant it will be is what is being found out
    .select({ tenantId: members.tenantId, tenantName: tenants.name, role: members.role })
    .from(members)
    .innerJoin(tenants, eq(tenants.id, members.tenantId))
    .where(and(eq(members.userId, userId), isNull(members.removedAt)))
    .orderBy(asc(members.createdAt));
}

/** Whether the user may change the tenant's connections at this moment: what began minutes ago may have been taken away since. */
export async function mayAdministerNow(env: DatabaseEnv, userId: string, tenantId: string): Promise<boolean> {
  const memberships = await membershipsOf(env, userId);
  return memberships.some((one) => one.tenantId === tenantId && mayAdminister(one.role));
}

/** Keeps name and e-mail as the identity provider tells them now. They are labels, never keys. */
export async function refreshLabels(env: DatabaseEnv, userId: string, person: Person): Promise<void> {
  const { email, name } = person;
  await acrossTenants(env)
    .update(users)
    .set({ email, name })
    .where(and(eq(users.id, userId), sql`(${users.email}, ${users.name}) is not (${email}, ${name})`));
}

const RANK: Record<SeatRole, number> = { recruiter: -1, member: 0, admin: 1, owner: 2 };

/** The role after accepting an invitation: never less than a member already has. */
export function roleAfter(before: SeatRole | null, invited: SeatRole): SeatRole {
  return before !== null && RANK[before] > RANK[invited] ? before : invited;
}

/**
 * Makes the person a member by an invitation and uses the invitation up, in one batch: of two who open the same link, one
 * becomes a member.
 */
export async function joinTenant(
  env: DatabaseEnv,
  invitation: Invitation,
  person: Person,
  now: number,
): Promise<Result<{ userId: string }, InvitationProblem>> {
  const userId = await ensureUser(env, person, now);
  const tenant = forTenant(env, invitation.tenantId);
  const at = new Date(now).toISOString();
  const [before] = await tenant.db
    .select({ role: members.role })
    .from(members)
    .where(tenant.owns(members, eq(members.userId, userId), isNull(members.removedAt)));
  const role = roleAfter(before?.role ?? null, invitation.role);
  const isUsedByThem = sql`exists (select 1 from ${invitations} where ${tenant.owns(
    invitations,
    eq(invitations.id, invitation.id),
    eq(invitations.usedBy, userId),
    eq(invitations.usedAt, at),
  )})`;
  const [used] = await tenant.db.batch([
    useInvitation(env, invitation, userId, now),
    tenant.db
      .insert(members)
      .select(sql`select ${invitation.tenantId}, ${userId}, ${role}, ${at}, null where ${isUsedByThem}`)
      .onConflictDoUpdate({ target: [members.tenantId, members.userId], set: { role, removedAt: null } }),
    // The recruiter whom the invitation was made for is now this person; a member who opens it stays a member.
    tenant.db
      .update(recruiters)
      .set({ userId, joinedAt: at })
      .where(
        tenant.owns(
          recruiters,
          eq(recruiters.invitationId, invitation.id),
          isNull(recruiters.removedAt),
          isUsedByThem,
          sql`${role} = 'recruiter'`,
        ),
      ),
    auditEntryIf(
      tenant,
      {
        actor: `user:${userId}`,
        action: "member.joined",
        subjectKind: "member",
        subjectId: userId,
        details: { role, invitationId: invitation.id },
      },
      isUsedByThem,
      now,
    ),
  ]);
  if (used.length === 0) return fail("invitation_used", "This invitation was already used.");
  return ok({ userId });
}

async function ensureUser(env: DatabaseEnv, person: Person, now: number): Promise<string> {
  const { issuer, subject, email, name } = person;
  const [user] = await acrossTenants(env)
    .insert(users)
    .values({ id: newId("user", now), issuer, subject, email, name, createdAt: new Date(now).toISOString() })
    .onConflictDoUpdate({ target: [users.issuer, users.subject], set: { email, name } })
    .returning({ id: users.id });
  if (user === undefined) throw new Error("A user row that was just written is gone.");
  return user.id;
}
