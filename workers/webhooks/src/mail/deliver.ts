// Sending one mail of the outbox: take it, write its letter, hand it to the mail service, and write down what came of it.
import { claimMail, noteMailFailure, noteMailSent, type MailRow } from "#shared/db/mails.ts";
import type { TenantDb } from "#shared/db/for-tenant.ts";
import { isDeadAddress } from "#shared/db/mail-reports.ts";
import { readTenant } from "#shared/db/tenants.ts";
import { afterMailFailure, type MailFailure } from "#shared/domain/mail/mail.ts";
import { log } from "#shared/edge/log.ts";
import type { Bindings } from "../env.ts";
import { chosenDriver } from "./chosen-driver.ts";
import { WRITERS } from "./kinds.ts";
import { isWished } from "./wished.ts";
import { headerText, htmlOf, textOf, type Letter } from "./letter.ts";

/** Answers of holiday programs and list servers to an automatic mail help nobody (RFC 3834; the second is Exchange's). */
const HEADERS = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

const DEAD_ADDRESS: MailFailure = {
  reason: "dead_address",
  message: "An earlier mail to this address bounced or was marked as spam, so nothing is sent to it by itself.",
};

/**
 * Sends the mail if it is due and nobody else is sending it. A mail whose sender dies between the service's yes and our note of it
 * is sent again when its claim runs out: at least once, and only then more than once (Resend tells the repetition, others do not).
 * @returns in how many milliseconds to try again, or null: there is nothing more to do
 */
export async function deliverMail(
  env: Bindings,
  tenant: TenantDb,
  mailId: string,
  now: number,
): Promise<number | null> {
  const mail = await claimMail(tenant, mailId, now);
  if (mail === null) return null;
  if (!(await isWished(tenant, mail)) && (await isDeadAddress(tenant, mail.toAddress)))
    return noteFailure(tenant, mail, DEAD_ADDRESS, null, now);
  const { name } = await readTenant(tenant);
  const written = await WRITERS[mail.kind]({
    tenant,
    mail,
    tenantName: name,
    publicUrl: env.PUBLIC_URL,
    linkKey: env.LINK_KEY ?? null,
    now,
  });
  if (!written.ok) return noteFailure(tenant, mail, written, null, now);
  const sent = await chosenDriver(env)(await outgoing(env, mail, name, written.value));
  if (!sent.ok) return noteFailure(tenant, mail, sent, sent.retryAfterMs, now);
  await noteMailSent(tenant, mail, sent.value.providerId, Date.now());
  log("info", { at: "mail", event: "sent", mailId, kind: mail.kind, attempts: mail.attempts });
  return null;
}

async function outgoing(env: Bindings, mail: MailRow, tenantName: string, letter: Letter) {
  return {
    id: mail.id,
    from: { email: env.MAIL_FROM, name: headerText(`${tenantName} (Rolecall)`) },
    to: mail.toAddress,
    subject: headerText(letter.subject),
    html: await htmlOf(letter),
    text: textOf(letter),
    headers: HEADERS,
  };
}

async function noteFailure(
  tenant: TenantDb,
  mail: MailRow,
  failure: MailFailure,
  retryAfterMs: number | null,
  now: number,
): Promise<number | null> {
  const next = afterMailFailure(failure, mail.attempts, retryAfterMs);
  const waitMs = next.status === "queued" ? next.waitMs : null;
  const nextTryAt = waitMs === null ? null : now + waitMs;
  await noteMailFailure(tenant, mail, { status: next.status, failure, nextTryAt });
  log("warn", { at: "mail", event: "not sent", mailId: mail.id, kind: mail.kind, reason: failure.reason, waitMs });
  return waitMs;
}
