// Whose candidate is it: the ownership rule. First submission wins for a number of days; people whom the company had itself are no recruiter's.

/** How long the first submission holds when the company has not chosen otherwise. */
export const DEFAULT_OWNERSHIP_DAYS = 180;

const DAY_MS = 24 * 3_600_000;

/**
 * `first`: nobody had this person. `own`: the same recruiter holds them. `overruled`: a person decided. Refusals:
 * `already_submitted`: by this recruiter, for this role. `held_by_other`: another recruiter was first. `on_posting`: the person is a
 * candidate of this very role at the ATS. `direct`: came to the company without an agency. `other_agency`: the ATS has them from an
 * agency that Rolecall knows nothing of.
 */
export type RulingReason =
  "first" | "own" | "overruled" | "already_submitted" | "held_by_other" | "on_posting" | "direct" | "other_agency";

/** One fact that a ruling rests on. Who else it was is told to the company, never to the recruiter. */
export type Evidence =
  | { readonly kind: "ownership"; readonly submissionId: string; readonly since: string; readonly until: string }
  | { readonly kind: "submission"; readonly submissionId: string; readonly at: string }
  | {
      readonly kind: "application";
      readonly applicationId: string;
      readonly origin: string;
      readonly at: string;
      readonly isSamePosting: boolean;
      readonly isActive: boolean;
    };

export type Ruling = {
  readonly isAccepted: boolean;
  readonly reason: RulingReason;
  readonly evidence: readonly Evidence[];
};

/** An application of the person at the ATS, not one that Rolecall sent. `origin` in the ATS's words (Lever: applied, agency…). */
export type KnownApplication = {
  readonly applicationId: string;
  readonly origin: string;
  readonly createdAt: string;
  readonly isSamePosting: boolean;
  /** Not archived. */
  readonly isActive: boolean;
};

/** What the rule looks at. Times are ISO; `submittedAt` is when the recruiter pressed the button, however late it is ruled on. */
export type OwnershipCase = {
  readonly submissionId: string;
  readonly recruiterId: string;
  readonly submittedAt: string;
  readonly ownershipDays: number;
  /** Who holds the person, if anybody. */
  readonly held: {
    readonly recruiterId: string;
    readonly submissionId: string;
    readonly since: string;
    readonly until: string;
  } | null;
  /** An earlier submission by the same recruiter for the same role that the ATS has, if there is one. */
  readonly earlier: { readonly submissionId: string; readonly at: string } | null;
  readonly known: readonly KnownApplication[];
};

/** Origins by which a person came to the company itself. `sourced` is not among them: the company found a name, nobody applied. */
const DIRECT_ORIGINS: ReadonlySet<string> = new Set(["applied", "referred", "internal", "university"]);

/** The ruling and all that it rests on. The order of the questions is the order of the reasons told. */
export function rule(of: OwnershipCase): Ruling {
  const refuse = (reason: RulingReason, evidence: readonly Evidence[]): Ruling => ({
    isAccepted: false,
    reason,
    evidence,
  });
  const { held, earlier } = of;
  if (earlier !== null)
    return refuse("already_submitted", [{ kind: "submission", submissionId: earlier.submissionId, at: earlier.at }]);
  const holds = held !== null && held.until > of.submittedAt ? held : null;
  if (holds !== null && holds.recruiterId !== of.recruiterId) return refuse("held_by_other", [ownershipOf(holds)]);
  const samePosting = of.known.filter((one) => one.isSamePosting && (one.isActive || isRecent(of, one)));
  if (samePosting.length > 0) return refuse("on_posting", samePosting.map(applicationOf));
  // Whom the recruiter already holds came by the recruiter: that the person applied as well later on takes nothing away.
  if (holds !== null) return { isAccepted: true, reason: "own", evidence: [ownershipOf(holds)] };
  const counted = of.known.filter((one) => one.isActive || isRecent(of, one));
  const direct = counted.filter((one) => DIRECT_ORIGINS.has(one.origin));
  if (direct.length > 0) return refuse("direct", direct.map(applicationOf));
  const agencies = counted.filter((one) => one.origin === "agency");
  if (agencies.length > 0) return refuse("other_agency", agencies.map(applicationOf));
  return { isAccepted: true, reason: "first", evidence: of.known.map(applicationOf) };
}

/** Until when a first submission holds. */
export function heldUntil(submittedAt: string, ownershipDays: number): string {
  return new Date(Date.parse(submittedAt) + ownershipDays * DAY_MS).toISOString();
}

function isRecent(of: OwnershipCase, known: KnownApplication): boolean {
  return heldUntil(known.createdAt, of.ownershipDays) > of.submittedAt;
}

function ownershipOf(held: NonNullable<OwnershipCase["held"]>): Evidence {
  return { kind: "ownership", submissionId: held.submissionId, since: held.since, until: held.until };
}

function applicationOf(known: KnownApplication): Evidence {
  const { applicationId, origin, createdAt, isSamePosting, isActive } = known;
  return { kind: "application", applicationId, origin, at: createdAt, isSamePosting, isActive };
}
