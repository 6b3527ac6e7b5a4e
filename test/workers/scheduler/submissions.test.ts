// Submitted candidates on their way to Lever: one opportunity each, one holder per person, and nothing lost on the way.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";
import { hasResume, market, putResume } from "./submissions-support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});

const EMAIL = "ada@lovelace.example";

describe("a submitted candidate", () => {
  test("becomes one opportunity of the posting: by its owner, from the agency, with résumé, tag and note", async () => {
    const acme = await market(all);
    const id = await acme.submit({ notes: "Writes programs for engines that do not exist." });
    await putResume(all, acme, id);
    const { after } = all.lever.control.markRequests({});
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent", reason: null, is_deduped: 0 });
    const [opportunity, ...more] = await acme.opportunities(EMAIL);
    expect(more).toEqual([]);
    expect(opportunity).toMatchObject({
      name: "Ada Lovelace",
      origin: "agency",
      sources: ["Rita & Sons"],
      tags: ["Rolecall", "Recruiter: Rita Recruiter"],
    });
    expect(await acme.resumes(opportunity?.id ?? "")).toMatchObject([{ file: { name: "Ada Lovelace.pdf" } }]);
    const [post] = all.lever.control.requests({ after, method: "POST", path: "/v1/opportunities" });
    expect(JSON.stringify(post)).toContain(acme.ownerId);
    expect((await acme.events(id)).map((one) => one.kind)).toEqual(["ruled", "sent"]);
    expect(await acme.rulings(id)).toMatchObject([{ is_accepted: 1, reason: "first" }]);
    await until(async () => !(await hasResume(all, acme, id)), { what: "the résumé to be deleted" });
    expect((await acme.submission(id)).resume_deleted_at).not.toBeNull();
  });

  test("of whom Lever knew before is deduped, and is only looked up, created and read back", async () => {
    const acme = await market(all);
    all.lever.control.addCandidate({ accountId: acme.accountId, name: "Ada L.", emails: [EMAIL], origin: "sourced" });
    const { after } = all.lever.control.markRequests({});
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent", is_deduped: 1 });
    const requests = all.lever.control
      .requests({ after, path: "/v1/opportunities*" })
      .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, "…")}`);
    expect(requests.slice(0, 3)).toEqual([
      "GET /v1/opportunities",
      "POST /v1/opportunities",
      "GET /v1/opportunities/…",
    ]);
  });

  test("with a résumé of 25 MB arrives whole", async () => {
    const acme = await market(all);
    const id = await acme.submit();
    const large = new Uint8Array(25_000_000).fill(37);
    await putResume(all, acme, id, large);
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
    const [opportunity] = await acme.opportunities(EMAIL);
    expect(await acme.resumes(opportunity?.id ?? "")).toMatchObject([{ file: { size: large.byteLength } }]);
  });
});

describe("two recruiters who submit one person in the same second", () => {
  test("make one opportunity; the first one holds the person, and the other is told when, not whose", async () => {
    const acme = await market(all);
    const createdAt = new Date().toISOString();
    const first = await acme.submit({ email: "Ada@Lovelace.example", createdAt });
    const second = await acme.submit({ recruiterId: acme.bob.id, createdAt });
    await Promise.all([acme.poke(), acme.poke(), acme.poke()]);
    expect(await acme.end(second)).toMatchObject({ status: "refused", reason: "ruling" });
    expect(await acme.end(first)).toMatchObject({ status: "sent" });
    expect(await acme.opportunities(EMAIL)).toHaveLength(1);
    const held = await acme.rows(
      "select recruiter_id, submission_id from ownerships where tenant_id = ?",
      acme.tenantId,
    );
    expect(held).toEqual([{ recruiter_id: acme.rita.id, submission_id: first }]);
    const [ruling, ...more] = await acme.rulings(second);
    expect(more).toEqual([]);
    expect(ruling).toMatchObject({ is_accepted: 0, reason: "held_by_other" });
    expect(ruling?.evidence).toContain(first);
  });

  test("also while Lever is down: the first to press the button stays first", async () => {
    const acme = await market(all);
    all.lever.control.addFault({ kind: "status-before", path: "/v1/opportunities", method: "GET", count: 4 });
    const first = await acme.submit();
    await acme.poke();
    expect(await acme.end(first, "unavailable")).toMatchObject({ status: "waiting" });
    const second = await acme.submit({ recruiterId: acme.bob.id });
    await acme.poke();
    expect(await acme.end(second)).toMatchObject({ status: "refused" });
    expect(await acme.end(first)).toMatchObject({ status: "sent" });
  });
});

describe("a person whom the company has", () => {
  test("because they applied themselves is no recruiter's", async () => {
    const acme = await market(all);
    const theirs = all.lever.control.addCandidate({
      accountId: acme.accountId,
      name: "Ada Lovelace",
      emails: [EMAIL],
      origin: "applied",
    });
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "refused" });
    expect(await acme.rulings(id)).toMatchObject([
      { reason: "direct", evidence: expect.stringContaining(theirs.opportunityId) },
    ]);
    expect(await acme.opportunities(EMAIL)).toHaveLength(1);
  });

  test("is sent all the same once a person has overruled the refusal, and then exactly once", async () => {
    const acme = await market(all);
    all.lever.control.addCandidate({ accountId: acme.accountId, name: "Ada", emails: [EMAIL], origin: "referred" });
    const id = await acme.submit();
    await acme.poke();
    await acme.end(id);
    // The ruling is there when the candidate waits, as reports writes both at once: the scheduler may still be at work.
    await acme.row(
      `insert into ownership_rulings (tenant_id, submission_id, id, is_accepted, reason, evidence, decided_by, note, at)
       values (?, ?, 'rul_zzz', 1, 'overruled', '[]', 'user:usr_1', 'We know.', ?)`,
      ...[acme.tenantId, id, new Date().toISOString()],
    );
    await acme.row("update submissions set status = 'waiting', place = 'waiting' where id = ?", id);
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
    expect(await acme.opportunities(EMAIL)).toHaveLength(2);
  });
});

describe("when Lever loses its answer", () => {
  for (const kind of ["drop-after", "status-after"] as const) {
    test(`after it has taken the candidate (${kind}), there is still one opportunity`, async () => {
      const acme = await market(all);
      all.lever.control.addFault({ kind, method: "POST", path: "/v1/opportunities", count: 1 });
      const id = await acme.submit();
      await putResume(all, acme, id);
      await acme.poke();
      expect(await acme.end(id)).toMatchObject({ status: "sent" });
      expect(await acme.opportunities(EMAIL)).toHaveLength(1);
    });
  }

  test("after the read back only, the next try takes over what is there, even if the role was closed meanwhile", async () => {
    const acme = await market(all);
    all.lever.control.addFault({ kind: "status-before", method: "GET", path: "/v1/opportunities/*", count: 4 });
    const id = await acme.submit();
    await acme.poke();
    await acme.end(id, "unavailable");
    await acme.row("update roles set status = 'closed' where id = ?", acme.roleId);
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
    expect(await acme.opportunities(EMAIL)).toHaveLength(1);
  });
});

describe("what went away meanwhile", () => {
  test("a closed role ends it with words, and Lever is not asked", async () => {
    const acme = await market(all);
    const { after } = all.lever.control.markRequests({});
    await acme.row("update roles set status = 'closed' where id = ?", acme.roleId);
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "not_sent", reason: "role_closed" });
    expect(all.lever.control.requests({ after, path: "/v1/opportunities" })).toEqual([]);
  });

  test("a role without a link keeps it until there is one", async () => {
    const acme = await market(all);
    const { connectionId, postingId } = acme;
    await acme.row("update roles set connection_id = null, posting_id = null where id = ?", acme.roleId);
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id, "role_not_linked")).toMatchObject({ status: "waiting" });
    await acme.row(
      "update roles set connection_id = ?, posting_id = ? where id = ?",
      connectionId,
      postingId,
      acme.roleId,
    );
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
  });

  test("a role that was linked to another posting sends it there", async () => {
    const acme = await market(all);
    const other = all.lever.control.createPosting({ accountId: acme.accountId, text: "Other", owner: acme.ownerId });
    await acme.row("update postings set provider_id = ? where provider_id = ?", other.id, acme.postingId);
    await acme.row("update roles set posting_id = ? where id = ?", other.id, acme.roleId);
    const id = await acme.submit();
    await acme.poke();
    await acme.end(id);
    const row = await acme.row("select posting_id from submissions where id = ?", id);
    expect(row).toEqual({ posting_id: other.id });
  });

  test("a revoked access keeps it waiting, and it goes on when the connection works again", async () => {
    const acme = await market(all);
    await acme.row("update connections set status = 'needs_attention' where id = ?", acme.connectionId);
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id, "connection_stopped")).toMatchObject({ status: "waiting" });
    await acme.row("update connections set status = 'active' where id = ?", acme.connectionId);
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
  });

  test("a connection that is no longer used for the marketplace keeps it here, until it is again", async () => {
    const acme = await market(all);
    const use = (modules: string) =>
      acme.row("update connections set modules = ? where id = ?", modules, acme.connectionId);
    await use('["onboarding"]');
    const { after } = all.lever.control.markRequests({});
    const id = await acme.submit();
    await acme.poke();
    expect(await acme.end(id, "module_unused")).toMatchObject({ status: "waiting" });
    expect(all.lever.control.requests({ after, path: "/v1/opportunities*" })).toEqual([]);
    await use('["onboarding","marketplace"]');
    await acme.poke();
    expect(await acme.end(id)).toMatchObject({ status: "sent" });
  });

  test("a try through a connection that has ended keeps it waiting, quietly, though the role is at another by now", async () => {
    const acme = await market(all);
    const id = await acme.submit();
    await acme.row(
      `insert into submission_attempts (id, tenant_id, submission_id, connection_id, posting_id, started_at) values (?, ?, ?, 'con_ended', 'gone', ?)`,
      ...[`att_${id.slice(4)}`, acme.tenantId, id, new Date().toISOString()],
    );
    await acme.poke();
    await acme.end(id, "connection_stopped");
    const other = await acme.submit({ email: "grace@hopper.example", name: "Grace Hopper" });
    await acme.poke();
    expect(await acme.end(other)).toMatchObject({ status: "sent" });
    expect(await acme.submission(id)).toMatchObject({ status: "waiting", attempts: 1 });
  });
});
