// A recruiter's way through the whole house: invited by mail, a role, a candidate with a résumé, followed in Lever until the fee is due.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { atEnd } from "../support/at-end.ts";
import { startIdentityProvider } from "../simulators/identity/server.ts";
import { walkSignIn } from "../simulators/identity/sign-in.ts";
import { startLeverSimulator, type RunningLever } from "../simulators/lever/index.ts";
import { startMailbox, type RunningMailbox } from "../simulators/mail/index.ts";
import { startHouse } from "../../scripts/house.ts";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seedMember } from "../support/seeds.ts";
import { seedRecruiter, seedRole, seedSubmission } from "../support/marketplace-seeds.ts";
import { freePort } from "../support/free-port.ts";
import { showLogsOnFailure, startTestHouse, TEST_TOKEN_KEY, type TestHouse } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { newVisitor, type Visitor } from "../support/visitor.ts";
import { visit, wordsOf } from "../workers/reports/pages/visit.ts";
import { pdf, submitForm } from "./submissions-support.ts";
import { Company } from "./support.ts";

type Identity = Awaited<ReturnType<typeof startIdentityProvider>>;

let house: TestHouse;
let lever: RunningLever;
let mailbox: RunningMailbox;
let identity: Identity;

beforeEach(() => showLogsOnFailure(house));
beforeAll(async () => {
  lever = await startLeverSimulator({ port: 0, rate: 0, data: "none" });
  mailbox = await startMailbox({ port: 0 });
  identity = await startIdentityProvider();
  house = await startTestHouse({ lever, mail: mailbox, identity });
  atEnd(async () => {
    await Promise.all([lever.close(), mailbox.close(), identity.close()]);
  });
});

const RITA = { name: "Rita Recruiter", email: "rita@agency.example" };

/** A company whose Lever is connected for the marketplace, with one posting that has an owner. */
async function company() {
  const acme = await Company.found({ house, lever });
  const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
  const owner = acme.lever.createUser({ accountId: acme.accountId, name: "Olga Owner" });
  const posting = acme.lever.createPosting({ accountId: acme.accountId, text: "Staff Engineer", owner: owner.id });
  const answer = await acme.post<{ id: string }>("/connections", {
    provider: "lever",
    auth: { kind: "api_key", apiKey: key },
    modules: ["marketplace"],
  });
  acme.connectionId = answer.body.id;
  await until(async () => (await acme.list<{ postingId: string }>("/postings")).length > 0, { what: "the posting" });
  const { cookie } = await seedMember(house.db, acme.tenantId);
  return { acme, cookie, postingId: posting.id };
}

/** From the mail in the recruiter's mailbox over the identity provider to their pages. */
async function enter(to: string): Promise<Visitor> {
  const mail = await until(() => mailbox.control.mails({ to }).at(-1), { what: "the invitation", deadlineMs: 20_000 });
  const url = /https?:\/\/\S+\/join\/\S+/.exec(mail.text)?.[0] ?? "";
  const visitor = newVisitor(house.url);
  expect((await visitor.visit(url)).text).toContain("As a recruiter you see the roles that are given to you");
  const outside = Object.fromEntries(
    [identity.googleIssuer, identity.microsoftIssuer].map((issuer) => [
      new URL(issuer).origin,
      (away: string) => walkSignIn(away, { ...RITA, email: to }),
    ]),
  );
  const page = await visitor.visit(url, { form: { provider: "google" }, outside });
  expect(new URL(page.url).pathname).toBe("/recruiter");
  return visitor;
}

