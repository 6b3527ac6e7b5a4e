// The door for a tenant's settings, by form and by API.
import { z } from "zod";

/** All settings that a tenant may change of itself. */
export const TenantSettingsInput = z.strictObject({
  name: z.string().trim().min(1, "A company needs a name.").max(200, "At most 200 characters."),
  codePrefix: z
    .string()
    .trim()
    .regex(
      /^[A-Za-z][A-Za-z0-9._-]{0,19}$/,
      "A letter, then up to 19 letters, digits, dots, dashes or underscores, such as Trace.",
    ),
  approvesAtOnce: z.boolean(),
  writesCompensation: z.boolean(),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "Write the currency as three letters, such as USD."),
  locale: z.string().trim().max(35).refine(isLocale, "Write a language tag, such as en-US or de-DE."),
  timeZone: z.string().trim().max(60).refine(isTimeZone, "Write a time zone, such as America/New_York."),
});
export type TenantSettingsInput = z.infer<typeof TenantSettingsInput>;

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([text]).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: text }).format(0) !== "";
  } catch {
    return false;
  }
}
