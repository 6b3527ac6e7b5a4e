// Where Greenhouse can be misread: lists that are empty because nobody may look, words in another case, openings of an earlier hire.
import { beforeEach, describe, expect, test } from "vitest";
import { greenhouseHeadcount } from "#shared/ats/greenhouse/headcount.ts";
import type { AtsClient } from "#shared/ats/client.ts";
import { fail, ok } from "#shared/domain/result.ts";
import { greenhouseDesk } from "../../../ats/subject.ts";

type Desk = Awaited<ReturnType<typeof greenhouseDesk>>;

async function opened(desk: Desk, code: string): Promise<{ openingId: number; jobId: number }> {
  const created = await desk.writer(code, "Night Nurse").create();
  if (!created.ok) throw new Error(created.message);
  const openingId = Number(created.value.providerId);
  const opening = desk.control.openings({}).find(({ id }) => id === openingId);
  return { openingId, jobId: opening?.jobId ?? 0 };
}

describe("an acting user who is a Site Admin no more, and whose lists are therefore empty", () => {
  let desk: Desk;
  let at: { openingId: number; jobId: number };
  let applicationId: string;
  beforeEach(async () => {
    desk = await greenhouseDesk({ nonAdminLists: "empty" });
    at = await opened(desk, "Trace-1");
    const added = desk.control.addCandidate({ name: "Grace Hopper", jobId: at.jobId });
    applicationId = String(added.applicationId);
    desk.control.hire({ applicationId: added.applicationId, openingId: at.openingId });
    desk.control.editUser({ userId: desk.userId, isSiteAdmin: false });
  });

  test("undoes no hire", async () => {
    const answers = await greenhouseHeadcount(desk.client).applications([applicationId]);
    expect(answers.get(applicationId)).toMatchObject({ ok: false, reason: "forbidden" });
  });

  test("has no opening taken for deleted", async () => {
    const ats = greenhouseHeadcount(desk.client);
    expect(await ats.requisition(String(at.openingId))).toMatchObject({ ok: false, reason: "forbidden" });
    expect(await ats.requisitionsOfJob(String(at.jobId))).toMatchObject({ ok: false, reason: "forbidden" });
  });

  test("is no proof that a code is free", async () => {
    expect(await greenhouseHeadcount(desk.client).requisitionsByCode("Trace-1")).toMatchObject({
      ok: false,
      reason: "forbidden",
      message: expect.stringContaining("Site Admin"),
    });
  });
});

