// Roles: listing them, looking at one with everything about it, and making one, from a posting or by hand.
import { auditEntryIf } from "#shared/db/audit.ts";
import { listAudit, type AuditRow } from "#shared/db/audit-log.ts";
import { commit } from "#shared/db/outbox.ts";
import type { Page, PageRequest } from "#shared/db/paging.ts";
import { recipientsAmong, tellRecruiters } from "#shared/db/role-notices.ts";
import {
  countSubmissions,
  findPosting,
  linksOfRole,
  listPostings,
  recruitersOfRole,
  type GivenRecruiter,
  type LinkRow,
  type PostingChoice,
} from "#shared/db/role-parts.ts";
import { changeRecruiters, insertRole, noteLink, wasWritten, type By } from "#shared/db/role-writes.ts";
import { findRole, listRoles as readRoles, type RoleFilter, type RoleRow } from "#shared/db/roles.ts";
import { newId } from "#shared/domain/ids.ts";
import type { RoleFacts } from "#shared/domain/marketplace/posting.ts";
import {
  whyNotOpenable,
  type PostingRef,
  type RoleFactsInput,
  type RoleTermsInput,
} from "#shared/domain/marketplace/role.ts";
import { htmlOfText } from "#shared/domain/marketplace/sanitise.ts";
import { fail, ok, type Result } from "#shared/domain/result.ts";
import { changedIds } from "../changed-ids.ts";
import { isoNow, notFound, type Scope } from "../scope.ts";

/** A role with its description, its recruiters, what it was linked to, and what happened to it (the newest 50 entries). */
export type RoleDetail = RoleRow & {
  readonly descriptionHtml: string;
  readonly recruiters: readonly GivenRecruiter[];
  readonly links: readonly LinkRow[];
  readonly submissionCount: number;
  /** Of them, those that are at the ATS. */
  readonly sentCount: number;
  readonly audit: readonly AuditRow[];
};

export type RoleReason =
  | "not_found"
  | "posting_unknown"
  | "posting_inactive"
  | "posting_taken"
  | "recruiter_unknown"
  | "not_openable"
  | "fact_of_posting"
  | "changed_meanwhile";

export type NewRoleWish = {
  readonly from: { readonly posting: PostingRef } | { readonly facts: RoleFactsInput };
  readonly terms: RoleTermsInput;
  readonly recruiterIds: readonly string[];
  readonly status: "draft" | "open";
};

/** A page of roles, newest first. */
export function listRoles(scope: Scope, filter: RoleFilter, page: PageRequest): Promise<Page<RoleRow>> {
  return readRoles(scope.tenant, filter, page);
}

const MAX_POSTINGS = 200; // in one list to choose from; the search narrows it

/** Postings that a role can be made of or linked to, by title. */
export function postingChoices(scope: Scope, q: string): Promise<PostingChoice[]> {
  return listPostings(scope.tenant, { q }, MAX_POSTINGS);
}

/** One role with everything about it. */
export async function getRole(scope: Scope, id: string): Promise<Result<RoleDetail, "not_found">> {
  const { tenant } = scope;
  const [role, recruiters, links, counts, audit] = await Promise.all([
    findRole(tenant, id),
    recruitersOfRole(tenant, id),
    linksOfRole(tenant, id),
    countSubmissions(tenant, id),
    listAudit(tenant, { subjectId: id }, { cursor: null, limit: 50 }),
  ]);
  return role === null ? notFound("role") : ok({ ...role, recruiters, links, ...counts, audit: audit.data });
}

/** Makes a role with its marketplace part, its link and its recruiters, in one step. */
export async function createRole(scope: Scope, wish: NewRoleWish): Promise<Result<RoleDetail, RoleReason>> {
  const { tenant, now } = scope;
  const origin = await originOf(scope, wish.from);
  if (!origin.ok) return origin;
  const { facts, link } = origin.value;
  const refusal =
    wish.status === "open"
      ? whyNotOpenable({ fee: wish.terms.fee, postingState: link === null ? null : link.state })
      : null;
  if (refusal !== null) return fail("not_openable", refusal);
  const to = await recipientsAmong(tenant, wish.recruiterIds);
  if (to.length < new Set(wish.recruiterIds).size) return recruiterUnknown();
  const id = newId("role", now);
  const by: By = { actor: scope.actor.id, at: isoNow(scope) };
  const made = wasWritten(tenant, id, by);
  const source = link === null ? "hand" : "lever";
  const ref = link && { connectionId: link.connectionId, postingId: link.postingId };
  const told = wish.status === "open" ? to : [];
  const notices = tellRecruiters(tenant, { roleId: id, kind: "given", to: told }, made, now);
  const recruiterIds = to.map(({ recruiterId }) => recruiterId);
  const entry = {
    actor: scope.actor.id,
    action: "role.created",
    subjectKind: "role",
    subjectId: id,
    details: { status: wish.status, source, ...(ref && { postingId: ref.postingId }), recruiters: recruiterIds.length },
  } as const;
  const [written] = await commit(
    scope.env,
    tenant,
    [
      insertRole(tenant, { ...facts, ...wish.terms, id, status: wish.status, source, link: ref }, by),
      ...noteLink(tenant, id, link, made, by),
      ...changeRecruiters(tenant, id, { added: recruiterIds, removed: [] }, made, by),
      auditEntryIf(tenant, entry, made, now),
      ...notices.statements,
    ],
    notices.messages,
    scope.defer,
  );
  return changedIds(written).length === 0 ? postingTaken() : getRole(scope, id);
}

type Origin = {
  readonly facts: RoleFacts;
  readonly link: (PostingRef & { readonly title: string; readonly state: "published" | "internal" }) | null;
};

async function originOf(scope: Scope, from: NewRoleWish["from"]): Promise<Result<Origin, RoleReason>> {
  if ("facts" in from) return ok({ facts: factsOf(from.facts), link: null });
  const posting = await activePosting(scope, from.posting);
  return posting.ok ? ok({ facts: posting.value.facts, link: posting.value }) : posting;
}

/** A posting that takes candidates and no role has, with the facts that a role takes from it. */
export async function activePosting(scope: Scope, ref: PostingRef) {
  const found = await findPosting(scope.tenant, ref);
  if (found === null)
    return fail("posting_unknown", "There is no such posting. Refresh the roles under Settings > Integrations.");
  const { state } = found;
  if (state !== "published" && state !== "internal")
    return fail("posting_inactive", "This posting takes no candidates any more. Choose another one.");
  if (found.roleId !== null) return postingTaken();
  const { title, department, team, location, allLocations, commitment, workplaceType, salary, hiringManager } = found;
  const facts: RoleFacts = {
    ...{ title, department, team, location, allLocations, commitment, workplaceType, salary, hiringManager },
    descriptionHtml: found.descriptionHtml,
    isConfidential: found.isConfidential,
  };
  return ok({ ...ref, title, state, facts });
}

export function factsOf({ description, ...input }: RoleFactsInput): RoleFacts {
  return {
    ...input,
    allLocations: input.location === null ? [] : [input.location],
    descriptionHtml: htmlOfText(description),
  };
}

export function postingTaken() {
  return fail("posting_taken", "Another role is linked to this posting already. A posting has one role.");
}

export function recruiterUnknown() {
  return fail("recruiter_unknown", "One of the recruiters is not there any more. Look at the list again.");
}
