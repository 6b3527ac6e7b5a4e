// Mail through the whole house when something in between is lost: the sweep brings it back, and one mail goes out.
import { beforeAll, expect, test } from "vitest";
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
