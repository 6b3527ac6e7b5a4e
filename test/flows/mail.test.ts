// Invitations and their mail through the whole house: who gets one, who does not, and that one goes out whatever is lost in between.
import { beforeAll, describe, expect, test } from "vitest";
import { resendReport } from "../simulators/mail/index.ts";
import { TEST_REPORTS } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { OnboardingCompany, startOnboardingWorld, type OnboardingWorld } from "./onboarding-support.ts";

let world: OnboardingWorld;
beforeAll(async () => {
  world = await startOnboardingWorld();
});

const sql = (statement: string, ...values: unknown[]) => world.house.db.prepare(statement).bind(...values);
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();

/** An invited new hire whose mail went out. @returns their address and the mail's id */
async function invited(company: OnboardingCompany, name: string): Promise<{ address: string; mailId: string }> {
  company.candidate(name);
  await company.look();
  const hire = await company.newHire(name);
  await company.invite(hire.id);
  const address = hire.email ?? "";
  await company.mailTo(address);
  const row = await sql("select id from mails where to_address = ?", address).first<{ id: string }>();
  return { address, mailId: row?.id ?? "" };
}

test("a mail whose message was lost goes out with the next sweep", async () => {
  const company = await OnboardingCompany.connected(world);
  const { address, mailId } = await invited(company, "Lia Lost");
  world.mailbox.control.clear({});
  await sql(
    "update mails set status = 'queued', attempts = 0, next_try_at = ? where id = ?",
    ago(60_000),
    mailId,
  ).run();
  await world.house.scheduled("scheduler");
  await company.mailTo(address);
  await world.house.scheduled("scheduler");
  expect(world.mailbox.control.mails({ to: address })).toHaveLength(1);
});

test("a mail whose sender died is sent again, and a service that tells repetitions sends one", async () => {
  const company = await OnboardingCompany.connected(world);
  const { address, mailId } = await invited(company, "Dan Died");
  await sql("update mails set status = 'sending', next_try_at = ? where id = ?", ago(30_000), mailId).run();
  await world.house.scheduled("scheduler");
  await expect
    .poll(async () => (await sql("select status, attempts from mails where id = ?", mailId).first()) ?? {}, {
      timeout: 20_000,
    })
    .toEqual({ status: "sent", attempts: 2 });
  expect(world.mailbox.control.mails({ to: address })).toHaveLength(1);
});

test("a mail to a link that was replaced meanwhile is not sent", async () => {
  const company = await OnboardingCompany.connected(world);
  const { address, mailId } = await invited(company, "Rea Replaced");
  await company.invite((await company.newHire("Rea Replaced")).id);
  await company.mailTo(address, 2);
  await sql("update mails set status = 'queued', next_try_at = ? where id = ?", ago(60_000), mailId).run();
  await world.house.scheduled("scheduler");
  await expect
    .poll(async () => (await sql("select failure from mails where id = ?", mailId).first("failure")) ?? "", {
      timeout: 20_000,
    })
    .toBe("no_longer_wanted");
  expect(world.mailbox.control.mails({ to: address })).toHaveLength(2);
});

test("an invitation that bounces after the service took it shows so, is told to the admins once, and goes again only by a person", async () => {
  const company = await OnboardingCompany.connected(world);
  const { address, mailId } = await invited(company, "Bo Bounced");
  const [mail] = world.mailbox.control.mails({ to: address });
  if (mail === undefined) throw new Error("No mail was taken.");
  const bounce = resendReport(mail, { event: "bounced", secret: TEST_REPORTS.resend });
  for (const time of [1, 2])
    expect({ time, status: (await fetch(`${world.house.url}/hooks/mail/resend`, { method: "POST", ...bounce })).status })
      .toEqual({ time, status: 200 }); // prettier-ignore
  const hire = await company.newHire("Bo Bounced");
  expect(hire).toMatchObject({ invitation: { mailStatus: "bounced" }, mails: [{ failure: "bounced" }] });
  const member = company.member();
  const form = await member.visit(`/onboarding/new-hires/${hire.id}/invite`);
  for (const words of [`The last mail to ${address} bounced`, "550 5.1.1 The mailbox does not exist."])
    expect(form.text).toContain(words);
  expect((await member.visit("/")).text).toContain("1 invitation could not be delivered");

  const dana = `dana.${company.tenantId}@northwind.example`;
  await sql("update outbox set created_at = ? where tenant_id = ?", ago(60_000), company.tenantId).run();
  await world.house.scheduled("scheduler");
  const told = await company.mailTo(dana);
  expect(told.subject).toBe("An invitation did not arrive");
  expect(told.html + told.text).not.toMatch(/Bo |Bounced|bo\./);

  await sql("update new_hire_invitations set invited_by = 'system' where new_hire_id = ?", hire.id).run();
  const again = "update mails set status = 'queued', attempts = 0, next_try_at = ?, reported_at = null where id = ?";
  const earlier = `insert into mails (id, tenant_id, kind, subject_id, to_address, created_at, status, failure)
    values (?, ?, 'role_notice', 'x', ?, '', 'bounced', 'bounced')`;
  await sql(earlier, `mai_${company.tenantId}`, company.tenantId, address).run();
  await sql(again, ago(60_000), mailId).run();
  await world.house.scheduled("scheduler");
  await until(async () => (await company.newHire("Bo Bounced")).mails[0]?.failure === "dead_address");
  expect(world.mailbox.control.mails({ to: address })).toHaveLength(1);
  await company.invite(hire.id);
  await company.mailTo(address, 2);
  expect(world.mailbox.control.mails({ to: dana })).toHaveLength(1);
});

