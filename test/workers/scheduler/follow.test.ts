// Following submitted candidates: what happens to them in Lever shows here, by webhook and by poll, and is told once.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";
import { market, type Market } from "./submissions-support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const EMAIL = "ada@lovelace.example";

/** A candidate who has been sent and looked at once. */
async function sent(seed: Parameters<typeof market>[1] = {}) {
  const acme = await market(all, seed);
  const id = await acme.submit();
  await acme.poke();
  const { application_id } = await acme.end(id);
  await until(() => acme.row("select 1 from submissions where id = ? and next_look_at > read_at", id), {
    what: "the first look",
  });
  return { acme, id, opportunityId: application_id ?? "" };
}

/** The clock has come to ask who moved; nobody is due by themselves. */
async function ask(acme: Market): Promise<void> {
  await acme.row(
    "update submission_looks set next_look_at = '2020-01-01T00:00:00.000Z' where tenant_id = ?",
    acme.tenantId,
  );
  await acme.poke();
}

/** The clock has come to look at each. */
async function look(acme: Market): Promise<void> {
  await acme.row("update submissions set next_look_at = '2020-01-01T00:00:00.000Z' where tenant_id = ?", acme.tenantId);
  await acme.poke();
}

const placed = (acme: Market, id: string, place: string) =>
  until(async () => ((await acme.submission(id)).place === place ? acme.submission(id) : undefined), {
    what: `${id} to be at ${place}`,
    deadlineMs: 20_000,
  });

const kindsOf = async (acme: Market, id: string) => (await acme.events(id)).map((one) => one.kind);

describe("a candidate who moves in Lever", () => {
  test("is found by asking who moved: stage, offer and hire, each told once", async () => {
    const { acme, id, opportunityId } = await sent();
    const stages = all.lever.control.summary({}).accounts.find((one) => one.id === acme.accountId)?.stages ?? [];
    all.lever.control.moveStage({ opportunityId, stage: stages.at(-2)?.id ?? "" });
    await ask(acme);
    await placed(acme, id, `stage:${stages.at(-2)?.id}`);
    all.lever.control.moveStage({ opportunityId, stage: "offer" });
    await ask(acme);
    await placed(acme, id, "stage:offer");
    all.lever.control.hire({ opportunityId });
    await ask(acme);
    expect(await placed(acme, id, "hired")).toMatchObject({ hired_at: expect.stringContaining("T") });
    await look(acme);
    await look(acme);
    const kinds = await kindsOf(acme, id);
    expect(kinds.toSorted()).toEqual(["hired", "offered", "ruled", "sent", "stage", "stage"]);
  });

  test("and is un-hired is void; archived is told as a group, with Lever's words kept for the company", async () => {
    const { acme, id, opportunityId } = await sent();
    all.lever.control.hire({ opportunityId });
    await ask(acme);
    await placed(acme, id, "hired");
    all.lever.control.unhire({ opportunityId });
    await look(acme);
    const undone = await until(async () => ((await acme.submission(id)).unhired_at ? acme.submission(id) : undefined), {
      what: "the hire to be undone",
    });
    expect(undone).toMatchObject({ hired_at: null, place: expect.stringContaining("stage:") });
    const reason = all.lever.control.createArchiveReason({ accountId: acme.accountId, text: "Underqualified" });
    all.lever.control.archive({ opportunityId, reason: reason.id });
    await ask(acme);
    await placed(acme, id, "archived");
    expect(await acme.row("select archive_group, archive_reason from submissions where id = ?", id)).toEqual({
      archive_group: "not_selected",
      archive_reason: "Underqualified",
    });
    expect((await kindsOf(acme, id)).slice(-3)).toEqual(["hired", "unhired", "archived"]);
  });

  test("asks two lists when nothing has happened, however many candidates there are", async () => {
    const { acme } = await sent();
    const { after } = all.lever.control.markRequests({});
    await ask(acme);
    await until(
      () => acme.row("select 1 from submission_looks where tenant_id = ? and next_look_at > '2021'", acme.tenantId),
      {
        what: "the question to be asked",
      },
    );
    expect(all.lever.control.requests({ after, path: "/v1/opportunities" })).toHaveLength(2);
  });
});

describe("interviews", () => {
  test("are told when planned, moved and called off; neither subject nor feedback is kept", async () => {
    const { acme, id, opportunityId } = await sent();
    const date = Date.now() + 86_400_000;
    const interview = all.lever.control.scheduleInterview({
      opportunityId,
      date,
      duration: 45,
      subject: "SECRET-SUBJECT",
      interviewers: [acme.ownerId],
      timezone: "Europe/Zurich",
    });
    await look(acme);
    const held = await until(() => acme.row("select * from submission_interviews where submission_id = ?", id), {
      what: "the interview",
    });
    expect(held).toMatchObject({
      starts_at: new Date(date).toISOString(),
      duration_minutes: 45,
      time_zone: "Europe/Zurich",
      interviewers: '["Olga Owner"]',
    });
    expect(JSON.stringify(held)).not.toContain("SECRET");
    all.lever.control.changeInterview({ interviewId: interview.id, date: date + 3_600_000 });
    await look(acme);
    await until(async () => (await kindsOf(acme, id)).includes("interview_moved"), { what: "the move" });
    all.lever.control.deleteInterview({ interviewId: interview.id });
    await look(acme);
    await until(async () => (await kindsOf(acme, id)).includes("interview_canceled"), { what: "the end of it" });
  });
});

