// Hiring teams, job posts, and the copying of both from a template.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { newRow, nextId } from "../state/ids.ts";
import type { HiringManager, Job, JobOwner, JobPost, PendingValues } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { OwnerType } from "../state/words.ts";
import { announceJob, createJob } from "./jobs.ts";

/** A user who can join: there, and not deactivated. */
function demandMember(account: Account, userId: number): void {
  const user = account.users[userId];
  if (!user || user.isDeactivated) throw unprocessable({ user_id: `there is no active user ${userId}` });
}

export function addHiringManager(sim: Simulator, account: Account, job: Job, userId: number): HiringManager {
  demandMember(account, userId);
  const isThere = Object.values(account.hiringManagers).some((row) => row.jobId === job.id && row.userId === userId);
  if (isThere) throw unprocessable({ user_id: "has already been taken" });
  const manager = { ...newRow(sim, "hiringManagers"), jobId: job.id, userId };
  account.hiringManagers[manager.id] = manager;
  sim.touch();
  return manager;
}

/** Sourcers are never responsible; one user may hold several roles. */
export function addOwner(
  sim: Simulator,
  account: Account,
  job: Job,
  input: { userId: number; type: OwnerType; isResponsible?: boolean | undefined },
): JobOwner {
  demandMember(account, input.userId);
  const { type, userId } = input;
  const isThere = Object.values(account.jobOwners).some(
    (row) => row.jobId === job.id && row.userId === userId && row.type === type,
  );
  if (isThere) throw unprocessable({ user_id: "has already been taken" });
  const isResponsible = type !== "sourcer" && (input.isResponsible ?? false);
  const owner: JobOwner = { ...newRow(sim, "jobOwners"), jobId: job.id, userId, type, isResponsible };
  account.jobOwners[owner.id] = owner;
  sim.touch();
  return owner;
}

export function addPost(
  sim: Simulator,
  account: Account,
  job: Job,
  input: {
    title: string;
    content?: string | undefined;
    isInternal?: boolean | undefined;
    isLive?: boolean | undefined;
  },
): JobPost {
  const row = newRow(sim, "jobPosts");
  const isLive = input.isLive ?? false;
  const post: JobPost = {
    ...row,
    jobId: job.id,
    jobBoardId: nextId(sim, "jobPosts"),
    title: input.title,
    content: input.content ?? "",
    isInternal: input.isInternal ?? false,
    isActive: true,
    isLive,
    firstPublishedAt: isLive ? row.createdAt : null,
  };
  account.jobPosts[post.id] = post;
  sim.touch();
  return post;
}

export interface JobCopy {
  name?: string | undefined;
  postName?: string | undefined;
  requisitionId?: string | null | undefined;
  notes?: string | null | undefined;
  departmentId?: number | null | undefined;
  officeIds?: number[] | undefined;
  openings: (string | null)[];
  fields: PendingValues;
  createdById: number;
}

/** A new job as a copy: plan, team and posts come along; department and offices only where none are given. */
export function copyJob(sim: Simulator, account: Account, template: Job, input: JobCopy): Job {
  const { postName, fields, ...given } = input;
  const job = createJob(sim, account, {
    ...given,
    name: input.name ?? `Copy Of ${template.name}`,
    notes: input.notes === undefined ? template.notes : input.notes,
    departmentId: input.departmentId === undefined ? template.departmentId : input.departmentId,
    officeIds: input.officeIds ?? [...template.officeIds],
    copiedFromId: template.id,
    fields,
    inheritedFields: template.fields,
  });
  for (const { jobId, userId } of Object.values(account.hiringManagers)) {
    if (jobId === template.id && account.users[userId]?.isDeactivated === false)
      addHiringManager(sim, account, job, userId);
  }
  for (const { jobId, userId, type, isResponsible } of Object.values(account.jobOwners)) {
    if (jobId !== template.id || account.users[userId]?.isDeactivated !== false) continue;
    addOwner(sim, account, job, { userId, type, isResponsible });
  }
  const posts = Object.values(account.jobPosts).filter(({ jobId }) => jobId === template.id);
  for (const { title, content, isInternal } of posts) {
    addPost(sim, account, job, { title: postName ?? title, content, isInternal });
  }
  announceJob(sim, account, job);
  return job;
}
