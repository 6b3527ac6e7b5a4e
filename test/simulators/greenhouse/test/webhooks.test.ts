// What webhooks tell, in v1's words, and how they are signed.
import { beforeEach, describe, expect, test } from "vitest";
import { hooked } from "./hooked.ts";
import { actions, forget, received, signed } from "./receiver.ts";
import { connected } from "./support.ts";

beforeEach(forget);

const last = (action: string) => received.findLast((one) => one.action === action);

describe("what is sent", () => {
  test("is signed over the raw bytes, in which markup is escaped, with an id of its own", async () => {
    const { gh, job } = await hooked({}, ["job_updated"]);
    gh.control.editJob({ jobId: job.id, notes: "<p>Nights & weekends</p>" });
    await gh.control.settled({});
    const [sent] = received;
    expect(sent?.headers.get("signature")).toBe(signed(sent?.text ?? ""));
    expect(sent?.text).toContain("\\u003cp\\u003eNights \\u0026 weekends\\u003c/p\\u003e");
    expect(signed(JSON.stringify(JSON.parse(sent?.text ?? "{}")))).not.toBe(sent?.headers.get("signature"));
    expect(sent?.eventId).toMatch(/^[0-9a-f-]{36}$/);
    expect(sent?.headers.get("content-type")).toBe("application/json");
  });

  test("of a hire tells offer, candidate, job and the opening's label alone, and comes with the offer's and the job's change", async () => {
    const { gh, job, applicationId, candidateId } = await hooked();
    gh.control.hire({ applicationId, startsOn: "2027-01-04" });
    await gh.control.settled({});
    expect(actions().toSorted()).toEqual(["hire_candidate", "job_updated", "offer_created", "offer_updated"]);
    const hire = last("hire_candidate")?.payload["application"];
    expect(hire).toMatchObject({
      id: applicationId,
      status: "hired",
      prospect: false,
      opening: { opening_id: "Trace-1" },
      candidate: { id: candidateId, first_name: "Ada", last_name: "Example" },
      jobs: [{ id: job.id, name: "Nurse <ICU>", requisition_id: "Trace-1" }],
      offer: { version: 1, starts_at: "2027-01-04" },
    });
    expect(JSON.stringify(hire)).not.toContain(String(job.openings[0]?.id));
    expect(last("offer_updated")?.payload).toMatchObject({
      offer_status: "Accepted",
      start_date: "01/04/2027",
      job_id: job.id,
    });
    expect(last("job_updated")?.payload["job"]).toMatchObject({
      status: "closed",
      openings: [{ id: job.openings[0]?.id, opening_id: "Trace-1" }],
    });
  });

  test("of a hire may be as sparse as the official sample, and its opening null", async () => {
    const { gh, applicationId } = await hooked({ sendsSparseHires: true }, ["hire_candidate"]);
    gh.control.hire({ applicationId, hasNoOpening: true, hasNoOffer: true });
    await gh.control.settled({});
    const hire = last("hire_candidate")?.payload["application"];
    expect(hire).toMatchObject({ id: applicationId, opening: null, offer: null });
    expect(hire).not.toHaveProperty("status");
    expect(hire).not.toHaveProperty("prospect");
  });

  test("tells custom fields in v1's words: boolean, unit, ranges as strings, and [] where there are none", async () => {
    const { gh, job } = await hooked({}, ["job_updated", "offer_created"]);
    gh.control.editJob({
      jobId: job.id,
      fields: {
        remote_eligible: true,
        bonus: { amount: 5000, currency_code: "USD" },
        years_of_experience: { min_value: 2, max_value: 5 },
      },
    });
    await gh.control.settled({});
    expect(last("job_updated")?.payload["job"]).toMatchObject({
      custom_fields: {
        remote_eligible: { type: "boolean", value: true },
        bonus: { type: "currency", value: { amount: 5000, unit: "USD" } },
        years_of_experience: { type: "number_range", value: { min_value: "2.0", max_value: "5.0" } },
        skills: { type: "multi_select", value: [] },
        cost_center: { type: "short_text", value: null },
      },
    });
    const field = gh.control.findField({ fieldType: "offer", nameKey: "signing_bonus" });
    gh.control.editField({ fieldId: field?.id ?? 0, isActive: false });
    const { applicationId } = gh.control.addCandidate({ name: "Ben Example", jobId: job.id });
    gh.control.createOffer({ applicationId });
    await gh.control.settled({});
    expect(last("offer_created")?.payload["custom_fields"]).toEqual([]);
  });

  test("follows an application: new, moved, rejected, back, unhired", async () => {
    const { gh, job } = await hooked();
    const { applicationId } = gh.control.addCandidate({ name: "Ben Example", jobId: job.id });
    gh.control.moveStage({ applicationId, stage: "Face to Face" });
    gh.control.reject({ applicationId });
    gh.control.unreject({ applicationId });
    gh.control.updateApplication({ applicationId });
    gh.control.hire({ applicationId, hasNoOffer: true });
    gh.control.unhire({ applicationId });
    await gh.control.settled({});
    expect(actions()).toEqual([
      "new_candidate_application",
      "candidate_stage_change",
      "reject_candidate",
      "unreject_candidate",
      "application_updated",
      "hire_candidate",
      "job_updated",
      "job_updated",
      "unhire_candidate",
    ]);
    expect(last("candidate_stage_change")?.payload["application"]).toMatchObject({
      status: "active",
      current_stage: { name: "Face to Face" },
    });
    expect(last("unhire_candidate")?.payload["application"]).toMatchObject({ id: applicationId, status: "active" });
  });

  test("says nothing of openings, and of a job's requisition id neither", async () => {
    const { gh, job } = await hooked();
    const call = await connected(gh);
    const { data } = await call("POST", "/openings", { job_id: job.id, opening_id: "Trace-2" });
    await call("PATCH", `/openings/${String(data["id"])}`, { opening_id: "Trace-3" });
    await call("PATCH", `/openings/${String(data["id"])}`, { status: "closed" });
    await call("PATCH", `/jobs/${job.id}`, { requisition_id: "Trace-4" });
    await gh.control.settled({});
    expect(received).toEqual([]);
    await call("PATCH", `/jobs/${job.id}`, { name: "Nurse II" });
    await gh.control.settled({});
    expect(actions()).toEqual(["job_updated"]);
  });

  test("of jobs: created with its team, approved, deleted", async () => {
    const { gh } = await hooked();
    gh.control.setSettings({ hasJobApprovals: true });
    const call = await connected(gh);
    const template = gh.control.jobs({ withTemplates: true }).find(({ isTemplate }) => isTemplate === true);
    const { data } = await call("POST", "/jobs", { template_job_id: template?.id, number_of_openings: 2 });
    const jobId = Number(data["id"]);
    gh.control.openJob({ jobId });
    gh.control.closeJob({ jobId });
    gh.control.deleteJob({ jobId });
    await gh.control.settled({});
    expect(actions()).toEqual(["job_created", "job_approved", "job_updated", "job_updated", "job_deleted"]);
    expect(received[0]?.payload["job"]).toMatchObject({
      status: "draft",
      hiring_team: { hiring_managers: [{ employee_id: null }], recruiters: [{ employee_id: "E-101" }] },
      openings: [{ opening_id: null }, { opening_id: null }],
    });
    expect(received[1]?.payload["approval_flow"]).toEqual({ approval_flow_type: "open_job" });
    expect(received[4]?.payload).toEqual({ job: { id: jobId, name: "Copy Of Standard Role" } });
  });
});

