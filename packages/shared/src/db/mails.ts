// The mail outbox in D1: queuing mails with the change that they tell of, taking one to send, and writing down what came of it.
import { and, desc, eq, inArray, lte, sql, type SQL } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { MAIL_CLAIM_MS, type MailFailure, type MailKind } from "../domain/mail/mail.ts";
import { newId } from "../domain/ids.ts";
import type { OutboxMessage } from "../queues/messages.ts";
import { isOneOf } from "./conditions.ts";
import type { TenantDb } from "./for-tenant.ts";
import { mails } from "./schema/index.ts";

export type NewMail = {
  readonly kind: MailKind;
  readonly subjectId: string;
  /** Which time the subject is mailed, from 1; see schema/mail.ts. */
  readonly subjectTry?: number;
  readonly toAddress: string;
};

export type MailRow = typeof mails.$inferSelect;

export type QueuedMails = {
  readonly ids: readonly string[];
  /** For the batch of the change that the mails tell of. */
  readonly statements: readonly BatchItem<"sqlite">[];
  /** For `commit()`, beside the change's other messages. */
  readonly messages: readonly OutboxMessage[];
};

/**
 * Mails to send, as parts of a `commit()`.
 * @param onlyIf written only if this holds when the batch reaches it (the messages then find nothing, which is no harm)
 */
export function queueMails(tenant: TenantDb, list: readonly NewMail[], now: number, onlyIf?: SQL): QueuedMails {
  if (list.length === 0) return { ids: [], statements: [], messages: [] };
  const rows = list.map(({ subjectTry = 1, ...mail }) => ({ ...mail, subjectTry, id: newId("mail", now) }));
  const at = new Date(now).toISOString();
  const { tenantId } = tenant;
  return {
    ids: rows.map(({ id }) => id),
    statements: [
      tenant.db.insert(mails).select(
        sql`select value->>'id', ${tenantId}, value->>'kind', value->>'subjectId', value->>'subjectTry', value->>'toAddress',
          ${at}, 'queued', 0, ${at}, null, null, null, null, null
          from json_each(${JSON.stringify(rows)}) where ${onlyIf ?? sql`true`}`,
      ),
    ],
    messages: rows.map(({ id }) => ({ queue: "deliveries", body: { kind: "mail", tenantId, mailId: id } })),
  };
}

/**
 * Takes the mail to send it, so that nobody else does meanwhile. Null when it is over, not due yet, or held by somebody who may
 * still be alive: a message that comes twice sends nothing twice.
 */
export async function claimMail(tenant: TenantDb, id: string, now: number): Promise<MailRow | null> {
  const [row] = await tenant.db
    .update(mails)
    .set({ status: "sending", attempts: sql`${mails.attempts} + 1`, nextTryAt: iso(now + MAIL_CLAIM_MS) })
    .where(
      tenant.owns(
        mails,
        eq(mails.id, id),
        inArray(mails.status, ["queued", "sending"]),
        lte(mails.nextTryAt, iso(now)),
      ),
    )
    .returning();
  return row ?? null;
}

/** Only whoever still holds the mail may say what came of it. */
function held(tenant: TenantDb, mail: MailRow) {
  return tenant.owns(mails, eq(mails.id, mail.id), eq(mails.status, "sending"), eq(mails.attempts, mail.attempts));
}

export async function noteMailSent(tenant: TenantDb, mail: MailRow, providerId: string | null, now: number) {
  const sent = { status: "sent" as const, sentAt: iso(now), providerId, nextTryAt: null, failure: null };
  await tenant.db
    .update(mails)
    .set({ ...sent, failureMessage: null })
    .where(held(tenant, mail));
}

/** @param nextTryAt null = it is over, with `status` */
export async function noteMailFailure(
  tenant: TenantDb,
  mail: MailRow,
  end: {
    readonly status: "queued" | "failed" | "bounced";
    readonly failure: MailFailure;
    readonly nextTryAt: number | null;
  },
): Promise<void> {
  const { status, failure, nextTryAt } = end;
  await tenant.db
    .update(mails)
    .set({
      status,
      failure: failure.reason,
      failureMessage: failure.message,
      nextTryAt: nextTryAt === null ? null : iso(nextTryAt),
    })
    .where(held(tenant, mail));
}

export type MailState = Pick<
  MailRow,
  | "id"
  | "subjectId"
  | "subjectTry"
  | "toAddress"
  | "status"
  | "createdAt"
  | "sentAt"
  | "failure"
  | "failureMessage"
  | "reportedAt"
>;

/** All mails about these subjects, newest first. */
export async function mailsAbout(
  tenant: TenantDb,
  kind: MailKind,
  subjectIds: readonly string[],
): Promise<MailState[]> {
  if (subjectIds.length === 0) return [];
  return tenant.db
    .select({
      id: mails.id,
      subjectId: mails.subjectId,
      subjectTry: mails.subjectTry,
      toAddress: mails.toAddress,
      status: mails.status,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      failure: mails.failure,
      failureMessage: mails.failureMessage,
      reportedAt: mails.reportedAt,
    })
    .from(mails)
    .where(tenant.owns(mails, and(isOneOf(mails.subjectId, subjectIds), eq(mails.kind, kind))))
    .orderBy(desc(mails.id));
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
