// What the sync engine asks of any applicant tracking system, in Rolecall's words; each adapter maps its ATS's words to these.
import type { Failure, Success } from "../domain/result.ts";
import type { AwaitedField } from "../domain/greenhouse/sync-request.ts";
import type { CandidateWithheld } from "../domain/sync/hire-changes.ts";

/**
 * Why a request to an ATS did not give its answer.
 * `access_revoked`, `key_refused`: the connection needs a person. `forbidden`: a permission or a switch at the ATS is missing.
 * `not_found`. `rejected`: the ATS refuses what we sent. `rate_limited`, `unavailable`: try again later; for a write it is then
 * unknown whether it happened. `stale_cursor`: a page token died, start the window again. `unexpected_answer`: unreadable.
 */
export type AtsFailureReason =
  | "access_revoked"
  | "key_refused"
  | "forbidden"
  | "not_found"
  | "rejected"
  | "rate_limited"
  | "unavailable"
  | "stale_cursor"
  | "unexpected_answer";

export type AtsFailure = Failure<AtsFailureReason> & {
  /** The request got no answer, or none that can be read: a write may still take effect, or has done so without showing yet. */
  readonly isUnanswered?: boolean;
  /** It is a 404 without a word of the ATS's own, which may come from whoever stands before it. */
  readonly isBareNotFound?: boolean;
};
export type AtsResult<Value> = Success<Value> | AtsFailure;

/** A hire as the ATS tells it now. `requisition` is what it was hired against, if the ATS says. */
export type SeenHire = {
  readonly applicationId: string;
  /** Null where the application and the candidate are one (Lever). */
  readonly candidateId: string | null;
  readonly candidateName: string;
  /** Why name and e-mails are empty, when the ATS keeps them from us. */
  readonly candidateWithheld: CandidateWithheld | null;
  readonly emails: readonly string[];
  readonly hiredAt: string;
  /** The first day, YYYY-MM-DD, when the ATS tells it. */
  readonly startsOn: string | null;
  readonly requisition: { readonly providerId: string; readonly code: string } | null;
  /** That requisition itself, where it was read along with the hire; null where it was not. */
  readonly readAlong: SeenRequisition | null;
};

/** An application read by its id: hired now, not hired now, or no longer there. */
export type SeenApplication =
  | { readonly state: "hired"; readonly hire: SeenHire }
  | { readonly state: "not_hired"; readonly applicationId: string }
  | { readonly state: "gone"; readonly applicationId: string };

/**
 * A requisition (Lever) or opening (Greenhouse) as the ATS tells it now. `name` empty = not told by this answer. `headcountTotal`
 * null = unlimited. What stands in `opening` only openings have.
 */
export type SeenRequisition = {
  readonly providerId: string;
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly headcountTotal: number | null;
  readonly headcountHired: number;
  readonly createdAt: string;
  readonly closedAt: string | null;
  readonly opening: SeenOpening | null;
};

export type SeenOpening = {
  readonly jobId: string;
  /** Who closed it as a hire. */
  readonly applicationId: string | null;
  readonly closeReasonId: string | null;
  readonly targetStartOn: string | null;
  readonly updatedAt: string;
  /** Values of custom fields by key, as the ATS answers them; those of the job only where it was read with the opening. */
  readonly fields: { readonly opening: FieldReads; readonly job: FieldReads | null };
  /** The job itself, where it was read with the opening. */
  readonly job: SeenJob | null;
};

export type SeenJob = {
  readonly name: string;
  readonly requisitionId: string | null;
  readonly departmentId: string | null;
  readonly officeIds: readonly string[];
};

export type FieldReads = Readonly<Record<string, unknown>>;

/** Pages of a list; ends after the first failure, which is then the last item. */
export type Pages<Item> = AsyncGenerator<AtsResult<readonly Item[]>, void, undefined>;

/**
 * How new hires are found without webhooks. Lever lists hires by the time of the hire; Greenhouse has no such list, but its
 * openings, listed by their last change, name the application that filled them.
 */
export type Looks =
  | { readonly by: "hires"; since(time: string | null): Pages<SeenHire> }
  | { readonly by: "requisitions"; since(time: string | null): Pages<SeenRequisition> };

/**
 * What an event of this kind says to read again: the application that it names (`held_application`: only when it is a hire that
 * we hold), the hires of a candidate, the requisitions of a job; `none`: nothing.
 */
export type EventAim = "application" | "held_application" | "submission" | "candidate" | "job" | "none";

/** An ATS as the headcount module reads it. */
export type HeadcountAts = {
  readonly looks: Looks;
  readonly aimOf: (eventKind: string) => EventAim;
  /** As many as one call of `applications` reads at its best. */
  readonly applicationsAtOnce: number;
  applications(ids: readonly string[]): Promise<ReadonlyMap<string, AtsResult<SeenApplication>>>;
  requisitions(): Pages<SeenRequisition>;
  requisition(providerId: string): Promise<AtsResult<SeenRequisition>>;
  /** The openings of a job; none where requisitions have no job. */
  requisitionsOfJob(jobId: string): Promise<AtsResult<readonly SeenRequisition[]>>;
  /** Requisitions under exactly this code, and the ATS's own time when it answered. */
  requisitionsByCode(code: string): Promise<AtsResult<FoundByCode>>;
};

export type FoundByCode = { readonly found: readonly SeenRequisition[]; readonly answeredAt: string };

/** One position as an ATS would write it; made of a plan (domain/write-plan.ts, domain/greenhouse/plan.ts) by the adapter. */
export type RequisitionWriter = {
  readonly code: string;
  /** What the journal keeps of the try; a requisition found under our code is ours only when `markOf` says the same of it. */
  readonly mark: string;
  markOf(found: SeenRequisition): string;
  /** @returns the new requisition's id; read it back before trusting anything else of the answer */
  create(): Promise<AtsResult<{ readonly providerId: string }>>;
  /** Makes a requisition of an earlier try say what the plan says now; nothing is written when it does already. */
  agree(providerId: string): Promise<AtsResult<null>>;
  /**
   * Writes what one call cannot, or what a later edit changed. Looks before each step, so that it may be called again.
   * @returns fields that do not read back as written; empty when all do
   */
  complete(providerId: string): Promise<AtsResult<readonly AwaitedField[]>>;
};
