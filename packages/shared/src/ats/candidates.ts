// What the marketplace asks of an applicant tracking system: who is there already, submit one, and what became of them.
import type { KnownApplication } from "../domain/marketplace/ownership.ts";
import type { SeenCandidate, SeenInterview } from "../domain/marketplace/progress.ts";
import type { AtsResult, Pages } from "./adapter.ts";
import type { FormFile } from "./multipart.ts";

/** A candidate as it goes to the ATS. */
export type NewCandidate = {
  readonly postingId: string;
  /** The ATS's user on whose behalf it is created: the posting's owner. */
  readonly onBehalfOf: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly links: readonly string[];
  readonly location: string | null;
  /** The agency, as the ATS's source of the candidate. */
  readonly source: string;
  readonly tags: readonly string[];
  readonly files: readonly FormFile[];
};

/** An application of the person. `isMarked`: it carries Rolecall's tag and the agency as its source, as one of ours would. */
export type FoundApplication = KnownApplication & { readonly sources: readonly string[]; readonly isMarked: boolean };

export type FoundPerson = {
  readonly found: readonly FoundApplication[];
  /** By the ATS's own clock. */
  readonly answeredAt: string;
};

export type CandidateAts = {
  /** Every application of whoever has one of these addresses, across the account, confidential ones as far as we may see them. */
  applicationsOf(emails: readonly string[], postingId: string): Promise<AtsResult<FoundPerson>>;
  /** Not repeated by itself: look before trying again. */
  submit(candidate: NewCandidate): Promise<AtsResult<{ readonly applicationId: string; readonly isDeduped: boolean }>>;
  /** Null: the ATS no longer has it, or keeps it from us. */
  candidate(applicationId: string): Promise<AtsResult<SeenCandidate | null>>;
  interviews(applicationId: string): Promise<AtsResult<readonly SeenInterview[]>>;
  /** The first day of work by the accepted offer, YYYY-MM-DD; null when nobody has written one. */
  startsOn(applicationId: string): Promise<AtsResult<string | null>>;
  /** Marked applications that moved, or were archived, since then, and when. */
  movedSince(time: string): Pages<{ readonly applicationId: string; readonly at: string }>;
};

/** Every candidate who comes through Rolecall carries this tag at the ATS. */
export const ROLECALL_TAG = "Rolecall";
