// The mail services' door: who sends a report is checked first, then the mail that it names gets its state. Neither says more than 200 or 401.
import type { Context } from "hono";
import { sha256Hex } from "#shared/crypto/hash.ts";
import { isStandardWebhook } from "#shared/crypto/standard-webhook.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { noteMailReport, tenantOfMail } from "#shared/db/mail-reports.ts";
import type { MailReport } from "#shared/domain/mail/report.ts";
import { log } from "#shared/edge/log.ts";
import { BODY_LIMIT, refused } from "./door.ts";
import type { Env } from "./env.ts";
import { readPostmarkReport, readResendReport } from "./mail/reports.ts";
import { readBody } from "./read-body.ts";

/** Whom Postmark says it is; the password is a secret, the name is not. */
const POSTMARK_USER = "rolecall";

/** POST /hooks/mail/resend: signed as Standard Webhooks say. 200 taken or none of our business, 401 not to be believed, 413, 503. */
export async function takeResendReport(c: Context<Env>): Promise<Response> {
  const body = await readBody(c.req.raw, BODY_LIMIT);
  if (body === null) return c.text("The body is too long.", 413);
  const secret = c.env.RESEND_WEBHOOK_SECRET;
  if (!secret) return refused(c, "RESEND_WEBHOOK_SECRET is not set");
  const header = (name: string) => c.req.header(`svix-${name}`) ?? c.req.header(`webhook-${name}`) ?? null;
  const headers = { id: header("id"), timestamp: header("timestamp"), signature: header("signature") };
  if (!(await isStandardWebhook(secret, headers, body, Date.now())))
    return refused(c, "report of a mail not signed, or too old");
  return take(c, readResendReport(jsonOf(body), Date.now()));
}

/** POST /hooks/mail/postmark: Postmark signs nothing; it shows a user name and password that stand in the address which it was given. */
export async function takePostmarkReport(c: Context<Env>): Promise<Response> {
  const body = await readBody(c.req.raw, BODY_LIMIT);
  if (body === null) return c.text("The body is too long.", 413);
  const password = c.env.POSTMARK_WEBHOOK_PASSWORD;
  if (!password) return refused(c, "POSTMARK_WEBHOOK_PASSWORD is not set");
  const shown = await sha256Hex(c.req.header("authorization") ?? "");
  // Hashes are compared, so that the time it takes says nothing about the password.
  if (shown !== (await sha256Hex(`Basic ${btoa(`${POSTMARK_USER}:${password}`)}`)))
    return refused(c, "report of a mail with another password");
  return take(c, readPostmarkReport(jsonOf(body), Date.now()));
}

/** An unknown mail is answered with 200 too: it is gone, or another installation's with the same account, and repeating helps nobody. */
async function take(c: Context<Env>, report: MailReport | null): Promise<Response> {
  if (report === null) return c.body(null, 200);
  const tenantId = await tenantOfMail(c.env, report.mailId);
  if (tenantId === null) return c.body(null, 200);
  const defer = (sending: Promise<unknown>) => c.executionCtx.waitUntil(sending);
  const isNews = await noteMailReport(c.env, forTenant(c.env, tenantId), report, Date.now(), defer);
  log("info", { at: "mail", event: "reported", mailId: report.mailId, state: report.state, isNews });
  return c.body(null, 200);
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as unknown;
  } catch {
    return null;
  }
}
