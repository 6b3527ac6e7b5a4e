// An invitation: what a person fills in before it goes out, until when its link works, and in which state it is.
import { z } from "zod";

/** How long the link of a mail works. */
export const LINK_MS = 14 * 24 * 3_600_000;

const optional = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .nullish()
  .transform((value) => (value ? value : null));

/** Quick invite, as it comes in by form or API: pre-filled from the new hire, and everything may be changed. */
export const InvitationInput = z.object({
  name: z.string().trim().min(1, "Write the name of the new hire.").max(200, "At most 200 characters."),
  email: z.email("Write an e-mail address, such as jo@example.com.").max(254),
  designation: optional,
  location: optional,
  startDate: z
    .union([z.literal(""), z.null(), z.iso.date("Write the date as YYYY-MM-DD.")])
    .optional()
    .transform((value) => (value ? value : null)),
  managerName: optional,
  managerEmail: z
    .union([z.literal(""), z.null(), z.email("Write an e-mail address, or leave it empty.").max(254)])
    .optional()
    .transform((value) => (value ? value : null)),
  packageCode: optional,
});
export type InvitationInput = z.infer<typeof InvitationInput>;

/** What the new hire confirms on the welcome page. */
export const Confirmation = z.object({
  name: z.string().trim().min(1, "Write your name.").max(200, "At most 200 characters."),
  email: z.email("Write an e-mail address, such as jo@example.com.").max(254),
  phone: z
    .string()
    .trim()
    .max(40, "At most 40 characters.")
    .regex(/^[+\d\s().\-/x]*$/, "Write a phone number in digits, such as +1 510 555 0100.")
    .transform((value) => (value === "" ? null : value)),
});
export type Confirmation = z.infer<typeof Confirmation>;

export type InvitationFacts = {
  readonly linkTry: number;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  /** When the link of the last try was used. */
  readonly spentAt: string | null;
  readonly confirmedAt: string | null;
};

/** `invited`: the link waits. `opened`: it was used. `confirmed`: the hire has said who they are. */
export type InvitationState = "invited" | "expired" | "revoked" | "opened" | "confirmed";

export function invitationState(invitation: InvitationFacts, now: number): InvitationState {
  if (invitation.confirmedAt !== null) return "confirmed";
  if (invitation.revokedAt !== null) return "revoked";
  if (invitation.spentAt !== null) return "opened";
  return Date.parse(invitation.expiresAt) <= now ? "expired" : "invited";
}

/** Why a link does not open: in the order in which they are told. `open`: it does. */
export type LinkState = "open" | "revoked" | "replaced" | "spent" | "expired";

/** @param subjectTry which time the invitation was mailed, as the link says */
export function linkState(invitation: InvitationFacts, subjectTry: number, now: number): LinkState {
  if (invitation.revokedAt !== null) return "revoked";
  if (subjectTry !== invitation.linkTry) return "replaced";
  if (invitation.spentAt !== null) return "spent";
  return Date.parse(invitation.expiresAt) <= now ? "expired" : "open";
}
