// Openings: made one a call, written as status and read as open, and the fate of the job that hangs on the last.
import { describe, expect, test } from "vitest";
import { bench, connected, fieldOf, reasonCalled } from "./support.ts";

async function working(options: Parameters<typeof bench>[0] = {}, openings = 1) {
  const gh = bench(options);
  const job = gh.control.createJob({ name: "Nurse", openings });
  return { gh, call: await connected(gh), job, openingId: job.openings[0]?.id ?? 0 };
}

describe("an opening is added", () => {
  test("to a job, with a label that need not be unique and its custom fields", async () => {
    const { call, job } = await working();
    const answer = await call("POST", "/openings", {
      job_id: job.id,
      opening_id: "Trace-2",
      custom_fields: [{ name_key: "opening_reason", value: "Backfill" }],
    });
    expect(answer).toMatchObject({
      status: 201,
      data: {
        job_id: job.id,
        opening_id: "Trace-2",
        open: true,
        sort_order: 1,
        application_id: null,
        target_start_on: null,
      },
    });
    expect(fieldOf(answer.data, "opening_reason")?.value).toBe("Backfill");
    expect((await call("POST", "/openings", { job_id: job.id, opening_id: "Trace-2" })).status).toBe(201);
  });

  test("without a target start, which has to be patched in", async () => {
    const { call, job } = await working();
    const body = { job_id: job.id, target_start_on: "2027-01-04" };
    expect(await call("POST", "/openings", body)).toMatchObject({
      status: 422,
      errors: [{ field: "target_start_on" }],
    });
    const { data } = await call("POST", "/openings", { job_id: job.id });
    const path = `/openings/${String(data["id"])}`;
    expect((await call("PATCH", path, { target_start_on: "2027-01-04" })).data["target_start_on"]).toBe("2027-01-04");
    expect((await call("PATCH", path, { target_start_on: "4 January" })).status).toBe(422);
  });

  test("but never a hundred-and-first open one, nor to a template", async () => {
    const { gh, call, job } = await working({}, 100);
    expect(await call("POST", "/openings", { job_id: job.id })).toMatchObject({
      status: 422,
      errors: [expect.stringContaining("100")],
    });
    gh.control.closeOpening({ openingId: job.openings[0]?.id ?? 0 });
    expect((await call("POST", "/openings", { job_id: job.id })).status).toBe(201);
    const template = gh.control.jobs({ withTemplates: true }).find(({ isTemplate }) => isTemplate === true);
    expect((await call("POST", "/openings", { job_id: template?.id })).status).toBe(422);
  });

  test("to a closed job opens it again, or is refused, as the setting says", async () => {
    const { gh, call, job } = await working();
    gh.control.closeJob({ jobId: job.id });
    gh.control.setSettings({ closedJobsTakeOpenings: false });
    expect((await call("POST", "/openings", { job_id: job.id })).status).toBe(422);
    gh.control.setSettings({ closedJobsTakeOpenings: true });
    expect((await call("POST", "/openings", { job_id: job.id })).status).toBe(201);
    expect(gh.control.job({ jobId: job.id })).toMatchObject({ status: "open", closedAt: null });
  });
});

describe("an opening is closed", () => {
  test("with a reason, and takes its job along when it is the last", async () => {
    const { gh, call, job, openingId } = await working({}, 2);
    const reason = reasonCalled(gh, "Not Filling");
    await gh.clock.advance(1000);
    const now = new Date(gh.clock.now()).toISOString();
    const path = `/openings/${openingId}`;
    expect((await call("PATCH", path, { status: "closed", close_reason_id: reason })).data).toMatchObject({
      open: false,
      closed_at: now,
      updated_at: now,
      close_reason_id: reason,
      application_id: null,
    });
    expect(gh.control.job({ jobId: job.id }).status).toBe("open");
    await call("PATCH", `/openings/${job.openings[1]?.id}`, { status: "closed" });
    expect((await call("GET", `/jobs?ids=${job.id}`)).rows).toMatchObject([{ status: "closed", closed_at: now }]);
    await call("PATCH", path, { status: "open" });
    expect((await call("GET", `/jobs?ids=${job.id}`)).rows).toMatchObject([{ status: "open", closed_at: null }]);
    expect((await call("GET", `/openings?ids=${openingId}`)).rows).toMatchObject([
      { close_reason_id: null, closed_at: null },
    ]);
  });

  test("with a reason only while it closes, and only with one that exists", async () => {
    const { gh, call, openingId } = await working();
    const path = `/openings/${openingId}`;
    expect((await call("PATCH", path, { close_reason_id: reasonCalled(gh, "On Hold") })).status).toBe(422);
    expect((await call("PATCH", path, { status: "closed", close_reason_id: 17 })).status).toBe(422);
    expect((await call("PATCH", path, { status: "filled" })).status).toBe(422);
    expect((await call("PATCH", path, { open: false })).status).toBe(422);
    expect((await call("GET", `/openings?ids=${openingId}`)).rows).toMatchObject([{ open: true }]);
  });

  test("and can then be deleted, unless somebody was hired for it", async () => {
    const { gh, call, job, openingId } = await working({}, 2);
    expect((await call("DELETE", `/openings/${openingId}`)).status).toBe(422);
    await call("PATCH", `/openings/${openingId}`, { status: "closed" });
    expect(await call("DELETE", `/openings/${openingId}`)).toMatchObject({ status: 200, message: expect.any(String) });
    expect((await call("DELETE", `/openings/${openingId}`)).status).toBe(404);
    const filled = job.openings[1]?.id ?? 0;
    const { applicationId } = gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
    gh.control.hire({ applicationId });
    expect((await call("DELETE", `/openings/${filled}`)).status).toBe(422);
    expect((await call("PATCH", `/openings/${filled}`, { status: "open" })).status).toBe(422);
  });
});

test("a label is changed or cleared; openings are polled by updated_at and by state", async () => {
  const { gh, call, openingId } = await working({}, 3);
  await gh.clock.advance(60_000);
  const since = new Date(gh.clock.now()).toISOString();
  const path = `/openings?updated_at=gte|${since}`;
  expect((await call("GET", path)).rows).toEqual([]);
  await call("PATCH", `/openings/${openingId}`, { opening_id: "Trace-9" });
  expect((await call("GET", path)).rows).toMatchObject([{ id: openingId, opening_id: "Trace-9" }]);
  await call("PATCH", `/openings/${openingId}`, { opening_id: null });
  expect((await call("GET", `/openings?ids=${openingId}`)).rows).toMatchObject([{ opening_id: null }]);
  await call("PATCH", `/openings/${openingId}`, { status: "closed" });
  expect((await call("GET", "/openings?open=true")).rows).toHaveLength(2);
});

test("a job that is deleted takes its openings along, and only a closed one can be", async () => {
  const { gh, call, job } = await working();
  gh.control.addCandidate({ name: "Ada Example", jobId: job.id });
  expect(() => gh.control.deleteJob({ jobId: job.id })).toThrow("Only a closed job");
  gh.control.closeJob({ jobId: job.id, closeReason: "Not Filling" });
  gh.control.deleteJob({ jobId: job.id });
  for (const path of [`/jobs?ids=${job.id}`, "/openings", "/applications"]) {
    expect((await call("GET", path)).rows).toEqual([]);
  }
  expect((await call("GET", "/candidates")).rows).toHaveLength(1);
});
