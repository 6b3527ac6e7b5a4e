// The position: the door that checks a plan, its vocabulary, and the rules of what may happen to it in which state.
import { z } from "zod";
import type { PositionStatus, SyncStatus } from "./words.ts";

/** Employment types we offer; Lever takes free text, so any short text passes. */
export const EMPLOYMENT_TYPES = ["full-time", "part-time", "intern", "contractor", "temp-worker"] as const;

/** Pay intervals, in the words that Lever's compensationBand uses. */
export const CompensationInterval = z.enum([
  "per-year-salary",
  "per-month-salary",
  "semi-month-salary",
  "bi-month-salary",
  "bi-week-salary",
  "per-week-salary",
  "per-day-wage",
  "per-hour-wage",
  "one-time",
]);
export type CompensationInterval = z.infer<typeof CompensationInterval>;

const Money = z
  .number()
  .int("Write a whole amount, without cents.")
  .min(0, "An amount cannot be negative.")
  .max(1_000_000_000);

export const Compensation = z
  .object({
    min: Money,
    max: Money,
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/, "Write the currency as three letters, such as USD."),
    interval: CompensationInterval,
  })
  .refine((band) => band.min <= band.max, { path: ["max"], message: "The upper end is below the lower end." });
export type Compensation = z.infer<typeof Compensation>;

const optionalText = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .nullish()
  .transform((value) => (value ? value : null));

/** A plan as it comes in by form or API. */
export const PositionInput = z.object({
  title: z.string().trim().min(1, "A position needs a title.").max(200, "At most 200 characters."),
  department: optionalText,
  location: optionalText,
  employmentType: optionalText,
  compensation: Compensation.nullish().transform((value) => value ?? null),
  hiringManager: optionalText,
  recruiter: optionalText,
  targetStartOn: z
    .union([z.literal(""), z.null(), z.iso.date("Write the date as YYYY-MM-DD.")])
    .optional()
    .transform((value) => (value ? value : null)),
});
export type PositionInput = z.infer<typeof PositionInput>;

/** The part of a position that decides what may be done with it. */
export type PositionState = { readonly status: PositionStatus; readonly syncStatus: SyncStatus };

/** Stable codes of why a position cannot be sent or edited now. */
export type RefusalReason =
  | "already_pending"
  | "already_synced"
  | "not_approved"
  | "sync_pending"
  | "wrong_status"
  | "plan_incomplete"
  | "choices_missing"
  | "nothing_to_write";
export type Refusal = { readonly reason: RefusalReason; readonly message: string };

/** Why this position cannot be sent to the ATS now, or null when it can. */
export function whyNotSyncable(position: PositionState): Refusal | null {
  if (position.syncStatus === "pending")
    return { reason: "already_pending", message: "It is being written right now." };
  if (position.syncStatus === "synced")
    return { reason: "already_synced", message: "Its requisition is already at the ATS." };
  if (position.status === "approved") return null;
  if (position.status === "draft" || position.status === "requested")
    return { reason: "not_approved", message: "It must be approved first." };
  return { reason: "not_approved", message: `A ${position.status} position is not sent to the ATS.` };
}

/** Why an edit of this position cannot be written to its requisition now, or null when it can. */
export function whyNotUpdatable(position: PositionState & { readonly requisition: unknown }): Refusal | null {
  if (position.syncStatus === "pending")
    return { reason: "already_pending", message: "It is being written right now." };
  if (position.requisition === null || position.syncStatus === "not_started")
    return { reason: "nothing_to_write", message: "It is not at the ATS yet. Send it first." };
  if (position.status === "open") return null;
  return { reason: "wrong_status", message: `A ${position.status} position is not changed at the ATS.` };
}

/** Why this position cannot be edited now, or null when it can: a plan must not change while it is being written. */
export function whyNotEditable(position: PositionState): Refusal | null {
  if (position.syncStatus === "pending")
    return { reason: "sync_pending", message: "It is being written to the ATS. Edit it when that is done." };
  return null;
}

/** What a requisition code of ours looks like: the prefix, a hyphen and a number. */
export function codePattern(prefix: string): RegExp {
  return new RegExp(`^${prefix.replaceAll(/[^\w]/g, "\\$&")}-\\d+$`);
}
