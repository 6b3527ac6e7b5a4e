// Jobs: made by hand or as a copy of a template, opened, changed, closed, deleted.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { editFields, initialFields, settlePending } from "../fields/writes.ts";
import { newRow, nextId } from "../state/ids.ts";
import type { FieldValues, Job, JobStage, PendingValues } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { fire } from "../webhooks/events.ts";
import { jobPayload } from "../webhooks/job-payload.ts";
import { applicationsOn, isOpen, openingsOf } from "./find.ts";
import { addOpening, closeOpening } from "./openings.ts";

const stageNames = ["Application Review", "Phone Interview", "Face to Face", "Reference Check", "Offer"];

export interface NewJob {
  name: string;
  requisitionId?: string | null | undefined;
  notes?: string | null | undefined;
  departmentId?: number | null | undefined;
  officeIds?: number[] | undefined;
  isConfidential?: boolean | undefined;
  /** null as on jobs from before templates existed. */
  isTemplate?: boolean | null | undefined;
  copiedFromId?: number | undefined;
  createdById?: number | undefined;
  fields?: PendingValues | undefined;
  inheritedFields?: FieldValues | undefined;
  /** Labels of the openings; null for one without. */
  openings: (string | null)[];
  /** A draft opens later, by `openJob`; default whether the organization approves jobs. */
  isDraft?: boolean | undefined;
}

export function planOf(sim: Simulator): JobStage[] {
  return stageNames.map((name) => ({ id: nextId(sim, "stages"), name }));
}

/** Makes a job with its openings, unannounced. A template stays a draft. */
export function createJob(sim: Simulator, account: Account, input: NewJob): Job {
  const row = newRow(sim, "jobs");
  const isDraft = input.isDraft ?? (input.isTemplate === true || account.settings.hasJobApprovals);
  const job: Job = {
    ...row,
    name: input.name,
    requisitionId: input.requisitionId ?? null,
    notes: input.notes ?? null,
    isConfidential: input.isConfidential ?? false,
    status: "draft",
    openedAt: null,
    closedAt: null,
    isTemplate: input.isTemplate === undefined ? false : input.isTemplate,
    copiedFromId: input.copiedFromId ?? null,
    departmentId: input.departmentId ?? null,
    officeIds: input.officeIds ?? [],
    createdById: input.createdById ?? null,
    stages: planOf(sim),
    fields: initialFields(account, "job", input.fields ?? {}, input.inheritedFields),
    pending: {},
  };
  account.jobs[job.id] = job;
  for (const label of input.openings) addOpening(sim, account, job, { label });
  if (!isDraft) start(sim, account, job);
  sim.touch();
  return job;
}

/** Tells of a new job, once its team stands. */
export function announceJob(sim: Simulator, account: Account, job: Job): void {
  fire(sim, account, "job_created", () => jobPayload(sim, account, job));
}

/** Open, with every opening that waited for it. */
function start(sim: Simulator, account: Account, job: Job): void {
  const now = sim.clock.now();
  job.status = "open";
  job.openedAt ??= now;
  job.updatedAt = now;
  for (const opening of openingsOf(account, job.id)) {
    if (opening.openedAt !== null) continue;
    opening.openedAt = now;
    opening.updatedAt = now;
  }
}

/** Opens a draft: in an organization with approvals this is the last approval. */
export function openJob(sim: Simulator, account: Account, job: Job): void {
  if (job.status !== "draft" || job.isTemplate === true) throw unprocessable("Only a draft can be opened");
  if (!openingsOf(account, job.id).some(isOpen)) addOpening(sim, account, job, {});
  start(sim, account, job);
  const payload = () => jobPayload(sim, account, job);
  if (account.settings.hasJobApprovals) {
    fire(sim, account, "job_approved", () => ({ ...payload(), approval_flow: { approval_flow_type: "open_job" } }));
  }
  fire(sim, account, "job_updated", payload);
  sim.touch();
}

/** "Open as Draft": a closed job on its way back. */
export function openAsDraft(sim: Simulator, job: Job): void {
  if (job.status !== "closed") throw unprocessable("Only a closed job can be opened as a draft");
  job.status = "draft";
  job.closedAt = null;
  job.updatedAt = sim.clock.now();
  sim.touch();
}

export interface JobChange {
  name?: string | undefined;
  notes?: string | null | undefined;
  requisitionId?: string | null | undefined;
  departmentId?: number | null | undefined;
  officeIds?: number[] | undefined;
  fields?: PendingValues | undefined;
}

/** A change of these is told; one of the requisition id is not. */
const toldChanges = ["name", "notes", "departmentId", "officeIds"] as const;

export function changeJob(sim: Simulator, account: Account, job: Job, { fields, ...change }: JobChange): void {
  const before = JSON.stringify(toldChanges.map((name) => job[name]));
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) Object.assign(job, { [name]: value });
  }
  const hasFieldChanged = fields !== undefined && editFields(account, job, fields, job.status !== "draft");
  job.updatedAt = sim.clock.now();
  const hasChanged = hasFieldChanged || before !== JSON.stringify(toldChanges.map((name) => job[name]));
  if (hasChanged) fire(sim, account, "job_updated", () => jobPayload(sim, account, job));
  sim.touch();
}

/** Decides on the edits of a job and its openings that wait for approval. */
export function decideChanges(sim: Simulator, account: Account, job: Job, isApproved: boolean): void {
  const now = sim.clock.now();
  for (const holder of [job, ...openingsOf(account, job.id)]) {
    if (settlePending(holder, isApproved) && isApproved) holder.updatedAt = now;
  }
  if (isApproved) {
    fire(sim, account, "job_approved", () => ({
      ...jobPayload(sim, account, job),
      approval_flow: { approval_flow_type: "open_job" },
    }));
    fire(sim, account, "job_updated", () => jobPayload(sim, account, job));
  }
  sim.touch();
}

/** Closes a job with all its openings. Applications stay active. */
export function closeJob(sim: Simulator, account: Account, job: Job, closeReasonId: number | null): void {
  if (job.status !== "open") throw unprocessable("Only an open job can be closed");
  for (const opening of openingsOf(account, job.id).filter(isOpen)) closeOpening(sim, account, opening, closeReasonId);
}

/** Only a closed job has a Delete button. Its openings, team, posts and applications go with it unsaid. */
export function deleteJob(sim: Simulator, account: Account, job: Job, isForced = false): void {
  if (job.status !== "closed" && !isForced) throw unprocessable("Only a closed job can be deleted");
  for (const { id } of applicationsOn(account, job.id)) {
    for (const offer of Object.values(account.offers)) {
      if (offer.applicationId === id) delete account.offers[offer.id];
    }
    delete account.applications[id];
  }
  for (const table of [account.openings, account.hiringManagers, account.jobOwners, account.jobPosts]) {
    for (const row of Object.values(table)) if (row.jobId === job.id) delete table[row.id];
  }
  delete account.jobs[job.id];
  fire(sim, account, "job_deleted", () => ({ job: { id: job.id, name: job.name } }));
  sim.touch();
}
