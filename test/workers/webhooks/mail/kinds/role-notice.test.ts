// What a recruiter reads in a mail about a role, and when none is sent after all.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { atEnd } from "../../../../support/at-end.ts";
import { forTenant } from "#shared/db/for-tenant.ts";
import { commit } from "#shared/db/outbox.ts";
import { recipientsAmong, tellRecruiters } from "#shared/db/role-notices.ts";
import { newId } from "#shared/domain/ids.ts";
import type { RoleNoticeKind } from "#shared/domain/marketplace/words.ts";
import { sql } from "drizzle-orm";
import { startMailbox, type RunningMailbox } from "../../../../simulators/mail/index.ts";
import { seedTenant, type SeededTenant } from "../../../../support/seeds.ts";
import { startTestHouse, type TestHouse } from "../../../../support/test-house.ts";
import { until } from "../../../../support/until.ts";
import { seedRecruiter } from "../../../../support/marketplace-seeds.ts";
import { seedMarketConnection, seedPosting, type PostingSeed } from "../../../reports/seed-market.ts";
import { OAUTH, SCHEDULER } from "../../stand-ins.ts";

let mailbox: RunningMailbox;
let house: TestHouse;
beforeAll(async () => {
  mailbox = await startMailbox({ port: 0 });
  atEnd(() => mailbox.close());
  house = await startTestHouse({ only: ["webhooks"], replace: { oauth: OAUTH, scheduler: SCHEDULER }, mail: mailbox });
});

let tenant: SeededTenant;
let recruiterId: string;
beforeEach(async () => {
  await house.reset();
  mailbox.control.clear({});
  tenant = await seedTenant(house.db);
  const robin = { name: "Robin Hale", email: "robin@northside.example", mailChoice: "immediate" };
  recruiterId = (await seedRecruiter(house.db, tenant.id, robin)).id;
});

async function role(posting: PostingSeed, showsConfidential = false): Promise<string> {
  const connectionId = await seedMarketConnection(house.db, tenant.id);
  const postingId = await seedPosting(house.db, tenant.id, connectionId, posting);
  const id = newId("role");
  await house.db
    .prepare(
      `insert into roles (id, tenant_id, status, source, title, all_locations, description_html, is_confidential, connection_id, posting_id,
         hires_wanted, notes_to_recruiters, shows_salary, shows_confidential, created_by, created_at, updated_at)
       values (?, ?, 'open', 'lever', 'Old title', '[]', '', 0, ?, ?, 1, '', 0, ?, 'system', '', '')`,
    )
    .bind(id, tenant.id, connectionId, postingId, Number(showsConfidential))
    .run();
  return id;
}

/** Tells the recruiter, lets `meanwhile` happen, and waits for the end of the mail. */
async function tell(roleId: string, kind: RoleNoticeKind, meanwhile = async () => {}): Promise<string> {
  const wall = forTenant({ DB: house.db }, tenant.id);
  const to = await recipientsAmong(wall, [recruiterId]);
  const told = tellRecruiters(wall, { roleId, kind, to }, sql`true`, Date.now());
  await commit({ DB: house.db }, wall, told.statements, told.messages, () => undefined);
  await meanwhile();
  const mailId = await house.db.prepare("select id from mails where tenant_id = ?").bind(tenant.id).first("id");
  await (await house.queue("deliveries")).send({ kind: "mail", tenantId: tenant.id, mailId });
  return until(
    async () => {
      const status = await house.db
        .prepare("select status from mails where id = ?")
        .bind(mailId)
        .first<string>("status");
      return status === "sent" || status === "failed" ? status : undefined;
    },
    { what: "the end of the mail", deadlineMs: 20_000 },
  );
}

test("a closed role is named as its posting is, with what can still be done", async () => {
  expect(await tell(await role({ title: "Controls Engineer" }), "closed")).toBe("sent");
  const [mail] = mailbox.control.mails({});
  expect(mail).toMatchObject({ to: "robin@northside.example", subject: "Controls Engineer is closed" });
  for (const part of [mail?.html, mail?.text]) {
    expect(part).toContain("It takes no more candidates.");
    expect(part).toContain(`${house.url}/recruiter`);
  }
});

test("a confidential role is never named, and not offered at all, unless its company lets recruiters see it", async () => {
  const secret = { title: "Chief of Staff", isConfidential: true };
  expect(await tell(await role(secret), "closed")).toBe("sent");
  const [mail] = mailbox.control.mails({});
  expect(mail?.subject).toBe("A role of yours is closed");
  expect(JSON.stringify(mail)).not.toContain("Chief of Staff");
  await house.db.prepare("delete from mails").run();
  expect(await tell(await role(secret), "given")).toBe("failed");
  await house.db.prepare("delete from mails").run();
  expect(await tell(await role(secret, true), "given")).toBe("sent");
  expect(mailbox.control.mails({}).map(({ subject }) => subject)).toContain("New role for you: Chief of Staff");
});

test("a recruiter who was paused meanwhile gets no mail; one who wants none is only noted", async () => {
  const pause = () =>
    house.db
      .prepare("update recruiters set paused_at = '2026-11-22T08:00:00.000Z' where id = ?")
      .bind(recruiterId)
      .run();
  expect(await tell(await role({}), "given", async () => void (await pause()))).toBe("failed");
  expect(mailbox.control.mails({})).toEqual([]);
  const wall = forTenant({ DB: house.db }, tenant.id);
  const told = tellRecruiters(
    wall,
    { roleId: "rol_x", kind: "given", to: await recipientsAmong(wall, [recruiterId]) },
    sql`true`,
    Date.now(),
  );
  expect(told.messages).toEqual([]);
  expect(told.statements).toHaveLength(1);
});
