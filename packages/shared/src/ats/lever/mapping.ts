// Lever's words to ours: the only place where both vocabularies meet.
import type { SeenApplication, SeenHire, SeenRequisition } from "../adapter.ts";
import type { Opportunity, Requisition } from "./schema.ts";

/**
 * The hire that an opportunity tells of, or null when it is not archived with one of the account's hired-type reasons.
 * (Lever has no "hired" stage; several reasons may be of type hired, and their texts are editable.)
 */
export function hireOf(opportunity: Opportunity, hiredReasonIds: ReadonlySet<string>): SeenHire | null {
  const { archived } = opportunity;
  if (!archived?.reason || !hiredReasonIds.has(archived.reason)) return null;
  const against = (opportunity.applications ?? []).find(
    (application) => application.requisitionForHire,
  )?.requisitionForHire;
  return {
    applicationId: opportunity.id,
    candidateId: null,
    candidateName: (opportunity.name ?? "").trim(),
    candidateWithheld: null,
    readAlong: null,
    emails: (opportunity.emails ?? []).map((email) => email.trim()).filter((email) => email !== ""),
    hiredAt: new Date(archived.archivedAt).toISOString(),
    startsOn: null,
    requisition: against ? { providerId: against.id, code: against.requisitionCode ?? "" } : null,
  };
}

export function applicationOf(opportunity: Opportunity, hiredReasonIds: ReadonlySet<string>): SeenApplication {
  const hire = hireOf(opportunity, hiredReasonIds);
  return hire === null ? { state: "not_hired", applicationId: opportunity.id } : { state: "hired", hire };
}

export function requisitionOf(requisition: Requisition): SeenRequisition {
  const total = Number(requisition.headcountTotal ?? 1);
  const hired = Number(requisition.headcountHired ?? 0);
  return {
    providerId: requisition.id,
    code: requisition.requisitionCode ?? "",
    name: requisition.name ?? "",
    status: requisition.status,
    headcountTotal: Number.isFinite(total) ? total : null, // "unlimited"
    headcountHired: Number.isFinite(hired) ? hired : 0,
    createdAt: new Date(requisition.createdAt).toISOString(),
    closedAt: requisition.closedAt ? new Date(requisition.closedAt).toISOString() : null,
    opening: null,
  };
}
