// What the mapping started from, kept of the newest five hires of a connection so that a mapping can be tried before it is saved.
import { maySample } from "#shared/domain/hris/mapping.ts";
import type { HiredPerson, HireDetails } from "#shared/domain/hris/person.ts";
import type { ImportSample } from "#shared/domain/hris/sample.ts";

/** Pay and the like are left out: no employee's record is made from them. */
export function sampleOf(person: HiredPerson, details: HireDetails): ImportSample {
  const { offer } = details;
  const fields = offer?.fields.filter(({ identifier }) => maySample(identifier)) ?? [];
  return { person, details: { ...details, offer: offer === null ? null : { ...offer, fields } } };
}
