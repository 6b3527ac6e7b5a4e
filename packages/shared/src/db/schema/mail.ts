// The mail outbox: which mail goes to whom and how far it is. What it says is made when it is sent, so no words and no links are kept.
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { MailFailureReason, MailKind, MailStatus } from "../../domain/mail/mail.ts";

/** One mail to one address. Inserted by whoever has something to tell; `status` and what follows it are written by webhooks. */
export const mails = sqliteTable(
  "mails",
  {
    id: text("id").primaryKey(),
    tenantId: text("tenant_id").notNull(),
    kind: text("kind").$type<MailKind>().notNull(),
    subjectId: text("subject_id").notNull(),
    /** Which time the subject is mailed: a later one makes the links of this one dead. */
    subjectTry: integer("subject_try").notNull().default(1),
    toAddress: text("to_address").notNull(),
    createdAt: text("created_at").notNull(),
    status: text("status").$type<MailStatus>().notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    /** When it may be tried next; while `sending`, when its holder is taken for dead. Null once it is over. */
    nextTryAt: text("next_try_at"),
    sentAt: text("sent_at"),
    /** The mail service's own id of it. */
    providerId: text("provider_id"),
    failure: text("failure").$type<MailFailureReason>(),
    /** The failure for a person. */
    failureMessage: text("failure_message"),
    /** When the mail service told us of delivery, bounce or complaint, by its clock. */
    reportedAt: text("reported_at"),
  },
  (t) => [
    index("mails_by_subject").on(t.tenantId, t.subjectId, t.id),
    index("mails_waiting")
      .on(t.nextTryAt)
      .where(sql`next_try_at is not null`),
    index("mails_heard_of")
      .on(t.tenantId, sql`lower(to_address)`, t.id)
      .where(sql`status in ('delivered', 'bounced', 'complained')`),
  ],
);
