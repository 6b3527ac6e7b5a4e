// Openings: added one at a time, closed with or without a reason; the last one takes its job along.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { editFields, initialFields } from "../fields/writes.ts";
import { newRow } from "../state/ids.ts";
import type { Job, Opening, PendingValues } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { fire } from "../webhooks/events.ts";
import { jobPayload } from "../webhooks/job-payload.ts";
import { isOpen, jobOf, openingsOf } from "./find.ts";

/** More open ones a job cannot have. */
const openLimit = 100;

/** Closes a job that has no open opening left, and opens a closed one that has one again. A draft stays a draft. */
export function settleJob(sim: Simulator, account: Account, job: Job): void {
  if (job.status === "draft") return;
  const status = openingsOf(account, job.id).some(isOpen) ? "open" : "closed";
  if (status === job.status) return;
  const now = sim.clock.now();
  job.status = status;
  job.closedAt = status === "closed" ? now : null;
  job.openedAt ??= now;
  job.updatedAt = now;
  fire(sim, account, "job_updated", () => jobPayload(sim, account, job));
  sim.touch();
}

export interface NewOpening {
  label?: string | null | undefined;
  fields?: PendingValues | undefined;
  targetStartOn?: string | null | undefined;
}

/** Adds one opening. `job_updated` is not sent for it: nothing tells of openings but a read. */
export function addOpening(sim: Simulator, account: Account, job: Job, input: NewOpening): Opening {
  const present = openingsOf(account, job.id);
  if (present.filter(isOpen).length >= openLimit) {
    throw unprocessable(`A job cannot have more than ${openLimit} open openings`);
  }
  if (job.isTemplate === true) throw unprocessable("A template cannot have openings");
  if (job.status === "closed" && !account.settings.closedJobsTakeOpenings) {
    throw unprocessable("The job is closed");
  }
  const row = newRow(sim, "openings");
  const opening: Opening = {
    ...row,
    jobId: job.id,
    label: input.label ?? null,
    openedAt: job.status === "draft" ? null : row.createdAt,
    closedAt: null,
    sortOrder: present.length,
    applicationId: null,
    closeReasonId: null,
    targetStartOn: input.targetStartOn ?? null,
    fields: initialFields(account, "opening", input.fields ?? {}),
    pending: {},
  };
  account.openings[opening.id] = opening;
  settleJob(sim, account, job);
  sim.touch();
  return opening;
}

/** `closeReasonId` may stay away: then the opening closes without a reason. */
export function closeOpening(sim: Simulator, account: Account, opening: Opening, closeReasonId: number | null): void {
  const now = sim.clock.now();
  opening.closedAt ??= now;
  opening.closeReasonId = closeReasonId;
  opening.updatedAt = now;
  settleJob(sim, account, jobOf(account, opening));
  sim.touch();
}

/** Opens a closed opening again; one that a hire fills only when that hire is being undone. */
export function reopenOpening(sim: Simulator, account: Account, opening: Opening): void {
  if (isOpen(opening)) return;
  if (opening.applicationId !== null) throw unprocessable("The opening has been filled");
  opening.closedAt = null;
  opening.closeReasonId = null;
  opening.updatedAt = sim.clock.now();
  settleJob(sim, account, jobOf(account, opening));
  sim.touch();
}

export interface OpeningChange {
  status?: "open" | "closed" | undefined;
  /** Only for an opening that is closed or being closed. */
  closeReasonId?: number | null | undefined;
  label?: string | null | undefined;
  targetStartOn?: string | null | undefined;
  fields?: PendingValues | undefined;
}

/** Everything that PATCH /v3/openings/{id} can do, all or nothing. */
export function changeOpening(sim: Simulator, account: Account, opening: Opening, change: OpeningChange): void {
  const willBeOpen = change.status === undefined ? isOpen(opening) : change.status === "open";
  const reasonId = change.closeReasonId;
  if (reasonId !== undefined && reasonId !== null) {
    if (willBeOpen) throw unprocessable("A close reason can only be given when closing an opening");
    if (!account.closeReasons[reasonId])
      throw unprocessable({ close_reason_id: `there is no close reason ${reasonId}` });
  }
  if (willBeOpen && !isOpen(opening)) reopenOpening(sim, account, opening);
  if (change.label !== undefined) opening.label = change.label;
  if (change.targetStartOn !== undefined) opening.targetStartOn = change.targetStartOn;
  const isDraft = jobOf(account, opening).status === "draft";
  if (change.fields) editFields(account, opening, change.fields, !isDraft);
  opening.updatedAt = sim.clock.now();
  if (!willBeOpen) {
    closeOpening(sim, account, opening, reasonId === undefined ? opening.closeReasonId : reasonId);
  }
  sim.touch();
}

/** Only a closed opening that nobody was hired for can go. */
export function deleteOpening(sim: Simulator, account: Account, opening: Opening): void {
  if (isOpen(opening)) throw unprocessable("An open opening cannot be deleted");
  if (opening.applicationId !== null) throw unprocessable("A filled opening cannot be deleted");
  delete account.openings[opening.id];
  sim.touch();
}