describe("inviting", () => {
  test("without an address is refused with words, and works with one that is typed", async () => {
    const company = await OnboardingCompany.connected(world);
    company.candidate("Ola Mailless", {}, []);
    await company.look();
    const hire = await company.newHire("Ola Mailless");
    expect(hire).toMatchObject({ email: null, problems: expect.arrayContaining(["no_email"]) });
    const refused = await company.invite(hire.id);
    expect({ status: refused.status, body: refused.body }).toMatchObject({
      status: 422,
      body: { error: { code: "invalid_body", details: { fields: [{ field: "email" }] } } },
    });
    expect((await company.invite(hire.id, { email: "ola@home.example" })).status).toBe(201);
    expect((await company.mailTo("ola@home.example")).subject).toContain("Welcome");
  });

  test("several at once sends one mail each, and names those who cannot be invited", async () => {
    const company = await OnboardingCompany.connected(world);
    company.candidate("Ben Bulk", {}, ["ben.bulk@example.com"]);
    company.candidate("Cay Bulk", {}, ["cay.bulk@example.com"]);
    company.candidate("Dee Bulk", {}, []);
    await company.look();
    const ids = (await company.newHires()).map(({ id }) => id);
    const body = new URLSearchParams(ids.map((id) => ["id", id]));
    const answer = await fetch(`${world.house.url}/onboarding/new-hires/invite`, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { cookie: company.cookie, origin: world.house.url, "sec-fetch-site": "same-origin" },
    });
    const flash = decodeURIComponent(answer.headers.get("set-cookie") ?? "");
    expect(flash).toContain("2 invitations are on the way. Not invited: Dee Bulk: no usable e-mail address.");
    await company.mailTo("ben.bulk@example.com");
    await company.mailTo("cay.bulk@example.com");
    await until(
      async () => (await company.newHires()).filter(({ invitation }) => invitation?.mailStatus === "sent").length === 2,
    );
  });

  test("two clicks at the same moment send one mail", async () => {
    const company = await OnboardingCompany.connected(world);
    company.candidate("Una Clicked");
    await company.look();
    const hire = await company.newHire("Una Clicked");
    const answers = await Promise.all([company.invite(hire.id), company.invite(hire.id), company.invite(hire.id)]);
    const { invitation, mails } = await company.newHire("Una Clicked");
    expect(mails).toHaveLength(answers.filter(({ status }) => status === 201).length);
    expect(mails).toHaveLength(invitation?.times ?? 0);
  });

  test("somebody who was withdrawn in the ATS is refused", async () => {
    const company = await OnboardingCompany.connected(world);
    const opportunityId = company.candidate("Rex Gone");
    await company.look();
    const hire = await company.newHire("Rex Gone");
    company.lever.archive({ opportunityId, reason: "Withdrew" });
    await company.look();
    const refused = await company.invite(hire.id);
    expect({ status: refused.status, body: refused.body }).toMatchObject({
      status: 409,
      body: { error: { code: "new_hire_withdrawn" } },
    });
  });

  test("by a mail service that refuses shows its words in the history", async () => {
    const company = await OnboardingCompany.connected(world);
    company.candidate("Ned Refused");
    await company.look();
    const hire = await company.newHire("Ned Refused");
    world.mailbox.control.fail({
      kind: "status",
      status: 422,
      body: { name: "validation_error", message: "Bad domain" },
    });
    await company.invite(hire.id);
    await until(async () => (await company.newHire("Ned Refused")).mails[0]?.status === "failed");
    const page = await company.member().visit(`/onboarding/new-hires/${hire.id}`);
    expect(page.text).toContain("Resend refuses the mail: Bad domain");
  });
});
