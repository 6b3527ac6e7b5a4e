// What each of Greenhouse's webhooks says to read again, and which id in its payload says of what.
import type { EventAim } from "../adapter.ts";

/** An event that is not listed here is not known. There is none for openings: those are found by polling. */
export const EVENT_AIMS: ReadonlyMap<string, EventAim> = new Map([
  ["hire_candidate", "application"],
  ["unhire_candidate", "application"],
  // None of these makes a hire; they can change or undo one that we hold (a start date, a hire moved back by hand).
  ["candidate_stage_change", "held_application"],
  ["application_updated", "held_application"],
  ["reject_candidate", "held_application"],
  ["unreject_candidate", "held_application"],
  ["delete_application", "held_application"],
  ["offer_created", "held_application"],
  ["offer_approved", "held_application"],
  ["offer_updated", "held_application"],
  ["offer_deleted", "held_application"],
  ["update_candidate", "candidate"],
  ["delete_candidate", "candidate"],
  ["candidate_anonymized", "candidate"],
  ["merge_candidate", "candidate"],
  ["job_updated", "job"],
  ["job_approved", "job"],
  ["job_deleted", "job"],
  ["job_created", "none"],
  ["job_post_created", "none"],
  ["job_post_updated", "none"],
  ["job_post_deleted", "none"],
  ["job_interview_stage_deleted", "none"],
  ["new_candidate_application", "none"],
  ["new_prospect_application", "none"],
  ["interview_deleted", "none"],
  ["scorecard_deleted", "none"],
  ["department_deleted", "none"],
  ["office_deleted", "none"],
]);

export function aimOf(kind: string): EventAim {
  return EVENT_AIMS.get(kind) ?? "none";
}
