// Values of Greenhouse's custom fields between a form's texts and our own shape, type by type.
import type { CatalogueEntry, FieldDefinition } from "#shared/domain/greenhouse/catalogue.ts";
import { chosenEntry, labelOf } from "#shared/domain/greenhouse/choose-entry.ts";
import { fieldText, isWritable, optionFor } from "#shared/domain/greenhouse/custom-fields.ts";
import type { FieldValue } from "#shared/domain/greenhouse/sync-request.ts";
import { amount } from "./position-form.ts";

export type FormTexts = Readonly<Record<string, string>>;

/** Several values under one name, such as the boxes of a list, stand on a line each. Browsers send lines with CR and LF. */
export function textsOf(form: Iterable<readonly [string, unknown]>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    const text = value.replaceAll("\r\n", "\n").trim();
    const before = texts[name];
    texts[name] = before === undefined ? text : `${before}\n${text}`;
  }
  return texts;
}

export function linesOf(text: string | undefined): string[] {
  return (text ?? "").split("\n").filter((line) => line !== "");
}

type Typed = Pick<FieldDefinition, "valueType" | "options">;

export type ReadValue =
  { readonly ok: true; readonly value: FieldValue } | { readonly ok: false; readonly message: string };

const value = (of: FieldValue): ReadValue => ({ ok: true, value: of });
const problem = (message: string): ReadValue => ({ ok: false, message });

/** What was typed under `name`; null when nothing was. What a type cannot hold is said in words. */
export function readValue(
  field: Typed,
  name: string,
  texts: FormTexts,
  catalogue: readonly CatalogueEntry[],
): ReadValue {
  const text = texts[name] ?? "";
  if (!isWritable(field.valueType)) return value(null);
  switch (field.valueType) {
    case "currency":
    case "currency_range":
    case "number_range":
      return readParts(field.valueType, name, texts);
    case "multi_select":
      return value(linesOf(text).length === 0 ? null : linesOf(text));
    default:
  }
  if (text === "") return value(null);
  if (field.valueType === "yes_no") return value(text === "yes");
  if (field.valueType === "number") {
    const number = amount(text);
    return typeof number === "number" ? value(number) : problem("Write a number, such as 40 or 37.5.");
  }
  if (field.valueType === "user") {
    const chosen = chosenEntry(catalogue, "user", text);
    return chosen.ok ? value(chosen.id) : problem(chosen.message);
  }
  return value(text);
}

function readParts(
  valueType: "currency" | "currency_range" | "number_range",
  name: string,
  texts: FormTexts,
): ReadValue {
  const part = (of: string) => (texts[`${name}.${of}`] ?? "").trim();
  const ends = valueType === "currency" ? ["amount"] : ["min", "max"];
  if (ends.every((end) => part(end) === "")) return value(null);
  if (ends.some((end) => part(end) === "")) return problem("Fill in both ends, or leave both empty.");
  const [first, last = first] = ends.map((end) => amount(part(end)));
  if (typeof first !== "number" || typeof last !== "number") return problem("Write amounts, such as 90,000.");
  if (valueType === "number_range") return first > last ? reversed() : value({ min: first, max: last });
  if (first < 0 || last < 0) return problem("An amount cannot be negative.");
  const currency = part("currency").toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) return problem("Write the currency as three letters, such as USD.");
  if (valueType === "currency") return value({ amount: first, currency });
  return first > last ? reversed() : value({ min: first, max: last, currency });
}

function reversed(): ReadValue {
  return problem("The upper end is below the lower end.");
}

/** A value as the texts of its controls. @param currency what an empty amount is offered in */
export function writeValue(
  field: Typed,
  name: string,
  held: FieldValue | undefined,
  catalogue: readonly CatalogueEntry[],
  currency: string,
): Record<string, string> {
  const from = held ?? null;
  const part = (of: string, text: string | number) => ({ [`${name}.${of}`]: String(text) });
  const parts = typeof from === "object" && from !== null && !Array.isArray(from) ? from : null;
  switch (field.valueType) {
    case "currency": {
      const shown = parts !== null && "amount" in parts ? parts : null;
      return { ...part("amount", shown?.amount ?? ""), ...part("currency", shown?.currency ?? currency) };
    }
    case "currency_range":
    case "number_range": {
      const shown = parts !== null && "min" in parts ? parts : null;
      const ends = { ...part("min", shown?.min ?? ""), ...part("max", shown?.max ?? "") };
      const money =
        shown !== null && "currency" in shown && typeof shown.currency === "string" ? shown.currency : currency;
      return field.valueType === "number_range" ? ends : { ...ends, ...part("currency", money) };
    }
    case "multi_select":
      return {
        [name]: (Array.isArray(from) ? from : [fieldText(from)]).map((one) => optionName(field, one)).join("\n"),
      };
    case "single_select":
      return { [name]: optionName(field, fieldText(from)) };
    case "yes_no":
      return { [name]: from === null ? "" : from === true || fieldText(from).toLowerCase() === "yes" ? "yes" : "no" };
    case "user":
      return { [name]: userLabel(fieldText(from), catalogue) };
    default:
      return { [name]: fieldText(from) };
  }
}

/** An option is told by its label, whichever way it was meant. What is none stays, so that the form can say so. */
function optionName(field: Typed, text: string): string {
  return optionFor(field, text)?.name ?? text;
}

function userLabel(id: string, catalogue: readonly CatalogueEntry[]): string {
  const user = catalogue.find((entry) => entry.kind === "user" && entry.providerId === id);
  return user === undefined ? id : labelOf(user, []);
}
