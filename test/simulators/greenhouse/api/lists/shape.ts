// What every answered record has: id and times in ISO with milliseconds, and its custom fields as the subject may see them.
import { v3Fields } from "../../fields/reads.ts";
import type { ToldField } from "../../fields/reads.ts";
import type { FieldValues, Row } from "../../state/records.ts";
import type { FieldType } from "../../state/words.ts";
import type { View } from "../list.ts";

export const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

export function common({ id, createdAt, updatedAt }: Row) {
  return { id, created_at: iso(createdAt), updated_at: iso(updatedAt) };
}

export function customFields(
  { sim, caller }: View,
  fieldType: FieldType,
  values: FieldValues,
): Record<string, ToldField> {
  return v3Fields(caller.account, fieldType, values, caller.user, sim.options.readForms);
}

/** The ids of the options that a record has chosen, for the filter custom_field_option_id. */
export function optionsIn({ fields }: { fields: FieldValues }, { caller }: View): number[] {
  const { customFields: definitions } = caller.account;
  return Object.entries(fields).flatMap(([id, value]) => {
    const type = definitions[id]?.valueType;
    if (type === "single_select") return [Number(value)];
    return type === "multi_select" && Array.isArray(value) ? value : [];
  });
}

/** A day as the midnight it begins with, for filters. */
export const dayStart = (date: string | null): number | null =>
  date === null ? null : Date.parse(`${date}T00:00:00Z`);
