// The role of a submission as it is now: its facts are its posting's while it is linked, and whether it takes candidates.
import { eq, sql } from "drizzle-orm";
import type { PostingState } from "../domain/marketplace/posting.ts";
import type { TenantDb } from "./for-tenant.ts";
import { postings, roles } from "./schema/index.ts";

/** Of a linked role the posting's fact, else its own. */
export const factOf = {
  title: sql<string>`coalesce(${postings.title}, ${roles.title})`,
  department: sql<
    string | null
  >`case when ${postings.providerId} is null then ${roles.department} else ${postings.department} end`,
  location: sql<
    string | null
  >`case when ${postings.providerId} is null then ${roles.location} else ${postings.location} end`,
  /** Confidential by the posting, or because the ATS keeps the posting from us. */
  isConfidential: sql<number>`(coalesce(${postings.isConfidential}, ${roles.isConfidential}) or coalesce(${postings.state}, '') = 'withheld')`,
};

/** The join that `factOf` needs. */
export function postingOf(tenant: TenantDb) {
  return tenant.owns(postings, eq(postings.connectionId, roles.connectionId), eq(postings.providerId, roles.postingId));
}

export type SubmissionRole = {
  readonly roleId: string;
  readonly title: string;
  /** The company has it open, and the ATS takes candidates for it. */
  readonly isOpen: boolean;
  readonly link: {
    readonly connectionId: string;
    readonly postingId: string;
    readonly linkedAt: string | null;
    /** Null: the posting is not known (yet). */
    readonly posting: { readonly state: PostingState; readonly ownerId: string | null } | null;
  } | null;
};

/** Null when this tenant has no such role. */
export async function roleForSubmission(tenant: TenantDb, roleId: string): Promise<SubmissionRole | null> {
  const [row] = await tenant.db
    .select({
      title: factOf.title,
      status: roles.status,
      atsClosedAt: roles.atsClosedAt,
      connectionId: roles.connectionId,
      postingId: roles.postingId,
      linkedAt: roles.linkedAt,
      state: postings.state,
      ownerId: postings.ownerId,
    })
    .from(roles)
    .leftJoin(postings, postingOf(tenant))
    .where(tenant.owns(roles, eq(roles.id, roleId)));
  if (row === undefined) return null;
  const { title, status, atsClosedAt, connectionId, postingId, linkedAt, state, ownerId } = row;
  const isLinked = connectionId !== null && postingId !== null;
  return {
    roleId,
    title,
    isOpen: status === "open" && atsClosedAt === null,
    link: isLinked ? { connectionId, postingId, linkedAt, posting: state === null ? null : { state, ownerId } } : null,
  };
}
