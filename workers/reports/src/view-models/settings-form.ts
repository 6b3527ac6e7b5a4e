// The form of the tenant's settings: what the fields show, and what was typed as a change or as problems at its fields.
import type { TenantChange, TenantRow } from "#shared/db/tenants.ts";
import type { FormState } from "../components/field.tsx";
import { isKnownLocale, isKnownTimeZone } from "./formats.ts";

export const SETTINGS_FIELDS = [
  "name",
  "codePrefix",
  "approvesAtOnce",
  "writesCompensation",
  "currency",
  "locale",
  "timeZone",
] as const;

type Typed = Readonly<Record<(typeof SETTINGS_FIELDS)[number], string>>;

/** Formats are all that is translated, so these are regions, not languages of the pages. */
export const LOCALES = [
  ["en-US", "English (United States)"],
  ["en-GB", "English (United Kingdom)"],
  ["en-CA", "English (Canada)"],
  ["en-AU", "English (Australia)"],
  ["en-IE", "English (Ireland)"],
  ["en-IN", "English (India)"],
  ["de-DE", "German (Germany)"],
  ["de-CH", "German (Switzerland)"],
  ["fr-FR", "French (France)"],
  ["fr-CA", "French (Canada)"],
  ["es-ES", "Spanish (Spain)"],
  ["es-MX", "Spanish (Mexico)"],
  ["pt-BR", "Portuguese (Brazil)"],
  ["nl-NL", "Dutch (Netherlands)"],
  ["sv-SE", "Swedish (Sweden)"],
  ["ja-JP", "Japanese (Japan)"],
].map(([value = "", label = ""]) => ({ value, label }));

export function formOfSettings(tenant: TenantRow): FormState {
  const { name, codePrefix, currency, locale, timeZone } = tenant;
  return {
    errors: {},
    values: {
      name,
      codePrefix,
      currency,
      locale,
      timeZone,
      approvesAtOnce: tenant.approvesAtOnce ? "yes" : "",
      writesCompensation: tenant.writesCompensation ? "yes" : "",
    },
  };
}

/** The change, or the problems by field. */
export function settingsFromForm(typed: Typed): { change: TenantChange } | { errors: Record<string, string> } {
  const currency = typed.currency.toUpperCase();
  const errors: Record<string, string> = {};
  if (typed.name === "" || typed.name.length > 200)
    errors["name"] = "Write the company’s name, at most 200 characters.";
  if (!/^[A-Za-z][A-Za-z0-9]{0,19}$/.test(typed.codePrefix))
    errors["codePrefix"] = "Use up to 20 letters and digits, beginning with a letter, such as Trace.";
  if (!/^[A-Z]{3}$/.test(currency)) errors["currency"] = "Write the currency as three letters, such as USD.";
  if (!isKnownLocale(typed.locale)) errors["locale"] = "Choose one of the list.";
  if (!isKnownTimeZone(typed.timeZone)) errors["timeZone"] = "Write a zone such as Europe/Berlin.";
  if (Object.keys(errors).length > 0) return { errors };
  return {
    change: {
      name: typed.name,
      codePrefix: typed.codePrefix,
      currency,
      locale: typed.locale,
      timeZone: typed.timeZone,
      approvesAtOnce: typed.approvesAtOnce === "yes",
      writesCompensation: typed.writesCompensation === "yes",
    },
  };
}
