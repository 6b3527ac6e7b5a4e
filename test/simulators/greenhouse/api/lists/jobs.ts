// Jobs and all that hangs on them: openings, hiring managers, owners, posts. Confidential ones are for their team only.
import { isOpen } from "../../acts/find.ts";
import type { HiringManager, Job, JobOwner, JobPost, Opening } from "../../state/records.ts";
import { jobStatuses, ownerTypes } from "../../state/words.ts";
import { seesJob } from "../caller.ts";
import type { ListSpec, View } from "../list.ts";
import { common, customFields, iso, optionsIn } from "./shape.ts";

/** Rows of a table whose job the subject may see. */
function onSeenJobs<R extends { jobId: number }>(rows: Record<string, R>, { caller }: View): R[] {
  return Object.values(rows).filter(({ jobId }) => seesJob(caller, caller.account.jobs[jobId]));
}

export function jobShape(job: Job, view: View): Record<string, unknown> {
  return {
    ...common(job),
    name: job.name,
    requisition_id: job.requisitionId,
    notes: job.notes,
    confidential: job.isConfidential,
    status: job.status,
    opened_at: iso(job.openedAt),
    closed_at: iso(job.closedAt),
    is_template: job.isTemplate,
    copied_from_id: job.copiedFromId,
    department_id: job.departmentId,
    office_ids: job.officeIds,
    custom_fields: customFields(view, "job", job.fields),
  };
}

export const jobsList: ListSpec<Job> = {
  collection: "jobs",
  rows: ({ caller }) => Object.values(caller.account.jobs).filter((job) => seesJob(caller, job)),
  shape: jobShape,
  // The one list whose parent filters are singular.
  ids: {
    department_id: ({ departmentId }) => departmentId,
    office_id: ({ officeIds }) => officeIds,
    custom_field_option_id: optionsIn,
  },
  words: {
    requisition_id: { of: (job) => job.requisitionId },
    status: { of: (job) => job.status, allowed: jobStatuses },
  },
  flags: { confidential: ({ isConfidential }) => isConfidential },
  times: { opened_at: (job) => job.openedAt, closed_at: (job) => job.closedAt },
};

export function openingShape(opening: Opening, view: View): Record<string, unknown> {
  return {
    ...common(opening),
    job_id: opening.jobId,
    opening_id: opening.label,
    open: isOpen(opening),
    opened_at: iso(opening.openedAt),
    closed_at: iso(opening.closedAt),
    sort_order: opening.sortOrder,
    application_id: opening.applicationId,
    close_reason_id: opening.closeReasonId,
    target_start_on: opening.targetStartOn,
    custom_fields: customFields(view, "opening", opening.fields),
  };
}

export const openingsList: ListSpec<Opening> = {
  collection: "openings",
  rows: (view) => onSeenJobs(view.caller.account.openings, view),
  shape: openingShape,
  idLists: {
    job_ids: ({ jobId }) => jobId,
    application_ids: ({ applicationId }) => applicationId,
    close_reason_ids: ({ closeReasonId }) => closeReasonId,
  },
  ids: { custom_field_option_id: optionsIn },
  words: { opening_id: { of: ({ label }) => label } },
  flags: { open: isOpen },
  times: { opened_at: (opening) => opening.openedAt, closed_at: (opening) => opening.closedAt },
};

export function hiringManagerShape(row: HiringManager): Record<string, unknown> {
  return { ...common(row), job_id: row.jobId, user_id: row.userId };
}

export const hiringManagersList: ListSpec<HiringManager> = {
  collection: "job_hiring_managers",
  rows: (view) => onSeenJobs(view.caller.account.hiringManagers, view),
  shape: hiringManagerShape,
  idLists: { job_ids: ({ jobId }) => jobId, user_ids: ({ userId }) => userId },
};

export function ownerShape(row: JobOwner): Record<string, unknown> {
  return { ...hiringManagerShape(row), type: row.type, responsible: row.isResponsible };
}

export const ownersList: ListSpec<JobOwner> = {
  collection: "job_owners",
  rows: (view) => onSeenJobs(view.caller.account.jobOwners, view),
  shape: ownerShape,
  idLists: { job_ids: ({ jobId }) => jobId, user_ids: ({ userId }) => userId },
  words: { type: { of: ({ type }) => type, allowed: ownerTypes } },
};

export const postsList: ListSpec<JobPost> = {
  collection: "job_posts",
  rows: (view) => onSeenJobs(view.caller.account.jobPosts, view),
  shape: (post, { sim }) => ({
    ...common(post),
    title: post.title,
    job_id: post.jobId,
    job_board_id: post.jobBoardId,
    internal: post.isInternal,
    active: post.isActive,
    live: post.isLive,
    featured: false,
    first_published_at: iso(post.firstPublishedAt),
    content: post.content,
    language: "en",
    public_url: post.isLive ? `${sim.options.webUrl}/posts/${post.id}?gh_jid=${post.id}` : null,
    demographic_question_set_id: null,
    questions: [],
  }),
  idLists: { job_ids: ({ jobId }) => jobId, job_board_ids: ({ jobBoardId }) => jobBoardId },
  flags: { live: ({ isLive }) => isLive, internal: ({ isInternal }) => isInternal, featured: () => false },
  // Deleted posts come only when asked for.
  switches: { active: { byDefault: true, shows: ({ isActive }, isOn) => isActive === isOn } },
};
