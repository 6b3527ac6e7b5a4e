// Jobs by API: copies of a template with everything at once, changes, and what approval holds back.
import { describe, expect, test } from "vitest";
import { bench, connected, fieldOf, personCalled, templateOf } from "./support.ts";
import type { Answer, Bench, Call } from "./support.ts";

async function working(options: Parameters<typeof bench>[0] = {}) {
  const gh = bench(options);
  return { gh, call: await connected(gh) };
}

const create = (gh: Bench, call: Call, body: Record<string, unknown> = {}): Promise<Answer> =>
  call("POST", "/jobs", { template_job_id: templateOf(gh), number_of_openings: 1, ...body });

describe("a job is created", () => {
  test("as a copy of the template, with requisition id, label, notes and custom fields in one call", async () => {
    const { gh, call } = await working();
    const answer = await create(gh, call, {
      job_name: "Registered Nurse",
      requisition_id: "Trace-1",
      notes: "<p>Nights</p>",
      opening_ids: ["Trace-1"],
      custom_fields: [{ name_key: "cost_center", value: "CC-1" }],
    });
    const template = gh.control.job({ jobId: templateOf(gh) });
    expect(answer).toMatchObject({
      status: 201,
      data: {
        name: "Registered Nurse",
        requisition_id: "Trace-1",
        notes: "<p>Nights</p>",
        status: "open",
        is_template: false,
        copied_from_id: template.id,
        department_id: template.departmentId,
        office_ids: template.officeIds,
        confidential: false,
        closed_at: null,
      },
    });
    expect(answer.data["openings"]).toBeUndefined();
    expect(fieldOf(answer.data, "cost_center")).toEqual({ name: "Cost Center", type: "short_text", value: "CC-1" });
    const jobId = String(answer.data["id"]);
    expect((await call("GET", `/openings?job_ids=${jobId}`)).rows).toMatchObject([
      { opening_id: "Trace-1", open: true },
    ]);
    expect((await call("GET", `/job_hiring_managers?job_ids=${jobId}`)).rows).toMatchObject([
      { user_id: personCalled(gh, "Luis Ortega") },
    ]);
    expect((await call("GET", `/job_owners?job_ids=${jobId}`)).rows).toMatchObject([
      { user_id: personCalled(gh, "Theo Lindgren"), type: "recruiter", responsible: true },
    ]);
    expect((await call("GET", `/job_posts?job_ids=${jobId}`)).rows).toMatchObject([
      { title: "Standard Role", live: false },
    ]);
  });

  test("without a name as a copy by name, with null for department only when null is said", async () => {
    const { gh, call } = await working();
    expect((await create(gh, call)).data["name"]).toBe("Copy Of Standard Role");
    expect((await create(gh, call, { department_id: null, office_ids: [] })).data).toMatchObject({
      department_id: null,
      office_ids: [],
    });
  });

  test("from any job that the subject sees, and inherits that one's fields under what is sent", async () => {
    const { gh, call } = await working();
    const { id } = gh.control.createJob({ name: "Nurse", fields: { cost_center: "CC-9", weekly_hours: 36 } });
    const { data } = await create(gh, call, {
      template_job_id: id,
      custom_fields: [{ name_key: "weekly_hours", value: 40 }],
    });
    expect(fieldOf(data, "cost_center")?.value).toBe("CC-9");
    expect(fieldOf(data, "weekly_hours")?.value).toBe(40);
    expect(fieldOf(data, "remote_eligible")?.value).toBe(false);
  });

  test("even where a required custom field is missing: only the option makes v3 mind", async () => {
    const { gh, call } = await working();
    expect((await create(gh, call)).status).toBe(201);
    const strict = await working({ enforcesRequiredFields: true });
    expect(await create(strict.gh, strict.call)).toMatchObject({
      status: 422,
      errors: [{ employment_type: "Employment Type is required" }],
    });
    expect(strict.gh.control.jobs({})).toEqual([]);
  });

  test("twice when it is sent twice: nothing is unique", async () => {
    const { gh, call } = await working();
    for (let number = 0; number < 2; number += 1)
      await create(gh, call, { requisition_id: "Trace-1", opening_ids: ["Trace-1"] });
    expect((await call("GET", "/jobs?requisition_id=Trace-1")).rows).toHaveLength(2);
    expect((await call("GET", "/openings?opening_id=Trace-1")).rows).toHaveLength(2);
  });

  test("not at all when the body is wrong, and the answer names what", async () => {
    const { gh, call } = await working();
    expect(await create(gh, call, { name: "Nurse" })).toMatchObject({
      status: 422,
      message: "Your request included invalid JSON.",
      errors: [{ message: "Invalid attribute: name", field: "name" }],
    });
    expect(await call("POST", "/jobs", { number_of_openings: 1 })).toMatchObject({
      status: 422,
      message: "Validation error",
      errors: [{ field: "template_job_id" }],
    });
    for (const body of [
      { template_job_id: 1 },
      { number_of_openings: 0 },
      { number_of_openings: 101 },
      { department_id: 1 },
      { office_ids: [1] },
      { number_of_openings: 2, opening_ids: ["Trace-1"] },
      { custom_fields: [{ name_key: "seat_budget", value: null }] },
    ]) {
      expect((await create(gh, call, body)).status).toBe(422);
    }
    expect(gh.control.jobs({})).toEqual([]);
  });

  test("with fewer labels than openings only where the option allows it", async () => {
    const { gh, call } = await working({ demandsLabelPerOpening: false });
    await create(gh, call, { number_of_openings: 2, opening_ids: ["Trace-1"] });
    expect(gh.control.openings({}).map(({ label }) => label)).toEqual(["Trace-1", null]);
  });
});

