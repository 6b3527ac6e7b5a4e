// Submissions as the company sees them: boards, lists, and one candidate with all that is known. Recruiters read recruiter-view.ts instead.
import { and, asc, desc, eq, isNull, sql, type SQL } from "drizzle-orm";
import type { RulingReason } from "../domain/marketplace/ownership.ts";
import type { SubmissionStatus } from "../domain/marketplace/submission-words.ts";
import { readBoard, type BoardCard, type BoardOf, type Column } from "./board.ts";
import { containsText } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { nameActors } from "./members.ts";
import { pageOf, pageWindow, type Page, type PageRequest } from "./paging.ts";
import { postingOfRole, roleFacts } from "./role-facts.ts";
import {
  ownershipRulings,
  postings,
  recruiters,
  roles,
  submissionEvents,
  submissionInterviews,
  submissions,
} from "./schema/index.ts";

export type CompanyCard = BoardCard & {
  readonly candidateName: string;
  readonly recruiterName: string;
  readonly agency: string;
  readonly createdAt: string;
  readonly reason: string | null;
  /** Why it was refused; null when it was not. */
  readonly rulingReason: RulingReason | null;
  readonly hiredAt: string | null;
  readonly unhiredAt: string | null;
  readonly startsOn: string | null;
  readonly startsOnByHand: string | null;
};

/** A role's board, a recruiter's, or that of all submissions. */
export function companyBoard(tenant: TenantDb, of: BoardOf): Promise<Column<CompanyCard>[]> {
  return readBoard<CompanyCard>(
    tenant,
    of,
    sql`s.candidate_name as candidateName, x.name as recruiterName, x.agency as agency, s.created_at as createdAt,
      s.reason as reason, case when s.place = 'refused' then (select r.reason from ownership_rulings r where r.tenant_id = ${tenant.tenantId}
        and r.submission_id = s.id order by r.id desc limit 1) end as rulingReason, s.hired_at as hiredAt, s.unhired_at as unhiredAt, s.starts_on as startsOn,
      s.starts_on_by_hand as startsOnByHand`,
    sql`join recruiters x on x.id = s.recruiter_id and x.tenant_id = ${tenant.tenantId}`,
  );
}

export type SubmissionRow = Omit<typeof submissions.$inferSelect, "tenantId" | "emailKey" | "nextLookAt"> & {
  readonly role: { readonly id: string; readonly title: string };
  readonly recruiter: { readonly id: string; readonly name: string; readonly agency: string };
};

export type SubmissionFilter = {
  readonly roleId?: string;
  readonly recruiterId?: string;
  readonly status?: SubmissionStatus;
  readonly place?: string;
  readonly q?: string;
};

/** A page of submissions, newest first. */
export async function listSubmissions(
  tenant: TenantDb,
  filter: SubmissionFilter,
  page: PageRequest,
): Promise<Page<SubmissionRow>> {
  const { after, order, limit } = pageWindow(submissions.id, page);
  const condition = and(
    after,
    filter.roleId ? eq(submissions.roleId, filter.roleId) : undefined,
    filter.recruiterId ? eq(submissions.recruiterId, filter.recruiterId) : undefined,
    filter.status ? eq(submissions.status, filter.status) : undefined,
    filter.place ? eq(submissions.place, filter.place) : undefined,
    filter.q?.trim() ? containsText([submissions.candidateName, submissions.candidateEmail], filter.q) : undefined,
  );
  return pageOf(await select(tenant, condition).orderBy(order).limit(limit), page);
}

export type RulingRow = Omit<typeof ownershipRulings.$inferSelect, "tenantId" | "submissionId"> & {
  readonly decidedByName: string;
};
export type SubmissionDetail = SubmissionRow & {
  readonly submittedByName: string;
  /** Newest first. */
  readonly rulings: readonly RulingRow[];
  /** Newest first. */
  readonly events: readonly Pick<typeof submissionEvents.$inferSelect, "id" | "kind" | "detail" | "at">[];
  readonly interviews: readonly Omit<typeof submissionInterviews.$inferSelect, "tenantId" | "submissionId">[];
};

