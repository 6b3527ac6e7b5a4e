// What Resend and Postmark report of a mail, read into our words; null for what says nothing about a delivery.
import { z } from "zod";
import type { MailReport, ReportedState } from "#shared/domain/mail/report.ts";
import { MAIL_ID_TAG } from "./driver.ts";

const MailId = z.string().regex(/^[a-z]{3}_[0-9a-z]{10,40}$/);
const Words = z.string().nullish().catch(null);

/** Resend shows tags as a list where they are sent and as an object in its reports; both are read. */
const Tags = z.union([
  z.object({ [MAIL_ID_TAG]: MailId }).transform((tags) => tags[MAIL_ID_TAG]),
  z
    .array(z.object({ name: z.string(), value: z.string() }))
    .transform((tags) => tags.find(({ name }) => name === MAIL_ID_TAG)?.value)
    .pipe(MailId),
]);

const Resend = z.object({
  type: z.string(),
  created_at: z.string().nullish(),
  data: z.object({
    tags: Tags,
    bounce: z.object({ message: Words, type: Words }).nullish().catch(null),
    failed: z.object({ reason: Words }).nullish().catch(null),
  }),
});

const RESEND_STATES: Readonly<Record<string, ReportedState>> = {
  "email.delivered": "delivered",
  "email.bounced": "bounced", // while Resend still tries it is email.delivery_delayed
  "email.suppressed": "bounced",
  "email.failed": "failed",
  "email.complained": "complained",
};

export function readResendReport(body: unknown, now: number): MailReport | null {
  const read = Resend.safeParse(body);
  const state = read.success ? RESEND_STATES[read.data.type] : undefined;
  if (!read.success || state === undefined) return null;
  const { created_at: at, data } = read.data;
  const words = data.bounce?.message ?? data.failed?.reason ?? null;
  const isLasting = (data.bounce?.type ?? "Permanent") === "Permanent";
  return { mailId: data.tags, state, at: timeOf(at, now), words, isLasting };
}

const Postmark = z.object({
  RecordType: z.string(),
  Type: Words,
  Metadata: z.object({ [MAIL_ID_TAG]: MailId }),
  Description: Words,
  Inactive: z.boolean().nullish().catch(null),
  DeliveredAt: Words,
  BouncedAt: Words,
});

/** Bounces after which Postmark itself sends no more; it says so in `Inactive` too. */
const LASTING = new Set(["HardBounce", "BadEmailAddress", "ManuallyDeactivated"]);

/** Bounces that say nothing about the address: the mail is on its way yet, or somebody's program answered. */
const NO_BOUNCE = new Set(["Transient", "Subscribe", "Unsubscribe", "AutoResponder", "AddressChange", "OpenRelayTest"]);

export function readPostmarkReport(body: unknown, now: number): MailReport | null {
  const read = Postmark.safeParse(body);
  if (!read.success) return null;
  const { RecordType, Type, Metadata, Description, Inactive, DeliveredAt, BouncedAt } = read.data;
  const state = postmarkState(RecordType, Type ?? "");
  if (state === null) return null;
  const words = state === "bounced" ? (Description ?? null) : null;
  const isLasting = Inactive === true || LASTING.has(Type ?? "");
  return { mailId: Metadata[MAIL_ID_TAG], state, at: timeOf(DeliveredAt ?? BouncedAt, now), words, isLasting };
}

function postmarkState(recordType: string, type: string): ReportedState | null {
  if (recordType === "Delivery") return "delivered";
  if (recordType === "SpamComplaint" || (recordType === "Bounce" && type === "SpamComplaint")) return "complained";
  return recordType === "Bounce" && !NO_BOUNCE.has(type) ? "bounced" : null;
}

function timeOf(text: string | null | undefined, now: number): string {
  const ms = Date.parse(text ?? "");
  return new Date(Number.isNaN(ms) ? now : ms).toISOString();
}
