// How people vanish: deleted, merged into another, anonymized; each is told in its own way.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import type { Application, Candidate } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import { personPayload } from "../webhooks/application-payload.ts";
import { fire, isHeard } from "../webhooks/events.ts";

/** Takes an application away with its offers; an opening it filled stays closed and names nobody. */
function dropApplication(sim: Simulator, account: Account, application: Application): void {
  delete account.applications[application.id];
  for (const offer of Object.values(account.offers)) {
    if (offer.applicationId === application.id) delete account.offers[offer.id];
  }
  for (const opening of Object.values(account.openings)) {
    if (opening.applicationId !== application.id) continue;
    opening.applicationId = null;
    opening.updatedAt = sim.clock.now();
  }
}

export function deleteApplication(sim: Simulator, account: Account, application: Application): void {
  dropApplication(sim, account, application);
  fire(sim, account, "delete_application", () => ({
    application: {
      id: application.id,
      candidate_id: application.candidateId,
      job_id: application.jobId,
      created_at: new Date(application.createdAt).toISOString(),
      source_id: null,
      rejected_at: application.rejectedAt === null ? null : new Date(application.rejectedAt).toISOString(),
      referrer_id: null,
      prospect: application.isProspect,
    },
  }));
  sim.touch();
}

/** One event for the candidate, none for the applications that go along. */
export function deleteCandidate(sim: Simulator, account: Account, candidate: Candidate): void {
  const own = Object.values(account.applications).filter(({ candidateId }) => candidateId === candidate.id);
  for (const application of own) dropApplication(sim, account, application);
  delete account.candidates[candidate.id];
  const ids = own.map(({ id }) => id);
  fire(sim, account, "delete_candidate", () => personPayload(candidate, { deleted_application_ids: ids }));
  sim.touch();
}

/**
 * The loser's applications pass to the winner. Told by merge_candidate where a webhook listens to that, and by
 * delete_candidate, with no application ids, only where none does.
 */
export function mergeCandidates(sim: Simulator, account: Account, winner: Candidate, loser: Candidate): void {
  if (winner.id === loser.id) throw unprocessable("A candidate cannot be merged with itself");
  const now = sim.clock.now();
  for (const application of Object.values(account.applications)) {
    if (application.candidateId !== loser.id) continue;
    application.candidateId = winner.id;
    application.updatedAt = now;
  }
  const known = new Set(winner.emails.map(({ value }) => value));
  winner.emails.push(...loser.emails.filter(({ value }) => !known.has(value)));
  winner.updatedAt = now;
  delete account.candidates[loser.id];
  if (isHeard(account, "merge_candidate")) {
    fire(sim, account, "merge_candidate", () => personPayload(loser, { new_candidate_id: winner.id }));
  } else {
    fire(sim, account, "delete_candidate", () => personPayload(loser, { deleted_application_ids: [] }));
  }
  sim.touch();
}

const anonymizedFields = ["full_name", "current_company", "current_title", "tags", "phone_numbers", "emails"];

/** The record stays, with "Anonymized" and its own id for a name. */
export function anonymize(sim: Simulator, account: Account, candidate: Candidate): void {
  Object.assign(candidate, {
    firstName: "Anonymized",
    lastName: String(candidate.id),
    preferredName: null,
    company: null,
    title: null,
    emails: [],
    phones: [],
    tags: [],
    fields: {},
    isAnonymized: true,
    updatedAt: sim.clock.now(),
  });
  fire(sim, account, "candidate_anonymized", () => ({
    candidate_id: candidate.id,
    anonymized_fields: anonymizedFields,
  }));
  sim.touch();
}
