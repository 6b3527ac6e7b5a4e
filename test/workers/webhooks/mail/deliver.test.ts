// The mail outbox on the real runtime: what is queued goes out once, whatever happens to its message, its service or its sender.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { atEnd } from "../../../support/at-end.ts";
import { claimMail, queueMails } from "#shared/db/mails.ts";
import { commit } from "#shared/db/outbox.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import {
  postmarkReport,
  resendReport,
  startMailbox,
  type ReceivedMail,
  type RunningMailbox,
} from "../../../simulators/mail/index.ts";
import { seedTenant, type SeededTenant } from "../../../support/seeds.ts";
import { startTestHouse, TEST_REPORTS, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { OAUTH, SCHEDULER } from "../stand-ins.ts";

let mailbox: RunningMailbox;
let house: TestHouse;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0 });
  atEnd(() => mailbox.close());
  house = await startTestHouse({ only: ["webhooks"], replace: { oauth: OAUTH, scheduler: SCHEDULER }, mail: mailbox });
});

let tenant: SeededTenant;
let connectionId: string;
beforeEach(async () => {
  await house.reset();
  mailbox.control.clear({});
  tenant = await seedTenant(house.db);
  connectionId = newId("connection");
  await house.db
    .prepare(
      `insert into connections (id, tenant_id, provider, auth_kind, status, attention_reason, modules, endpoint_id, created_at, updated_at)
       values (?, ?, 'lever', 'oauth', 'needs_attention', 'access_revoked', '["onboarding"]', ?, '', '')`,
    )
    .bind(connectionId, tenant.id, newSecret())
    .run();
});

/** Queues one mail about the connection. @returns its id */
async function queue(toAddress = "dana@northwind.example", now = Date.now()): Promise<string> {
  const wall = forTenant({ DB: house.db }, tenant.id);
  const queued = queueMails(wall, [{ kind: "connection_stopped", subjectId: connectionId, toAddress }], now);
  await commit({ DB: house.db }, wall, queued.statements, queued.messages, () => undefined);
  return queued.ids[0] ?? "";
}

async function poke(mailId: string, times = 1): Promise<void> {
  const deliveries = await house.queue("deliveries");
  const body = { kind: "mail", tenantId: tenant.id, mailId };
  await deliveries.sendBatch(Array.from({ length: times }, () => ({ body })));
}

async function row(mailId: string) {
  const found = await house.db.prepare("select * from mails where id = ?").bind(mailId).first();
  return found ?? {};
}

const ends = (mailId: string, status: string) =>
  until(async () => (await row(mailId))["status"] === status, { what: `mail ${status}`, deadlineMs: 20_000 });

describe("a queued mail", () => {
  test("goes out with both parts, from the company, and says what happened and what to do", async () => {
    const mailId = await queue();
    await poke(mailId);
    await ends(mailId, "sent");
    const [mail] = mailbox.control.mails({});
    expect(mail).toMatchObject({
      to: "dana@northwind.example",
      from: '"Northwind Trading (Rolecall)" <rolecall@example.com>',
      subject: "Lever is disconnected from Rolecall",
    });
    for (const part of [mail?.html, mail?.text]) {
      expect(part).toContain("Lever no longer accepts Rolecall");
      expect(part).toContain(`${house.url}/settings/integrations/${connectionId}`);
    }
    expect(await row(mailId)).toMatchObject({ provider_id: mail?.id, attempts: 1, next_try_at: null, failure: null });
  });

  test("goes out once when its message comes five times", async () => {
    const mailId = await queue();
    await poke(mailId, 5);
    await ends(mailId, "sent");
    await poke(mailId);
    const after = await queue("max@northwind.example");
    await poke(after);
    await ends(after, "sent");
    expect(mailbox.control.mails({ to: "dana@northwind.example" })).toHaveLength(1);
  });

  test("is kept without its words: only kind, subject and address are stored", async () => {
    const stored = await row(await queue());
    expect(JSON.stringify(stored)).not.toMatch(/http|Lever/);
  });

  test("about something that is over is not sent", async () => {
    const mailId = await queue();
    await house.db.prepare("update connections set status = 'active' where id = ?").bind(connectionId).run();
    await poke(mailId);
    await ends(mailId, "failed");
    expect(await row(mailId)).toMatchObject({ failure: "no_longer_wanted", next_try_at: null });
    expect(mailbox.control.mails({})).toEqual([]);
  });

  test("of another tenant is not found", async () => {
    const mailId = await queue();
    const deliveries = await house.queue("deliveries");
    await deliveries.send({ kind: "mail", tenantId: newId("tenant"), mailId });
    const after = await queue("max@northwind.example");
    await poke(after);
    await ends(after, "sent");
    expect(await row(mailId)).toMatchObject({ status: "queued", attempts: 0 });
  });
});

