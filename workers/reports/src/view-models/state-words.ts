// Every status as it is shown: a word, a shape that tells it apart without colour, and a tone.
import type {
  ConnectionStatus,
  EventStatus,
  HireProblem,
  HireStatus,
  JobStatus,
  MatchStatus,
  PositionStatus,
  SyncStatus,
} from "#shared/domain/words.ts";

export type Tone = "good" | "wait" | "bad" | "info" | "soft";

export type Shape =
  | "dashed-ring"
  | "ring"
  | "dotted-ring"
  | "half"
  | "turning"
  | "check-ring"
  | "disc"
  | "triangle"
  | "slash"
  | "minus"
  | "pause"
  | "diamond"
  | "cross"
  | "undo";

export type StateWord = { readonly word: string; readonly shape: Shape; readonly tone: Tone };

const state = (word: string, shape: Shape, tone: Tone): StateWord => ({ word, shape, tone });

export const POSITION_WORDS: Record<PositionStatus, StateWord> = {
  draft: state("Draft", "dashed-ring", "soft"),
  requested: state("Requested", "dotted-ring", "wait"),
  approved: state("Approved", "check-ring", "info"),
  open: state("Open", "ring", "info"),
  filled: state("Filled", "disc", "good"),
  closed: state("Closed", "slash", "soft"),
};

export const SYNC_WORDS: Record<SyncStatus, StateWord> = {
  not_started: state("Not started", "dashed-ring", "soft"),
  pending: state("Pending", "turning", "wait"),
  synced: state("Synced", "disc", "good"),
  failed: state("Failed", "triangle", "bad"),
};

export const CONNECTION_WORDS: Record<ConnectionStatus, StateWord> = {
  active: state("Active", "disc", "good"),
  needs_attention: state("Needs attention", "triangle", "bad"),
  disconnected: state("Disconnected", "slash", "soft"),
};

export const EVENT_WORDS: Record<EventStatus, StateWord> = {
  received: state("Received", "half", "wait"),
  processed: state("Processed", "disc", "good"),
  ignored: state("Ignored", "minus", "soft"),
  parked: state("Parked", "pause", "bad"),
};

export const HIRE_WORDS: Record<HireStatus, StateWord> = {
  hired: state("Hired", "disc", "good"),
  unhired: state("Hire undone", "undo", "soft"),
};

export const MATCH_WORDS: Record<MatchStatus, StateWord> = {
  proposed: state("Proposed", "diamond", "wait"),
  confirmed: state("Confirmed", "disc", "good"),
  rejected: state("Rejected", "cross", "soft"),
  undone: state("Undone", "undo", "soft"),
};

/** An employee of whom SCIM said that they no longer work here. */
export const DEACTIVATED = state("Deactivated", "slash", "soft");

export const JOB_WORDS: Record<JobStatus, StateWord> = {
  queued: state("Queued", "dashed-ring", "wait"),
  running: state("Running", "turning", "wait"),
  done: state("Done", "disc", "good"),
  failed: state("Failed", "triangle", "bad"),
};

/** What a hire's problem means and what a person can do about it. */
export const HIRE_PROBLEMS: Record<HireProblem, { readonly title: string; readonly advice: string }> = {
  requisition_unknown: {
    title: "No position has this requisition code",
    advice: "Correct the requisition on the hire in your ATS, or plan the missing position.",
  },
  position_taken: {
    title: "The position already has another hire",
    advice: "A position is one seat. Plan a second position, or undo one of the two hires in your ATS.",
  },
  position_closed: {
    title: "The position was closed before this hire",
    advice: "Reopen the position to seat this hire, or correct the requisition in your ATS.",
  },
};

/** A hire with a problem is hired all the same, but its shape asks for a look. */
export function hireWord(hire: { readonly status: HireStatus; readonly problem: HireProblem | null }): StateWord {
  return hire.problem === null
    ? HIRE_WORDS[hire.status]
    : { ...HIRE_WORDS[hire.status], shape: "triangle", tone: "wait" };
}

/** The status of a requisition in the ATS's own words, and ours for what a status cannot say. */
export function openingWord(requisition: { status: string; deletedAt: string | null } | null): StateWord | null {
  if (requisition === null) return null;
  if (requisition.deletedAt !== null) return state("Deleted", "cross", "bad");
  const word = requisition.status.charAt(0).toUpperCase() + requisition.status.slice(1);
  if (requisition.status === "open") return state(word, "ring", "info");
  if (requisition.status === "filled") return state(word, "disc", "good");
  if (requisition.status === "onHold") return state("On hold", "pause", "wait");
  if (requisition.status === "closed") return state(word, "slash", "soft");
  return state(word, "dotted-ring", "soft");
}
