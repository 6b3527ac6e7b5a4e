// Filling an organization quickly: thousands of openings, filled or not, without webhooks.
import { z } from "zod";
import { door } from "../../shared/door.ts";
import { emailFor, personName } from "../../shared/names.ts";
import { createCandidate } from "../acts/candidates.ts";
import { findAccount, isHireReason } from "../acts/find.ts";
import { createJob } from "../acts/jobs.ts";
import type { Simulator } from "../context.ts";
import { nameOf } from "../fields/reads.ts";
import { newRow } from "../state/ids.ts";
import type { Job, Opening } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { accountId } from "./inputs.ts";

const dayMs = 24 * 3_600_000;
/** What a job can hold open. */
const openingsAJob = 100;

const bulkInput = z.object({
  accountId,
  /** How many openings in all. */
  count: z.int().min(0),
  /** Labels are `<prefix>1` and so on; or exactly the given labels, from the first on. */
  prefix: z.string().default("Trace-"),
  labels: z.array(z.string()).optional(),
  /** How many of them a hire fills, from the first on. */
  filled: z.int().min(0).default(0),
  /** Share of the hired who have an e-mail. */
  emailShare: z.number().default(0.5),
  openingsPerJob: z.int().min(1).max(openingsAJob).default(openingsAJob),
  /** Openings are updated evenly between these times (ms); default the last 30 days. */
  updatedFrom: z.int().optional(),
  updatedTo: z.int().optional(),
});
type BulkInput = z.output<typeof bulkInput>;

/** An application that was hired at this time, with its candidate and accepted offer. */
function addHired(sim: Simulator, account: Account, opening: Opening, at: number, emails: (name: string) => string[]) {
  const { random } = sim;
  const name = personName(random);
  const createdAt = at - random.integer(5, 60) * dayMs;
  const candidate = createCandidate(sim, account, { name, emails: emails(name), createdAt });
  const row = { ...newRow(sim, "applications", createdAt), updatedAt: at };
  const startsOn = new Date(at + random.integer(14, 60) * dayMs).toISOString().slice(0, 10);
  account.applications[row.id] = {
    ...row,
    candidateId: candidate.id,
    jobId: opening.jobId,
    jobPostId: null,
    status: "hired",
    stage: null,
    isProspect: false,
    prospectiveJobIds: [],
    rejectedAt: null,
    lastActivityAt: at,
    fields: {},
  };
  const offer = newRow(sim, "offers", at);
  account.offers[offer.id] = {
    ...offer,
    version: 1,
    applicationId: row.id,
    openingId: opening.id,
    status: "Accepted",
    startsOn,
    sentOn: null,
    resolvedAt: at,
    userId: null,
    notes: null,
    fields: {},
  };
  return {
    applicationId: row.id,
    name: nameOf(candidate),
    emails: candidate.emails.map(({ value }) => value),
    startsOn,
  };
}

/** Past `addOpening`, whose checks look at every opening there is. */
function placeOpening(sim: Simulator, account: Account, job: Job, index: number, label: string, at: number): Opening {
  const row = newRow(sim, "openings", at - dayMs);
  const opening: Opening = {
    ...row,
    updatedAt: at,
    jobId: job.id,
    label,
    openedAt: row.createdAt,
    closedAt: null,
    sortOrder: index,
    applicationId: null,
    closeReasonId: null,
    targetStartOn: null,
    fields: {},
    pending: {},
  };
  account.openings[row.id] = opening;
  return opening;
}

function seedOpenings(sim: Simulator, input: BulkInput) {
  const account = findAccount(sim, input.accountId);
  const hireReason = Object.values(account.closeReasons).find(isHireReason)?.id ?? null;
  const to = input.updatedTo ?? sim.clock.now();
  const from = input.updatedFrom ?? to - 30 * dayMs;
  const seeded = [];
  let job: Job | undefined;
  let openInJob = 0;
  for (let index = 0; index < input.count; index += 1) {
    const place = index % input.openingsPerJob;
    if (!job || place === 0) {
      if (job && openInJob === 0) Object.assign(job, { status: "closed", closedAt: to });
      const name = `Role ${Math.floor(index / input.openingsPerJob) + 1}`;
      job = createJob(sim, account, { name, openings: [], isDraft: false });
      openInJob = 0;
    }
    const at = Math.floor(from + ((to - from) * index) / Math.max(1, input.count - 1));
    const label = input.labels?.[index] ?? `${input.prefix}${index + 1}`;
    const opening = placeOpening(sim, account, job, place, label, at);
    if (index >= input.filled) {
      openInJob += 1;
      seeded.push({ openingId: opening.id, jobId: job.id, label, hire: null });
      continue;
    }
    const number = index + 1;
    const hire = addHired(sim, account, opening, at, (name) =>
      sim.random.chance(input.emailShare) ? [emailFor(name, number)] : [],
    );
    Object.assign(opening, { closedAt: at, applicationId: hire.applicationId, closeReasonId: hireReason });
    seeded.push({ openingId: opening.id, jobId: job.id, label, hire });
  }
  if (job && openInJob === 0) Object.assign(job, { status: "closed", closedAt: to });
  sim.touch();
  return seeded;
}

export function bulkCalls(sim: Simulator) {
  return {
    /** Openings on as many jobs as it takes; tells each with its hire, if it has one. */
    seedOpenings: door(bulkInput, (input) => seedOpenings(sim, input)),
    /** Jobs `<prefix>1` to `<prefix>n` by requisition id, each with one open opening of the same label. */
    seedJobs: door(
      z.object({
        accountId,
        count: z.int().min(0),
        prefix: z.string().default("REQ-"),
        name: z.string().default("Role"),
      }),
      (input) => {
        const account = findAccount(sim, input.accountId);
        const seeded = Array.from({ length: input.count }, (_, index) => {
          const requisitionId = `${input.prefix}${index + 1}`;
          const job = createJob(sim, account, { name: input.name, requisitionId, openings: [], isDraft: false });
          const opening = placeOpening(sim, account, job, 0, requisitionId, sim.clock.now());
          return { jobId: job.id, openingId: opening.id, requisitionId };
        });
        sim.touch();
        return seeded;
      },
    ),
  };
}