describe("a mail service that fails", () => {
  test("is tried again, and the mail goes out once", async () => {
    mailbox.control.fail({ kind: "drop", takes: true });
    const mailId = await queue();
    await poke(mailId);
    await ends(mailId, "sent");
    expect(await row(mailId)).toMatchObject({ attempts: 2, failure: null, failure_message: null });
    expect(mailbox.control.mails({})).toHaveLength(1);
  });

  test("and refuses ends the mail, with its own words", async () => {
    mailbox.control.fail({
      kind: "status",
      status: 422,
      body: { name: "validation_error", message: "No such domain" },
    });
    const mailId = await queue();
    await poke(mailId);
    await ends(mailId, "failed");
    expect(await row(mailId)).toMatchObject({
      failure: "refused",
      failure_message: "Resend refuses the mail: No such domain",
      attempts: 1,
    });
  });
});

describe("a sender that died", () => {
  test("is waited for, and then somebody else sends the mail", async () => {
    const now = Date.now();
    const wall = forTenant({ DB: house.db }, tenant.id);
    const mailId = await queue("dana@northwind.example", now);
    expect(await claimMail(wall, mailId, now)).not.toBeNull();
    expect(await claimMail(wall, mailId, now + 60_000)).toBeNull();
    expect(await claimMail(wall, mailId, now + 3 * 60_000)).toMatchObject({ attempts: 2 });
  });
});

