// Making custom fields and their options; the key of a field never changes.
import { unprocessable } from "../api/errors.ts";
import type { Simulator } from "../context.ts";
import { valueFrom } from "../fields/values.ts";
import { newRow } from "../state/ids.ts";
import type { CustomField, FieldOption } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { FieldType, ValueType } from "../state/words.ts";

export interface NewField {
  fieldType: FieldType;
  name: string;
  valueType: ValueType;
  /** Labels, of selects only. */
  options?: string[] | undefined;
  isPrivate?: boolean | undefined;
  isRequired?: boolean | undefined;
  needsApproval?: boolean | undefined;
  isApiOnly?: boolean | undefined;
  description?: string | undefined;
  /** As in a write. */
  defaultValue?: unknown;
}

/** The name in underscores, made distinct by a number where the key is taken. */
function freeKey(account: Account, fieldType: FieldType, name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "");
  const taken = new Set(
    Object.values(account.customFields)
      .filter((field) => field.fieldType === fieldType)
      .map(({ nameKey }) => nameKey),
  );
  for (let number = 0; ; number += 1) {
    const key = number === 0 ? plain : `${plain}_${number}`;
    if (!taken.has(key)) return key;
  }
}

export function createField(sim: Simulator, account: Account, input: NewField): CustomField {
  if (input.isApiOnly === true && input.isRequired === true) {
    throw unprocessable({ api_only: "a field that only the API edits cannot be required" });
  }
  const field: CustomField = {
    ...newRow(sim, "customFields"),
    name: input.name,
    nameKey: freeKey(account, input.fieldType, input.name),
    fieldType: input.fieldType,
    valueType: input.valueType,
    sortOrder: Object.values(account.customFields).filter(({ fieldType }) => fieldType === input.fieldType).length,
    isPrivate: input.isPrivate ?? false,
    isRequired: input.isRequired ?? false,
    needsApproval: input.needsApproval ?? false,
    triggersNewVersion: false,
    isActive: true,
    isApiOnly: input.isApiOnly ?? false,
    description: input.description ?? null,
    defaultValue: null,
  };
  account.customFields[field.id] = field;
  for (const name of input.options ?? []) createOption(sim, account, field, name);
  if (input.defaultValue !== undefined && input.defaultValue !== null) {
    field.defaultValue = valueFrom(account, field, input.defaultValue);
  }
  sim.touch();
  return field;
}

export function createOption(sim: Simulator, account: Account, field: CustomField, name: string): FieldOption {
  if (!field.valueType.endsWith("_select")) throw unprocessable({ value_type: `${field.name} has no options` });
  const option: FieldOption = {
    ...newRow(sim, "fieldOptions"),
    fieldId: field.id,
    name,
    externalId: null,
    sortOrder: Object.values(account.fieldOptions).filter(({ fieldId }) => fieldId === field.id).length,
    isActive: true,
  };
  account.fieldOptions[option.id] = option;
  sim.touch();
  return option;
}
