// A ruling in words: all of it for the company, and for the recruiter nothing about where else the person comes from.
import { heldUntil, type Evidence, type Ruling, type RulingReason } from "./ownership.ts";

/** One sentence for every way in which the company has a person: which it is, another agency or an application, is theirs to know. */
const KNOWN = "The company knew this person before you submitted them.";

const FOR_RECRUITER: Record<RulingReason, string> = {
  first: "You were first to submit this person.",
  own: "You submitted this person before, so they are yours.",
  overruled: "The company decided.",
  already_submitted: "You have already submitted this person for this role.",
  held_by_other: KNOWN,
  on_posting: KNOWN,
  direct: KNOWN,
  other_agency: KNOWN,
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

/** The recruiter's own submission that stands in the way of the same again; null when it is something else. */
export function earlierOwn({ reason, evidence }: Pick<Ruling, "reason" | "evidence">): string | null {
  const own = reason === "already_submitted" ? evidence.find((one) => one.kind === "submission") : undefined;
  return own?.submissionId ?? null;
}

/** Days, YYYY-MM-DD. `until` null: not known, or only for as long as something goes on. */
export type EvidenceForRecruiter = { readonly since: string; readonly until: string | null };

/**
 * Of all that a refusal rests on, what a recruiter needs to understand it and to know when to ask again: one day since when, and one
 * until when, reckoned alike whatever the evidence is. Times of the day, and how many applications there are, would tell more.
 * @param today YYYY-MM-DD
 */
export function evidenceForRecruiter(
  evidence: readonly Evidence[],
  ownershipDays: number,
  today: string,
): EvidenceForRecruiter | null {
  const known = evidence.map((one) => {
    if (one.kind === "ownership") return { since: one.since, until: one.until };
    return { since: one.at, until: one.kind === "application" ? heldUntil(one.at, ownershipDays) : null };
  });
  const newest = known.toSorted((a, b) => (a.since < b.since ? 1 : -1))[0];
  if (newest === undefined) return null;
  const until = newest.until?.slice(0, 10) ?? null;
  return { since: newest.since.slice(0, 10), until: until !== null && until > today ? until : null };
}
