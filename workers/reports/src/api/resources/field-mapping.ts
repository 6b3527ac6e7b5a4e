// A Greenhouse connection's mappings and catalogue as the API tells and takes them.
import { z } from "@hono/zod-openapi";
import {
  CatalogueKind,
  FieldTarget,
  MappedField,
  ValueKind,
  type CatalogueEntry,
  type FieldDefinition,
} from "#shared/domain/greenhouse/catalogue.ts";
import { sourcesFor, suggestedSource } from "#shared/domain/greenhouse/field-sources.ts";
import { FieldValue } from "#shared/domain/greenhouse/sync-request.ts";
import type { FieldMappingChange, ValueMappingChange } from "#shared/db/field-mappings.ts";
import type { Mappings } from "../../operations/field-mappings.ts";
import { MaybeTime } from "../answers.ts";

const Key = z
  .string()
  .min(1)
  .max(200)
  .openapi({ description: "The field's immutable key.", example: "employment_type" });
const Source = MappedField.openapi({ description: "What fills it. `constant`: always `value`." });
const Value = FieldValue.openapi({ description: "The value, where `source` is `constant`; null otherwise." });
const Word = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .openapi({ description: "As it stands in positions.", example: "Nursing" });
const ProviderId = z.string().regex(/^\d{1,20}$/, "Greenhouse's ids are numbers.");

const Field = z.object({
  on: FieldTarget,
  key: Key,
  name: z.string(),
  type: z.string().openapi({ description: "Greenhouse's word: short_text, single_select, currency_range…" }),
  options: z.array(z.string()),
  isRequired: z.boolean(),
  needsApproval: z.boolean().openapi({ description: "An edit waits for an approval at Greenhouse." }),
  sources: z.array(MappedField).openapi({ description: "What can fill it." }),
  source: Source.nullable(),
  value: Value,
  suggestion: MappedField.nullable().openapi({ description: "What its name tells of, while nothing fills it." }),
});

export const FieldMappings = z
  .object({
    fields: z.array(Field).openapi({ description: "All active custom fields of jobs and openings." }),
    words: z
      .array(z.object({ kind: ValueKind, word: Word, providerId: ProviderId, name: z.string() }))
      .openapi({ description: "Which choice of Greenhouse's a word of ours means." }),
    problems: z.array(z.object({ on: FieldTarget, key: Key, reason: z.string(), message: z.string() })).openapi({
      description:
        "What wants a look: field_gone, type_changed, source_unfit, constant_unfit, options_missing, required_unmapped.",
    }),
    catalogueReadAt: MaybeTime.openapi({ description: "When Greenhouse's fields were last read; null: not yet." }),
  })
  .openapi("FieldMappings");

export const FieldMappingsChange = z
  .strictObject({
    fields: z.array(z.strictObject({ on: FieldTarget, key: Key, source: Source, value: Value.optional() })).max(1_000),
    words: z.array(z.strictObject({ kind: ValueKind, word: Word, providerId: ProviderId })).max(2_000),
  })
  .partial()
  .refine(({ fields, words }) => fields !== undefined || words !== undefined, "Send `fields` or `words`.")
  .openapi("FieldMappingsChange", {
    description: "Each list replaces all that was mapped before; a list that is left out stays.",
    example: { fields: [], words: [] },
  });

export const CatalogueItem = z
  .object({
    id: ProviderId,
    kind: CatalogueKind,
    name: z.string(),
    data: z.record(z.string(), z.unknown()).openapi({ description: "By kind: a user's e-mail, a job's status…" }),
  })
  .openapi("CatalogueItem");

export function fieldMappingsOf(held: Mappings): z.infer<typeof FieldMappings> {
  return {
    fields: held.definitions.map((field) => fieldOf(field, held)),
    words: held.values.map(({ kind, value, providerId }) => {
      const entry = held.catalogue.find((one) => one.providerId === providerId && one.kind === kindOf(kind));
      return { kind, word: value, providerId, name: entry?.name ?? providerId };
    }),
    problems: [...held.problems],
    catalogueReadAt: held.connection.look?.catalogueReadAt ?? null,
  };
}

function fieldOf(field: FieldDefinition, { fields }: Mappings): z.infer<typeof Field> {
  const mapping = fields.find(({ on, key }) => on === field.on && key === field.key);
  return {
    on: field.on,
    key: field.key,
    name: field.name,
    type: field.valueType,
    options: field.options.map(({ name }) => name),
    isRequired: field.isRequired,
    needsApproval: field.needsApproval,
    sources: [...sourcesFor(field.valueType)],
    source: mapping?.field ?? null,
    value: mapping?.constant ?? null,
    suggestion: mapping === undefined ? suggestedSource(field) : null,
  };
}

function kindOf(kind: ValueKind): CatalogueKind {
  return kind === "department" || kind === "office" ? kind : "user";
}

/** The lists as they are to be; what they do not hold any more is taken away. */
export function changesOf(held: Mappings, wish: z.infer<typeof FieldMappingsChange>) {
  const fields = wish.fields?.map(({ on, key, source, value }) => ({
    on,
    key,
    field: source,
    constant: value ?? null,
  }));
  const values = wish.words?.map(({ kind, word, providerId }) => ({ kind, value: word, providerId }));
  const fieldChange: FieldMappingChange | undefined = fields && {
    put: fields,
    remove: held.fields.filter((one) => !fields.some(({ on, key }) => on === one.on && key === one.key)),
  };
  const valueChange: ValueMappingChange | undefined = values && {
    put: values,
    remove: held.values.filter((one) => !values.some(({ kind, value }) => kind === one.kind && value === one.value)),
  };
  return { ...(fieldChange && { fields: fieldChange }), ...(valueChange && { values: valueChange }) };
}

export function catalogueItemOf(entry: CatalogueEntry): z.infer<typeof CatalogueItem> {
  return { id: entry.providerId, kind: entry.kind, name: entry.name, data: { ...entry.data } };
}
