// Greenhouse's words to ours: the only place where both vocabularies meet. Our requisition is their opening, its label our code.
import type { SeenHire, SeenRequisition } from "../adapter.ts";
import type { Application, Candidate, Job, Offer, Opening } from "./schema.ts";

/**
 * An opening as our requisition: `providerId` is the numeric opening, `code` its label, `name` its job's name when known.
 * Status words: open, closed (closed without a hire), filled (closed by a hire).
 */
export function requisitionOf(opening: Opening, job: Job | undefined): SeenRequisition {
  const isFilled = !opening.open && typeof opening.application_id === "string";
  return {
    providerId: opening.id,
    code: opening.opening_id ?? "",
    name: job?.name ?? "",
    status: opening.open ? "open" : isFilled ? "filled" : "closed",
    headcountTotal: 1,
    headcountHired: isFilled ? 1 : 0,
    createdAt: new Date(opening.created_at).toISOString(),
    closedAt: opening.closed_at ? new Date(opening.closed_at).toISOString() : null,
  };
}

/** How much the acting user may see of a candidate. An anonymised one reads first name "Anonymized". */
export function candidateName(candidate: Candidate | undefined): { name: string; emails: string[] } {
  if (candidate === undefined || "message" in candidate) return { name: "", emails: [] };
  if (candidate.first_name === "Anonymized") return { name: "", emails: [] };
  const name = [candidate.first_name, candidate.last_name].filter(Boolean).join(" ").trim();
  const emails = (candidate.email_addresses ?? []).map(({ value }) => value.trim()).filter((value) => value !== "");
  return { name, emails };
}

/** The hire of a hired application, against the opening that it closed (or that its offer names). */
export function hireOf(
  application: Application,
  candidate: Candidate | undefined,
  opening: Opening | undefined,
  offer: Offer | undefined,
): SeenHire {
  const { name, emails } = candidateName(candidate);
  const hiredAt = opening?.closed_at ?? offer?.resolved_at ?? application.updated_at ?? application.last_activity_at;
  return {
    applicationId: application.id,
    candidateName: name,
    emails,
    hiredAt: new Date(hiredAt ?? 0).toISOString(),
    requisition: opening === undefined ? null : { providerId: opening.id, code: opening.opening_id ?? "" },
  };
}
