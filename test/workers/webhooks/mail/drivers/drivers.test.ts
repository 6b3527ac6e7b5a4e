// Each mail service as Rolecall speaks to it: what it takes, and what its refusals mean.
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atEnd } from "../../../../support/at-end.ts";
import type { Outgoing } from "../../../../../workers/webhooks/src/mail/driver.ts";
import { cloudflareDriver, type EmailBinding } from "../../../../../workers/webhooks/src/mail/drivers/cloudflare.ts";
import { postmarkDriver } from "../../../../../workers/webhooks/src/mail/drivers/postmark.ts";
import { resendDriver } from "../../../../../workers/webhooks/src/mail/drivers/resend.ts";
import { startMailbox, type RunningMailbox } from "../../../../simulators/mail/index.ts";

const MAIL: Outgoing = {
  id: "mai_01",
  from: { email: "hub@northwind.example", name: 'North "Wind" Trading' },
  to: "jo@example.com",
  subject: "Welcome",
  html: "<p>Welcome</p>",
  text: "Welcome",
  headers: { "Auto-Submitted": "auto-generated" },
};

let mailbox: RunningMailbox;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0 });
  atEnd(() => mailbox.close());
});
beforeEach(() => void mailbox.control.clear({}));

describe("Resend", () => {
  const send = (mail = MAIL) => resendDriver(mailbox.url, "re_key")(mail);

  test("takes a mail with both parts, and gives its id", async () => {
    const sent = await send();
    expect(mailbox.control.mails({})).toEqual([
      expect.objectContaining({
        from: '"North Wind Trading" <hub@northwind.example>',
        to: "jo@example.com",
        html: "<p>Welcome</p>",
        text: "Welcome",
        headers: { "Auto-Submitted": "auto-generated" },
        idempotencyKey: "mai_01",
      }),
    ]);
    expect(sent).toEqual({ ok: true, value: { providerId: mailbox.control.mails({})[0]?.id } });
  });

  test("sends no second mail when the answer to the first was lost", async () => {
    mailbox.control.fail({ kind: "drop", takes: true });
    expect(await send()).toMatchObject({ ok: false, reason: "unavailable" });
    expect(await send()).toMatchObject({ ok: true });
    expect(mailbox.control.mails({})).toHaveLength(1);
  });

  test("counts a mail as sent when its words have changed since an attempt that was taken", async () => {
    await send();
    expect(await send({ ...MAIL, subject: "Welcome!" })).toEqual({ ok: true, value: { providerId: null } });
    expect(mailbox.control.mails({})).toHaveLength(1);
  });

  test.for([
    [429, { name: "rate_limit_exceeded", message: "Too many requests" }, "rate_limited"],
    [500, { name: "application_error", message: "Sorry" }, "unavailable"],
    [409, { name: "concurrent_idempotent_requests", message: "Busy" }, "unavailable"],
    [403, { name: "validation_error", message: "The northwind.example domain is not verified" }, "refused"],
    [401, { name: "missing_api_key", message: "Missing API Key" }, "refused"],
    [404, "<html>", "refused"],
  ] as const)("answers %i: %o, which is %s", async ([status, body, reason]) => {
    mailbox.control.fail({ kind: "status", status, body });
    expect(await send()).toMatchObject({ ok: false, reason });
  });

  test("is asked again no sooner than it says", async () => {
    mailbox.control.fail({ kind: "status", status: 429, retryAfterSeconds: 7 });
    expect(await send()).toMatchObject({ reason: "rate_limited", retryAfterMs: 7_000 });
  });

  test("refuses an address that is none, in its own words", async () => {
    const refused = await send({ ...MAIL, to: "jo at example" });
    expect(refused).toMatchObject({ ok: false, reason: "refused", message: expect.stringContaining("Invalid email") });
  });
});

describe("Postmark", () => {
  const send = (mail = MAIL) => postmarkDriver(mailbox.url, "token")(mail);

  test("takes a mail with both parts, and gives its id", async () => {
    expect(await send()).toMatchObject({ ok: true, value: { providerId: expect.any(String) } });
    expect(mailbox.control.mails({})).toEqual([
      expect.objectContaining({ service: "postmark", to: "jo@example.com", html: "<p>Welcome</p>", text: "Welcome" }),
    ]);
  });

  test("tells of an address that it no longer delivers to", async () => {
    mailbox.control.fail({ kind: "status", status: 422, body: { ErrorCode: 406, Message: "Inactive recipient" } });
    expect(await send()).toMatchObject({ ok: false, reason: "bounced" });
  });

  test("refuses an address that is none", async () => {
    expect(await send({ ...MAIL, to: "jo at example" })).toMatchObject({ ok: false, reason: "refused" });
  });

  test("that is down may come back", async () => {
    mailbox.control.fail({ kind: "status", status: 503, body: "maintenance" });
    expect(await send()).toMatchObject({ ok: false, reason: "unavailable" });
  });
});

describe("Cloudflare's send_email binding", () => {
  test("takes a mail on workerd", async () => {
    const contents = "export default { fetch: () => new Response() }";
    const mf = new Miniflare(
      convertV4MiniflareOptions({
        workers: [
          {
            name: "mailer",
            compatibilityDate: "2026-11-01",
            modules: [{ type: "ESModule", path: "index.js", contents }],
            email: { send_email: [{ name: "EMAIL" }] },
          },
        ],
      }),
    );
    atEnd(() => mf.dispose());
    const { EMAIL } = await mf.getBindings<{ EMAIL: EmailBinding }>();
    expect(await cloudflareDriver(EMAIL)(MAIL)).toMatchObject({ ok: true, value: { providerId: expect.any(String) } });
  });

  const throwing = (code: string | undefined): EmailBinding => ({
    send: async () => {
      throw Object.assign(new Error("no"), code === undefined ? {} : { code });
    },
  });
  test.for([
    ["E_RATE_LIMIT_EXCEEDED", "rate_limited"],
    ["E_RECIPIENT_SUPPRESSED", "bounced"],
    ["E_SENDER_NOT_VERIFIED", "refused"],
    [undefined, "unavailable"],
  ] as const)("that throws %s means %s", async ([code, reason]) => {
    expect(await cloudflareDriver(throwing(code))(MAIL)).toMatchObject({ ok: false, reason });
  });
});
