// The array form in which custom fields are written, and what an edit does: at once, or only after approval.
import { z } from "zod";
import { forbidden, unprocessable } from "../api/errors.ts";
import type { CustomField, FieldValue, FieldValues, PendingValues, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { FieldType } from "../state/words.ts";
import { valueFrom } from "./values.ts";

export const fieldWrites = z.array(
  z.strictObject({ name_key: z.string().optional(), custom_field_id: z.int().optional(), value: z.unknown() }),
);
export type FieldWrites = z.output<typeof fieldWrites>;

export interface FieldHolder {
  fields: FieldValues;
  pending: PendingValues;
}

/** All fields of a kind, in their order; archived ones only when asked for. */
export function fieldsOf(account: Account, fieldType: FieldType, withArchived = false): CustomField[] {
  return Object.values(account.customFields)
    .filter((field) => field.fieldType === fieldType && (withArchived || field.isActive))
    .toSorted((a, b) => a.sortOrder - b.sortOrder);
}

function fieldMeant(account: Account, fieldType: FieldType, write: FieldWrites[number]): CustomField {
  const { name_key: nameKey, custom_field_id: id } = write;
  if ((nameKey === undefined) === (id === undefined)) {
    throw unprocessable({ custom_fields: "exactly one of name_key and custom_field_id is needed" });
  }
  const found = fieldsOf(account, fieldType).find((field) => field.nameKey === nameKey || field.id === id);
  if (!found) throw unprocessable({ custom_fields: `there is no ${fieldType} custom field ${nameKey ?? id}` });
  return found;
}

/**
 * What a write asks for, by the field's id; null clears. 422 for an unknown field or a value that does not fit, 403 for
 * a private field that the subject may not see.
 */
export function readFieldWrites(account: Account, fieldType: FieldType, writes: FieldWrites, by: User): PendingValues {
  const asked: PendingValues = {};
  for (const write of writes) {
    const field = fieldMeant(account, fieldType, write);
    if (field.isPrivate && !by.canSeePrivateFields) throw forbidden();
    asked[field.id] = write.value === null ? null : valueFrom(account, field, write.value);
  }
  return asked;
}

function put(fields: FieldValues, id: string, value: FieldValue | null): void {
  if (value === null) delete fields[id];
  else fields[id] = value;
}

const isSame = (a: FieldValue | null, b: FieldValue | null) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Applies an edit and says whether a value changed at once.
 * @param isApprovalDue false while the record is new or its job a draft: then nothing waits.
 */
export function editFields(
  account: Account,
  holder: FieldHolder,
  asked: PendingValues,
  isApprovalDue: boolean,
): boolean {
  let hasChanged = false;
  for (const [id, value] of Object.entries(asked)) {
    const isEqual = isSame(holder.fields[id] ?? null, value);
    delete holder.pending[id];
    if (isEqual) continue;
    if (isApprovalDue && account.customFields[id]?.needsApproval === true) {
      holder.pending[id] = value;
      continue;
    }
    put(holder.fields, id, value);
    hasChanged = true;
  }
  return hasChanged;
}

/** Lets waiting edits take effect, or drops them; whether there were any. */
export function settlePending(holder: FieldHolder, isApproved: boolean): boolean {
  const waiting = Object.entries(holder.pending);
  if (isApproved) for (const [id, value] of waiting) put(holder.fields, id, value);
  holder.pending = {};
  return waiting.length > 0;
}

/** The values of a new record: what it inherits, else each field's default, and over both what was asked. */
export function initialFields(
  account: Account,
  fieldType: FieldType,
  asked: PendingValues,
  inherited: FieldValues = {},
): FieldValues {
  const fields: FieldValues = {};
  for (const { id, defaultValue } of fieldsOf(account, fieldType)) {
    const value = asked[id] === undefined ? (inherited[id] ?? defaultValue) : asked[id];
    if (value !== null) fields[id] = value;
  }
  return fields;
}

/** 422 when a required field is empty: what v1 did and v3 does only by option. */
export function demandRequired(account: Account, fieldType: FieldType, fields: FieldValues): void {
  const missing = fieldsOf(account, fieldType).filter((field) => field.isRequired && fields[field.id] === undefined);
  if (missing.length > 0)
    throw unprocessable(...missing.map((field) => ({ [field.nameKey]: `${field.name} is required` })));
}
