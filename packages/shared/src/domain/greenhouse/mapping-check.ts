// What is wrong with a company's field mappings now: Greenhouse's fields come, change and go after somebody has mapped them.
import { fieldDefinitions, type CatalogueEntry, type FieldDefinition, type FieldMapping } from "./catalogue.ts";
import { encodeField, isWritable, optionFor } from "./custom-fields.ts";
import { SOURCE_NAMES, sourcesFor } from "./field-sources.ts";

export type MappingProblemReason =
  "field_gone" | "type_changed" | "source_unfit" | "constant_unfit" | "options_missing" | "required_unmapped";

/** `required_unmapped` only warns: the form asks for the value each time. The others leave a field empty or stop a sync. */
export type MappingProblem = {
  readonly on: FieldMapping["on"];
  readonly key: string;
  readonly reason: MappingProblemReason;
  readonly message: string;
};

/** The words that positions use now, by the source that they come from. */
export type WordsInUse = Partial<Record<FieldMapping["field"], readonly string[]>>;

const NAMED = 3; // of the missing options and of those that exist

/** In the order of Greenhouse's own forms, fields that are gone last. */
export function checkMappings(
  catalogue: readonly CatalogueEntry[],
  mappings: readonly FieldMapping[],
  words: WordsInUse,
): MappingProblem[] {
  const definitions = (["job", "opening"] as const).flatMap((on) => fieldDefinitions(catalogue, on));
  const found = definitions.flatMap((field) => {
    const mapping = mappings.find(({ on, key }) => on === field.on && key === field.key);
    const wrong = mapping === undefined ? unmapped(field) : checkMapping(field, mapping, words);
    return wrong === null ? [] : [{ on: field.on, key: field.key, ...wrong }];
  });
  const gone = mappings.filter(({ on, key }) => !definitions.some((field) => field.on === on && field.key === key));
  return [...found, ...gone.map((mapping) => goneField(catalogue, mapping))];
}

type Wrong = Pick<MappingProblem, "reason" | "message">;

function unmapped(field: FieldDefinition): Wrong | null {
  if (!field.isRequired || !isWritable(field.valueType)) return null;
  const message = `${field.name} is required in Greenhouse and nothing fills it: it is asked for at every sync.`;
  return { reason: "required_unmapped", message };
}

/** What one mapping of a field that exists gets wrong, or null. */
export function checkMapping(field: FieldDefinition, mapping: FieldMapping, words: WordsInUse): Wrong | null {
  if (!sourcesFor(field.valueType).includes(mapping.field)) {
    const was = mapping.targetType ? ` (it was ${typeName(mapping.targetType)})` : "";
    const reason = mapping.targetType && mapping.targetType !== field.valueType ? "type_changed" : "source_unfit";
    const message = `${field.name} is ${typeName(field.valueType)} now${was}, which ${SOURCE_NAMES[mapping.field]} cannot fill. Map it anew.`;
    return { reason, message };
  }
  if (mapping.field === "constant") {
    const encoded = encodeField(field, mapping.constant ?? null);
    return encoded.ok ? null : { reason: "constant_unfit", message: `${field.name}: ${encoded.problem}` };
  }
  return field.valueType === "single_select" || field.valueType === "multi_select"
    ? missingOptions(field, words[mapping.field] ?? [])
    : null;
}

function missingOptions(field: FieldDefinition, words: readonly string[]): Wrong | null {
  const missing = words.filter((word) => optionFor(field, word) === undefined);
  if (missing.length === 0) return null;
  const verb = missing.length === 1 ? "is no option" : "are no options";
  const there = field.options.length === 0 ? "It has none." : `It has ${some(field.options.map(({ name }) => name))}.`;
  return {
    reason: "options_missing",
    message: `${some(missing.map((word) => `“${word}”`))} ${verb} of ${field.name} in Greenhouse. ${there}`,
  };
}

function goneField(catalogue: readonly CatalogueEntry[], { on, key }: FieldMapping) {
  const was = catalogue.find(
    (entry) => entry.kind === "custom_field" && entry.data.on === on && entry.data.key === key,
  );
  const name = was?.name ?? key;
  const message = `${name} was archived or deleted in Greenhouse. Nothing is written to it; take the mapping away, or bring the field back there.`;
  return { on, key, reason: "field_gone" as const, message };
}

function some(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 0 ? `${names.slice(0, NAMED).join(", ")} and ${rest} more` : names.join(", ");
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  short_text: "short text",
  long_text: "long text",
  url: "a web address",
  yes_no: "yes or no",
  single_select: "one of a list",
  multi_select: "several of a list",
  currency: "an amount of money",
  currency_range: "a range of money",
  number: "a number",
  number_range: "a range of numbers",
  date: "a date",
  user: "a Greenhouse user",
};

/** Greenhouse's type in words; one that we do not know in Greenhouse's own. */
export function typeName(valueType: string): string {
  return TYPE_NAMES[valueType] ?? valueType.replaceAll("_", " ");
}
