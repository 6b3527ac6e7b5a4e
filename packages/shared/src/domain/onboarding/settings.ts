// What an administrator chooses about onboarding through one connection: which stage makes a new hire, since when, and who is invited by itself.
import { z } from "zod";

export const OnboardingSettings = z.object({
  /** The ATS's stage that makes a candidate a new hire, by its id; null = not chosen yet, and nothing runs. */
  stageId: z.string().trim().min(1, "Choose a stage.").max(200).nullable(),
  /** Only those who reached the stage on this day or later come in; null = not chosen yet, and nothing runs. */
  startsOn: z.iso.date("Write the date as YYYY-MM-DD.").nullable(),
  /** Whether new hires are invited without anybody's click, some days before their start date. */
  invitesAutomatically: z.boolean(),
  invitesDaysBefore: z
    .number()
    .int("Write whole days.")
    .min(0, "From 0 to 90 days before the start date.")
    .max(90, "From 0 to 90 days before the start date."),
});
export type OnboardingSettings = z.infer<typeof OnboardingSettings>;

export const ONBOARDING_DEFAULTS: OnboardingSettings = {
  stageId: null,
  startsOn: null,
  invitesAutomatically: false,
  invitesDaysBefore: 14,
};

/** What a look for new hires needs; null until both were chosen. */
export function lookedFor(
  settings: OnboardingSettings,
): { readonly stageId: string; readonly startsOn: string } | null {
  const { stageId, startsOn } = settings;
  return stageId === null || startsOn === null ? null : { stageId, startsOn };
}
