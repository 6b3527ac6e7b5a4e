// Whether a requisition found under our code is ours: the rule that keeps a crash from making a second one, and us from taking a stranger's.

/** A journalled try to create a requisition: at `startedAt`, by the ATS's clock, nothing was there under the code. */
export type Attempt = {
  readonly startedAt: string;
  readonly name: string;
  /** Null: nobody knows how it ended (no answer came, or we died waiting). */
  readonly outcome: string | null;
};

/** How long a write that got no answer may still take effect at the ATS: our time-out (10 s) and ample time on their side. */
export const UNANSWERED_MS = 30_000;

/** Whether a try may still be under way at the ATS: until it is certain, another one could make a second requisition. */
export function mayStillHappen(attempts: readonly Attempt[], now: number): boolean {
  return attempts.some((attempt) => attempt.outcome === null && now - Date.parse(attempt.startedAt) < UNANSWERED_MS);
}

export type FoundRequisition = { readonly providerId: string; readonly name: string; readonly createdAt: string };

export type Adoption<Found extends FoundRequisition> =
  | { readonly decision: "create" }
  | { readonly decision: "adopt"; readonly requisition: Found }
  | { readonly decision: "code_in_use"; readonly requisition: Found };

/**
 * Nothing there: create. Ours only when a journalled attempt for this position precedes its creation and its name agrees.
 * When several are ours (which the rule exists to prevent) the oldest is taken.
 */
export function adoption<Found extends FoundRequisition>(
  found: readonly Found[],
  attempts: readonly Attempt[],
): Adoption<Found> {
  const [first, ...others] = [...found].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  if (first === undefined) return { decision: "create" };
  const ours = [first, ...others].find((requisition) =>
    attempts.some(
      (attempt) =>
        Date.parse(attempt.startedAt) <= Date.parse(requisition.createdAt) &&
        attempt.name.trim() === requisition.name.trim(),
    ),
  );
  return ours === undefined
    ? { decision: "code_in_use", requisition: first }
    : { decision: "adopt", requisition: ours };
}