describe("what the mail service reports", () => {
  const secret = TEST_REPORTS.resend;
  const post = async (service: "resend" | "postmark", { headers, body }: { headers: object; body: string }) =>
    (await fetch(`${house.url}/hooks/mail/${service}`, { method: "POST", headers: { ...headers }, body })).status;
  const report = (mail: ReceivedMail, event: string) => post("resend", resendReport(mail, { event, secret }));

  /** A mail that the service has taken. */
  async function sent(toAddress?: string): Promise<{ mailId: string; mail: ReceivedMail }> {
    const mailId = await queue(toAddress);
    await poke(mailId);
    await ends(mailId, "sent");
    const mail = mailbox.control.mails({}).at(-1);
    if (mail === undefined) throw new Error("No mail was taken.");
    return { mailId, mail };
  }

  test("becomes the mail's state, and what counts more stands, in whichever order and how often it comes", async () => {
    const { mailId, mail } = await sent();
    expect(await report(mail, "sent")).toBe(200);
    expect(await report(mail, "delivery_delayed")).toBe(200);
    expect(await row(mailId)).toMatchObject({ status: "sent", reported_at: null });
    await report(mail, "delivered");
    expect(await row(mailId)).toMatchObject({ status: "delivered", failure: null, reported_at: expect.any(String) });
    const bounce = resendReport(mail, { event: "bounced", secret, createdAt: "2026-11-22T10:00:00.000Z" });
    expect([await post("resend", bounce), await post("resend", bounce)]).toEqual([200, 200]);
    expect(await report(mail, "delivered")).toBe(200);
    expect(await row(mailId)).toMatchObject({
      status: "bounced",
      failure: "bounced",
      failure_message: "550 5.1.1 The mailbox does not exist.",
      reported_at: "2026-11-22T10:00:00.000Z",
    });
    await report(mail, "complained");
    await report(mail, "bounced");
    expect(await row(mailId)).toMatchObject({ status: "complained", failure: "complained" });
  });

  test("is believed from Postmark by its password; what may pass and answers of programs are no bounce", async () => {
    const { mailId, mail } = await sent();
    const told = { record: "Bounce", password: TEST_REPORTS.postmark } as const;
    for (const type of ["Transient", "AutoResponder"])
      expect(await post("postmark", postmarkReport(mail, { ...told, type }))).toBe(200);
    expect(await row(mailId)).toMatchObject({ status: "sent" });
    await post("postmark", postmarkReport(mail, { ...told, record: "Delivery" }));
    expect(await row(mailId)).toMatchObject({ status: "delivered" });
    await post("postmark", postmarkReport(mail, told));
    expect(await row(mailId)).toMatchObject({ status: "bounced" });
    await post("postmark", postmarkReport(mail, { ...told, record: "SpamComplaint" }));
    expect(await row(mailId)).toMatchObject({ status: "complained" });
  });

  test("is refused when it is forged, altered or old, and no address is in the log", async () => {
    const { mailId, mail } = await sent();
    const good = resendReport(mail, { event: "bounced", secret });
    const other = `whsec_${Buffer.alloc(32, 1).toString("base64")}`;
    const [past, future] = [-6, 6].map((minutes) => Date.now() + minutes * 60_000);
    const refused = [
      resendReport(mail, { event: "bounced", secret: other }),
      { ...good, body: good.body.replace("bounced", "complained") },
      { ...good, headers: { ...good.headers, "svix-id": "msg_other" } },
      { ...good, headers: {} },
      ...[past, future].map((at = 0) => resendReport(mail, { event: "bounced", secret, at })),
    ];
    for (const one of refused) expect(await post("resend", one)).toBe(401);
    const guessed = postmarkReport(mail, { record: "Bounce", password: "guessed" });
    expect([await post("postmark", guessed), await post("postmark", { ...guessed, headers: {} })]).toEqual([401, 401]);
    expect(await row(mailId)).toMatchObject({ status: "sent", reported_at: null });
    const rotated = { ...good.headers, "svix-signature": `v1,${btoa("no such")} ${good.headers["svix-signature"]}` };
    expect(await post("resend", { ...good, headers: rotated })).toBe(200);
    expect(await row(mailId)).toMatchObject({ status: "bounced" });
    expect(house.logs.map(({ message }) => message).join()).not.toMatch(/@northwind|mailbox does not exist/);
  });

  test("of a mail that nobody knows, or that is no report at all, is answered and changes nothing", async () => {
    const { mailId, mail } = await sent();
    expect(await report({ ...mail, metadata: { mail_id: newId("mail") } }, "bounced")).toBe(200);
    expect(await report({ ...mail, metadata: {} }, "bounced")).toBe(200);
    expect((await fetch(`${house.url}/hooks/mail/resend`)).status).toBe(405);
    expect(await row(mailId)).toMatchObject({ status: "sent" });
  });

  test("before we heard that the mail was taken ends its trying: it is not sent again", async () => {
    mailbox.control.fail({ kind: "drop", takes: true });
    const mailId = await queue();
    await poke(mailId);
    await until(async () => (await row(mailId))["failure"] === "unavailable");
    const [mail] = mailbox.control.mails({});
    if (mail === undefined) throw new Error("No mail was taken.");
    await report(mail, "delivered");
    expect(await row(mailId)).toMatchObject({ status: "delivered", next_try_at: null, sent_at: expect.any(String) });
  });

  test("keeps mail that nobody wished for from an address that bounced, until one arrives there", async () => {
    const { mail: early } = await sent("dana@northwind.example");
    const soft = { record: "Bounce", password: TEST_REPORTS.postmark, type: "SoftBounce" } as const;
    await post("postmark", postmarkReport(early, soft)); // a full mailbox may take the next one
    const { mail } = await sent("Dana@northwind.example");
    await report(mail, "bounced");
    const silent = await queue("dana@northwind.example");
    await poke(silent);
    await ends(silent, "failed");
    expect(await row(silent)).toMatchObject({ failure: "dead_address", attempts: 1 });
    expect(mailbox.control.mails({})).toHaveLength(2);
    await sent("max@northwind.example");
    const full = "update mails set status = 'bounced', failure = 'refused' where id = ?"; // somebody sent it all the same
    await house.db.prepare(full).bind(silent).run();
    const later = await queue("dana@northwind.example");
    await poke(later);
    await ends(later, "failed");
    expect(await row(later)).toMatchObject({ failure: "dead_address" });
    const arrived = "update mails set status = 'delivered', failure = null where id = ?";
    await house.db.prepare(arrived).bind(silent).run();
    await sent("dana@northwind.example");
  });
});
