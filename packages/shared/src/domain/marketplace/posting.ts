// A posting of an ATS as the marketplace knows it: what was read of it, and whether people can still be submitted for it.
import { z } from "zod";

/**
 * `published` and `internal` (unlisted) take candidates. `withheld`: it has become confidential and is not shown to us. `gone`: it
 * was deleted. The others are the ATS's own words.
 */
export const PostingState = z.enum([
  "published",
  "internal",
  "closed",
  "draft",
  "pending",
  "rejected",
  "withheld",
  "gone",
]);
export type PostingState = z.infer<typeof PostingState>;

/** The states in which a role made from the posting may be open. */
export const ACTIVE_STATES = ["published", "internal"] as const satisfies readonly PostingState[];

export function isActivePosting(state: PostingState): boolean {
  return state === "published" || state === "internal";
}

/** Where the work is done; null when the ATS does not say. */
export const WorkplaceType = z.enum(["onsite", "hybrid", "remote"]);
export type WorkplaceType = z.infer<typeof WorkplaceType>;

/** Whole units of the currency; `interval` in the ATS's words, such as `per-year-salary`. Any part may be unknown. */
export type SalaryRange = {
  readonly min: number | null;
  readonly max: number | null;
  readonly currency: string | null;
  readonly interval: string | null;
};

/** What a role tells of itself, whether a posting or a person wrote it. */
export type RoleFacts = {
  readonly title: string;
  readonly department: string | null;
  readonly team: string | null;
  readonly location: string | null;
  readonly allLocations: readonly string[];
  readonly commitment: string | null;
  readonly workplaceType: WorkplaceType | null;
  readonly salary: SalaryRange | null;
  readonly hiringManager: string | null;
  /** Sanitised HTML (domain/marketplace/sanitise.ts). */
  readonly descriptionHtml: string;
  readonly isConfidential: boolean;
};

/** A posting as last read. Of people it holds ids and names of the company's own users only. */
export type SeenPosting = RoleFacts & {
  readonly providerId: string;
  readonly state: PostingState;
  /** The user on whose behalf candidates are submitted. */
  readonly ownerId: string | null;
  readonly hiringManagerId: string | null;
  readonly requisitionCodes: readonly string[];
  /** The posting's page in the ATS, for people of the company. */
  readonly url: string | null;
  readonly updatedAt: string;
};