describe("a hire", () => {
  let desk: Desk;
  beforeEach(async () => {
    desk = await greenhouseDesk();
  });

  const hireOf = async (id: number) => {
    const answer = (await greenhouseHeadcount(desk.client).applications([String(id)])).get(String(id));
    return answer?.ok === true && answer.value.state === "hired" ? answer.value.hire : answer;
  };

  test("is one in whatever case the word is written", async () => {
    const { openingId, jobId } = await opened(desk, "Trace-1");
    const { applicationId } = desk.control.addCandidate({ name: "Grace Hopper", jobId });
    desk.control.hire({ applicationId, openingId });
    desk.control.addFault({ kind: "garbled", path: "/v3/applications", field: "status", value: "Hired" });
    expect(await hireOf(applicationId)).toMatchObject({ requisition: { code: "Trace-1" } });
  });

  test("is put to the opening that is closed by it, not to one that still bears its name and is open again", async () => {
    const { openingId, jobId } = await opened(desk, "Trace-1");
    const later = desk.control.addOpening({ jobId, label: "Trace-2" });
    const { applicationId } = desk.control.addCandidate({ name: "Grace Hopper", jobId });
    desk.control.hire({ applicationId, openingId: later.id });
    const bearing = naming(desk.client, openingId, applicationId);
    const answer = (await greenhouseHeadcount(bearing).applications([String(applicationId)])).get(
      String(applicationId),
    );
    expect(answer).toMatchObject({ ok: true, value: { hire: { requisition: { providerId: String(later.id) } } } });
  });

  test("whose candidate is told as a stub with an id is private, and keeps its other e-mails when one cannot be read", async () => {
    const { openingId, jobId } = await opened(desk, "Trace-1");
    const { applicationId } = desk.control.addCandidate({ name: "Grace Hopper", emails: ["g@h.example"], jobId });
    desk.control.hire({ applicationId, openingId });
    const emails = [
      { value: null, type: "work" },
      { value: "grace@h.example", type: "personal" },
    ];
    desk.control.addFault({ kind: "garbled", path: "/v3/candidates", field: "email_addresses", value: emails });
    expect(await hireOf(applicationId)).toMatchObject({ emails: ["grace@h.example"], candidateWithheld: null });
    const stub = stubbing(desk.client);
    const answer = (await greenhouseHeadcount(stub).applications([String(applicationId)])).get(String(applicationId));
    expect(answer).toMatchObject({ ok: true, value: { hire: { candidateName: "", candidateWithheld: "private" } } });
  });

  test("is told by its opening where offers may not be read, or there is no such list", async () => {
    const { openingId, jobId } = await opened(desk, "Trace-1");
    const { applicationId } = desk.control.addCandidate({ name: "Grace Hopper", jobId });
    desk.control.hire({ applicationId, openingId, startsOn: "2027-02-01" });
    expect(await hireOf(applicationId)).toMatchObject({ startsOn: "2027-02-01" });
    for (const reason of ["forbidden", "not_found"] as const) {
      const without: AtsClient = async (request) =>
        request.path === "/v3/offers" ? fail(reason, "no offers") : desk.client(request);
      const answer = (await greenhouseHeadcount(without).applications([String(applicationId)])).get(
        String(applicationId),
      );
      expect(answer).toMatchObject({ value: { hire: { startsOn: null, requisition: { code: "Trace-1" } } } });
    }
  });

  test("that cannot be read does not keep those from being read that were asked for with it", async () => {
    const { openingId, jobId } = await opened(desk, "Trace-1");
    const other = desk.control.addCandidate({ name: "Odd One", jobId }).applicationId;
    const { applicationId } = desk.control.addCandidate({ name: "Grace Hopper", jobId });
    desk.control.hire({ applicationId, openingId });
    const odd = rewriting(desk.client, "/v3/applications", (row) =>
      row["id"] === other ? { ...row, candidate_id: { odd: true } } : row,
    );
    const answers = await greenhouseHeadcount(odd).applications([String(other), String(applicationId)]);
    expect(answers.get(String(applicationId))).toMatchObject({ ok: true, value: { state: "hired" } });
    expect(answers.get(String(other))).toMatchObject({ ok: false, reason: "unexpected_answer" });
  });
});

test("a job of ours whose opening does not show yet is waited for, an old one without any is in the way", async () => {
  const desk = await greenhouseDesk();
  await opened(desk, "Trace-1");
  const hiding = rewriting(desk.client, "/v3/openings", () => null);
  expect(await greenhouseHeadcount(hiding).requisitionsByCode("Trace-1")).toMatchObject({ reason: "unavailable" });
  const old = rewriting(hiding, "/v3/jobs", (row) => ({ ...row, created_at: "2026-01-01T00:00:00.000Z" }));
  expect(await greenhouseHeadcount(old).requisitionsByCode("Trace-1")).toMatchObject({ reason: "rejected" });
});

type Row = Record<string, unknown>;

/** The client, with the rows of one list changed or (null) left out. */
function rewriting(client: AtsClient, path: string, change: (row: Row) => Row | null): AtsClient {
  return async (request) => {
    const answer = await client(request);
    if (!answer.ok || request.path !== path || !Array.isArray(answer.value.body)) return answer;
    const body = answer.value.body.flatMap((row: Row) => change(row) ?? []);
    return ok({ ...answer.value, body });
  };
}

/** An opening that was opened again and still names who closed it first comes before the others, as its id is older or newer. */
function naming(client: AtsClient, openingId: number, applicationId: number): AtsClient {
  return async (request) => {
    const answer = await client(request);
    const isAsked = request.query?.some(([name]) => name === "application_ids") === true;
    if (!answer.ok || !isAsked || request.path !== "/v3/openings" || !Array.isArray(answer.value.body)) return answer;
    const all = await client({ method: "GET", path: "/v3/openings", query: [["ids", String(openingId)]] });
    const stale: Row[] = all.ok && Array.isArray(all.value.body) ? all.value.body : [];
    const named = stale.map((row) => ({ ...row, application_id: applicationId }));
    return ok({ ...answer.value, body: [...answer.value.body, ...named] });
  };
}

function stubbing(client: AtsClient): AtsClient {
  return rewriting(client, "/v3/candidates", ({ id }) => ({ id, message: "This candidate is private." }));
}
