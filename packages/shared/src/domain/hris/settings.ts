// What an administrator chooses about the import of hired people through one connection.
import { z } from "zod";
import { FieldMapping } from "./mapping.ts";

/** A zone as the runtime knows it, such as `America/Los_Angeles`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export const HrisSettings = z.object({
  /** Whether everybody hired is imported once a day. */
  importsDaily: z.boolean(),
  /** When, on the clock of `timeZone`: `HH:MM`. */
  importsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as HH:MM, such as 00:00."),
  timeZone: z.string().max(60).refine(isTimeZone, "There is no such time zone. Write it as America/Los_Angeles."),
  /** Whether Rolecall keeps webhooks of its own in Lever, to import a new hire within seconds. */
  usesWebhook: z.boolean(),
  /** Fields that are filled otherwise than by default. */
  mapping: FieldMapping,
});
export type HrisSettings = z.infer<typeof HrisSettings>;

export const HRIS_DEFAULTS: HrisSettings = {
  importsDaily: true,
  importsAt: "00:00",
  timeZone: "America/Los_Angeles",
  usesWebhook: false,
  mapping: {},
};
