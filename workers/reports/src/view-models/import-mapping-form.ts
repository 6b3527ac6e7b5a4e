// The mapping as its form shows it, and what was chosen there as the mapping: four sources for each field, the first that has a value counts.
import {
  CONSTANT,
  DEFAULT_MAPPING,
  FieldSource,
  MappedField,
  OFFER,
  SOURCES_AT_MOST,
  SOURCE_WORDS,
  sourcesOf,
  type FieldMapping,
} from "#shared/domain/hris/mapping.ts";
import type { OfferFieldChoice } from "#shared/db/import-reads.ts";

/** What a select says for a fixed text; the text itself is typed beside it. */
export const FIXED = "constant";

export type SourceChoice = { readonly value: string; readonly label: string };
export type ChoiceGroup = { readonly label: string; readonly choices: readonly SourceChoice[] };

/** Names of the form's fields: `title-0` to `title-3`, and `title-text` for its fixed text. */
export const MAPPING_FIELDS: readonly string[] = MappedField.options.flatMap((field) => [
  ...Array.from({ length: SOURCES_AT_MOST }, (_, at) => `${field}-${at}`),
  `${field}-text`,
]);

export function valuesOfMapping(mapping: FieldMapping): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of MappedField.options) {
    const sources = sourcesOf(mapping, field);
    for (let at = 0; at < SOURCES_AT_MOST; at++) {
      const source = sources[at] ?? "";
      values[`${field}-${at}`] = source.startsWith(CONSTANT) ? FIXED : source;
      if (source.startsWith(CONSTANT)) values[`${field}-text`] = source.slice(CONSTANT.length);
    }
  }
  return values;
}

export type TypedMapping = { readonly mapping: FieldMapping; readonly errors: Readonly<Record<string, string>> };

/** What differs from the default only, so that a better default reaches those who never chose. */
export function mappingFromForm(values: Readonly<Record<string, string>>): TypedMapping {
  const mapping: FieldMapping = {};
  const errors: Record<string, string> = {};
  for (const field of MappedField.options) {
    const text = values[`${field}-text`]?.trim() ?? "";
    const typed = Array.from({ length: SOURCES_AT_MOST }, (_, at) => values[`${field}-${at}`] ?? "").filter(Boolean);
    if (typed.includes(FIXED) && text === "")
      errors[`${field}-text`] = "Write the fixed text, or choose another source.";
    const sources = [...new Set(typed.map((source) => (source === FIXED ? `${CONSTANT}${text}` : source)))];
    const bad = sources.find((source) => source !== CONSTANT && !FieldSource.safeParse(source).success);
    if (bad !== undefined) errors[`${field}-0`] = "There is no such source. Choose another.";
    if (JSON.stringify(sources) !== JSON.stringify(DEFAULT_MAPPING[field])) mapping[field] = sources;
  }
  return { mapping, errors };
}

/** All that can be chosen: what every account has, the offer fields seen on this one, those that the mapping names, and a fixed text. */
export function sourceChoices(offerFields: readonly OfferFieldChoice[], mapping: FieldMapping): ChoiceGroup[] {
  const seen = new Set(offerFields.map(({ identifier }) => identifier));
  const named = MappedField.options
    .flatMap((field) => sourcesOf(mapping, field))
    .filter((source) => source.startsWith(OFFER))
    .map((source) => source.slice(OFFER.length))
    .filter((identifier) => !seen.has(identifier));
  return [
    { label: "Every account", choices: Object.entries(SOURCE_WORDS).map(([value, label]) => ({ value, label })) },
    {
      label: "Fields of your offers",
      choices: offerFields.map(({ identifier, label, sample }) => ({
        value: `${OFFER}${identifier}`,
        label: sample === null ? `${label} (${identifier})` : `${label} (${identifier}): ${sampleWords(sample)}`,
      })),
    },
    {
      label: "Not seen on your offers yet",
      choices: [...new Set(named)].map((identifier) => ({ value: `${OFFER}${identifier}`, label: identifier })),
    },
    { label: "Other", choices: [{ value: FIXED, label: "A fixed text" }] },
  ].filter(({ choices }) => choices.length > 0);
}

/** Milliseconds of this century read as a day. */
function sampleWords(sample: string | number): string {
  const isMoment = typeof sample === "number" && sample > 9e11 && sample < 5e12;
  return isMoment ? new Date(sample).toISOString().slice(0, 10) : String(sample).slice(0, 40);
}

/** "Posting title, else Offer: job_title" */
export function sourceWords(mapping: FieldMapping, field: MappedField): string {
  const words = sourcesOf(mapping, field).map((source) => {
    if (source.startsWith(CONSTANT)) return `“${source.slice(CONSTANT.length)}”`;
    return source.startsWith(OFFER) ? `offer field ${source.slice(OFFER.length)}` : (SOURCE_WORDS[source] ?? source);
  });
  return words.length === 0 ? "left empty" : words.join(", else ");
}
