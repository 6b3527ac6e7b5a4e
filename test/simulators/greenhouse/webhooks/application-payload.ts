// What webhooks tell of applications, candidates and offers: v1 words, and of the opening only its label.
import type { Simulator } from "../context.ts";
import { webhookFields } from "../fields/reads.ts";
import type { Application, Candidate, Offer, Opening } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { jobInside, timeOf } from "./job-payload.ts";

function candidateInside({ options }: Simulator, account: Account, candidate: Candidate) {
  return {
    id: candidate.id,
    first_name: candidate.firstName,
    last_name: candidate.lastName,
    title: candidate.title,
    company: candidate.company,
    created_at: timeOf(candidate.createdAt),
    external_id: null,
    photo_url: null,
    url: `${options.webUrl}/people/${candidate.id}`,
    is_private: candidate.isPrivate,
    can_email: true,
    phone_numbers: candidate.phones,
    email_addresses: candidate.emails,
    addresses: [],
    website_addresses: [],
    social_media_addresses: [],
    educations: [],
    employments: [],
    recruiter: null,
    coordinator: null,
    attachments: [],
    tags: candidate.tags,
    custom_fields: webhookFields(account, "candidate", candidate.fields),
  };
}

function jobsOf(sim: Simulator, account: Account, application: Application) {
  const ids = application.jobId === null ? application.prospectiveJobIds : [application.jobId];
  return ids.flatMap((id) => {
    const job = account.jobs[id];
    return job ? [jobInside(sim, account, job)] : [];
  });
}

/** The status in v1's word. */
const statusOf = ({ status }: Application) => (status === "in_process" ? "active" : status);

function applicationInside(sim: Simulator, account: Account, application: Application) {
  const candidate = account.candidates[application.candidateId];
  const { stage } = application;
  return {
    id: application.id,
    credited_to: null,
    source: null,
    url: `${sim.options.webUrl}/people/${application.candidateId}?application_id=${application.id}`,
    current_stage: stage && { id: stage.jobStageId, name: stage.name, interviews: [] },
    custom_fields: webhookFields(account, "application", application.fields),
    candidate: candidate ? candidateInside(sim, account, candidate) : null,
    jobs: jobsOf(sim, account, application),
  };
}

/** The payload of stage changes, unhires, rejections, new and updated applications. */
export function applicationPayload(sim: Simulator, account: Account, application: Application) {
  return {
    application: {
      ...applicationInside(sim, account, application),
      status: statusOf(application),
      prospect: application.isProspect,
      rejected_at: timeOf(application.rejectedAt),
      applied_at: timeOf(application.createdAt),
      last_activity_at: timeOf(application.lastActivityAt),
      rejection_reason: null,
      rejection_details: null,
    },
  };
}

/** The old single `job`, which hires still carry beside `jobs`. */
function oldJob(jobs: Record<string, unknown>[]) {
  const [first] = jobs;
  if (!first) return null;
  const { opened_at: openDate, closed_at: closeDate, ...rest } = first;
  return { ...rest, open_date: openDate, close_date: closeDate };
}

/** The payload of hire_candidate. The opening is told by its free label alone, and may be null. */
export function hirePayload(
  sim: Simulator,
  account: Account,
  application: Application,
  offer: Offer | undefined,
  opening: Opening | undefined,
) {
  const inside = applicationInside(sim, account, application);
  return {
    application: {
      ...inside,
      ...(sim.options.sendsSparseHires ? {} : { status: "hired", prospect: false }),
      job: oldJob(inside.jobs),
      opening: opening
        ? { opening_id: opening.label, custom_fields: webhookFields(account, "opening", opening.fields) }
        : null,
      offer: offer
        ? {
            id: offer.id,
            version: offer.version,
            created_at: timeOf(offer.createdAt),
            sent_at: offer.sentOn,
            resolved_at: timeOf(offer.resolvedAt),
            starts_at: offer.startsOn,
            custom_fields: webhookFields(account, "offer", offer.fields),
          }
        : null,
    },
  };
}

/** The dates of the samples are American. */
const americanDate = (date: string | null) => date && `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;

/** The flat payload of offer_created, offer_approved and offer_updated. */
export function offerPayload(account: Account, offer: Offer): Record<string, unknown> {
  return {
    id: offer.id,
    application_id: offer.applicationId,
    job_id: account.applications[offer.applicationId]?.jobId ?? null,
    user_id: offer.userId,
    version: offer.version,
    sent_on: offer.sentOn,
    resolved_at: timeOf(offer.resolvedAt),
    start_date: americanDate(offer.startsOn),
    notes: offer.notes,
    offer_status: offer.status,
    custom_fields: webhookFields(account, "offer", offer.fields),
  };
}

/** The person of delete_candidate and merge_candidate. */
export function personPayload(candidate: Candidate, more: Record<string, unknown>) {
  return {
    person: {
      id: candidate.id,
      first_name: candidate.firstName,
      last_name: candidate.lastName,
      company: candidate.company,
      title: candidate.title,
      created_at: timeOf(candidate.createdAt),
      headline: null,
      is_private: candidate.isPrivate,
      recruiter_user_id: null,
      coordinator_user_id: null,
      can_email: true,
      ...more,
    },
  };
}
