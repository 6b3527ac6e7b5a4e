// Hires: which opening they fill, what an unhire leaves, and the offers between.
import { describe, expect, test } from "vitest";
import type { GreenhouseOptions } from "../index.ts";
import { bench, connected, reasonCalled } from "./support.ts";

async function working(openings: (string | null)[] = ["Trace-1"], options: GreenhouseOptions = {}) {
  const gh = bench(options);
  const job = gh.control.createJob({ name: "Nurse", openings });
  const { applicationId, candidateId } = gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
  return { gh, call: await connected(gh), job, applicationId, candidateId };
}

describe("a hire", () => {
  test("closes the opening with the application and a hire reason, and the job with its last opening", async () => {
    const { gh, call, job, applicationId, candidateId } = await working();
    await gh.clock.advance(60_000);
    const now = new Date(gh.clock.now()).toISOString();
    gh.control.hire({ applicationId, startsOn: "2027-01-04" });
    expect((await call("GET", `/openings?application_ids=${applicationId}`)).rows).toMatchObject([
      { opening_id: "Trace-1", open: false, closed_at: now, close_reason_id: reasonCalled(gh, "Hire - New Headcount") },
    ]);
    expect((await call("GET", "/applications?status=hired")).rows).toMatchObject([
      { id: applicationId, candidate_id: candidateId, job_id: job.id, stage_name: null, updated_at: now },
    ]);
    expect((await call("GET", `/offers?application_ids=${applicationId}&current_only=true`)).rows).toMatchObject([
      { status: "Accepted", opening_id: job.openings[0]?.id, starts_on: "2027-01-04", resolved_at: now, version: 1 },
    ]);
    expect(gh.control.job({ jobId: job.id }).status).toBe("closed");
  });

  test("needs to name the opening when several are open, and takes the offer's when that names one", async () => {
    const { gh, call, job, applicationId } = await working(["A", "B", "A"]);
    expect(() => gh.control.hire({ applicationId })).toThrow();
    const second = job.openings[1]?.id ?? 0;
    gh.control.createOffer({ applicationId, openingId: second, startsOn: "2027-02-01" });
    expect(gh.control.hire({ applicationId })).toMatchObject({
      openingId: second,
      openingLabel: "B",
      startsOn: "2027-02-01",
    });
    const next = gh.control.addCandidate({ name: "Ben Example", jobId: job.id });
    const third = job.openings[2]?.id ?? 0;
    expect(gh.control.hire({ applicationId: next.applicationId, openingId: third })).toMatchObject({
      openingLabel: "A",
    });
    expect(() => gh.control.hire({ applicationId: next.applicationId })).toThrow("hired");
    expect((await call("GET", "/openings?open=true")).rows).toMatchObject([{ id: job.openings[0]?.id }]);
  });

  test("may leave no trace on any opening, and none in offers", async () => {
    const { gh, call, applicationId } = await working();
    gh.control.hire({ applicationId, hasNoOpening: true, hasNoOffer: true });
    expect((await call("GET", `/openings?application_ids=${applicationId}`)).rows).toEqual([]);
    expect((await call("GET", `/offers?application_ids=${applicationId}`)).rows).toEqual([]);
    expect((await call("GET", "/applications?status=hired")).rows).toHaveLength(1);
  });

  test("is possible by API with 204, where opening_id is numeric", async () => {
    const { gh, call, job, applicationId } = await working(["A", "B"]);
    const path = `/applications/${applicationId}/hire`;
    expect((await call("POST", path, {})).status).toBe(422);
    expect((await call("POST", path, { opening_id: "A" })).status).toBe(422);
    const answer = await call("POST", path, {
      opening_id: job.openings[1]?.id,
      start_date: "2027-01-04",
      close_reason_id: reasonCalled(gh, "Hire - Backfill"),
    });
    expect(answer).toMatchObject({ status: 204, text: "" });
    expect(gh.control.application({ applicationId })).toMatchObject({ status: "hired", openingLabel: "B" });
  });
});

