// All that a recruiter may see, and the only module that recruiter pages and mails read: their roles, their candidates, nothing of others.
import { and, asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { feeOf, type Fee } from "../domain/marketplace/fee-state.ts";
import type { RoleFee } from "../domain/marketplace/fee.ts";
import type { SalaryRange, WorkplaceType } from "../domain/marketplace/posting.ts";
import {
  earlierOwn,
  evidenceForRecruiter,
  rulingForRecruiter,
  type EvidenceForRecruiter,
} from "../domain/marketplace/ruling-words.ts";
import type { ArchiveGroup, SubmissionEventKind, SubmissionStatus } from "../domain/marketplace/submission-words.ts";
import { readBoard, type BoardCard, type Column } from "./board.ts";
import type { TenantDb } from "./for-tenant.ts";
import { readMarketplaceSettings } from "./marketplace-settings.ts";
import { fact, isConfidentialNow, postingOfRole, roleFacts } from "./role-facts.ts";
import {
  ownershipRulings,
  postings,
  roleRecruiters,
  roles,
  submissionEvents,
  submissionInterviews,
  submissions,
} from "./schema/index.ts";

/** A role as its recruiters see it. `salary` is null unless the company shows it; people of the company are not named. */
export type VisibleRole = {
  readonly id: string;
  readonly title: string;
  readonly department: string | null;
  readonly location: string | null;
  readonly allLocations: readonly string[];
  readonly commitment: string | null;
  readonly workplaceType: WorkplaceType | null;
  readonly salary: SalaryRange | null;
  readonly descriptionHtml: string;
  readonly fee: RoleFee | null;
  readonly hiresWanted: number;
  readonly notesToRecruiters: string;
  readonly isOpen: boolean;
  readonly submissionCount: number;
};

/** Not a draft, and not confidential unless the company shows it all the same. Null (a posting not yet read) counts as not. */
const isShown = sql`(${roles.status} <> 'draft' and (not ${isConfidentialNow} or ${roles.showsConfidential}))`;

/** The roles given to the recruiter, open ones first. */
export function visibleRoles(tenant: TenantDb, recruiterId: string): Promise<VisibleRole[]> {
  return readRoles(tenant, recruiterId, undefined);
}

/** Null when there is none under the id, it is not theirs, or it is not to be seen: all the same from outside. */
export async function visibleRole(tenant: TenantDb, recruiterId: string, roleId: string): Promise<VisibleRole | null> {
  const [role] = await readRoles(tenant, recruiterId, eq(roles.id, roleId));
  return role ?? null;
}

async function readRoles(tenant: TenantDb, recruiterId: string, condition: SQL | undefined): Promise<VisibleRole[]> {
  const rows = await tenant.db
    .select({
      id: roles.id,
      title: roleFacts.title,
      department: roleFacts.department,
      location: roleFacts.location,
      allLocations: roleFacts.allLocations,
      commitment: roleFacts.commitment,
      workplaceType: roleFacts.workplaceType,
      salary: roleFacts.salary,
      descriptionHtml: fact<string>(roles.descriptionHtml, postings.descriptionHtml),
      fee: roles.fee,
      hiresWanted: roles.hiresWanted,
      notesToRecruiters: roles.notesToRecruiters,
      showsSalary: roles.showsSalary,
      isOpen: sql<number>`(${roles.status} = 'open' and ${roles.atsClosedAt} is null)`,
      submissionCount: sql<number>`(select count(*) from submissions x where x.tenant_id = ${tenant.tenantId} and x.recruiter_id = ${recruiterId} and x.role_id = ${roles.id})`,
    })
    .from(roleRecruiters)
    .innerJoin(roles, tenant.owns(roles, eq(roles.id, roleRecruiters.roleId)))
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(roleRecruiters, eq(roleRecruiters.recruiterId, recruiterId), isShown, condition))
    .orderBy(
      desc(sql`(${roles.status} = 'open' and ${roles.atsClosedAt} is null)`),
      asc(roleFacts.title),
      asc(roles.id),
    );
  return rows.map(({ showsSalary, isOpen, ...row }) => ({
    ...row,
    salary: showsSalary ? row.salary : null,
    isOpen: isOpen === 1,
  }));
}

export type RecruiterCard = BoardCard & {
  readonly candidateName: string;
  /** Null: the role is no longer theirs to see. */
  readonly roleTitle: string | null;
  readonly createdAt: string;
};

const ROLE_OF_CARD = (tenant: TenantDb, recruiterId: string) =>
  sql`left join role_recruiters g on g.tenant_id = ${tenant.tenantId} and g.role_id = s.role_id and g.recruiter_id = ${recruiterId}
    left join roles on roles.id = g.role_id and roles.tenant_id = ${tenant.tenantId}
    left join postings on postings.tenant_id = ${tenant.tenantId} and postings.connection_id = roles.connection_id
      and postings.provider_id = roles.posting_id`;

/** The recruiter's own candidates, of one role or of all. */
export function visibleBoard(
  tenant: TenantDb,
  recruiterId: string,
  roleId: string | undefined,
): Promise<Column<RecruiterCard>[]> {
  const of = roleId === undefined ? { recruiterId } : { recruiterId, roleId };
  return readBoard<RecruiterCard>(
    tenant,
    of,
    sql`s.candidate_name as candidateName, s.created_at as createdAt,
      case when ${isShown} then ${roleFacts.title} end as roleTitle`,
    ROLE_OF_CARD(tenant, recruiterId),
  );
}

