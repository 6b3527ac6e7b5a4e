// The form of the mapping screen: what its controls show, and what was chosen as changes or as problems at their rows.
import type { FieldMappingChange, ValueMappingChange } from "#shared/db/field-mappings.ts";
import { MappedField, type FieldMapping, type ValueKind } from "#shared/domain/greenhouse/catalogue.ts";
import { chosenEntry, labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { CATALOGUE_KIND } from "#shared/domain/greenhouse/meant.ts";
import type { FormState } from "../components/field.tsx";
import type { Mappings } from "../operations/field-mappings.ts";
import { linesOf, readValue, writeValue, type FormTexts } from "./greenhouse-values.ts";
import { fieldRows, wordRows, type FieldRow, type WordRow } from "./mapping-rows.ts";

/** `accept` of a form that takes every suggestion of its part. */
export const ALL = "all";

export const rowName = ({ on, key }: Pick<FieldMapping, "on" | "key">) => `${on}.${key}`;

/** The controls as the mappings stand. */
export function fieldsForm(rows: readonly FieldRow[], held: Mappings, currency: string): FormState {
  const values = rows.map(({ field, mapping }): Record<string, string> => ({
    [`source.${rowName(field)}`]: mapping?.field ?? "",
    ...writeValue(field, `value.${rowName(field)}`, mapping?.constant, held.catalogue, currency),
  }));
  return { errors: {}, values: Object.fromEntries(values.flatMap((texts) => Object.entries(texts))) };
}

type Read<Change> =
  | { readonly ok: true; readonly change: Change; readonly count: number }
  | { readonly ok: false; readonly errors: Record<string, string> };

/** Only rows that the form showed are touched, and with `accept` those whose suggestion is taken. */
export function readFieldsForm(held: Mappings, on: "job" | "opening", texts: FormTexts): Read<FieldMappingChange> {
  const put: FieldMapping[] = [];
  const remove: Pick<FieldMapping, "on" | "key">[] = linesOf(texts["gone"]).map((key) => ({ on, key }));
  const errors: Record<string, string> = {};
  const shown = new Set(linesOf(texts["row"]));
  for (const row of fieldRows(held, on)) {
    const { field } = row;
    const name = rowName(field);
    const isAccepted = row.suggestion !== null && (texts["accept"] === ALL || texts["accept"] === name);
    if (!shown.has(name) && !isAccepted) continue;
    const typed = texts[`source.${name}`] ?? "";
    const source = typed === "" && isAccepted ? (row.suggestion ?? "") : typed;
    if (source === "") {
      if (row.mapping !== null) remove.push({ on, key: field.key });
      continue;
    }
    const known = MappedField.safeParse(source);
    if (!known.success) {
      errors[`source.${name}`] = "Choose one of the list.";
      continue;
    }
    if (known.data !== "constant") {
      put.push({ on, key: field.key, field: known.data });
      continue;
    }
    const value = readValue(field, `value.${name}`, texts, held.catalogue);
    if (!value.ok) errors[`value.${name}`] = value.message;
    else if (value.value === null) errors[`value.${name}`] = "Enter the value that it always gets.";
    else put.push({ on, key: field.key, field: "constant", constant: value.value });
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, change: { put, remove }, count: put.length };
}

/** The controls as the mappings stand; rows are numbered, since a word may hold any character. */
export function wordsForm(rows: readonly WordRow[]): FormState {
  const labels = rows.map((row, index) => [`entry.${index}`, row.mapped ? labelOf(row.mapped, []) : ""] as const);
  return { errors: {}, values: Object.fromEntries(labels) };
}

export function readWordsForm(held: Mappings, kind: ValueKind, texts: FormTexts): Read<ValueMappingChange> {
  const put: { kind: ValueKind; value: string; providerId: string }[] = [];
  const remove: { kind: ValueKind; value: string }[] = [];
  const errors: Record<string, string> = {};
  const rows = new Map(wordRows(held, kind).map((row) => [row.word, row]));
  for (const index of Object.keys(texts).flatMap((name) => /^word\.(\d+)$/.exec(name)?.[1] ?? [])) {
    const word = texts[`word.${index}`] ?? "";
    const typed = texts[`entry.${index}`] ?? "";
    const suggestion = rows.get(word)?.suggestion ?? null;
    const isAccepted = suggestion !== null && (texts["accept"] === ALL || texts["accept"] === index);
    if (typed === "" && isAccepted) put.push({ kind, value: word, providerId: suggestion.providerId });
    else if (typed === "") remove.push({ kind, value: word });
    else {
      const chosen = chosenEntry(held.catalogue, CATALOGUE_KIND[kind], typed);
      if (chosen.ok) put.push({ kind, value: word, providerId: chosen.id });
      else errors[`entry.${index}`] = chosen.message;
    }
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, change: { put, remove }, count: put.length };
}
