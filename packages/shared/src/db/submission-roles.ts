// The role of a submission as it is now: its title, whether it takes candidates, and which posting they go to.
import { eq } from "drizzle-orm";
import type { PostingState } from "../domain/marketplace/posting.ts";
import type { TenantDb } from "./for-tenant.ts";
import { postingOfRole, roleFacts } from "./role-facts.ts";
import { postings, roles } from "./schema/index.ts";

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
      title: roleFacts.title,
      status: roles.status,
      atsClosedAt: roles.atsClosedAt,
      connectionId: roles.connectionId,
      postingId: roles.postingId,
      linkedAt: roles.linkedAt,
      state: postings.state,
      ownerId: postings.ownerId,
    })
    .from(roles)
    .leftJoin(postings, postingOfRole(tenant))
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
