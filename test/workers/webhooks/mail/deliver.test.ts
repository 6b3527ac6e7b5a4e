// The mail outbox on the real runtime: what is queued goes out once, whatever happens to its message, its service or its sender.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { claimMail, queueMails } from "#shared/db/mails.ts";
import { commit } from "#shared/db/outbox.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { newId, newSecret } from "#shared/domain/ids.ts";
import { startMailbox, type RunningMailbox } from "../../../simulators/mail/index.ts";
import { seedTenant, type SeededTenant } from "../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { OAUTH, SCHEDULER } from "../stand-ins.ts";

let mailbox: RunningMailbox;
let house: TestHouse;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0 });
  afterAll(() => mailbox.close());
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
