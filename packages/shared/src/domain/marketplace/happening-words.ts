// What happened to a candidate in a few words, as a recruiter may know it and as the company does.
import type { ArchiveGroup, SubmissionEventKind } from "./submission-words.ts";

type Told = { readonly kind: SubmissionEventKind; readonly detail: string | null };

const GROUPS: Record<ArchiveGroup, string> = {
  not_selected: "not selected",
  withdrew: "the candidate withdrew",
  other: "closed for another reason",
};

export function archiveGroupWords(group: string | null): string {
  return group === "not_selected" || group === "withdrew" ? GROUPS[group] : GROUPS.other;
}

const NOT_SENT: Readonly<Record<string, string>> = {
  role_closed: "the role was closed before they could be sent",
  rejected: "the company's system did not take them",
  erased: "their details were erased first",
};

/** Starts small, ends without a full stop. Details that are internal have been taken out before. */
export function happeningForRecruiter({ kind, detail }: Told): string {
  switch (kind) {
    case "submitted":
      return "submitted";
    case "ruled":
      return detail === "refused" ? "not accepted; open the candidate to see why" : "ruled on whose candidate it is";
    case "overruled":
      return "the company let the candidate through";
    case "sent":
      return "with the company";
    case "not_sent":
      return `not sent: ${NOT_SENT[detail ?? ""] ?? "the company has been told why"}`;
    case "stage":
      return `moved to ${detail ?? "another stage"}`;
    case "interview_planned":
      return "an interview is planned";
    case "interview_moved":
      return "an interview was moved";
    case "interview_canceled":
      return "an interview was canceled";
    case "archived":
      return archiveGroupWords(detail);
    case "restored":
      return "back under consideration";
    case "offered":
      return "an offer is made";
    case "hired":
      return "hired";
    case "unhired":
      return "the hire was undone";
    case "gone":
      return "no longer with the company";
    case "anonymised":
      return "made anonymous by the company";
    case "erased":
      return "personal details erased";
  }
}