test("from the invitation to a fee that is due, and void when the hire is undone", { timeout: 120_000 }, async () => {
  const { acme, cookie, postingId } = await company();
  const email = "rita@agency.example";
  const invited = await visit(house, cookie, "/recruiters", {
    form: { name: "Rita Recruiter", agency: "Rita & Sons", email },
  });
  const recruiterId = invited.headers.get("location")?.split("/").at(-1) ?? "";
  expect(recruiterId).toMatch(/^rec_/);
  const role = await acme.post<{ id: string }>("/roles", {
    posting: { connectionId: acme.connectionId, postingId },
    fee: { kind: "percent", percent: 20 },
    recruiterIds: [recruiterId],
    status: "open",
  });
  expect(role.status).toBe(201);
  const rita = await enter(email);
  expect((await rita.visit("/recruiter")).text).toContain("Staff Engineer");
  for (const path of ["/connect/lever", "/settings/integrations", "/sign-in?returnTo=/positions"])
    expect(new URL((await rita.visit(path)).url).pathname, path).not.toMatch(/^\/(connect|positions)/);
  const used = await newVisitor(house.url).visit(
    /https?:\/\/\S+\/join\/\S+/.exec(mailbox.control.mails({ to: email })[0]?.text ?? "")?.[0] ?? "",
  );
  expect(used.text).toContain("already used");

  const text = await submitForm(house, rita, role.body.id, new Blob(["I am no résumé"]));
  expect([text.status, wordsOf(await text.text())]).toEqual([422, expect.stringContaining("no readable PDF")]);
  const without = await submitForm(house, rita, role.body.id, pdf(), { consent: "" });
  expect(without.status).toBe(422);
  const submitted = await submitForm(house, rita, role.body.id, pdf());
  const path = submitted.headers.get("location") ?? "";
  expect([submitted.status, path]).toEqual([303, expect.stringMatching(/^\/recruiter\/submissions\/sub_/)]);
  const sees = (words: string) =>
    until(async () => wordsOf((await rita.visit(path)).text).includes(words), {
      what: `Rita to see “${words}”`,
      deadlineMs: 30_000,
    });
  await sees("With the company");

  const [opportunity] = acme.lever.summary({}).accounts.filter((one) => one.id === acme.accountId);
  expect(opportunity?.counts).toMatchObject({ opportunities: 1 });
  const id = path.split("/").at(-1) ?? "";
  const { body } = await acme.call<{ applicationId: string }>("GET", `/submissions/${id}`);
  const opportunityId = body.applicationId;
  acme.lever.scheduleInterview({
    opportunityId,
    date: Date.now() + 86_400_000,
    duration: 45,
    timezone: "Europe/Zurich",
  });
  acme.lever.moveStage({ opportunityId, stage: "offer" });
  const clock = async () => {
    await house.db
      .prepare("update submission_looks set next_look_at = '2020-01-01' where tenant_id = ?")
      .bind(acme.tenantId)
      .run();
    await house.db
      .prepare("update submissions set next_look_at = '2020-01-01' where tenant_id = ?")
      .bind(acme.tenantId)
      .run();
    await house.tick();
  };
  await clock();
  await sees("An offer is made");
  await sees("45 minutes");
  await until(() => mailbox.control.mails({ to: email }).some((mail) => mail.text.includes("an offer is made")), {
    what: "the mail",
  });
  expect(
    mailbox.control
      .mails({ to: email })
      .map((mail) => mail.text)
      .join(),
  ).not.toContain("Lovelace");

  const inDays = (days: number) => Date.now() + days * 86_400_000;
  const dayOf = (time: number) =>
    new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(time);
  const offer = acme.lever.createOffer({
    opportunityId,
    status: "signed",
    values: { anticipated_start_date: inDays(30) },
  });
  acme.lever.hire({ opportunityId });
  await clock();
  await sees("On hold until the first day");
  await sees(dayOf(inDays(30)));
  acme.lever.editOffer({ offerId: offer?.id ?? "", values: { anticipated_start_date: inDays(-2) } });
  await clock();
  await sees("Due");
  await visit(house, cookie, `/submissions/${id}/start`, { form: { startsOn: "2999-01-05" } }); // wins over the offer's
  await sees("On hold until the first day");
  const saved = await visit(house, cookie, `/submissions/${id}/start`, { form: { startsOn: "2026-01-05" } });
  expect(saved.status).toBe(303);
  await sees("Due");
  acme.lever.unhire({ opportunityId });
  await clock();
  await sees("Void: the hire was undone");

  await visit(house, cookie, `/recruiters/${recruiterId}/remove`, { form: {} });
  expect((await rita.request(path)).status).not.toBe(200);
});

