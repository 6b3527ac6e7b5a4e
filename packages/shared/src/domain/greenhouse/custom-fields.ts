// Both codecs of every custom-field type: our value to what Harvest v3 takes in writes, and what it answers in reads to our value.
import { z } from "zod";
import type { FieldDefinition } from "./catalogue.ts";
import type { FieldValue } from "./sync-request.ts";

/** A value as v3 takes it, or why it cannot be written, in words for a person. */
export type Encoded = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const SHORT_TEXT_MAX = 255;

const written = (value: unknown): Encoded => ({ ok: true, value });
const refused = (problem: string): Encoded => ({ ok: false, problem });

/** Greenhouse's types that have a codec; others (attachment, header, masked ones…) are neither written nor asked for. */
const WRITABLE = [
  "short_text",
  "long_text",
  "url",
  "yes_no",
  "single_select",
  "multi_select",
  "currency",
  "currency_range",
  "number",
  "number_range",
  "date",
  "user",
] as const;
export type WritableType = (typeof WRITABLE)[number];

export function isWritable(valueType: string): valueType is WritableType {
  return WRITABLE.some((type) => type === valueType);
}

/**
 * Our value in the form of a write; null clears the field. A value of another kind is turned over where nothing is lost by it
 * (a number into text, the amount of a currency into a number).
 */
export function encodeField(field: FieldDefinition, value: FieldValue): Encoded {
  if (value === null) return written(null);
  if (!isWritable(field.valueType)) return refused(`Greenhouse's field type ${field.valueType} cannot be written.`);
  switch (field.valueType) {
    case "short_text":
    case "long_text":
    case "url":
      return encodeText(field.valueType, fieldText(value));
    case "yes_no":
      return encodeYesNo(value);
    case "single_select":
      return encodeOption(field, fieldText(value));
    case "multi_select":
      return encodeOptions(field, Array.isArray(value) ? value : [fieldText(value)]);
    case "currency":
      return encodeMoney(value);
    case "currency_range":
      return encodeMoneyRange(value);
    case "number":
      return encodeNumber(value);
    case "number_range":
      return encodeNumberRange(value);
    case "date":
      return typeof value === "string" && z.iso.date().safeParse(value).success
        ? written(value)
        : refused("Write the date as YYYY-MM-DD.");
    case "user":
      return typeof value === "string" && /^\d+$/.test(value) ? written(Number(value)) : refused("Choose a user.");
  }
}

function encodeText(valueType: "short_text" | "long_text" | "url", text: string): Encoded {
  if (valueType === "short_text" && text.length > SHORT_TEXT_MAX)
    return refused(`At most ${SHORT_TEXT_MAX} characters.`);
  if (valueType === "url" && !URL.canParse(text)) return refused("Write a whole address, such as https://example.com.");
  return written(text);
}

function encodeYesNo(value: NonNullable<FieldValue>): Encoded {
  if (typeof value === "boolean") return written(value);
  const word = fieldText(value).toLowerCase();
  if (word === "yes" || word === "true") return written(true);
  return word === "no" || word === "false" ? written(false) : refused("Choose yes or no.");
}

function encodeOption(field: FieldDefinition, wanted: string): Encoded {
  const option = optionFor(field, wanted);
  return option ? written(option.name) : refused(`There is no option "${wanted}" in Greenhouse.`);
}

/**
 * The option that is meant: by its id or its label, the case and hyphens of which may differ ("full-time" is "Full Time").
 * Written as its label, which is what reads answer.
 */
export function optionFor(field: Pick<FieldDefinition, "options">, wanted: string) {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[\s_-]+/g, " ")
      .trim();
  const alike = field.options.filter(({ name }) => plain(name) === plain(wanted));
  return (
    field.options.find(({ id, name }) => id === wanted || name === wanted) ??
    (alike.length === 1 ? alike[0] : undefined)
  );
}

function encodeOptions(field: FieldDefinition, wanted: readonly string[]): Encoded {
  const labels: unknown[] = [];
  for (const one of wanted) {
    const option = encodeOption(field, one);
    if (!option.ok) return option;
    labels.push(option.value);
  }
  return written(labels);
}

