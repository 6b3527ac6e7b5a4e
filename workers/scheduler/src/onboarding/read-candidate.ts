// Everything that is read of one candidate: offers, documents, the posting, and the people whom those name.
import type { AtsResult } from "#shared/ats/adapter.ts";
import type { OnboardingAts } from "#shared/ats/lever/onboarding.ts";
import {
  newHireOf,
  peopleOf,
  type NewHireFacts,
  type SeenCandidate,
  type SeenDocument,
  type SeenPerson,
} from "#shared/domain/onboarding/new-hire.ts";
import { ok } from "#shared/domain/result.ts";

export type ReadNewHire = { readonly facts: NewHireFacts; readonly documents: readonly SeenDocument[] };

/** At most three requests, and one for each posting and person that nobody has named before. */
export async function readCandidate(ats: OnboardingAts, candidate: SeenCandidate): Promise<AtsResult<ReadNewHire>> {
  const [parts, posting] = await Promise.all([
    ats.parts(candidate.opportunityId),
    candidate.postingId === null ? ok(null) : ats.posting(candidate.postingId),
  ]);
  if (!parts.ok) return parts;
  if (!posting.ok) return posting;
  const { offers, documents } = parts.value;
  const people = new Map<string, SeenPerson>();
  for (const id of peopleOf(offers, candidate, posting.value)) {
    const person = await ats.person(id);
    if (!person.ok) return person;
    if (person.value !== null) people.set(id, person.value);
  }
  const person = (id: string) => people.get(id) ?? null;
  return ok({ facts: newHireOf({ candidate, offers, posting: posting.value, person }), documents });
}
