// How long candidates' personal details stay: until their days have passed or the company asks; who holds the person outlives them as a hash.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";
import { hasResume, market, putResume, type Market } from "./submissions-support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const EMAIL = "ada@lovelace.example";
const NOTES = "Ada Lovelace plays the harp.";
const DAY_MS = 24 * 3_600_000;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

/** The clock strikes the hour. */
async function hour(): Promise<void> {
  const worker = await all.house.mf.getWorker("rolecall-scheduler");
  await worker.scheduled({ cron: "* * * * *", scheduledTime: new Date(Math.floor(Date.now() / 3.6e6) * 3.6e6) });
}

/** It was over so many days ago. */
async function endedAgo(acme: Market, id: string, place: string, days: number): Promise<void> {
  const status = place === "refused" || place === "not_sent" ? place : "sent";
  const at = daysAgo(days);
  await acme.row("update submissions set status = ?, place = ?, created_at = ? where id = ?", status, place, at, id);
  await acme.row("update submission_events set at = ? where submission_id = ?", at, id);
}

/** All that D1 holds of the company, as text. */
async function everything(acme: Market): Promise<string> {
  const tables = [
    "submissions",
    "ownerships",
    "ownership_rulings",
    "submission_events",
    "submission_interviews",
    "audit",
  ];
  const rows = await Promise.all(
    tables.map((name) => acme.rows(`select * from ${name} where tenant_id = ?`, acme.tenantId)),
  );
  return JSON.stringify(rows);
}

const erased = (acme: Market, id: string) =>
  until(() => acme.row<{ erased_at: string }>("select * from submissions where id = ? and erased_at is not null", id), {
    what: `${id} to be erased`,
    deadlineMs: 20_000,
  });

async function ask(acme: Market, id: string): Promise<void> {
  await acme.row("update submissions set erasure_wanted_at = ? where id = ?", new Date().toISOString(), id);
  await acme.poke();
}

describe("the details of a candidate who was not hired", () => {
  test("go after 180 days with the résumé, or after as many as the company chose; what happened stays", async () => {
    const acme = await market(all);
    const ended: string[] = [];
    for (const place of ["refused", "not_sent", "archived", "gone"]) {
      const id = await acme.submit({ notes: NOTES });
      await putResume(all, acme, id);
      await endedAgo(acme, id, place, 181);
      ended.push(id);
    }
    const kept = { hired: await acme.submit(), young: await acme.submit(), heardOfSince: await acme.submit() };
    await endedAgo(acme, kept.hired, "hired", 400);
    await endedAgo(acme, kept.young, "refused", 179);
    await endedAgo(acme, kept.heardOfSince, "archived", 400);
    await acme.row(
      "insert into submission_events values (?, ?, 'a', 'archived', null, ?)",
      ...[acme.tenantId, kept.heardOfSince, daysAgo(2)],
    );
    await hour();
    for (const id of ended) {
      const row = await erased(acme, id);
      expect(row).toMatchObject({
        candidate_name: "Erased candidate",
        candidate_email: "",
        notes: "",
        resume_name: "resume",
      });
      expect(row).toMatchObject({ email_key: id }); // nobody holds the person
      expect(await hasResume(all, acme, id)).toBe(false);
      expect((await acme.events(id)).map((one) => one.kind)).toEqual(["erased"]);
    }
    const names = await acme.rows(
      "select candidate_name from submissions where erased_at is null and tenant_id = ?",
      acme.tenantId,
    );
    expect(names).toHaveLength(3);
    const audit = await acme.rows(
      "select details from audit where action = 'submission.erased' and tenant_id = ?",
      acme.tenantId,
    );
    expect(audit).toEqual(Array.from({ length: 4 }, () => ({ details: '{"cause":"retention"}' })));

    await acme.row(
      "insert into marketplace_settings values (?, 180, 0, 'Agreed.', 'system', ?, 400, 20)",
      ...[acme.tenantId, daysAgo(0)],
    );
    await endedAgo(acme, kept.young, "refused", 399);
    await hour();
    expect(await acme.submission(kept.young)).toMatchObject({ candidate_name: "Ada Lovelace" });
    await acme.row("update marketplace_settings set retention_days = 90 where tenant_id = ?", acme.tenantId);
    await hour();
    expect(await acme.submission(kept.young)).toMatchObject({ candidate_name: "Erased candidate" });
    expect(await acme.submission(kept.hired)).toMatchObject({ candidate_name: "Ada Lovelace" });
  });

  test("go while they still wait, when that lasts longer; nobody is sent afterwards", async () => {
    const acme = await market(all);
    const id = await acme.submit({ createdAt: daysAgo(181) });
    const { after } = all.lever.control.markRequests({});
    await acme.poke();
    expect(await erased(acme, id)).toMatchObject({ status: "not_sent", place: "not_sent", reason: "erased" });
    expect(all.lever.control.requests({ after, path: "/v1/opportunities*" })).toEqual([]);
  });

  test("stay with who is let through late: the days count from the last thing that happened, not from the submission", async () => {
    const acme = await market(all);
    const id = await acme.submit({ createdAt: daysAgo(200) });
    await acme.row(
      "insert into submission_events values (?, ?, 'a', 'not_sent', 'role_closed', ?)",
      ...[acme.tenantId, id, daysAgo(20)],
    );
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent", candidate_name: "Ada Lovelace" });
  });
});