describe("an unhire", () => {
  test("opens the opening and its job again, or leaves both closed without the application", async () => {
    for (const reopensOnUnhire of [true, false]) {
      const { gh, call, job, applicationId } = await working();
      gh.control.setSettings({ reopensOnUnhire });
      gh.control.hire({ applicationId });
      expect(gh.control.unhire({ applicationId })).toMatchObject({
        status: "in_process",
        openingId: null,
        stage: "Offer",
      });
      expect((await call("GET", "/openings")).rows).toMatchObject([{ open: reopensOnUnhire, application_id: null }]);
      expect(gh.control.job({ jobId: job.id }).status).toBe(reopensOnUnhire ? "open" : "closed");
      expect((await call("GET", "/offers")).rows).toMatchObject([{ status: "Created", resolved_at: null }]);
    }
  });

  test("waits for the job to be opened again where jobs need approval", async () => {
    const { gh, job, applicationId } = await working();
    gh.control.setSettings({ hasJobApprovals: true });
    gh.control.hire({ applicationId });
    expect(() => gh.control.unhire({ applicationId })).toThrow("closed job");
    gh.control.openAsDraft({ jobId: job.id });
    gh.control.openJob({ jobId: job.id });
    // Reopening made an opening of its own, which somebody has to delete by hand.
    expect(gh.control.openings({ jobId: job.id })).toHaveLength(2);
    expect(gh.control.unhire({ applicationId }).status).toBe("in_process");
  });

  test("can be followed by another hire for the same opening", async () => {
    const { gh, job, applicationId } = await working();
    gh.control.hire({ applicationId });
    gh.control.unhire({ applicationId });
    gh.control.reject({ applicationId });
    const next = gh.control.addCandidate({ name: "Ben Example", jobId: job.id });
    expect(gh.control.hire({ applicationId: next.applicationId })).toMatchObject({ openingLabel: "Trace-1" });
  });
});

describe("offers", () => {
  test("come in versions, of which only the last is current", async () => {
    const { gh, call, job, applicationId } = await working();
    gh.control.createOffer({ applicationId, openingId: job.openings[0]?.id, startsOn: "2027-01-04" });
    gh.control.createOffer({ applicationId, startsOn: "2027-02-01" });
    const { rows } = await call("GET", `/offers?application_ids=${applicationId}`);
    expect(rows).toMatchObject([
      { version: 2, status: "Created", starts_on: "2027-02-01", opening_id: job.openings[0]?.id },
      { version: 1, status: "Deprecated", starts_on: "2027-01-04" },
    ]);
    const current = await call("GET", `/offers?application_ids=${applicationId}&current_only=true`);
    expect(current.rows).toMatchObject([{ version: 2 }]);
    expect((await call("GET", "/offers?status=created")).status).toBe(422);
  });
});

test("prospects have no job, and a converted one leaves a new application behind", async () => {
  const { gh, call, job } = await working();
  const prospect = gh.control.addCandidate({ name: "Pia Prospect", prospectiveJobIds: [job.id] });
  expect((await call("GET", "/applications?prospect=true")).rows).toMatchObject([
    { job_id: null, prospective_job_ids: [job.id], status: "in_process", stage_id: null },
  ]);
  const next = gh.control.convertProspect({ applicationId: prospect.applicationId, jobId: job.id });
  expect(next.candidateId).toBe(prospect.candidateId);
  expect((await call("GET", "/applications?status=converted")).rows).toMatchObject([{ id: prospect.applicationId }]);
});

test("a candidate is read by ids: a stub when private, a number for a name when anonymized, missing when merged", async () => {
  const { gh, call, job, candidateId } = await working(["A", "B"]);
  const user = gh.control.summary({}).accounts[0]?.users[0]?.id ?? 0;
  const read = async (id: number) => (await call("GET", `/candidates?ids=${id}`)).rows;
  gh.control.editCandidate({ candidateId, isPrivate: true });
  expect(await read(candidateId)).toMatchObject([{ id: candidateId, first_name: "Ada", private: true }]);
  gh.control.editUser({ userId: user, canSeePrivateCandidates: false });
  expect(await read(candidateId)).toEqual([{ message: expect.any(String) }]);
  gh.control.editCandidate({ candidateId, isPrivate: false });
  const other = gh.control.addCandidate({ name: "Ada Example", emails: ["ada@example.com"], jobId: job.id });
  gh.control.mergeCandidates({ winnerId: candidateId, loserId: other.candidateId });
  expect(await read(other.candidateId)).toEqual([]);
  expect((await call("GET", `/applications?candidate_ids=${candidateId}`)).rows).toHaveLength(2);
  expect(await read(candidateId)).toMatchObject([
    { email_addresses: [{ value: "ada@example.com", type: "personal" }] },
  ]);
  gh.control.anonymize({ candidateId });
  expect(await read(candidateId)).toMatchObject([
    { first_name: "Anonymized", last_name: String(candidateId), email_addresses: [] },
  ]);
});

test("a hired candidate who is deleted leaves the opening closed with nobody in it", async () => {
  const { gh, call, applicationId, candidateId } = await working();
  gh.control.hire({ applicationId });
  gh.control.deleteCandidate({ candidateId });
  expect((await call("GET", "/openings")).rows).toMatchObject([{ open: false, application_id: null }]);
  for (const path of ["/applications", "/candidates", "/offers"]) expect((await call("GET", path)).rows).toEqual([]);
});
