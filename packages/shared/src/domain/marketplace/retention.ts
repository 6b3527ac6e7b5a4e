// For how long the personal details of candidates who were not hired stay, what is left of them afterwards, and how many a recruiter may submit.

/** After the last thing that happened to them, when the company has not chosen otherwise: as long as a first submission holds. */
export const DEFAULT_RETENTION_DAYS = 180;

/** Within 24 hours and per recruiter. More is seldom recruiting: each ruling tells whether the company knows an address. */
export const DEFAULT_DAILY_LIMIT = 20;

/** Where a candidate stands for whom it is over without a hire. */
export const ENDED_PLACES = ["refused", "not_sent", "archived", "gone"] as const;

/** What stands in the place of a person's details. What happened, when, and for which role stays. */
export const ERASED = {
  candidateName: "Erased candidate",
  candidateEmail: "",
  candidatePhone: null,
  candidateLinks: [],
  candidateLocation: null,
  notes: "",
  message: null,
} as const;

/** Files are often called by the person's name. */
export const ERASED_RESUME_NAME = "resume";

/** How the keyed hash of an erased address begins; no address does. */
export const MARK_PREFIX = "erased:";

/**
 * Why a person's details are erased. `retention`: their time has run out. `request`: the company asked for it. `ats`: their contact was
 * anonymised there.
 */
export type ErasureCause = "retention" | "request" | "ats";