describe("a person whom the company asks to erase", () => {
  test("is gone from every submission and every table; who holds them is still known until that runs out", async () => {
    const acme = await market(all);
    const id = await acme.submit({ notes: NOTES });
    await acme.poke();
    await acme.end(id);
    const other = await acme.submit({ recruiterId: acme.bob.id });
    await putResume(all, acme, other);
    await acme.poke();
    await acme.end(other);
    await ask(acme, other);
    await erased(acme, other);
    await erased(acme, id);
    await until(async () => !(await hasResume(all, acme, other)), { what: "the résumé to be deleted" });
    const left = await everything(acme);
    for (const trace of [EMAIL, "Ada", "Lovelace", "harp"]) expect(left).not.toContain(trace);
    expect(await acme.submission(id)).toMatchObject({ status: "sent" }); // followed on, for the fee

    const third = await acme.submit({ recruiterId: acme.bob.id });
    const again = await acme.submit();
    await acme.poke();
    expect(await acme.end(third)).toMatchObject({ status: "refused" });
    expect(await acme.rulings(third)).toMatchObject([
      { reason: "held_by_other", evidence: expect.stringContaining(id) },
    ]);
    expect(await acme.end(again)).toMatchObject({ status: "refused" });
    expect(await acme.rulings(again)).toMatchObject([{ reason: "already_submitted" }]);

    await acme.row("update ownerships set until = ? where tenant_id = ?", daysAgo(1), acme.tenantId);
    await hour();
    const keys = await acme.rows<{ id: string; email_key: string }>(
      "select id, email_key from submissions where erased_at is not null and tenant_id = ?",
      acme.tenantId,
    );
    expect(keys.every((row) => row.email_key === row.id)).toBe(true);
  });

  test("and still waits while Lever is down is never sent", async () => {
    const acme = await market(all);
    all.lever.control.addFault({ kind: "status-before", path: "/v1/opportunities", method: "GET", count: 4 });
    const id = await acme.submit();
    await acme.poke();
    await acme.end(id, "unavailable");
    await ask(acme, id);
    expect(await erased(acme, id)).toMatchObject({ status: "not_sent", reason: "erased" });
    await acme.poke();
    expect(await acme.opportunities(EMAIL)).toEqual([]);
  });
});

describe("a person who is asked to be erased while others are being sent", () => {
  test("is not sent after them", async () => {
    const acme = await market(all);
    const { after } = all.lever.control.markRequests({});
    all.lever.control.addFault({ kind: "slow", path: "/v1/opportunities", method: "GET", count: 1, delayMs: 1_500 });
    for (const name of ["a", "b", "c", "d"]) await acme.submit({ email: `${name}@lovelace.example` }); // as many as go at once
    const last = await acme.submit();
    await acme.poke();
    await until(() => all.lever.control.requests({ after, path: "/v1/opportunities" }).length > 0, {
      what: "the first ones to be looked for",
    });
    await ask(acme, last);
    expect(await erased(acme, last)).toMatchObject({ status: "not_sent", reason: "erased" });
    expect(await acme.opportunities(EMAIL)).toEqual([]);
  });
});

describe("the résumé of a candidate who was not sent", () => {
  test("goes after thirty days, also when the company has disconnected its ATS", async () => {
    const acme = await market(all);
    const [old, young] = [
      await acme.submit({ createdAt: daysAgo(31) }),
      await acme.submit({ email: "grace@hopper.example" }),
    ];
    for (const id of [old, young]) {
      await putResume(all, acme, id);
      await acme.row("update submissions set status = 'refused', place = 'refused' where id = ?", id);
    }
    await acme.row("update connections set status = 'disconnected' where id = ?", acme.connectionId);
    await hour();
    expect(await hasResume(all, acme, old)).toBe(false);
    expect(await hasResume(all, acme, young)).toBe(true);
  });

  test("does not keep them from being let through afterwards: they are sent without it", async () => {
    const acme = await market(all);
    const id = await acme.submit();
    await acme.row(
      "update submissions set resume_name = 'Ada.pdf', resume_type = 'application/pdf', resume_size = 9, resume_deleted_at = ? where id = ?",
      ...[daysAgo(1), id],
    );
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
    const [opportunity] = await acme.opportunities(EMAIL);
    expect(await acme.resumes(opportunity?.id ?? "")).toEqual([]);
  });
});
