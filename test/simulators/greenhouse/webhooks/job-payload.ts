// What webhooks tell of jobs: still in the words of v1, nested, and with openings whose numeric ids are there for once.
import type { Simulator } from "../context.ts";
import { webhookFields } from "../fields/reads.ts";
import type { Job } from "../state/records.ts";
import type { Account } from "../state/state.ts";

/** v1 times have no fraction. */
export const timeOf = (at: number | null): string | null =>
  at === null ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");

function departmentsOf(account: Account, job: Job) {
  const department = account.departments[job.departmentId ?? ""];
  return department ? [{ id: department.id, name: department.name, external_id: department.externalId }] : [];
}

function officesOf(account: Account, job: Job) {
  return job.officeIds.flatMap((id) => {
    const office = account.offices[id];
    return office ? [{ id, name: office.name, location: office.location, external_id: office.externalId }] : [];
  });
}

function hiringTeamOf(account: Account, job: Job) {
  const members = (rows: { userId: number }[]) =>
    rows.map(({ userId }) => ({ user_id: userId, employee_id: account.users[userId]?.employeeId ?? null }));
  const owners = Object.values(account.jobOwners).filter(({ jobId }) => jobId === job.id);
  return {
    hiring_managers: members(Object.values(account.hiringManagers).filter(({ jobId }) => jobId === job.id)),
    sourcers: members(owners.filter(({ type }) => type === "sourcer")),
    recruiters: members(owners.filter(({ type }) => type === "recruiter")),
    coordinators: members(owners.filter(({ type }) => type === "coordinator")),
  };
}

/** A job as it stands inside an application's payload. */
export function jobInside({ options }: Simulator, account: Account, job: Job): Record<string, unknown> {
  const post = Object.values(account.jobPosts).find(({ jobId }) => jobId === job.id);
  return {
    id: job.id,
    name: job.name,
    requisition_id: job.requisitionId,
    notes: job.notes,
    confidential: job.isConfidential,
    job_post_id: post?.id ?? null,
    status: job.status,
    created_by_id: job.createdById,
    created_at: timeOf(job.createdAt),
    opened_at: timeOf(job.openedAt),
    closed_at: timeOf(job.closedAt),
    url: `${options.webUrl}/sdash/${job.id}`,
    departments: departmentsOf(account, job),
    offices: officesOf(account, job),
    hiring_team: hiringTeamOf(account, job),
    custom_fields: webhookFields(account, "job", job.fields),
  };
}

/** The payload of job_created, job_updated and, with its flow, job_approved. */
export function jobPayload(sim: Simulator, account: Account, job: Job): Record<string, unknown> {
  const openings = Object.values(account.openings)
    .filter(({ jobId }) => jobId === job.id)
    .toSorted((a, b) => a.sortOrder - b.sortOrder);
  return {
    job: {
      ...jobInside(sim, account, job),
      openings: openings.map(({ id, label, fields }) => ({
        id,
        opening_id: label,
        custom_fields: webhookFields(account, "opening", fields),
      })),
    },
  };
}
