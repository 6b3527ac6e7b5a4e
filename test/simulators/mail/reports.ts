// What Resend and Postmark post about a mail that they took: signed and shaped as theirs are.
import { createHmac, randomUUID } from "node:crypto";
import type { ReceivedMail } from "./state.ts";

export interface Report {
  headers: Record<string, string>;
  body: string;
}

/** Where reports of mails go, and what they are signed with. */
export interface ReportsTo {
  url: string;
  secret: string;
}

export interface ResendReport {
  /** `delivered`, `bounced`, `complained`, `sent`, `delivery_delayed` … */
  event: string;
  /** `whsec_` and base64. */
  secret: string;
  /** Of the delivery; the same at every attempt of it. */
  id?: string;
  /** Of the attempt, in milliseconds. */
  at?: number;
  /** Of the event, ISO. */
  createdAt?: string;
}

export function resendReport(mail: ReceivedMail, report: ResendReport): Report {
  const { event, secret, id = `msg_${randomUUID()}`, at = Date.now() } = report;
  const createdAt = report.createdAt ?? new Date(at).toISOString();
  const bounce = { type: "Permanent", subType: "General", message: "550 5.1.1 The mailbox does not exist." };
  const data = {
    email_id: mail.id,
    created_at: mail.receivedAt,
    from: mail.from,
    to: [mail.to],
    subject: mail.subject,
    tags: mail.metadata ?? {},
    ...(event === "bounced" ? { bounce } : {}),
  };
  const body = JSON.stringify({ type: `email.${event}`, created_at: createdAt, data });
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { headers: { "svix-id": id, "svix-timestamp": timestamp, "svix-signature": `v1,${mac}` }, body };
}

/** @param type of a bounce: HardBounce, SoftBounce, Transient … */
export function postmarkReport(
  mail: ReceivedMail,
  report: { record: "Bounce" | "Delivery" | "SpamComplaint"; password: string; type?: string },
): Report {
  const { record, password, type = "HardBounce" } = report;
  const at = new Date().toISOString();
  const told = {
    Bounce: {
      Type: type,
      Description: "The server was unable to deliver your message.",
      Email: mail.to,
      BouncedAt: at,
    },
    Delivery: { Recipient: mail.to, DeliveredAt: at, Details: "250 2.0.0 OK" },
    SpamComplaint: { Type: "SpamComplaint", Email: mail.to, BouncedAt: at },
  };
  const body = { RecordType: record, MessageID: mail.id, Metadata: mail.metadata ?? {}, Tag: "", ...told[record] };
  const authorization = `Basic ${Buffer.from(`rolecall:${password}`).toString("base64")}`;
  return { headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) };
}