test("where jobs need approval a new job is a draft, and its opening opens with it", async () => {
  const { gh, call } = await working();
  gh.control.setSettings({ hasJobApprovals: true });
  const { data } = await create(gh, call, { requisition_id: "Trace-1" });
  expect(data).toMatchObject({ status: "draft", opened_at: null });
  expect((await call("GET", "/openings")).rows).toMatchObject([{ open: true, opened_at: null }]);
  await gh.clock.advance(60_000);
  gh.control.openJob({ jobId: Number(data["id"]) });
  const now = new Date(gh.clock.now()).toISOString();
  expect((await call("GET", "/jobs?requisition_id=Trace-1")).rows).toMatchObject([{ status: "open", opened_at: now }]);
  expect((await call("GET", "/openings")).rows).toMatchObject([{ opened_at: now, updated_at: now }]);
});

describe("a job is changed", () => {
  test("in what is sent only; null clears the requisition id and the department", async () => {
    const { gh, call } = await working();
    const { data } = await create(gh, call, { requisition_id: "Trace-1", job_name: "Nurse" });
    await gh.clock.advance(1000);
    const path = `/jobs/${String(data["id"])}`;
    expect((await call("PATCH", path, { name: "Nurse II" })).data).toMatchObject({
      name: "Nurse II",
      requisition_id: "Trace-1",
      updated_at: new Date(gh.clock.now()).toISOString(),
    });
    expect((await call("PATCH", path, { requisition_id: null, department_id: null })).data).toMatchObject({
      requisition_id: null,
      department_id: null,
    });
    expect((await call("PATCH", path, { job_name: "x" })).status).toBe(422);
    expect(await call("PATCH", "/jobs/17", { name: "x" })).toMatchObject({
      status: 404,
      message: "Resource not found",
      errors: [{ message: "Could not find job with id 17", field: "id" }],
    });
  });

  test("but a field under approval shows its old value, with a 200, until somebody approves", async () => {
    const { gh, call } = await working();
    const range = (min: number, max: number) => ({ min_amount: min, max_amount: max, currency_code: "USD" });
    const write = (value: unknown) => ({ custom_fields: [{ name_key: "salary_range", value }] });
    const { data } = await create(gh, call, write(range(1, 2)));
    const jobId = Number(data["id"]);
    const value = async () => fieldOf((await call("GET", `/jobs?ids=${jobId}`)).rows[0], "salary_range")?.value;
    expect(await value()).toEqual(range(1, 2));
    const answer = await call("PATCH", `/jobs/${jobId}`, { name: "Other", ...write(range(3, 4)) });
    expect(answer).toMatchObject({ status: 200, data: { name: "Other" } });
    expect(fieldOf(answer.data, "salary_range")?.value).toEqual(range(1, 2));
    expect(gh.control.job({ jobId }).awaitingApproval).toEqual({ salary_range: { min: 3, max: 4, currency: "USD" } });
    gh.control.approveChanges({ jobId });
    expect(await value()).toEqual(range(3, 4));
    await call("PATCH", `/jobs/${jobId}`, write(null));
    gh.control.rejectChanges({ jobId });
    expect(await value()).toEqual(range(3, 4));
    expect(gh.control.job({ jobId }).awaitingApproval).toEqual({});
  });
});

describe("the hiring team", () => {
  test("is added to row by row, in two collections, and taken from by the row's id", async () => {
    const { gh, call } = await working();
    const job = gh.control.createJob({ name: "Nurse" });
    const userId = personCalled(gh, "Dana Whitfield");
    const manager = await call("POST", "/job_hiring_managers", { job_id: job.id, user_id: userId });
    expect(manager).toMatchObject({ status: 201, data: { job_id: job.id, user_id: userId } });
    const owner = { job_id: job.id, user_id: userId, type: "sourcer", candidate_responsibility: "all" };
    expect(await call("POST", "/job_owners", owner)).toMatchObject({ status: 201, data: { responsible: false } });
    expect(await call("POST", "/job_owners", { ...owner, type: "recruiter" })).toMatchObject({
      status: 201,
      data: { type: "recruiter", responsible: true },
    });
    expect((await call("DELETE", `/job_hiring_managers/${userId}`)).status).toBe(404);
    expect((await call("DELETE", `/job_hiring_managers/${String(manager.data["id"])}`)).status).toBe(200);
    expect(gh.control.job({ jobId: job.id }).team.map(({ role }) => role)).toEqual(["sourcer", "recruiter"]);
  });

  test("refuses doubles, deactivated users and unknown roles", async () => {
    const { gh, call } = await working();
    const job = gh.control.createJob({ name: "Nurse" });
    const body = { job_id: job.id, user_id: personCalled(gh, "Dana Whitfield") };
    await call("POST", "/job_hiring_managers", body);
    expect((await call("POST", "/job_hiring_managers", body)).status).toBe(422);
    expect((await call("POST", "/job_owners", { ...body, type: "hiring_manager" })).status).toBe(422);
    gh.control.deactivateUser({ userId: personCalled(gh, "Theo Lindgren") });
    const gone = { job_id: job.id, user_id: personCalled(gh, "Theo Lindgren"), type: "recruiter" };
    expect((await call("POST", "/job_owners", gone)).status).toBe(422);
    const copied = await create(gh, call);
    expect((await call("GET", `/job_owners?job_ids=${String(copied.data["id"])}`)).rows).toEqual([]);
  });
});