function encodeMoney(value: NonNullable<FieldValue>): Encoded {
  if (typeof value !== "object" || Array.isArray(value) || !("currency" in value))
    return refused("Write an amount and its currency.");
  if ("amount" in value) return written({ amount: value.amount, currency_code: value.currency });
  return value.min === value.max
    ? written({ amount: value.min, currency_code: value.currency })
    : refused("The band has two ends, but this field holds one amount.");
}

function encodeMoneyRange(value: NonNullable<FieldValue>): Encoded {
  if (typeof value !== "object" || Array.isArray(value) || !("currency" in value))
    return refused("Write both ends and the currency.");
  const { min, max } = "amount" in value ? { min: value.amount, max: value.amount } : value;
  return min > max
    ? refused("The upper end is below the lower end.")
    : written({ min_amount: min, max_amount: max, currency_code: value.currency });
}

function encodeNumber(value: NonNullable<FieldValue>): Encoded {
  if (typeof value === "number") return written(value);
  if (typeof value === "object" && "amount" in value) return written(value.amount);
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? written(number) : refused("Write a number.");
}

function encodeNumberRange(value: NonNullable<FieldValue>): Encoded {
  if (typeof value !== "object" || Array.isArray(value) || !("min" in value)) return refused("Write both ends.");
  return value.min > value.max
    ? refused("The upper end is below the lower end.")
    : written({ min_value: value.min, max_value: value.max });
}

/** Any value as a person reads it. */
export function fieldText(value: FieldValue): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.join(", ");
  if ("amount" in value) return `${value.amount} ${value.currency}`;
  return "currency" in value ? `${value.min} – ${value.max} ${value.currency}` : `${value.min} – ${value.max}`;
}

/** Numbers come as such, or as text such as "85.0". */
const Numeric = z.union([z.number(), z.string().trim().min(1).pipe(z.coerce.number())]);

const Money = z
  .object({ amount: Numeric, currency_code: z.string().nullish(), unit: z.string().nullish() })
  .transform(({ amount, currency_code, unit }) => ({ amount, currency: currency_code ?? unit ?? "" }));
const MoneyRange = z.union([
  z
    .object({ min_amount: Numeric, max_amount: Numeric, currency_code: z.string().nullish() })
    .transform((range) => ({ min: range.min_amount, max: range.max_amount, currency: range.currency_code ?? "" })),
  z
    .object({ min_value: Numeric, max_value: Numeric, unit: z.string().nullish() })
    .transform((range) => ({ min: range.min_value, max: range.max_value, currency: range.unit ?? "" })),
]);
const NumberRange = z
  .object({ min_value: Numeric, max_value: Numeric })
  .transform((range) => ({ min: range.min_value, max: range.max_value }));
const UserId = z.union([
  z.number().transform(String),
  z.string(),
  z.object({ user_id: z.union([z.number(), z.string()]).transform(String) }).transform((user) => user.user_id),
]);

const READS: Record<WritableType, z.ZodType<FieldValue>> = {
  short_text: z.string(),
  long_text: z.string(),
  url: z.string(),
  yes_no: z.boolean(),
  single_select: z.string(),
  multi_select: z.array(z.string()),
  currency: Money,
  currency_range: MoneyRange,
  number: Numeric,
  number_range: NumberRange,
  date: z.string(),
  user: UserId,
};

/**
 * A value of a read (or of a write, for comparing) as ours. The shapes of money, ranges and users in v3 reads are not published,
 * so both that are about are taken.
 * @returns undefined when the type has no codec or the value is in no shape that we know
 */
export function decodeField(valueType: string, value: unknown): FieldValue | undefined {
  if (!isWritable(valueType)) return undefined;
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return READS[valueType].safeParse(value).data;
}

/** Whether a read says what was written. Options in any order; an empty text, list and null are the same. */
export function readsAs(valueType: string, wanted: unknown, read: unknown): boolean {
  const [a, b] = [decodeField(valueType, wanted), decodeField(valueType, read)];
  return a !== undefined && b !== undefined && comparable(a) === comparable(b);
}

function comparable(value: FieldValue): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : typeof value === "string" ? value.trim() : value);
}