describe("a candidate whom Lever no longer shows", () => {
  test("because they were deleted is gone, once", async () => {
    const { acme, id, opportunityId } = await sent();
    all.lever.control.deleteCandidate({ opportunityId });
    await look(acme);
    await placed(acme, id, "gone");
    await look(acme);
    expect((await kindsOf(acme, id)).filter((kind) => kind === "gone")).toHaveLength(1);
  });

  test("because their contact was anonymised is made anonymous here too", async () => {
    const { acme, id, opportunityId } = await sent();
    const refused = await acme.submit({ recruiterId: acme.bob.id });
    await acme.poke();
    await acme.end(refused);
    await acme.row("update submissions set resume_name = 'Ada Lovelace.pdf' where id = ?", id);
    all.lever.control.anonymiseContact({ opportunityId });
    await look(acme);
    await until(async () => (await acme.submission(id)).candidate_email === "", { what: "the data to go" });
    expect((await kindsOf(acme, id)).slice(-2).toSorted()).toEqual(["anonymised", "erased"]);
    const rows = await acme.rows("select * from submissions where tenant_id = ?", acme.tenantId);
    const held = await acme.rows("select * from ownerships where tenant_id = ?", acme.tenantId);
    expect(held).toMatchObject([{ submission_id: id, email_key: expect.stringMatching(/^erased:/) }]);
    for (const trace of [EMAIL, "Lovelace"]) expect(JSON.stringify([rows, held])).not.toContain(trace);
  });
});

describe("a connection that is no longer used for the marketplace", () => {
  test("is asked nothing about candidates, and they are followed again once it is", async () => {
    const { acme, id, opportunityId } = await sent();
    const use = (modules: string) =>
      acme.row("update connections set modules = ? where id = ?", modules, acme.connectionId);
    await use('["onboarding"]');
    all.lever.control.moveStage({ opportunityId, stage: "offer" });
    const { after } = all.lever.control.markRequests({});
    await look(acme);
    await ask(acme);
    const other = await sent(); // by the time that this one has been looked at, the first would have been long ago
    expect(other.id).not.toBe(id);
    expect(all.lever.control.requests({ after, path: `/v1/opportunities/${opportunityId}*` })).toEqual([]);
    await use('["marketplace"]');
    await look(acme);
    await placed(acme, id, "stage:offer");
  });
});

describe("a webhook", () => {
  test("about a submitted candidate leads to a look at once; about others it is none of ours", async () => {
    const { acme, id, opportunityId } = await sent();
    all.lever.control.moveStage({ opportunityId, stage: "offer" });
    const row = (eventId: string, subject: string) =>
      acme.row(
        `insert into inbound_events (tenant_id, id, connection_id, provider, kind, subject_id, status, body, received_at)
         values (?, ?, ?, 'lever', 'candidateStageChange', ?, 'received', '{}', ?)`,
        ...[acme.tenantId, eventId, acme.connectionId, subject, new Date().toISOString()],
      );
    await row("evt_1", opportunityId);
    await row("evt_2", "somebody-else");
    const queue = await all.house.queue("ats-events");
    await queue.send({ kind: "events", tenantId: acme.tenantId });
    await placed(acme, id, "stage:offer");
    const events = await acme.rows(
      "select id, status, outcome from inbound_events where tenant_id = ? order by id",
      acme.tenantId,
    );
    expect(events).toEqual([
      { id: "evt_1", status: "processed", outcome: "followed" },
      { id: "evt_2", status: "ignored", outcome: "not_ours" },
    ]);
  });
});

describe("mail to the recruiter", () => {
  test("is queued at once, or waits for the digest, as they chose; one mail tells all of a look", async () => {
    const at = await sent({ mailChoice: "immediate" });
    all.lever.control.moveStage({ opportunityId: at.opportunityId, stage: "offer" });
    await look(at.acme);
    const mails = () =>
      at.acme.rows("select kind, subject_id, to_address from mails where tenant_id = ?", at.acme.tenantId);
    await until(async () => (await mails()).length > 0, { what: "the mail" });
    expect(await mails()).toEqual([
      { kind: "recruiter_update", subject_id: at.acme.rita.id, to_address: at.acme.rita.email },
    ]);

    const later = await sent({ mailChoice: "digest" });
    all.lever.control.moveStage({ opportunityId: later.opportunityId, stage: "offer" });
    await look(later.acme);
    const { tenantId } = later.acme;
    const note = () =>
      later.acme.rows<{ mail_id: string | null }>("select mail_id from recruiter_notes where tenant_id = ?", tenantId);
    await until(async () => (await note()).length > 0, { what: "the notes" });
    expect((await note()).map((one) => one.mail_id)).toEqual([null, null]);
    await later.acme.row(
      "update recruiters set next_digest_at = '2020-01-01T00:00:00.000Z' where tenant_id = ? and next_digest_at is not null",
      tenantId,
    );
    await later.acme.poke();
    await until(async () => (await note()).every((one) => one.mail_id !== null), { what: "the digest" });
    expect(await later.acme.rows("select kind from mails where tenant_id = ?", tenantId)).toEqual([
      { kind: "recruiter_update" },
    ]);
  });

  test("is not written to a recruiter who has not joined: its link would lead them nowhere", async () => {
    const acme = await market(all, { mailChoice: "immediate" });
    await acme.row("update recruiters set user_id = null, joined_at = null where id = ?", acme.bob.id);
    const joined = await acme.submit();
    const invited = await acme.submit({ recruiterId: acme.bob.id });
    await acme.poke();
    await acme.end(joined);
    await acme.end(invited);
    const mails = () => acme.rows("select to_address from mails where tenant_id = ?", acme.tenantId);
    const third = await acme.submit();
    await acme.poke();
    await acme.end(third); // refused, and told so
    await until(async () => (await mails()).length > 0, { what: "the mail" });
    expect(await mails()).toEqual([{ to_address: acme.rita.email }]);
  });
});
