// Applications, candidates, offers and users; a candidate may be no more than a stub that says why.
import { currentOffer } from "../../acts/find.ts";
import { nameOf } from "../../fields/reads.ts";
import type { Application, Candidate, Offer, User } from "../../state/records.ts";
import { offerStatuses } from "../../state/words.ts";
import { seesJob } from "../caller.ts";
import type { ListSpec } from "../list.ts";
import { common, customFields, dayStart, iso, optionsIn } from "./shape.ts";

/** The filter's word for what the answer calls in_process. */
const filterWord = ({ status }: Application) => (status === "in_process" ? "active" : status);

export const applicationsList: ListSpec<Application> = {
  collection: "applications",
  rows: ({ caller }) =>
    Object.values(caller.account.applications).filter(
      ({ jobId }) => jobId === null || seesJob(caller, caller.account.jobs[jobId]),
    ),
  shape: (row, view) => ({
    ...common(row),
    candidate_id: row.candidateId,
    job_id: row.jobId,
    job_post_id: row.jobPostId,
    recruiter_id: null,
    coordinator_id: null,
    referrer_id: null,
    source_id: null,
    stage_id: row.stage?.visitId ?? null,
    stage_name: row.stage?.name ?? null,
    // Not in the documentation, but in every live answer.
    job_interview_stage_id: row.stage?.jobStageId ?? null,
    status: row.status,
    needs_decision: false,
    prospect: row.isProspect,
    prospective_job_ids: row.prospectiveJobIds,
    rejected_at: iso(row.rejectedAt),
    last_activity_at: iso(row.lastActivityAt),
    location_address: null,
    answers: [],
    agency_note_id: null,
    custom_fields: customFields(view, "application", row.fields),
  }),
  idLists: {
    candidate_ids: (row) => row.candidateId,
    job_ids: (row) => row.jobId,
    prospective_job_ids: (row) => row.prospectiveJobIds,
    job_post_ids: (row) => row.jobPostId,
    stage_ids: (row) => row.stage?.visitId ?? null,
    job_interview_stage_ids: (row) => row.stage?.jobStageId ?? null,
    source_ids: () => null,
    referrer_ids: () => null,
  },
  ids: { custom_field_option_id: optionsIn },
  words: {
    status: { of: filterWord, allowed: ["rejected", "hired", "converted", "active"] },
    stage_name: { of: (row) => row.stage?.name ?? null },
  },
  flags: { prospect: (row) => row.isProspect },
  times: { last_activity_at: (row) => row.lastActivityAt },
};

export const candidatesList: ListSpec<Candidate> = {
  collection: "candidates",
  rows: ({ caller }) => Object.values(caller.account.candidates),
  shape(row, view) {
    if (row.isPrivate && !view.caller.user.canSeePrivateCandidates) {
      return { message: "This candidate is private and cannot be shown." };
    }
    return {
      ...common(row),
      first_name: row.firstName,
      last_name: row.lastName,
      preferred_name: row.preferredName,
      company: row.company,
      title: row.title,
      private: row.isPrivate,
      can_email: true,
      time_zone: null,
      last_activity_at: iso(row.lastActivityAt),
      tags: row.tags,
      linked_user_ids: [],
      phone_numbers: row.phones,
      addresses: [],
      email_addresses: row.emails,
      website_addresses: [],
      social_media_addresses: [],
      custom_fields: customFields(view, "candidate", row.fields),
    };
  },
  ids: { custom_field_option_id: optionsIn },
  words: {
    email: { of: ({ emails }) => emails.map(({ value }) => value) },
    tag: { of: ({ tags }) => tags },
  },
  flags: { private: ({ isPrivate }) => isPrivate },
  times: { last_activity_at: (row) => row.lastActivityAt },
};

export const offersList: ListSpec<Offer> = {
  collection: "offers",
  rows: ({ caller }) =>
    Object.values(caller.account.offers).filter(({ applicationId }) => {
      const jobId = caller.account.applications[applicationId]?.jobId ?? null;
      return jobId !== null && seesJob(caller, caller.account.jobs[jobId]);
    }),
  shape: (offer, view) => {
    const application = view.caller.account.applications[offer.applicationId];
    return {
      ...common(offer),
      version: offer.version,
      application_id: offer.applicationId,
      job_id: application?.jobId ?? null,
      candidate_id: application?.candidateId ?? null,
      // Here, unlike on openings and in webhooks, the numeric id.
      opening_id: offer.openingId,
      status: offer.status,
      starts_on: offer.startsOn,
      sent_on: offer.sentOn,
      resolved_at: iso(offer.resolvedAt),
      custom_fields: customFields(view, "offer", offer.fields),
    };
  },
  idLists: {
    application_ids: ({ applicationId }) => applicationId,
    job_ids: ({ applicationId }, { caller }) => caller.account.applications[applicationId]?.jobId ?? null,
    candidate_ids: ({ applicationId }, { caller }) => caller.account.applications[applicationId]?.candidateId ?? null,
    opening_ids: ({ openingId }) => openingId,
  },
  ids: { custom_field_option_id: optionsIn },
  words: { status: { of: ({ status }) => status, allowed: offerStatuses } },
  times: {
    resolved_at: (offer) => offer.resolvedAt,
    sent_on: ({ sentOn }) => dayStart(sentOn),
    starts_on: ({ startsOn }) => dayStart(startsOn),
  },
  switches: {
    current_only: {
      byDefault: false,
      shows: (offer, isOn, { caller }) => !isOn || currentOffer(caller.account, offer.applicationId) === offer,
    },
  },
};

export const usersList: ListSpec<User> = {
  collection: "users",
  rows: ({ caller }) => Object.values(caller.account.users),
  shape: (user, view) => ({
    ...common(user),
    first_name: user.firstName,
    last_name: user.lastName,
    name: nameOf(user),
    primary_email: user.emails[0] ?? "",
    emails: user.emails,
    job_title: user.jobTitle,
    employee_id: user.employeeId,
    deactivated: user.isDeactivated,
    site_admin: user.isSiteAdmin,
    agency_id: null,
    linked_candidate_ids: [],
    office_ids: user.officeIds,
    department_ids: user.departmentIds,
    interviewer_tags: user.interviewerTags,
    custom_fields: customFields(view, "user_attribute", user.fields),
  }),
  idLists: {
    office_ids: ({ officeIds }) => officeIds,
    department_ids: ({ departmentIds }) => departmentIds,
    interviewer_tag_ids: ({ interviewerTags }) => interviewerTags.map(({ id }) => id),
    agency_ids: () => null,
    linked_candidate_ids: () => null,
  },
  ids: { custom_field_option_id: optionsIn },
  wordLists: { employee_ids: ({ employeeId }) => employeeId },
  words: {
    primary_email: { of: ({ emails }) => emails[0] ?? null },
    external_office_id: {
      of: ({ officeIds }, { caller }) => officeIds.flatMap((id) => caller.account.offices[id]?.externalId ?? []),
    },
    external_department_id: {
      of: ({ departmentIds }, { caller }) =>
        departmentIds.flatMap((id) => caller.account.departments[id]?.externalId ?? []),
    },
  },
  flags: { deactivated: ({ isDeactivated }) => isDeactivated },
  switches: { show_service_accounts: { byDefault: false, shows: (user, isOn) => isOn || !user.isServiceAccount } },
};
