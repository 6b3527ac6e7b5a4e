// What the sync engine asks of any applicant tracking system, in Rolecall's words; each adapter maps its ATS's words to these.
import type { Failure, Result } from "../domain/result.ts";

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

export type AtsFailure = Failure<AtsFailureReason>;
export type AtsResult<Value> = Result<Value, AtsFailureReason>;

/** A hire as the ATS tells it now. `requisition` is what it was hired against, if the ATS says. */
export type SeenHire = {
  readonly applicationId: string;
  readonly candidateName: string;
  readonly emails: readonly string[];
  readonly hiredAt: string;
  readonly requisition: { readonly providerId: string; readonly code: string } | null;
};

/** An application read by its id: hired now, not hired now, or no longer there. */
export type SeenApplication =
  | { readonly state: "hired"; readonly hire: SeenHire }
  | { readonly state: "not_hired"; readonly applicationId: string }
  | { readonly state: "gone"; readonly applicationId: string };

/** A requisition (Lever) or opening (Greenhouse) as the ATS tells it now. `headcountTotal` null = unlimited. */
export type SeenRequisition = {
  readonly providerId: string;
  readonly code: string;
  readonly name: string;
  readonly status: string;
  readonly headcountTotal: number | null;
  readonly headcountHired: number;
  readonly createdAt: string;
  readonly closedAt: string | null;
};

/** Pages of a list; ends after the first failure, which is then the last item. */
export type Pages<Item> = AsyncGenerator<AtsResult<readonly Item[]>, void, undefined>;

/** An ATS as the headcount module needs it. `Plan` is the ATS's own body for a new requisition (domain/write-plan.ts). */
export type HeadcountAts<Plan> = {
  /** Hires whose hire (or change of it) is not before `since`; all of them when null. */
  hires(since: string | null): Pages<SeenHire>;
  application(applicationId: string): Promise<AtsResult<SeenApplication>>;
  requisitions(): Pages<SeenRequisition>;
  requisition(providerId: string): Promise<AtsResult<SeenRequisition>>;
  /** Requisitions under exactly this code, and the ATS's own time when it answered. */
  requisitionsByCode(
    code: string,
  ): Promise<AtsResult<{ readonly found: SeenRequisition[]; readonly answeredAt: string }>>;
  /** @returns the new requisition's id; read it back before trusting anything else of the answer */
  createRequisition(plan: Plan): Promise<AtsResult<{ readonly providerId: string }>>;
};
