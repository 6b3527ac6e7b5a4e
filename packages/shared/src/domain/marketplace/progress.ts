// What a look at a candidate in the ATS means for the submission we hold: the row as it is now, and what of it is news.
import { timePart } from "../ids.ts";
import { archiveGroupOf } from "./archive-group.ts";
import { placeOf } from "./place.ts";
import type { ArchiveGroup, SubmissionEventKind } from "./submission-words.ts";

/** A candidate as the ATS tells them now. Times are ISO. */
export type SeenCandidate = {
  readonly applicationId: string;
  readonly stage: SeenStage | null;
  /** Every stage that was reached, oldest first. */
  readonly reached: readonly { readonly stage: SeenStage; readonly at: string }[];
  readonly archived: { readonly at: string; readonly reason: string; readonly isHired: boolean } | null;
  readonly isAnonymised: boolean;
};

/** `index` is the stage's place in the pipeline; `isOffer`: reaching it means that an offer is made. */
export type SeenStage = {
  readonly id: string;
  readonly name: string;
  readonly index: number;
  readonly isOffer: boolean;
};

/** What we held of it before. */
export type HeldProgress = {
  readonly applicationId: string;
  readonly sentAt: string;
  readonly place: string;
  readonly stageName: string | null;
  readonly stageIndex: number | null;
  readonly archivedAt: string | null;
  readonly archiveGroup: ArchiveGroup | null;
  readonly archiveReason: string | null;
  readonly offeredAt: string | null;
  readonly hiredAt: string | null;
  readonly unhiredAt: string | null;
  readonly goneAt: string | null;
  readonly anonymisedAt: string | null;
};

export type ProgressRow = Omit<HeldProgress, "applicationId" | "sentAt">;

/** One entry of the timeline. Its id is made of what happened: seen twice, it is written once. */
export type Happening = {
  readonly id: string;
  readonly kind: SubmissionEventKind;
  readonly detail: string | null;
  readonly at: string;
};

export function happening(kind: SubmissionEventKind, at: string, detail: string | null = null, key = ""): Happening {
  return { id: `${timePart(Date.parse(at))}-${kind}${key === "" ? "" : `-${key}`}`, kind, detail, at };
}

export type Progress = { readonly row: ProgressRow; readonly news: readonly Happening[] };

/** @param now when it was looked at: the time of what the ATS gives no time for */
export function progressOf(held: HeldProgress, seen: SeenCandidate, now: string): Progress {
  const { archived, stage } = seen;
  const isHired = archived?.isHired === true;
  const isArchived = archived !== null && !isHired;
  const offeredAt = held.offeredAt ?? seen.reached.find((one) => one.stage.isOffer)?.at ?? null;
  const row: ProgressRow = {
    place: placeOf({ status: "sent", stageId: stage?.id ?? null, isGone: false, isHired, isArchived }),
    stageName: stage?.name ?? held.stageName,
    stageIndex: stage?.index ?? held.stageIndex,
    archivedAt: isArchived ? archived.at : null,
    archiveGroup: isArchived ? archiveGroupOf(archived.reason) : null,
    archiveReason: isArchived ? archived.reason : null,
    offeredAt,
    hiredAt: isHired ? archived.at : null,
    unhiredAt: isHired ? null : held.hiredAt !== null ? now : held.unhiredAt,
    goneAt: null,
    anonymisedAt: seen.isAnonymised ? (held.anonymisedAt ?? now) : held.anonymisedAt,
  };
  return { row, news: newsOf(held, seen, row, now) };
}

/** The ATS no longer has it, or keeps it from us. */
export function goneOf(held: HeldProgress, now: string): Progress {
  const { applicationId: _, sentAt: __, ...rest } = held;
  if (held.goneAt !== null) return { row: rest, news: [] };
  const unhiredAt = held.hiredAt === null ? held.unhiredAt : now;
  const row = { ...rest, place: "gone", goneAt: now, hiredAt: null, unhiredAt };
  return { row, news: [happening("gone", now)] };
}

function newsOf(held: HeldProgress, seen: SeenCandidate, row: ProgressRow, now: string): Happening[] {
  // Where it was put when it was sent is no news, and a person may have been in the ATS long before.
  const stages = seen.reached
    .filter((one) => one.at > held.sentAt)
    .map((one) => happening("stage", one.at, one.stage.name, one.stage.id));
  const news = [...stages];
  if (row.offeredAt !== null && row.offeredAt > held.sentAt) news.push(happening("offered", row.offeredAt));
  if (row.hiredAt !== null && held.hiredAt === null) news.push(happening("hired", row.hiredAt));
  if (row.hiredAt === null && held.hiredAt !== null) news.push(happening("unhired", now));
  if (row.archivedAt !== null && row.archivedAt !== held.archivedAt)
    news.push(happening("archived", row.archivedAt, row.archiveGroup));
  if (row.archivedAt === null && row.hiredAt === null && held.archivedAt !== null)
    news.push(happening("restored", now));
  if (row.anonymisedAt !== null && held.anonymisedAt === null) news.push(happening("anonymised", now));
  return news.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** An interview as the ATS tells it, without subject, note or feedback. */
export type SeenInterview = {
  readonly interviewId: string;
  readonly plannedAt: string;
  readonly startsAt: string;
  readonly durationMinutes: number | null;
  readonly timeZone: string | null;
  readonly interviewers: readonly string[];
  readonly canceledAt: string | null;
};

export type HeldInterview = Pick<SeenInterview, "interviewId" | "startsAt" | "canceledAt">;

/** What is new about the interviews; one that the ATS no longer lists was deleted, which counts as canceled. */
export function interviewNews(
  held: readonly HeldInterview[],
  seen: readonly SeenInterview[],
  now: string,
): { readonly news: readonly Happening[]; readonly dropped: readonly string[] } {
  const before = new Map(held.map((one) => [one.interviewId, one]));
  const news: Happening[] = [];
  for (const { interviewId, startsAt, plannedAt, canceledAt } of seen) {
    const known = before.get(interviewId);
    const time = String(Date.parse(startsAt));
    if (known === undefined && canceledAt === null)
      news.push(happening("interview_planned", plannedAt, startsAt, interviewId));
    if (known !== undefined && known.startsAt !== startsAt && canceledAt === null)
      news.push(happening("interview_moved", now, startsAt, `${interviewId}-${time}`));
    if (known !== undefined && known.canceledAt === null && canceledAt !== null)
      news.push(happening("interview_canceled", canceledAt, startsAt, interviewId));
  }
  const listed = new Set(seen.map((one) => one.interviewId));
  const dropped = held.filter((one) => one.canceledAt === null && !listed.has(one.interviewId));
  for (const { interviewId, startsAt } of dropped)
    news.push(happening("interview_canceled", now, startsAt, interviewId));
  return { news, dropped: dropped.map((one) => one.interviewId) };
}
