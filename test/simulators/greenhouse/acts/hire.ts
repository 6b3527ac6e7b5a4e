// Hiring and taking it back: the offer is accepted, the opening closes as a hire, and the job with its last opening.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Application, Opening } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { applicationPayload, hirePayload } from "../webhooks/application-payload.ts";
import { fire } from "../webhooks/events.ts";
import { touchApplication, visit } from "./candidates.ts";
import { currentOffer, find, isHireReason, isOpen, openingsOf } from "./find.ts";
import { createOffer, setOfferStatus } from "./offers.ts";
import { closeOpening, reopenOpening } from "./openings.ts";

export interface Hire {
  /** Needed when the job has more than one open opening and the offer names none. */
  openingId?: number | undefined;
  /** YYYY-MM-DD; default the offer's. */
  startsOn?: string | undefined;
  closeReasonId?: number | undefined;
  /** Hires without an opening even where one is open. */
  hasNoOpening?: boolean | undefined;
  /** Hires without an offer ever having been made, as after a bulk import. */
  hasNoOffer?: boolean | undefined;
}

/** The opening that the hire is to fill; none where the job has none open. */
function openingFor(account: Account, application: Application, jobId: number, asked: Hire): Opening | undefined {
  if (asked.hasNoOpening === true) return undefined;
  const open = openingsOf(account, jobId).filter(isOpen);
  const wanted = asked.openingId ?? currentOffer(account, application.id)?.openingId ?? undefined;
  if (wanted === undefined) {
    if (open.length > 1) throw unprocessable({ opening_id: "is required when a job has several open openings" });
    return open[0];
  }
  const found = open.find(({ id }) => id === wanted);
  if (!found) throw unprocessable({ opening_id: `${wanted} is not an open opening of this job` });
  return found;
}

/** Fires offer_updated and hire_candidate, then job_updated when the job closes; offer_created first if there was no offer. */
export function hire(sim: Simulator, account: Account, application: Application, input: Hire): void {
  if (application.status !== "in_process" || application.jobId === null) {
    throw unprocessable(
      `The application is ${application.status === "in_process" ? "a prospect" : application.status}`,
    );
  }
  const job = find(account, "jobs", application.jobId);
  if (job.status === "draft") throw unprocessable("The job is a draft");
  const opening = openingFor(account, application, job.id, input);
  const reasonId = input.closeReasonId ?? Object.values(account.closeReasons).find(isHireReason)?.id ?? null;
  if (reasonId !== null && !account.closeReasons[reasonId]) {
    throw unprocessable({ close_reason_id: `there is no close reason ${reasonId}` });
  }
  const terms = { openingId: opening?.id ?? null, startsOn: input.startsOn };
  const offer =
    currentOffer(account, application.id) ??
    (input.hasNoOffer === true ? undefined : createOffer(sim, account, application, terms));
  application.status = "hired";
  application.stage = null;
  touchApplication(sim, application);
  if (offer) {
    offer.openingId = opening?.id ?? null;
    offer.startsOn = input.startsOn ?? offer.startsOn;
    setOfferStatus(sim, account, offer, "Accepted");
  }
  if (opening) opening.applicationId = application.id;
  fire(sim, account, "hire_candidate", () => hirePayload(sim, account, application, offer, opening));
  if (opening) closeOpening(sim, account, opening, reasonId);
}

/** What the button Unhire does; it is greyed out on a closed job of an organization with job approvals. */
export function unhire(sim: Simulator, account: Account, application: Application): void {
  if (application.status !== "hired" || application.jobId === null) throw unprocessable("The application is not hired");
  const job = find(account, "jobs", application.jobId);
  if (job.status === "closed" && account.settings.hasJobApprovals) {
    throw unprocessable("A candidate cannot be unhired on a closed job: open the job first");
  }
  application.status = "in_process";
  const last = job.stages.at(-1);
  application.stage = last ? visit(sim, last) : null;
  touchApplication(sim, application);
  const offer = currentOffer(account, application.id);
  if (offer) {
    offer.status = "Created";
    offer.resolvedAt = null;
    offer.updatedAt = sim.clock.now();
  }
  for (const opening of openingsOf(account, job.id)) {
    if (opening.applicationId !== application.id) continue;
    opening.applicationId = null;
    opening.updatedAt = sim.clock.now();
    if (account.settings.reopensOnUnhire) reopenOpening(sim, account, opening);
  }
  fire(sim, account, "unhire_candidate", () => applicationPayload(sim, account, application));
  sim.touch();
}
