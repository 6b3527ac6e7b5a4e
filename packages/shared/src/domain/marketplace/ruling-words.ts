// A ruling in words: all of it for the company, and for the recruiter nothing about other agencies or who else put the person forward.
import type { Evidence, Ruling, RulingReason } from "./ownership.ts";

const FOR_RECRUITER: Record<RulingReason, string> = {
  first: "You were first to submit this person.",
  own: "You submitted this person before, so they are yours.",
  overruled: "The company decided.",
  already_submitted: "You have already submitted this person for this role.",
  held_by_other: "The company had this person on its books before you submitted them.",
  on_posting: "This person is already being considered for this role.",
  direct: "The company had this person on its books before you submitted them.",
  other_agency: "The company had this person on its books before you submitted them.",
};

const FOR_COMPANY: Record<RulingReason, string> = {
  first: "Nobody had submitted this person before.",
  own: "This recruiter holds this person.",
  overruled: "Overruled by a person.",
  already_submitted: "This recruiter has already submitted this person for this role.",
  held_by_other: "Another recruiter submitted this person first.",
  on_posting: "This person is already a candidate for this role in the ATS.",
  direct: "This person came to you directly, so no recruiter can claim them.",
  other_agency: "The ATS has this person from another agency.",
};

export function rulingForCompany(ruling: Pick<Ruling, "reason">): string {
  return FOR_COMPANY[ruling.reason];
}

export function rulingForRecruiter(ruling: Pick<Ruling, "reason">): string {
  return FOR_RECRUITER[ruling.reason];
}

/** What a recruiter may know of the evidence: since and until when the person is held; of applications the day at most. */
export type EvidenceForRecruiter = { readonly since: string; readonly until: string | null };

export function evidenceForRecruiter(evidence: readonly Evidence[]): EvidenceForRecruiter[] {
  return evidence.map((one) =>
    one.kind === "ownership" ? { since: one.since, until: one.until } : { since: one.at, until: null },
  );
}