/** One submission with everything about it, or null when this tenant has none under the id. */
export async function findSubmission(tenant: TenantDb, id: string): Promise<SubmissionDetail | null> {
  const [[row], rulings, events, interviews] = await Promise.all([
    select(tenant, eq(submissions.id, id)).limit(1),
    tenant.db
      .select()
      .from(ownershipRulings)
      .where(tenant.owns(ownershipRulings, eq(ownershipRulings.submissionId, id)))
      .orderBy(desc(ownershipRulings.id)),
    tenant.db
      .select()
      .from(submissionEvents)
      .where(tenant.owns(submissionEvents, eq(submissionEvents.submissionId, id)))
      .orderBy(desc(submissionEvents.id)),
    tenant.db
      .select()
      .from(submissionInterviews)
      .where(tenant.owns(submissionInterviews, eq(submissionInterviews.submissionId, id)))
      .orderBy(asc(submissionInterviews.startsAt)),
  ]);
  if (row === undefined) return null;
  const names = await nameActors(tenant, [row.submittedBy, ...rulings.map((one) => one.decidedBy)]);
  return {
    ...row,
    submittedByName: names.get(row.submittedBy) ?? row.submittedBy,
    rulings: rulings.map((one) => ({ ...one, decidedByName: names.get(one.decidedBy) ?? one.decidedBy })),
    events,
    interviews,
  };
}

/** How many submissions of a role are under way or done at the ATS, for what a changed link means. */
export async function countSent(tenant: TenantDb, roleId: string): Promise<number> {
  const [row] = await tenant.db
    .select({ count: sql<number>`count(*)` })
    .from(submissions)
    .where(tenant.owns(submissions, eq(submissions.roleId, roleId), eq(submissions.status, "sent")));
  return row?.count ?? 0;
}

/** Names of candidates by submission, for a ruling's evidence. */
export async function submittersOf(tenant: TenantDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tenant.db
    .select({
      id: submissions.id,
      recruiterName: recruiters.name,
      agency: recruiters.agency,
      roleTitle: roleFacts.title,
    })
    .from(submissions)
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, submissions.recruiterId)))
    .innerJoin(roles, tenant.owns(roles, eq(roles.id, submissions.roleId)))
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(submissions, sql`${submissions.id} in (select value from json_each(${JSON.stringify(ids)}))`));
}

/** Whether the recruiter may be given or keep roles. */
export function isWorking(tenant: TenantDb, recruiterId: string): SQL {
  return sql`exists (select 1 from ${recruiters} where ${tenant.owns(
    recruiters,
    eq(recruiters.id, recruiterId),
    isNull(recruiters.removedAt),
  )})`;
}

function select(tenant: TenantDb, condition: SQL | undefined) {
  return tenant.db
    .select({
      id: submissions.id,
      roleId: submissions.roleId,
      recruiterId: submissions.recruiterId,
      status: submissions.status,
      place: submissions.place,
      candidateName: submissions.candidateName,
      candidateEmail: submissions.candidateEmail,
      candidatePhone: submissions.candidatePhone,
      candidateLinks: submissions.candidateLinks,
      candidateLocation: submissions.candidateLocation,
      notes: submissions.notes,
      consentText: submissions.consentText,
      consentAt: submissions.consentAt,
      resumeName: submissions.resumeName,
      resumeType: submissions.resumeType,
      resumeSize: submissions.resumeSize,
      resumeDeletedAt: submissions.resumeDeletedAt,
      submittedBy: submissions.submittedBy,
      createdAt: submissions.createdAt,
      attempts: submissions.attempts,
      nextTryAt: submissions.nextTryAt,
      reason: submissions.reason,
      message: submissions.message,
      connectionId: submissions.connectionId,
      postingId: submissions.postingId,
      applicationId: submissions.applicationId,
      isDeduped: submissions.isDeduped,
      sentAt: submissions.sentAt,
      stageName: submissions.stageName,
      stageIndex: submissions.stageIndex,
      archivedAt: submissions.archivedAt,
      archiveGroup: submissions.archiveGroup,
      archiveReason: submissions.archiveReason,
      offeredAt: submissions.offeredAt,
      hiredAt: submissions.hiredAt,
      unhiredAt: submissions.unhiredAt,
      startsOn: submissions.startsOn,
      startsOnByHand: submissions.startsOnByHand,
      goneAt: submissions.goneAt,
      anonymisedAt: submissions.anonymisedAt,
      readAt: submissions.readAt,
      erasureWantedAt: submissions.erasureWantedAt,
      erasedAt: submissions.erasedAt,
      role: { id: roles.id, title: roleFacts.title },
      recruiter: { id: recruiters.id, name: recruiters.name, agency: recruiters.agency },
    })
    .from(submissions)
    .innerJoin(recruiters, tenant.owns(recruiters, eq(recruiters.id, submissions.recruiterId)))
    .innerJoin(roles, tenant.owns(roles, eq(roles.id, submissions.roleId)))
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(submissions, condition))
    .$dynamic();
}
