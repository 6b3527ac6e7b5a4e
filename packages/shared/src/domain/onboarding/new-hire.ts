// The new hire: what comes of a candidate who reached the stage, with the offer, posting and people that belong to them.
import { z } from "zod";
import { offerDay, offerText, offerThatCounts, type Offer } from "./offer.ts";

/**
 * What is missing or odd about a new hire, for the people who invite them. `no_email`, `no_offer`, `no_posting`, `no_start_date`:
 * the ATS does not tell. `manager_unknown`, `manager_deactivated`: of the hiring manager or the direct manager.
 */
export const NewHireProblem = z.enum([
  "no_email",
  "no_offer",
  "no_posting",
  "no_start_date",
  "manager_unknown",
  "manager_deactivated",
]);
export type NewHireProblem = z.infer<typeof NewHireProblem>;

export const DocumentType = z.enum(["otherDocument", "ResumeDocument"]);
export type DocumentType = z.infer<typeof DocumentType>;

/** One file of a person, as the ATS lists it. */
export type SeenDocument = {
  readonly providerId: string;
  readonly type: DocumentType;
  readonly displayName: string;
  /** Without a dot, in lower case; "" when nothing tells. */
  readonly extension: string;
  /** The ATS's own page for it, for people who are signed in there; the bytes come by the API. */
  readonly downloadUrl: string | null;
  /** Bytes. */
  readonly size: number | null;
  readonly uploadedAt: string | null;
  /** The ATS could not process the file: its download will fail. */
  readonly isUnprocessable: boolean;
};

export type SeenPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly isActive: boolean;
};

export type SeenPosting = {
  readonly id: string;
  readonly title: string;
  readonly location: string | null;
  readonly hiringManagerId: string | null;
};

/** A candidate at or past the stage, as the ATS tells of them. */
export type SeenCandidate = {
  readonly opportunityId: string;
  readonly contactId: string | null;
  readonly name: string;
  readonly emails: readonly string[];
  readonly postingId: string | null;
  readonly hiringManagerId: string | null;
  readonly location: string | null;
  /** Milliseconds. */
  readonly reachedAt: number;
};

/** What is read for a candidate, whole. `person` knows every user id that the offer and the posting name. */
export type CandidateRead = {
  readonly candidate: SeenCandidate;
  readonly offers: readonly Offer[];
  readonly posting: SeenPosting | null;
  readonly person: (userId: string) => SeenPerson | null;
};

/** The columns of a new hire that come from the ATS. */
export type NewHireFacts = {
  readonly opportunityId: string;
  readonly contactId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly postingId: string | null;
  readonly postingTitle: string | null;
  readonly designation: string | null;
  readonly offerId: string | null;
  readonly offerStatus: string | null;
  readonly offerCandidateName: string | null;
  readonly location: string | null;
  readonly startDate: string | null;
  readonly managerId: string | null;
  readonly managerName: string | null;
  readonly hiringManagerName: string | null;
  readonly hiringManagerEmail: string | null;
  readonly packageCode: string | null;
  readonly reachedAt: string;
  readonly problems: readonly NewHireProblem[];
};

/** The user ids whose names the new hire needs. */
export function peopleOf(offers: readonly Offer[], candidate: SeenCandidate, posting: SeenPosting | null): string[] {
  const offer = offerThatCounts(offers);
  const ids = [offerText(offer, "direct_manager"), hiringManagerId(offer, candidate, posting)];
  return [...new Set(ids.filter((id) => id !== null))];
}

function hiringManagerId(offer: Offer | null, candidate: SeenCandidate, posting: SeenPosting | null): string | null {
  return offerText(offer, "hiring_manager") ?? posting?.hiringManagerId ?? candidate.hiringManagerId;
}

/** Lays out what was read; what the offer says comes first, then the posting, then the candidate. */
export function newHireOf({ candidate, offers, posting, person }: CandidateRead): NewHireFacts {
  const offer = offerThatCounts(offers);
  const managerId = offerText(offer, "direct_manager");
  const manager = managerId === null ? null : person(managerId);
  const hiringId = hiringManagerId(offer, candidate, posting) ?? managerId;
  const hiring = hiringId === null ? null : person(hiringId);
  const email = candidate.emails.find((one) => one.trim() !== "")?.trim() ?? null;
  const startDate = offerDay(offer, "anticipated_start_date");
  const people = [managerId, hiringId].filter((id) => id !== null).map(person);
  const holds: Record<NewHireProblem, boolean> = {
    no_email: email === null,
    no_offer: offer === null,
    no_posting: posting === null,
    no_start_date: offer !== null && startDate === null,
    manager_unknown: people.some((one) => one === null),
    manager_deactivated: people.some((one) => one?.isActive === false),
  };
  return {
    opportunityId: candidate.opportunityId,
    contactId: candidate.contactId,
    name: candidate.name.trim() || (offerText(offer, "candidate_name") ?? ""),
    email,
    postingId: posting?.id ?? candidate.postingId,
    postingTitle: posting?.title ?? null,
    designation: offerText(offer, "job_title") ?? posting?.title ?? null,
    offerId: offer?.id ?? null,
    offerStatus: offer?.status ?? null,
    offerCandidateName: offerText(offer, "candidate_name"),
    location:
      offerText(offer, "location", "custom_location", "location/office") ?? posting?.location ?? candidate.location,
    startDate,
    managerId,
    managerName: manager?.name ?? null,
    hiringManagerName: hiring?.name ?? null,
    hiringManagerEmail: hiring?.email ?? null,
    packageCode: offerText(offer, "custom_emp_job_type"),
    reachedAt: new Date(candidate.reachedAt).toISOString(),
    problems: NewHireProblem.options.filter((problem) => holds[problem]),
  };
}

/** An extension as we keep it: without a dot and in lower case, from what the ATS says or else from the name. */
export function extensionOf(told: string | null | undefined, name: string): string {
  const given = (told ?? "").trim().replace(/^\.+/, "");
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1] ?? "";
  return (/^[A-Za-z0-9]{1,8}$/.test(given) ? given : own).toLowerCase();
}

/** A number that may come as text; null when it is none. */
export function numberOf(value: string | number | null | undefined): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

/** What a new hire's invitation is pre-filled with, in the words of its form. */
export function pickForInvitation(
  hire: Pick<
    NewHireFacts,
    | "name"
    | "email"
    | "designation"
    | "location"
    | "startDate"
    | "managerName"
    | "hiringManagerName"
    | "hiringManagerEmail"
    | "packageCode"
  >,
) {
  return {
    name: hire.name,
    email: hire.email ?? "",
    designation: hire.designation,
    location: hire.location,
    startDate: hire.startDate,
    managerName: hire.managerName ?? hire.hiringManagerName,
    managerEmail: hire.hiringManagerEmail,
    packageCode: hire.packageCode,
  };
}
