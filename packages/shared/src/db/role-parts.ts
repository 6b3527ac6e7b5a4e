// What stands beside a role: its recruiters, the history of its links, and the postings that it could be linked to.
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { isActivePosting, type SeenPosting } from "../domain/marketplace/posting.ts";
import type { PostingRef } from "../domain/marketplace/role.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { nameActors } from "./members.ts";
import { isPostingActive } from "./postings.ts";
import { connections, postings, recruiters, roleLinks, roleRecruiters, roles, submissions } from "./schema/index.ts";

export type RoleRecruiter = {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly isPaused: boolean;
};

/** Every recruiter who is not removed, by agency and name. */
export async function recruiterChoices(tenant: TenantDb): Promise<RoleRecruiter[]> {
  const { id, name, agency } = recruiters;
  return tenant.db
    .select({ id, name, agency, isPaused: sql`${recruiters.pausedAt} is not null`.mapWith(Boolean) })
    .from(recruiters)
    .where(tenant.owns(recruiters, isNull(recruiters.removedAt)))
    .orderBy(asc(agency), asc(name));
}

export type GivenRecruiter = RoleRecruiter & { readonly givenAt: string; readonly submissionCount: number };

/** The recruiters who work on the role. */
export async function recruitersOfRole(tenant: TenantDb, roleId: string): Promise<GivenRecruiter[]> {
  const sent = tenant.owns(
    submissions,
    and(eq(submissions.roleId, roleId), eq(submissions.recruiterId, recruiters.id)),
  );
  return tenant.db
    .select({
      id: recruiters.id,
      name: recruiters.name,
      agency: recruiters.agency,
      isPaused: sql`${recruiters.pausedAt} is not null`.mapWith(Boolean),
      givenAt: roleRecruiters.givenAt,
      submissionCount: sql<number>`(select count(*) from ${submissions} where ${sent})`,
    })
    .from(roleRecruiters)
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, roleRecruiters.recruiterId)))
    .where(tenant.owns(roleRecruiters, eq(roleRecruiters.roleId, roleId), isNull(recruiters.removedAt)))
    .orderBy(asc(recruiters.agency), asc(recruiters.name));
}

export type LinkRow = Omit<typeof roleLinks.$inferSelect, "tenantId" | "roleId"> & {
  readonly linkedByName: string;
  readonly unlinkedByName: string | null;
};

/** Every posting that the role was linked to, the newest first. */
export async function linksOfRole(tenant: TenantDb, roleId: string): Promise<LinkRow[]> {
  const rows = await tenant.db
    .select()
    .from(roleLinks)
    .where(tenant.owns(roleLinks, eq(roleLinks.roleId, roleId)))
    .orderBy(desc(roleLinks.id))
    .limit(100);
  const names = await nameActors(
    tenant,
    rows.flatMap((row) => [row.linkedBy, row.unlinkedBy]),
  );
  return rows.map((row) => {
    const { tenantId: _, roleId: __, ...link } = row;
    return {
      ...link,
      linkedByName: names.get(row.linkedBy) ?? row.linkedBy,
      unlinkedByName: row.unlinkedBy === null ? null : (names.get(row.unlinkedBy) ?? row.unlinkedBy),
    };
  });
}

/** How many candidates were submitted for the role, whatever became of them, and how many of them are at the ATS. */
export async function countSubmissions(
  tenant: TenantDb,
  roleId: string,
): Promise<{ submissionCount: number; sentCount: number }> {
  const [row] = await tenant.db
    .select({ submissionCount: sql<number>`count(*)`, sentCount: sql<number>`count(${submissions.applicationId})` })
    .from(submissions)
    .where(tenant.owns(submissions, eq(submissions.roleId, roleId)));
  return row ?? { submissionCount: 0, sentCount: 0 };
}

export type PostingChoice = PostingRef &
  Pick<
    SeenPosting,
    "title" | "department" | "team" | "location" | "allLocations" | "isConfidential" | "requisitionCodes"
  > & {
    /** The role that is linked to it already, or null. */
    readonly roleId: string | null;
    /** Whether its connection still reads and takes candidates. */
    readonly isConnected: boolean;
  };

/** Postings that take candidates, by title; at most `limit` of them. */
export async function listPostings(
  tenant: TenantDb,
  filter: { readonly q?: string },
  limit: number,
): Promise<PostingChoice[]> {
  return tenant.db
    .select({
      connectionId: postings.connectionId,
      postingId: postings.providerId,
      title: postings.title,
      department: postings.department,
      team: postings.team,
      location: postings.location,
      allLocations: postings.allLocations,
      isConfidential: postings.isConfidential,
      requisitionCodes: postings.requisitionCodes,
      roleId: roles.id,
      isConnected: sql`${connections.status} = 'active'`.mapWith(Boolean),
    })
    .from(postings)
    .innerJoin(connections, tenant.owns(connections, eq(connections.id, postings.connectionId)))
    .leftJoin(
      roles,
      tenant.owns(roles, eq(roles.connectionId, postings.connectionId), eq(roles.postingId, postings.providerId)),
    )
    .where(
      tenant.owns(
        postings,
        isPostingActive,
        sql`${connections.status} <> 'disconnected'`,
        filter.q?.trim()
          ? containsText(
              [postings.title, postings.department, postings.team, postings.location, postings.requisitionCodes],
              filter.q,
            )
          : undefined,
      ),
    )
    .orderBy(asc(postings.title), asc(postings.providerId))
    .limit(limit);
}

/** One posting with everything that a role takes from it, or null when it is not known. */
export async function findPosting(tenant: TenantDb, ref: PostingRef) {
  const [row] = await tenant.db
    .select({ posting: postings, roleId: roles.id })
    .from(postings)
    .leftJoin(
      roles,
      tenant.owns(roles, eq(roles.connectionId, postings.connectionId), eq(roles.postingId, postings.providerId)),
    )
    .where(tenant.owns(postings, eq(postings.connectionId, ref.connectionId), eq(postings.providerId, ref.postingId)));
  return row === undefined
    ? null
    : { ...row.posting, roleId: row.roleId, isActive: isActivePosting(row.posting.state) };
}
