// The contract of every ATS adapter: the same behaviours against Lever and Greenhouse, each with its simulator.
import { beforeEach, describe, expect, test } from "vitest";
import type { SeenRequisition } from "#shared/ats/adapter.ts";
import { greenhouseSubject, leverSubject, lookedUp, type Subject } from "./subject.ts";

describe.each([
  ["Lever", leverSubject],
  ["Greenhouse", greenhouseSubject],
])("%s", (_name, start) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await start();
  });

  async function open(code: string, title = "Robotics Engineer"): Promise<SeenRequisition> {
    const writer = subject.writer(code, title);
    const created = await writer.create();
    if (!created.ok) throw new Error(created.message);
    const completed = await writer.complete(created.value.providerId);
    if (!completed.ok) throw new Error(completed.message);
    const read = await subject.ats.requisition(created.value.providerId);
    if (!read.ok) throw new Error(read.message);
    return read.value;
  }

  async function listed(): Promise<SeenRequisition[]> {
    const all: SeenRequisition[] = [];
    for await (const page of subject.ats.requisitions()) {
      if (!page.ok) throw new Error(page.message);
      all.push(...page.value);
    }
    return all;
  }

  async function applicationOf(id: string) {
    const answer = (await subject.ats.applications([id])).get(id);
    if (answer?.ok !== true) throw new Error(answer?.message ?? "No answer");
    return answer.value;
  }

  test("a requisition that we create is open, bears our code and title, and is found by its code", async () => {
    const made = await open("Trace-1", "Robotics Engineer");
    expect(made).toMatchObject({ code: "Trace-1", name: "Robotics Engineer", status: "open", headcountTotal: 1 });
    const found = await subject.ats.requisitionsByCode("Trace-1");
    expect(found.ok && found.value.found.map(({ providerId }) => providerId)).toEqual([made.providerId]);
  });

  test("the mark of what we wrote is the mark of what is found", async () => {
    const writer = subject.writer("Trace-1", "  Robotics Engineer ");
    expect(writer.markOf(await open("Trace-1", "Robotics Engineer"))).toBe(writer.mark);
  });

  test("completing it again writes nothing", async () => {
    const { providerId } = await open("Trace-1");
    subject.requests();
    expect(await subject.writer("Trace-1", "Robotics Engineer").complete(providerId)).toEqual({ ok: true, value: [] });
    expect(subject.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  test("no other code is taken for ours, and the ATS's own clock tells when it was looked for", async () => {
    await open("Trace-11");
    const found = await subject.ats.requisitionsByCode("Trace-1");
    expect(found).toMatchObject({ ok: true, value: { found: [] } });
    expect(found.ok && Number.isNaN(Date.parse(found.value.answeredAt))).toBe(false);
  });

  test("a requisition of others is found under its code, too", async () => {
    const id = subject.theirs("Trace-1");
    const found = await subject.ats.requisitionsByCode("Trace-1");
    expect(found.ok && found.value.found.map(({ providerId, name }) => [providerId, name])).toEqual([[id, "Theirs"]]);
  });

  test("a hire names its requisition, and the candidate's name and e-mails; it is found by a look and by its id", async () => {
    const { providerId } = await open("Trace-1");
    const { applicationId } = subject.hire(providerId, "Grace Hopper", ["grace@example.com"]);
    const hire = {
      applicationId,
      candidateName: "Grace Hopper",
      candidateWithheld: null,
      emails: ["grace@example.com"],
      requisition: { providerId, code: "Trace-1" },
    };
    expect(await lookedUp(subject)).toMatchObject([hire]);
    expect(await applicationOf(applicationId)).toMatchObject({ state: "hired", hire });
  });

  test("a candidate who is not hired, not hired any more, or gone is told apart", async () => {
    const { providerId } = await open("Trace-1");
    const waiting = subject.candidate(providerId, "Waiting");
    expect(await applicationOf(waiting.applicationId)).toEqual({
      state: "not_hired",
      applicationId: waiting.applicationId,
    });
    const { applicationId } = subject.hire(providerId, "Changed Mind", []);
    subject.unhire(applicationId);
    expect(await applicationOf(applicationId)).toEqual({ state: "not_hired", applicationId });
    expect(await lookedUp(subject)).toEqual([]);
    subject.deleteCandidate(waiting.applicationId);
    expect(await applicationOf(waiting.applicationId)).toEqual({ state: "gone", applicationId: waiting.applicationId });
  });

  test("a requisition that was closed without a hire reads closed, and one that never was is not found", async () => {
    const { providerId } = await open("Trace-1");
    subject.close(providerId);
    expect(await subject.ats.requisition(providerId)).toMatchObject({ ok: true, value: { status: "closed" } });
    expect((await listed()).find((one) => one.providerId === providerId)).toMatchObject({ status: "closed" });
    expect(await subject.ats.requisition("99999999")).toMatchObject({ ok: false, reason: "not_found" });
  });

  test("a long list is read whole, and again from the start when its page token dies", async () => {
    subject.seed(1_100);
    expect(new Set((await listed()).map(({ providerId }) => providerId)).size).toBe(1_100);
    subject.killCursor();
    expect(new Set((await listed()).map(({ providerId }) => providerId)).size).toBe(1_100);
  });

  test.each(["drop-before", "drop-after", "status-before"] as const)(
    "a read that fails once (%s) is repeated",
    async (kind) => {
      await open("Trace-1");
      subject.spoil("list", kind);
      expect((await listed()).map(({ code }) => code)).toEqual(["Trace-1"]);
    },
  );

  test("a read that keeps failing ends as unavailable", async () => {
    subject.spoil("list", "status-before", 10);
    expect(await subject.ats.requisitionsByCode("Trace-1")).toMatchObject({ ok: false, reason: "unavailable" });
  });

  test.each(["drop-after", "status-after", "drop-before", "status-before"] as const)(
    "a write whose answer is lost (%s) is told as unavailable and never sent again",
    async (kind) => {
      subject.requests();
      subject.spoil("create", kind);
      expect(await subject.writer("Trace-1", "Robotics Engineer").create()).toMatchObject({
        ok: false,
        reason: "unavailable",
      });
      expect(subject.requests().filter((request) => request.startsWith("POST"))).toHaveLength(1);
      const found = await subject.ats.requisitionsByCode("Trace-1");
      expect(found.ok && found.value.found).toHaveLength(kind.endsWith("after") ? 1 : 0);
    },
  );

  test("a gateway that gave up waiting for a write has not said that nothing was written, nor has an answer without an id", async () => {
    subject.spoil("create", "status-after", 1, 504);
    const lost = await subject.writer("Trace-1", "Robotics Engineer").create();
    expect(lost).toMatchObject({ ok: false, reason: "unavailable", isUnanswered: true });
    subject.spoil("create", "garbled");
    const unread = await subject.writer("Trace-3", "Robotics Engineer").create();
    expect(unread).toMatchObject({ ok: false, reason: "unavailable", isUnanswered: true });
    subject.spoil("create", "status-before", 1);
    const refused = await subject.writer("Trace-2", "Robotics Engineer").create();
    expect(refused).toMatchObject({ ok: false, reason: "unavailable" });
    expect(refused).not.toHaveProperty("isUnanswered");
  });

  test.each([401, 403, 404] as const)(
    "a page of a proxy (%i) says nothing about access, nor that anything is gone",
    async (status) => {
      const { providerId } = await open("Trace-1");
      const { applicationId } = subject.hire(providerId, "Grace Hopper", []);
      subject.standBetween(status);
      const unavailable = { ok: false, reason: "unavailable" };
      expect((await subject.ats.applications([applicationId])).get(applicationId)).toMatchObject(unavailable);
      expect(await subject.ats.requisition(providerId)).toMatchObject(unavailable);
      expect(await subject.ats.requisitionsByCode("Trace-1")).toMatchObject(unavailable);
      subject.mend();
      expect(await applicationOf(applicationId)).toMatchObject({ state: "hired" });
    },
  );

  test.each(["id", "created"] as const)(
    "what cannot be read (%s) is not taken for what is not there",
    async (field) => {
      const { providerId } = await open("Trace-1");
      const { applicationId } = subject.hire(providerId, "Grace Hopper", []);
      const unreadable = { ok: false, reason: "unexpected_answer" };
      subject.garble("requisitions", field);
      expect(await subject.ats.requisition(providerId)).toMatchObject(unreadable);
      expect(await subject.ats.requisitionsByCode("Trace-1")).toMatchObject(unreadable);
      subject.mend();
      subject.garble("applications", "id");
      expect((await subject.ats.applications([applicationId])).get(applicationId)).toMatchObject(unreadable);
    },
  );

  test("a 429 is waited out for as long as it says, for a write as for a read", async () => {
    subject.spoil("create", "rate-limited", 2);
    await open("Trace-1");
    expect(subject.pauses).toEqual([1_000, 1_000]);
  });

  test("an access that has ended is renewed in the middle", async () => {
    await open("Trace-1");
    subject.endAccess();
    expect((await listed()).map(({ code }) => code)).toEqual(["Trace-1"]);
  });
});
