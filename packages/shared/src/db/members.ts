// Reading who belongs to a tenant: members, open invitations, API tokens, and the names behind actor ids. The oauth Worker writes them.
import { and, asc, desc, eq, gt, inArray, isNull, ne, or } from "drizzle-orm";
import { mayAdminister, type MemberRole } from "../domain/access.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { apiTokens, connections, invitations, members, users } from "./schema/index.ts";

export type MemberRow = Pick<typeof members.$inferSelect, "userId" | "createdAt"> & {
  readonly role: MemberRole;
} & Pick<typeof users.$inferSelect, "name" | "email">;

/** The company's members that are not removed, in the order of joining. Recruiters are none (recruiters.ts). */
export async function listMembers(tenant: TenantDb): Promise<MemberRow[]> {
  const rows = await tenant.db
    .select({
      userId: members.userId,
      name: users.name,
      email: users.email,
      role: members.role,
      createdAt: members.createdAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(tenant.owns(members, isNull(members.removedAt)))
    .orderBy(asc(members.createdAt), asc(members.userId));
  return rows.flatMap(({ role, ...row }) => (role === "recruiter" ? [] : [{ ...row, role }]));
}

/** Owners and admins: who can mend what is broken. */
export async function listAdministrators(tenant: TenantDb): Promise<MemberRow[]> {
  return (await listMembers(tenant)).filter((member) => mayAdminister(member.role));
}

export type InvitationRow = Pick<
  typeof invitations.$inferSelect,
  "id" | "purpose" | "provider" | "label" | "createdBy" | "createdAt" | "expiresAt"
> & { readonly role: MemberRole | null };

/** Invitations of the company's own people that can still be used at `now` (ISO), newest first. */
export async function listOpenInvitations(tenant: TenantDb, now: string): Promise<InvitationRow[]> {
  const rows = await tenant.db
    .select({
      id: invitations.id,
      purpose: invitations.purpose,
      role: invitations.role,
      provider: invitations.provider,
      label: invitations.label,
      createdBy: invitations.createdBy,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(
      tenant.owns(
        invitations,
        isNull(invitations.usedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, now),
        inArray(invitations.purpose, ["member", "connect"]),
        or(isNull(invitations.role), ne(invitations.role, "recruiter")),
      ),
    )
    .orderBy(desc(invitations.id));
  return rows.flatMap(({ role, ...row }) => (role === "recruiter" ? [] : [{ ...row, role }]));
}

/** A link to connect an ATS. `usedBy` is the connection that was made by it, `enteredBy…` who entered it or says so. */
export type ConnectLinkRow = Pick<
  typeof invitations.$inferSelect,
  "id" | "provider" | "label" | "createdAt" | "expiresAt" | "usedAt" | "usedBy"
> & { readonly enteredByName: string | null; readonly enteredByEmail: string | null };

/** Links to connect that can still be used at `now`, or by which something arrived since `since` (both ISO), newest first. */
export async function listConnectLinks(tenant: TenantDb, now: string, since: string): Promise<ConnectLinkRow[]> {
  const waits = and(isNull(invitations.usedAt), gt(invitations.expiresAt, now));
  return tenant.db
    .select({
      id: invitations.id,
      provider: invitations.provider,
      label: invitations.label,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      usedAt: invitations.usedAt,
      usedBy: invitations.usedBy,
      enteredByName: connections.installedByName,
      enteredByEmail: connections.installedByEmail,
    })
    .from(invitations)
    .leftJoin(connections, tenant.owns(connections, eq(connections.id, invitations.usedBy)))
    .where(
      tenant.owns(
        invitations,
        eq(invitations.purpose, "connect"),
        isNull(invitations.revokedAt),
        or(waits, gt(invitations.usedAt, since)),
      ),
    )
    .orderBy(desc(invitations.id))
    .limit(20);
}

export type ApiTokenRow = Pick<typeof apiTokens.$inferSelect, "id" | "name" | "role" | "createdBy" | "createdAt">;

/** API tokens that are not revoked, newest first. The tokens themselves are not stored. */
export async function listApiTokens(tenant: TenantDb): Promise<ApiTokenRow[]> {
  return tenant.db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      role: apiTokens.role,
      createdBy: apiTokens.createdBy,
      createdAt: apiTokens.createdAt,
    })
    .from(apiTokens)
    .where(tenant.owns(apiTokens, isNull(apiTokens.revokedAt)))
    .orderBy(desc(apiTokens.id));
}

/** Actors that are no member's and no token's. */
const OWN_NAMES: Readonly<Record<string, string>> = { system: "Rolecall", rule: "Rolecall", new_hire: "The new hire" };

/**
 * Names for actor ids as the audit log writes them: `user:usr_…` (also of members who were removed) and `token:tok_…`; `scim:con_…` is
 * whoever comes in by SCIM, `invitation:inv_…` the holder of a link, `system` and `rule` are Rolecall itself. Actors of other tenants, and unknown ones, keep their id as their name.
 */
export async function nameActors(tenant: TenantDb, actors: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = new Set(actors.filter((actor) => actor !== null));
  const names = new Map(
    [...wanted].map((actor) => [
      actor,
      OWN_NAMES[actor] ?? actor.replace(/^scim:.*/, "SCIM").replace(/^invitation:.*/, "Somebody with a link"),
    ]),
  );
  const idsOf = (prefix: string) =>
    [...wanted].filter((actor) => actor.startsWith(prefix)).map((actor) => actor.slice(prefix.length));
  const [userIds, tokenIds] = [idsOf("user:"), idsOf("token:")];
  if (userIds.length > 0) {
    const rows = await tenant.db
      .select({ id: users.id, name: users.name })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(tenant.owns(members, isOneOf(users.id, userIds)));
    for (const row of rows) names.set(`user:${row.id}`, row.name);
  }
  if (tokenIds.length > 0) {
    const rows = await tenant.db
      .select({ id: apiTokens.id, name: apiTokens.name })
      .from(apiTokens)
      .where(tenant.owns(apiTokens, isOneOf(apiTokens.id, tokenIds)));
    for (const row of rows) names.set(`token:${row.id}`, `${row.name} (API)`);
  }
  return names;
}
