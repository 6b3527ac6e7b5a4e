// Candidates and their applications: brought in, moved, rejected, changed.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { newRow, nextId } from "../state/ids.ts";
import type { Application, Candidate, Job, JobStage } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { applicationPayload } from "../webhooks/application-payload.ts";
import { fire } from "../webhooks/events.ts";
import { find } from "./find.ts";

export interface NewCandidate {
  name: string;
  preferredName?: string | undefined;
  emails?: string[] | undefined;
  phones?: string[] | undefined;
  title?: string | undefined;
  company?: string | undefined;
  tags?: string[] | undefined;
  isPrivate?: boolean | undefined;
  createdAt?: number | undefined;
}

/** The first word of the name is the first name, the rest the last; a single word is a first name. */
export function createCandidate(sim: Simulator, account: Account, input: NewCandidate): Candidate {
  const [firstName = "", ...rest] = input.name.trim().split(/\s+/);
  const row = newRow(sim, "candidates", input.createdAt);
  const candidate: Candidate = {
    ...row,
    firstName,
    lastName: rest.join(" "),
    preferredName: input.preferredName ?? null,
    company: input.company ?? null,
    title: input.title ?? null,
    isPrivate: input.isPrivate ?? false,
    isAnonymized: false,
    emails: (input.emails ?? []).map((value) => ({ value, type: "personal" })),
    phones: (input.phones ?? []).map((value) => ({ value, type: "mobile" })),
    tags: input.tags ?? [],
    lastActivityAt: row.createdAt,
    fields: {},
  };
  account.candidates[candidate.id] = candidate;
  sim.touch();
  return candidate;
}

/** A fresh visit of a stage: what the API calls stage_id is of this application alone. */
export function visit(sim: Simulator, stage: JobStage): NonNullable<Application["stage"]> {
  return { visitId: nextId(sim, "visits"), jobStageId: stage.id, name: stage.name };
}

export interface NewApplication {
  stage?: string | undefined;
  createdAt?: number | undefined;
}

/** Puts a candidate on a job. Templates take nobody; a closed job keeps whom it has and takes nobody new. */
export function apply(
  sim: Simulator,
  account: Account,
  candidate: Candidate,
  job: Job,
  input: NewApplication = {},
): Application {
  if (job.isTemplate === true) throw unprocessable("A template takes no applications");
  if (job.status === "closed") throw unprocessable("The job is closed");
  const row = newRow(sim, "applications", input.createdAt);
  const post = Object.values(account.jobPosts).find(({ jobId }) => jobId === job.id);
  const application: Application = {
    ...row,
    candidateId: candidate.id,
    jobId: job.id,
    jobPostId: post?.id ?? null,
    status: "in_process",
    stage: visit(sim, stageMeant(job, input.stage)),
    isProspect: false,
    prospectiveJobIds: [],
    rejectedAt: null,
    lastActivityAt: row.createdAt,
    fields: {},
  };
  account.applications[application.id] = application;
  fire(sim, account, "new_candidate_application", () => applicationPayload(sim, account, application));
  sim.touch();
  return application;
}

/** A prospect: an application without a job, or with several in view. */
export function addProspect(
  sim: Simulator,
  account: Account,
  candidate: Candidate,
  prospectiveJobIds: number[],
): Application {
  const row = newRow(sim, "applications");
  const application: Application = {
    ...row,
    candidateId: candidate.id,
    jobId: null,
    jobPostId: null,
    status: "in_process",
    stage: null,
    isProspect: true,
    prospectiveJobIds,
    rejectedAt: null,
    lastActivityAt: row.createdAt,
    fields: {},
  };
  account.applications[application.id] = application;
  fire(sim, account, "new_prospect_application", () => applicationPayload(sim, account, application));
  sim.touch();
  return application;
}

/** Promotes a prospect: the old application is `converted`, a new one begins on the job. */
export function convertProspect(sim: Simulator, account: Account, prospect: Application, job: Job): Application {
  if (!prospect.isProspect || prospect.status !== "in_process") throw unprocessable("Only a prospect can be converted");
  prospect.status = "converted";
  touchApplication(sim, prospect);
  return apply(sim, account, find(account, "candidates", prospect.candidateId), job);
}

/** The stage by name or the job's own id; the first when nothing is said. */
function stageMeant(job: Job, wanted: string | undefined): JobStage {
  const found =
    wanted === undefined ? job.stages[0] : job.stages.find(({ id, name }) => [String(id), name].includes(wanted));
  if (!found) throw unprocessable(`The job has no stage ${wanted ?? ""}`);
  return found;
}

export function touchApplication(sim: Simulator, application: Application): void {
  const now = sim.clock.now();
  application.updatedAt = now;
  application.lastActivityAt = now;
  sim.touch();
}

export function moveStage(sim: Simulator, account: Account, application: Application, stage: string): void {
  if (application.status !== "in_process") throw unprocessable("The application is not active");
  application.stage = visit(sim, stageMeant(find(account, "jobs", application.jobId ?? 0), stage));
  touchApplication(sim, application);
  fire(sim, account, "candidate_stage_change", () => applicationPayload(sim, account, application));
}

export function setRejected(sim: Simulator, account: Account, application: Application, isRejected: boolean): void {
  if (application.status !== (isRejected ? "in_process" : "rejected")) {
    throw unprocessable(`The application is ${application.status}`);
  }
  application.status = isRejected ? "rejected" : "in_process";
  application.rejectedAt = isRejected ? sim.clock.now() : null;
  touchApplication(sim, application);
  const event = isRejected ? "reject_candidate" : "unreject_candidate";
  fire(sim, account, event, () => applicationPayload(sim, account, application));
}
