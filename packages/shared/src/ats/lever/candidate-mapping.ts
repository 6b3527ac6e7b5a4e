// Lever's opportunities in the marketplace's words: the only place where both vocabularies meet.
import type { z } from "zod";
import type { SeenCandidate, SeenInterview, SeenStage } from "../../domain/marketplace/progress.ts";
import { ROLECALL_TAG, type FoundApplication } from "../candidates.ts";
import type { Candidacy, Interview, Offer } from "./candidate-schema.ts";

/** What ids mean in this account. */
export type Words = {
  readonly stages: ReadonlyMap<string, SeenStage>;
  readonly reasons: ReadonlyMap<string, { readonly text: string; readonly isHired: boolean }>;
};

const LATEST_MS = 8.64e15; // what a date can hold
const iso = (ms: number) => new Date(ms).toISOString();

export function foundOf(candidacy: Candidacy, postingId: string): FoundApplication {
  return {
    applicationId: candidacy.id,
    origin: candidacy.origin ?? "",
    createdAt: iso(candidacy.createdAt),
    isSamePosting: (candidacy.applications ?? []).some((one) => one.posting === postingId),
    isActive: !candidacy.archived?.archivedAt,
    sources: candidacy.sources ?? [],
    isMarked: (candidacy.tags ?? []).includes(ROLECALL_TAG),
  };
}

export function movedOf(candidacy: Candidacy): { applicationId: string; at: string } {
  const { id, archived, lastAdvancedAt, createdAt } = candidacy;
  return { applicationId: id, at: iso(Math.max(archived?.archivedAt ?? 0, lastAdvancedAt ?? 0, createdAt)) };
}

export function candidateOf(candidacy: Candidacy, words: Words): SeenCandidate {
  // A stage that was deleted since is not in the list any more: it keeps its id for a name, behind all others.
  const stageOf = (id: string): SeenStage =>
    words.stages.get(id) ?? { id, name: id, index: words.stages.size, isOffer: false };
  const { archived, stage } = candidacy;
  const reason = archived?.reason ? words.reasons.get(archived.reason) : undefined;
  return {
    applicationId: candidacy.id,
    stage: stage ? stageOf(stage) : null,
    reached: (candidacy.stageChanges ?? [])
      .map((one) => ({ stage: stageOf(one.toStageId), at: iso(one.updatedAt) }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1)),
    archived: archived
      ? { at: iso(archived.archivedAt), reason: reason?.text ?? "", isHired: reason?.isHired === true }
      : null,
    isAnonymised: candidacy.isAnonymized === true,
  };
}

export function interviewOf(interview: z.infer<typeof Interview>): SeenInterview {
  return {
    interviewId: interview.id,
    plannedAt: iso(interview.createdAt ?? interview.date),
    startsAt: iso(interview.date),
    durationMinutes: interview.duration ?? null,
    timeZone: interview.timezone ?? null,
    interviewers: (interview.interviewers ?? []).flatMap((one) => (one.name ? [one.name] : [])),
    canceledAt: interview.canceledAt ? iso(interview.canceledAt) : null,
  };
}

/** Of several offers the latest signed one counts, else the latest. Which is "the" offer Lever does not say. */
export function startsOnOf(offers: readonly Offer[]): string | null {
  const rank = (offer: Offer) => (offer.status === "signed" ? 1 : 0);
  const [offer] = offers.toSorted((a, b) => rank(b) - rank(a) || b.createdAt - a.createdAt);
  const value = (offer?.fields ?? []).find((field) => field.identifier === "anticipated_start_date")?.value;
  const time = typeof value === "number" ? value : typeof value === "string" ? Date.parse(value) : Number.NaN;
  return Math.abs(time) <= LATEST_MS ? iso(time).slice(0, 10) : null;
}
