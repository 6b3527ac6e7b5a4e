// The two forms in which custom fields are told: v3's {name, type, value} by key, and the v1 words of webhooks.
import type { ReadForms } from "../options.ts";
import type { CustomField, FieldValue, FieldValues, Money, Range, User } from "../state/records.ts";
import type { Account } from "../state/state.ts";
import type { FieldType } from "../state/words.ts";
import { fieldsOf } from "./writes.ts";

export interface ToldField {
  name: string;
  type: string;
  value: unknown;
}

const isRange = (value: FieldValue): value is Range => typeof value === "object" && "min" in value;
const isMoney = (value: FieldValue): value is Money => typeof value === "object" && "amount" in value;
/** Ranges and odd numbers are told as strings with a fraction. */
const decimal = (value: number) => (Number.isInteger(value) ? `${value}.0` : String(value));
export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) =>
  `${firstName} ${lastName}`.trim();

function userValue(account: Account, id: number): unknown {
  const user = account.users[id];
  if (!user) return null;
  return { user_id: id, name: nameOf(user), email: user.emails[0] ?? null, employee_id: user.employeeId };
}

function labels(account: Account, ids: readonly number[]): string[] {
  return ids.flatMap((id) => account.fieldOptions[id]?.name ?? []);
}

/** What both forms tell alike: texts, yes or no, and options by their present label. */
function plainValue(account: Account, field: CustomField, value: FieldValue): unknown {
  if (field.valueType === "single_select") return labels(account, [Number(value)])[0] ?? null;
  if (field.valueType === "multi_select" && Array.isArray(value)) return labels(account, value);
  return value;
}

function v3Value(account: Account, field: CustomField, value: FieldValue, forms: ReadForms): unknown {
  const isOld = forms.money === "v1";
  if (isMoney(value)) {
    return isOld
      ? { amount: value.amount, unit: value.currency }
      : { amount: value.amount, currency_code: value.currency };
  }
  if (isRange(value)) {
    const { min, max, currency } = value;
    if (currency === null) return { min_value: min, max_value: max };
    if (isOld) return { min_value: min, max_value: max, unit: currency };
    return { min_amount: min, max_amount: max, currency_code: currency };
  }
  if (field.valueType === "number" && forms.numbers === "string") return decimal(Number(value));
  if (field.valueType === "user" && forms.users === "object") return userValue(account, Number(value));
  return plainValue(account, field, value);
}

function webhookValue(account: Account, field: CustomField, value: FieldValue): unknown {
  if (isMoney(value)) return { amount: value.amount, unit: value.currency };
  if (isRange(value)) {
    const range = { min_value: decimal(value.min), max_value: decimal(value.max) };
    return value.currency === null ? range : { unit: value.currency, ...range };
  }
  if (field.valueType === "user") return userValue(account, Number(value));
  return plainValue(account, field, value);
}

/** As the API answers it: every active field that the subject may see, null where there is no value. */
export function v3Fields(
  account: Account,
  fieldType: FieldType,
  values: FieldValues,
  by: User,
  forms: ReadForms,
): Record<string, ToldField> {
  const shown = fieldsOf(account, fieldType).filter((field) => !field.isPrivate || by.canSeePrivateFields);
  return Object.fromEntries(
    shown.map((field) => {
      const value = values[field.id];
      const told = value === undefined ? null : v3Value(account, field, value, forms);
      return [field.nameKey, { name: field.name, type: field.valueType, value: told }];
    }),
  );
}

/** As a webhook tells it: private ones too, `boolean` for yes_no, and an empty array where an account has no fields. */
export function webhookFields(
  account: Account,
  fieldType: FieldType,
  values: FieldValues,
): Record<string, ToldField> | never[] {
  const fields = fieldsOf(account, fieldType);
  if (fields.length === 0) return [];
  return Object.fromEntries(
    fields.map((field) => {
      const value = values[field.id];
      const empty = field.valueType === "multi_select" ? [] : null;
      const told = value === undefined ? empty : webhookValue(account, field, value);
      return [
        field.nameKey,
        { name: field.name, type: field.valueType === "yes_no" ? "boolean" : field.valueType, value: told },
      ];
    }),
  );
}