test("Lever is down while a candidate is submitted: kept, shown as waiting on both sides, and sent later", async () => {
  const { acme, cookie, postingId } = await company();
  const bob = await seedRecruiter(house.db, acme.tenantId);
  const role = await acme.post<{ id: string }>("/roles", {
    posting: { connectionId: acme.connectionId, postingId },
    fee: { kind: "percent", percent: 20 },
    recruiterIds: [bob.id],
    status: "open",
  });
  lever.control.addFault({ kind: "status-before", path: "/v1/opportunities", count: 4 });
  const visitor = newVisitor(house.url);
  const [name = "", value = ""] = bob.cookie.split("=");
  visitor.cookies.set(name, value);
  const path = (await submitForm(house, visitor, role.body.id, pdf())).headers.get("location") ?? "";
  const waits = async (html: string) => wordsOf(html).includes("does not answer right now");
  await until(async () => waits((await visitor.visit(path)).text), {
    what: "the wait to be shown",
    deadlineMs: 30_000,
  });
  const board = await visit(house, cookie, `/roles/${role.body.id}/submissions`);
  expect(wordsOf(board.html)).toContain("Waiting to be sent");
  await until(async () => wordsOf((await visitor.visit(path)).text).includes("With the company"), {
    what: "the candidate to be sent",
    deadlineMs: 40_000,
  });
});

test(
  "kill -9 while Lever takes the candidate: one opportunity, and the submission knows it",
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "rolecall-submissions-"));
    atEnd(() => rm(folder, { recursive: true, force: true }));
    const port = await freePort();
    const start = () =>
      startHouse({
        port,
        persistTo: folder,
        vars: {
          PUBLIC_URL: `http://localhost:${port}`,
          LEVER_API_URL: lever.url,
          LEVER_AUTH_URL: lever.url,
          LEVER_RATE: "1000",
        },
        secrets: { oauth: { TOKEN_KEY_k1: TEST_TOKEN_KEY } },
        onLog: (line) => house.logs.push(line),
      });
    const first = await start();
    const acme = await Company.found({ house: { ...house, db: first.db, url: first.url }, lever });
    const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
    const owner = acme.lever.createUser({ accountId: acme.accountId, name: "Olga Owner" });
    const posting = acme.lever.createPosting({ accountId: acme.accountId, text: "Staff Engineer", owner: owner.id });
    const connection = await acme.post<{ id: string }>("/connections", {
      provider: "lever",
      auth: { kind: "api_key", apiKey: key },
      modules: ["marketplace"],
    });
    expect(connection.status, JSON.stringify(connection.body)).toBe(201);
    const rita = await seedRecruiter(first.db, acme.tenantId);
    // What was read of the posting is the seed's business here.
    const unread = () =>
      first.db.prepare("delete from postings where tenant_id = ? returning 1").bind(acme.tenantId).first();
    await until(unread, { what: "the posting", deadlineMs: 20_000 });
    const link = { connectionId: connection.body.id, postingId: posting.id, ownerId: owner.id };
    const roleId = await seedRole(first.db, acme.tenantId, { link, recruiterIds: [rita.id] });
    acme.lever.addFault({ kind: "slow", method: "POST", path: "/v1/opportunities", count: 1, delayMs: 3_000 });
    const { after } = acme.lever.markRequests({});
    const id = await seedSubmission(first.db, acme.tenantId, { roleId, recruiterId: rita.id });
    await (await first.queue("sync")).send({ kind: "sync", tenantId: acme.tenantId });
    await until(
      () =>
        acme.lever.requests({ after, method: "POST", path: "/v1/opportunities" }).length > 0 ||
        journalled(first.db, id),
      {
        what: "the try to be journalled",
        deadlineMs: 20_000,
        everyMs: 5,
      },
    );
    if (first.workerdPid !== undefined) process.kill(first.workerdPid, "SIGKILL");
    await first.close().catch(() => undefined);

    const second = await start();
    atEnd(() => second.close());
    await until(
      async () => {
        await second.db
          .prepare("update submissions set next_try_at = null where id = ? and status = 'waiting'")
          .bind(id)
          .run();
        await second.scheduled("scheduler");
        const row = await second.db
          .prepare("select status from submissions where id = ?")
          .bind(id)
          .first<{ status: string }>();
        return row?.status === "sent";
      },
      { what: "the candidate to be sent", deadlineMs: 90_000, everyMs: 500 },
    );
    const account = acme.lever.summary({}).accounts.find((one) => one.id === acme.accountId);
    expect(account?.counts).toMatchObject({ opportunities: 1 });
  },
);

async function journalled(db: D1Database, id: string): Promise<boolean> {
  return (await db.prepare("select 1 from submission_attempts where submission_id = ?").bind(id).first()) !== null;
}
