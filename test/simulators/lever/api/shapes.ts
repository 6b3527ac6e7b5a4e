// How records look on the wire when they are read.
import type { Account } from "../state/state.ts";
import type { Application, Contact, Opportunity, Posting, Requisition } from "../state/records.ts";

type Wire = Record<string, unknown>;

/** Codes of the requisitions that name this posting: Lever links the two by code, not by id. */
export function requisitionCodesOf(account: Account, postingId: string): string[] {
  return Object.values(account.requisitions)
    .filter((requisition) => requisition.postingIds.includes(postingId))
    .map((requisition) => requisition.requisitionCode);
}

export function isConfidentialRequisition(account: Account, requisition: Requisition): boolean {
  return requisition.postingIds.some((id) => account.postings[id]?.confidentiality === "confidential");
}

/** @param expanded any of creator, owner, hiringManager. */
export function requisitionShape(account: Account, requisition: Requisition, expanded: Set<string>): Wire {
  const person = (name: string, id: string | null) => (id !== null && expanded.has(name) ? account.users[id] : id);
  return {
    id: requisition.id,
    requisitionCode: requisition.requisitionCode,
    name: requisition.name,
    status: requisition.status,
    headcountTotal: requisition.headcountTotal,
    headcountHired: requisition.headcountHired,
    headcountInfinite: requisition.headcountTotal === "unlimited",
    backfill: requisition.backfill,
    confidentiality: isConfidentialRequisition(account, requisition) ? "confidential" : "non-confidential",
    createdAt: requisition.createdAt,
    updatedAt: requisition.updatedAt,
    closedAt: requisition.closedAt,
    timeToFillStartAt: requisition.timeToFillStartAt,
    timeToFillEndAt: requisition.timeToFillEndAt,
    creator: person("creator", requisition.creator),
    owner: person("owner", requisition.owner),
    hiringManager: person("hiringManager", requisition.hiringManager),
    internalNotes: requisition.internalNotes,
    compensationBand: requisition.compensationBand,
    employmentStatus: requisition.employmentStatus,
    location: requisition.location,
    team: requisition.team,
    department: requisition.department,
    postings: requisition.postingIds,
    offerIds: requisition.offerIds,
    approval: { steps: [] },
    customFields: requisition.customFields,
  };
}

/** @param expanded any of user, owner, hiringManager, followers. */
export function postingShape(
  account: Account,
  posting: Posting,
  webUrl: string,
  expanded: Set<string> = new Set(),
): Wire {
  const hasPage = posting.state !== "draft";
  const person = (name: string, id: string | null) => (id !== null && expanded.has(name) ? account.users[id] : id);
  return {
    id: posting.id,
    text: posting.text,
    state: posting.state,
    distributionChannels: posting.distributionChannels,
    user: person("user", posting.user),
    owner: person("owner", posting.owner),
    hiringManager: person("hiringManager", posting.hiringManager),
    categories: posting.categories,
    tags: posting.tags,
    content: {
      description: posting.description,
      descriptionHtml: `<div>${posting.description}</div>`,
      lists: posting.lists ?? [],
      closing: posting.closing ?? "",
      closingHtml: posting.closing === undefined ? "" : `<div>${posting.closing}</div>`,
    },
    country: posting.country,
    followers: posting.followers.map((id) => person("followers", id)),
    reqCode: "",
    requisitionCodes: requisitionCodesOf(account, posting.id),
    urls: hasPage
      ? {
          list: `${webUrl}/postings`,
          show: `${webUrl}/postings/${posting.id}`,
          apply: `${webUrl}/postings/${posting.id}/apply`,
        }
      : null,
    confidentiality: posting.confidentiality,
    createdAt: posting.createdAt,
    updatedAt: posting.updatedAt,
    workplaceType: posting.workplaceType,
    ...(posting.salaryRange && { salaryRange: posting.salaryRange }),
    transcribeInterviews: false,
    screening: { enabled: false },
  };
}

export function contactShape(contact: Contact): Wire {
  return {
    id: contact.id,
    name: contact.name,
    headline: contact.headline,
    isAnonymized: contact.isAnonymized,
    location: { name: contact.location },
    emails: contact.emails,
    phones: contact.phones,
    dataProtection: null,
  };
}

export function applicationShape(account: Account, opportunity: Opportunity, application: Application): Wire {
  const posting = account.postings[application.posting];
  return {
    id: application.id,
    type: application.type,
    candidateId: opportunity.id,
    opportunityId: opportunity.id,
    posting: application.posting,
    postingHiringManager: posting?.hiringManager ?? null,
    postingOwner: posting?.owner ?? null,
    name: application.name,
    company: null,
    phone: application.phone,
    email: application.email,
    links: [],
    comments: application.comments,
    user: application.user,
    customQuestions: [],
    createdAt: application.createdAt,
    archived: application.archived,
    requisitionForHire: application.requisitionForHire,
    ipAddress: null,
    referer: null,
    userAgent: null,
    acceptLanguage: null,
    timezone: null,
  };
}

/** @param expanded any of applications, stage, owner, followers, sourcedBy, contact. */
export function opportunityShape(
  account: Account,
  opportunity: Opportunity,
  contact: Contact,
  webUrl: string,
  expanded: Set<string> = new Set(),
): Wire {
  const person = (name: string, id: string | null) => (id !== null && expanded.has(name) ? account.users[id] : id);
  const { application } = opportunity;
  const applications = application ? [application] : [];
  const stage = account.stages.find(({ id }) => id === opportunity.stage);
  return {
    id: opportunity.id,
    name: contact.name,
    contact: expanded.has("contact") ? contactShape(contact) : contact.id,
    headline: contact.headline,
    stage: expanded.has("stage") && stage ? { id: stage.id, text: stage.text } : opportunity.stage,
    confidentiality: opportunity.confidentiality,
    location: contact.location,
    phones: contact.phones,
    emails: contact.emails,
    links: contact.links,
    archived: opportunity.archived,
    tags: opportunity.tags,
    sources: opportunity.sources,
    stageChanges: opportunity.stageChanges,
    origin: opportunity.origin,
    sourcedBy: person("sourcedBy", opportunity.sourcedBy),
    owner: person("owner", opportunity.owner),
    followers: opportunity.followers.map((id) => person("followers", id)),
    applications: applications.map((one) =>
      expanded.has("applications") ? applicationShape(account, opportunity, one) : one.id,
    ),
    createdAt: opportunity.createdAt,
    updatedAt: opportunity.updatedAt,
    lastInteractionAt: opportunity.lastInteractionAt,
    lastAdvancedAt: opportunity.lastAdvancedAt,
    snoozedUntil: opportunity.snoozedUntil,
    urls: { list: `${webUrl}/candidates`, show: `${webUrl}/candidates/${opportunity.id}` },
    isAnonymized: contact.isAnonymized,
    dataProtection: null,
    ...(opportunity.opportunityLocation === null ? {} : { opportunityLocation: opportunity.opportunityLocation }),
  };
}
