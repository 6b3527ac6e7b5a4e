// What a candidate is called when the ATS keeps the name from us, or has taken it away.
import type { CandidateWithheld } from "#shared/domain/sync/hire-changes.ts";

type Candidate = { readonly candidateName: string; readonly candidateWithheld: CandidateWithheld | null };

const WITHHELD: Record<CandidateWithheld, { readonly name: string; readonly note: string }> = {
  private: {
    name: "Private candidate",
    note: "private in the ATS: the user that Rolecall acts as may not see private candidates",
  },
  anonymised: { name: "Anonymised candidate", note: "anonymised in the ATS: nobody's data is left there" },
};

/** A name to show, always some words. A name that was known before the candidate became private stays known. */
export function candidateLabel({ candidateName, candidateWithheld }: Candidate): string {
  if (candidateName !== "") return candidateName;
  return candidateWithheld === null ? "Unnamed candidate" : WITHHELD[candidateWithheld].name;
}

/** Why the name is missing, or may be out of date; null when the ATS shows the candidate. */
export function candidateNote({ candidateWithheld }: Pick<Candidate, "candidateWithheld">): string | null {
  return candidateWithheld === null ? null : WITHHELD[candidateWithheld].note;
}