export type VisibleEvent = {
  readonly id: string;
  readonly kind: SubmissionEventKind;
  /** A stage's name, an interview's time, or an archive group. */
  readonly detail: string | null;
  readonly at: string;
};

export type VisibleInterview = {
  readonly startsAt: string;
  readonly durationMinutes: number | null;
  readonly timeZone: string | null;
  /** Empty unless the company shows them. */
  readonly interviewers: readonly string[];
  readonly isCanceled: boolean;
};

export type VisibleSubmission = {
  readonly id: string;
  readonly role: { readonly id: string; readonly title: string } | null;
  readonly status: SubmissionStatus;
  readonly place: string;
  /** Stable code of what it waits for, or why it was not sent; the ATS's own message is the company's. */
  readonly reason: string | null;
  readonly stageName: string | null;
  readonly archiveGroup: ArchiveGroup | null;
  readonly candidate: {
    readonly name: string;
    readonly email: string;
    readonly phone: string | null;
    readonly links: readonly string[];
    readonly location: string | null;
  };
  readonly notes: string;
  readonly consentText: string;
  readonly consentAt: string;
  readonly resumeName: string | null;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly fee: Fee;
  readonly roleFee: RoleFee | null;
  readonly ruling: {
    readonly isAccepted: boolean;
    readonly words: string;
    /** Of a refusal; days, YYYY-MM-DD. */
    readonly evidence: EvidenceForRecruiter | null;
    /** Their own earlier submission, when it was refused for that. */
    readonly earlierId: string | null;
    readonly at: string;
  } | null;
  readonly events: readonly VisibleEvent[];
  readonly interviews: readonly VisibleInterview[];
};

/** Events whose detail is the company's: how the ATS took it, what a person wrote. */
const DETAIL_IS_INTERNAL: ReadonlySet<SubmissionEventKind> = new Set([
  "sent",
  "not_sent",
  "ruled",
  "overruled",
  "gone",
]);

/**
 * One candidate of the recruiter's. Null for another recruiter's, as for one that does not exist.
 * @param today YYYY-MM-DD in the tenant's time zone
 */
export async function visibleSubmission(
  tenant: TenantDb,
  recruiterId: string,
  id: string,
  today: string,
): Promise<VisibleSubmission | null> {
  const [row] = await tenant.db
    .select({ it: submissions, roleId: roles.id, roleTitle: roleFacts.title, roleFee: roles.fee })
    .from(submissions)
    .leftJoin(
      roleRecruiters,
      and(
        tenant.owns(roleRecruiters, eq(roleRecruiters.roleId, submissions.roleId)),
        eq(roleRecruiters.recruiterId, recruiterId),
      ),
    )
    .leftJoin(roles, tenant.owns(roles, eq(roles.id, roleRecruiters.roleId)))
    .leftJoin(postings, postingOfRole(tenant))
    .where(tenant.owns(submissions, eq(submissions.id, id), eq(submissions.recruiterId, recruiterId)));
  if (row === undefined) return null;
  const [settings, [ruling], events, interviews, isRoleShown] = await Promise.all([
    readMarketplaceSettings(tenant),
    tenant.db
      .select()
      .from(ownershipRulings)
      .where(tenant.owns(ownershipRulings, eq(ownershipRulings.submissionId, id)))
      .orderBy(desc(ownershipRulings.id))
      .limit(1),
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
    row.roleId === null ? false : visibleRole(tenant, recruiterId, row.roleId).then((role) => role !== null),
  ]);
  const { it } = row;
  return {
    id: it.id,
    role: isRoleShown && row.roleId !== null ? { id: row.roleId, title: row.roleTitle } : null,
    status: it.status,
    place: it.place,
    reason: it.reason,
    stageName: it.stageName,
    archiveGroup: it.archiveGroup,
    candidate: {
      name: it.candidateName,
      email: it.candidateEmail,
      phone: it.candidatePhone,
      links: it.candidateLinks,
      location: it.candidateLocation,
    },
    notes: it.notes,
    consentText: it.consentText,
    consentAt: it.consentAt,
    resumeName: it.erasedAt === null ? it.resumeName : null,
    createdAt: it.createdAt,
    sentAt: it.sentAt,
    fee: feeOf(it, today),
    roleFee: isRoleShown ? row.roleFee : null,
    ruling:
      ruling === undefined
        ? null
        : {
            isAccepted: ruling.isAccepted,
            words: rulingForRecruiter(ruling),
            earlierId: earlierOwn(ruling),
            evidence: ruling.isAccepted ? null : evidenceForRecruiter(ruling.evidence, settings.ownershipDays, today),
            at: ruling.at,
          },
    events: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      detail: DETAIL_IS_INTERNAL.has(event.kind) ? null : event.detail,
      at: event.at,
    })),
    interviews: interviews.map((one) => ({
      startsAt: one.startsAt,
      durationMinutes: one.durationMinutes,
      timeZone: one.timeZone,
      interviewers: settings.showsInterviewers ? one.interviewers : [],
      isCanceled: one.canceledAt !== null,
    })),
  };
}
