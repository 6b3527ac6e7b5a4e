// Reads values of custom fields as v3 takes them in writes, and turns them into what is kept; 422 for what does not fit.
import { z } from "zod";
import { unprocessable } from "../api/errors.ts";
import type { CustomField, FieldOption, FieldValue } from "../state/records.ts";
import type { Account } from "../state/state.ts";

const currencyCode = z.string().regex(/^[A-Z]{3}$/);
const money = z.strictObject({ amount: z.number(), currency_code: currencyCode });
const moneyRange = z.strictObject({ min_amount: z.number(), max_amount: z.number(), currency_code: currencyCode });
const numberRange = z.strictObject({ min_value: z.number(), max_value: z.number() });
const optionName = z.union([z.string(), z.int()]);

/** The longest text that a short_text field takes. */
const shortTextLimit = 255;

function refuse(field: CustomField, why: string): never {
  throw unprocessable({ [field.nameKey]: `${field.name} ${why}` });
}

function parsed<S extends z.ZodType>(field: CustomField, schema: S, value: unknown, shape: string): z.output<S> {
  const result = schema.safeParse(value);
  return result.success ? result.data : refuse(field, `must be ${shape}`);
}

/** An option by its exact label or its id; a deleted one is none. */
function optionOf(account: Account, field: CustomField, wanted: string | number): FieldOption {
  const found = Object.values(account.fieldOptions).find(
    (option) => option.fieldId === field.id && option.isActive && (option.name === wanted || option.id === wanted),
  );
  return found ?? refuse(field, `has no option ${wanted}`);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

function selected(account: Account, field: CustomField, value: unknown): number[] {
  const names = parsed(field, z.array(optionName), value, "a list of options");
  return [...new Set(names.map((name) => optionOf(account, field, name).id))];
}

function rangeOf(field: CustomField, min: number, max: number, currency: string | null): FieldValue {
  return min > max ? refuse(field, "has a minimum above its maximum") : { min, max, currency };
}

function userOf(account: Account, field: CustomField, value: unknown): number {
  const id = parsed(field, z.int(), value, "the id of a user");
  return account.users[id] ? id : refuse(field, `names no user ${id}`);
}

/** @param value as in the body, never null: null clears and is the caller's to handle. */
export function valueFrom(account: Account, field: CustomField, value: unknown): FieldValue {
  switch (field.valueType) {
    case "short_text":
      return parsed(field, z.string().max(shortTextLimit), value, `a text of at most ${shortTextLimit} characters`);
    case "long_text":
    case "url":
      return parsed(field, z.string(), value, "a text");
    case "yes_no":
      return parsed(field, z.boolean(), value, "true or false");
    case "single_select":
      return optionOf(account, field, parsed(field, optionName, value, "an option")).id;
    case "multi_select":
      return selected(account, field, value);
    case "currency": {
      const { amount, currency_code: currency } = parsed(field, money, value, "an amount with a currency_code");
      return { amount, currency };
    }
    case "currency_range": {
      const range = parsed(field, moneyRange, value, "min_amount and max_amount with a currency_code");
      return rangeOf(field, range.min_amount, range.max_amount, range.currency_code);
    }
    case "number":
      return parsed(field, z.number(), value, "a number");
    case "number_range": {
      const range = parsed(field, numberRange, value, "min_value and max_value");
      return rangeOf(field, range.min_value, range.max_value, null);
    }
    case "date":
      return parsed(field, z.string().refine(isDate), value, "a date, YYYY-MM-DD");
    case "user":
      return userOf(account, field, value);
  }
}