describe("people who vanish", () => {
  test("are told once: deleted with their applications, anonymized with the fields", async () => {
    const { gh, applicationId, candidateId } = await hooked();
    gh.control.anonymize({ candidateId });
    gh.control.deleteCandidate({ candidateId });
    await gh.control.settled({});
    expect(actions()).toEqual(["candidate_anonymized", "delete_candidate"]);
    expect(received[0]?.payload).toMatchObject({
      candidate_id: candidateId,
      anonymized_fields: expect.arrayContaining(["full_name"]),
    });
    expect(received[1]?.payload["person"]).toMatchObject({ id: candidateId, deleted_application_ids: [applicationId] });
  });

  test("by a merge are told as merged where somebody listens to that, and as deleted where nobody does", async () => {
    const { gh, job, candidateId, hooks } = await hooked();
    const merge = () => {
      const loser = gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
      received.length = 0;
      gh.control.mergeCandidates({ winnerId: candidateId, loserId: loser.candidateId });
      return loser.candidateId;
    };
    await gh.control.settled({});
    const first = merge();
    await gh.control.settled({});
    expect(received.filter(({ action }) => action !== "new_candidate_application")).toMatchObject([
      { action: "merge_candidate", payload: { person: { id: first, new_candidate_id: candidateId } } },
    ]);
    gh.control.deleteWebhook({ webhookId: hooks.find(({ event }) => event === "merge_candidate")?.id ?? 0 });
    const second = merge();
    await gh.control.settled({});
    expect(received.filter(({ action }) => action !== "new_candidate_application")).toMatchObject([
      { action: "delete_candidate", payload: { person: { id: second, deleted_application_ids: [] } } },
    ]);
  });

  test("one application deleted is told as such", async () => {
    const { gh, applicationId, candidateId } = await hooked();
    gh.control.deleteApplication({ applicationId });
    await gh.control.settled({});
    expect(received).toMatchObject([
      { action: "delete_application", payload: { application: { id: applicationId, candidate_id: candidateId } } },
    ]);
  });
});
