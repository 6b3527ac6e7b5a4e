// What a look at the ATS means for the hires we hold: which rows are new, which changed, which hires were undone, and nothing else.
import type { HireProblem, HireStatus } from "../words.ts";

/** Why an ATS does not show a candidate to us. `private`: only to some of its users. `anonymised`: nobody's data is left. */
export type CandidateWithheld = "private" | "anonymised";

/** A hire as the ATS tells it now, in the shape of ats/adapter.ts. */
export type LookedAtHire = {
  readonly applicationId: string;
  readonly candidateId: string | null;
  readonly candidateName: string;
  readonly candidateWithheld: CandidateWithheld | null;
  readonly emails: readonly string[];
  readonly hiredAt: string;
  readonly startsOn: string | null;
  readonly requisition: { readonly providerId: string; readonly code: string } | null;
};

export type HeldHire = {
  readonly id: string;
  readonly applicationId: string;
  readonly candidateId: string | null;
  readonly candidateName: string;
  readonly candidateWithheld: CandidateWithheld | null;
  readonly emails: readonly string[];
  readonly requisitionProviderId: string | null;
  readonly requisitionCode: string | null;
  readonly positionId: string | null;
  readonly status: HireStatus;
  readonly hiredAt: string;
  readonly startsOn: string | null;
  readonly problem: HireProblem | null;
};

/** Whose requisition it is: a position's, ours by its code but of no position, or somebody else's. */
export type RequisitionOwner =
  | { readonly kind: "position"; readonly positionId: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "other" };

export type HireRow = Omit<HeldHire, "id"> & { readonly id: string | null; readonly unhiredAt: string | null };

export type HireOutcome = "hired" | "changed" | "unhired" | "unchanged" | "not_ours";

/**
 * The row to write for a hire that the ATS shows, or null when nothing changes.
 * A hire whose requisition is not ours is not kept (it is none of our business); one that we hold for a seat and that has moved to
 * a requisition of others counts as undone for us. The problem `position_taken` is the matcher's and survives.
 * @param keepsAll the import keeps every hire, whosever the requisition is
 */
export function hiredRow(
  seen: LookedAtHire,
  held: HeldHire | undefined,
  owner: RequisitionOwner,
  now: string,
  keepsAll = false,
): { readonly row: HireRow | null; readonly outcome: HireOutcome } {
  // An answer without the requisition (not expanded, or withheld) is no proof that the hire moved: what we hold stands.
  const isSilent = seen.requisition === null && held !== undefined;
  const isImported = held !== undefined && held.positionId === null && held.problem === null;
  if (owner.kind === "other" && !isSilent && !keepsAll && !isImported)
    return held ? unhiredRow(held, now) : { row: null, outcome: "not_ours" };
  const positionId = isSilent ? held.positionId : owner.kind === "position" ? owner.positionId : null;
  // Contact data is blank in some answers: that never overwrites what we know, unless the ATS itself has made the person unknown.
  const known = seen.candidateWithheld === "anonymised" ? undefined : held;
  const row: HireRow = {
    id: held?.id ?? null,
    applicationId: seen.applicationId,
    candidateId: seen.candidateId,
    candidateName: seen.candidateName || known?.candidateName || "",
    candidateWithheld: seen.candidateWithheld,
    emails: seen.emails.length > 0 ? seen.emails : (known?.emails ?? []),
    requisitionProviderId: seen.requisition?.providerId ?? held?.requisitionProviderId ?? null,
    requisitionCode: seen.requisition?.code ?? held?.requisitionCode ?? null,
    positionId,
    status: "hired",
    hiredAt: seen.hiredAt,
    startsOn: seen.startsOn,
    unhiredAt: null,
    problem: positionId === null ? unseated(owner, held, isSilent) : keptProblem(held, positionId),
  };
  if (held === undefined) return { row, outcome: "hired" };
  return isSame(row, held)
    ? { row: null, outcome: "unchanged" }
    : { row, outcome: held.status === "hired" ? "changed" : "hired" };
}

/** The row to write for a held hire that the ATS no longer shows as hired (or shows as gone). */
export function unhiredRow(held: HeldHire | undefined, now: string): { row: HireRow | null; outcome: HireOutcome } {
  if (held === undefined) return { row: null, outcome: "not_ours" };
  if (held.status === "unhired") return { row: null, outcome: "unchanged" };
  return { row: { ...held, status: "unhired", unhiredAt: now, problem: null }, outcome: "unhired" };
}

/** Without a seat: a requisition with a code of ours that no position has is a problem; one of others, or none at all, is not. */
function unseated(owner: RequisitionOwner, held: HeldHire | undefined, isSilent: boolean): HireProblem | null {
  if (owner.kind === "unknown") return "requisition_unknown";
  return isSilent ? (held?.problem ?? null) : null;
}

function keptProblem(held: HeldHire | undefined, positionId: string): HireProblem | null {
  return held?.status === "hired" && held.positionId === positionId ? held.problem : null;
}

function isSame(row: HireRow, held: HeldHire): boolean {
  return (
    held.status === row.status &&
    held.candidateId === row.candidateId &&
    held.candidateName === row.candidateName &&
    held.candidateWithheld === row.candidateWithheld &&
    held.startsOn === row.startsOn &&
    held.hiredAt === row.hiredAt &&
    held.requisitionProviderId === row.requisitionProviderId &&
    held.requisitionCode === row.requisitionCode &&
    held.positionId === row.positionId &&
    held.problem === row.problem &&
    JSON.stringify(held.emails) === JSON.stringify(row.emails)
  );
}
