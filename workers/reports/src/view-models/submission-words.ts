// Where a submitted candidate stands, in words with a shape; what it waits for; and what happened, for both sides.
import type { FeeState, RecruiterStatus } from "#shared/domain/marketplace/submission-words.ts";
import type { StateWord } from "./state-words.ts";

const PLACES: Readonly<Record<string, StateWord>> = {
  waiting: { word: "Waiting to be sent", shape: "turning", tone: "wait" },
  refused: { word: "Not accepted", shape: "cross", tone: "soft" },
  not_sent: { word: "Not sent", shape: "triangle", tone: "bad" },
  hired: { word: "Hired", shape: "disc", tone: "good" },
  archived: { word: "Archived", shape: "minus", tone: "soft" },
  gone: { word: "No longer in the ATS", shape: "slash", tone: "soft" },
};

/** A stage has its own name, as the ATS calls it. */
export function placeWord(place: string, stageName: string | null): StateWord {
  return PLACES[place] ?? { word: stageName ?? "In progress", shape: "half", tone: "info" };
}

const WAITS: Readonly<Record<string, string>> = {
  unavailable: "The applicant tracking system does not answer right now. It is tried again by itself.",
  posting_unread: "The posting is being read. It goes on by itself.",
  role_not_linked: "The role is not linked to the applicant tracking system yet.",
  connection_stopped:
    "The company’s connection to its applicant tracking system has stopped. It goes on once that is mended.",
  module_unused: "The company does not submit candidates for now. They wait here until it does again.",
  permission_missing: "The company’s applicant tracking system refuses for now. The company sees why.",
  no_posting_owner: "The posting has no owner yet. The company sees what to do.",
  role_closed: "The role was closed before the candidate could be sent.",
  erased: "Their details were erased before they were sent.",
  rejected: "The company’s applicant tracking system did not take the candidate. The company sees why.",
};

/** For a recruiter: why it waits or was not sent, without the ATS's own words. Null: it has only just been submitted. */
export function waitWords(reason: string | null): string | null {
  return reason === null ? "It is on its way. Look again in a moment." : (WAITS[reason] ?? null);
}

const COMPANY_WAITS: Readonly<Record<string, string>> = {
  unavailable: "Your ATS does not answer right now. It is tried again by itself.",
  posting_unread: "The posting is being read. It goes on by itself.",
  role_not_linked: "The role is not linked to a posting yet.",
  connection_stopped: "Your connection to the ATS has stopped.",
  module_unused: "The connection is no longer used for the marketplace.",
  permission_missing: "Your ATS refuses: a permission is missing.",
  no_posting_owner: "The posting has no owner in your ATS.",
  role_closed: "The role was closed before.",
  erased: "Their details were erased before.",
  rejected: "Your ATS did not take the candidate.",
};

/** The same for the company, in a few words; the candidate's page has all of them. */
export function companyWaitWords(reason: string | null): string | null {
  return reason === null ? null : (COMPANY_WAITS[reason] ?? null);
}

export const FEE_WORDS: Record<Exclude<FeeState, "none">, StateWord> = {
  on_hold: { word: "On hold until the first day", shape: "pause", tone: "wait" },
  due: { word: "Due", shape: "disc", tone: "good" },
  void: { word: "Void: the hire was undone", shape: "undo", tone: "soft" },
};

export const RECRUITER_WORDS: Record<RecruiterStatus, StateWord> = {
  invited: { word: "Invited", shape: "dotted-ring", tone: "wait" },
  active: { word: "Active", shape: "disc", tone: "good" },
  paused: { word: "Paused", shape: "pause", tone: "wait" },
  removed: { word: "Removed", shape: "slash", tone: "soft" },
};

/** "12 January 2026, 14:00 Europe/Zurich": an interview is read in its own zone. */
export function interviewTime(startsAt: string, timeZone: string | null, locale: string): string {
  const zone = timeZone ?? "UTC";
  try {
    const words = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone: zone });
    return `${words.format(Date.parse(startsAt))} (${zone})`;
  } catch {
    return `${startsAt} (UTC)`; // a zone that this runtime does not know
  }
}
