// Greenhouse's words to ours: the only place where both vocabularies meet. Our requisition is their opening, its label our code.
import type { CandidateWithheld } from "../../domain/sync/hire-changes.ts";
import type { FieldReads, SeenHire, SeenJob, SeenRequisition } from "../adapter.ts";
import type { Application, Candidate, CustomFieldValues, Job, Offer, Opening } from "./schema.ts";

/**
 * An opening as our requisition: `providerId` is the numeric opening, `code` its label, `name` its job's name when known.
 * Status words: draft (its job is not opened yet), open, closed (without a hire), filled (closed by a hire).
 */
export function requisitionOf(opening: Opening, job: Job | undefined): SeenRequisition {
  const applicationId = opening.open ? null : (opening.application_id ?? null);
  const isFilled = applicationId !== null;
  return {
    providerId: opening.id,
    code: opening.opening_id ?? "",
    name: job?.name ?? "",
    status: opening.open ? (opening.opened_at ? "open" : "draft") : isFilled ? "filled" : "closed",
    headcountTotal: 1,
    headcountHired: isFilled ? 1 : 0,
    createdAt: new Date(opening.created_at).toISOString(),
    closedAt: opening.closed_at ? new Date(opening.closed_at).toISOString() : null,
    opening: {
      jobId: opening.job_id,
      applicationId,
      closeReasonId: opening.close_reason_id ?? null,
      targetStartOn: opening.target_start_on ?? null,
      updatedAt: new Date(opening.updated_at).toISOString(),
      fields: { opening: readsOf(opening.custom_fields), job: job ? readsOf(job.custom_fields) : null },
      job: job ? jobOf(job) : null,
    },
  };
}

function jobOf(job: Job): SeenJob {
  return {
    name: job.name ?? "",
    requisitionId: job.requisition_id ?? null,
    departmentId: job.department_id ?? null,
    officeIds: job.office_ids ?? [],
  };
}

function readsOf(fields: CustomFieldValues | null | undefined): FieldReads {
  return Object.fromEntries(Object.entries(fields ?? {}).map(([key, { value }]) => [key, value]));
}

type CandidateFacts = {
  readonly name: string;
  readonly emails: readonly string[];
  readonly withheld: CandidateWithheld | null;
};

/**
 * How much the acting user may see of a candidate: of a private one only a stub, or nothing. An anonymised one reads first name
 * "Anonymized" and its id as the last name.
 */
export function candidateFacts(candidate: Candidate | undefined): CandidateFacts {
  if (candidate === undefined || "message" in candidate) return { name: "", emails: [], withheld: "private" };
  const { id, first_name, last_name } = candidate;
  if (first_name?.toLowerCase() === "anonymized" && (last_name ?? id) === id)
    return { name: "", emails: [], withheld: "anonymised" };
  const name = [first_name, last_name].filter(Boolean).join(" ").trim();
  const emails = (candidate.email_addresses ?? []).map(({ value }) => value.trim()).filter((value) => value !== "");
  return { name, emails, withheld: null };
}

/** The hire of a hired application, against the opening that it closed (or that its offer names). */
export function hireOf(
  application: Application,
  candidate: Candidate | undefined,
  opening: Opening | undefined,
  offer: Offer | undefined,
): SeenHire {
  const { name, emails, withheld } = candidateFacts(candidate);
  const hiredAt = opening?.closed_at ?? offer?.resolved_at ?? application.last_activity_at ?? application.updated_at;
  return {
    applicationId: application.id,
    candidateId: application.candidate_id,
    candidateName: name,
    candidateWithheld: withheld,
    emails,
    hiredAt: new Date(hiredAt ?? 0).toISOString(),
    startsOn: offer?.starts_on ?? null,
    requisition: opening === undefined ? null : { providerId: opening.id, code: opening.opening_id ?? "" },
    readAlong: opening === undefined ? null : requisitionOf(opening, undefined),
  };
}
