// Positions and Greenhouse over the API, with the scheduler and a Greenhouse behind it: what is mapped and typed is what stands there.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../support/test-house.ts";
import { until } from "../support/until.ts";
import { bodyOf, clientOf, codeOf, type ApiClient, type Json } from "../workers/reports/api-client.ts";
import {
  greenhouseCompany,
  startGreenhouseHouse,
  type GreenhouseCompany,
  type GreenhouseHouse,
} from "../workers/scheduler/greenhouse-support.ts";

let all: GreenhouseHouse;
let acme: GreenhouseCompany;
let api: ApiClient;

beforeAll(async () => {
  all = await startGreenhouseHouse({ only: ["reports", "scheduler", "matcher"] });
});
beforeEach(async () => {
  showLogsOnFailure(all.house);
  acme = await greenhouseCompany(all);
  api = await clientOf(all.house, { id: acme.tenantId, name: "Acme" }, "admin");
  bodyOf(await api.patch("/settings", { approvesAtOnce: true, writesCompensation: true }), 200);
});

const control = () => all.greenhouse.control;
const idOf = (kind: "users" | "departments", name: string) => {
  const account = acme.account();
  const found =
    kind === "users"
      ? account.users.find((user) => user.lastName === name)
      : account.departments.find((one) => one.name === name);
  return String(found?.id);
};
/** How the simulator keeps a chosen option. */
function optionId(fieldType: "job" | "opening", nameKey: string, name: string): number {
  const field = control().findField({ accountId: acme.accountId, fieldType, nameKey });
  return field?.options.find((option) => option.name === name)?.id ?? 0;
}
const plan = async (more: object = {}) =>
  bodyOf(await api.post("/positions", { title: "Charge Nurse", ...more }), 201)["id"];
const sync = (id: string, wish: object) =>
  api.post(`/positions/${id}/sync`, { connectionId: acme.connectionId, ...wish });

/** Waits until the position is written, or could not be. */
async function ended(id: string): Promise<Json> {
  return until(
    async () => {
      const position = bodyOf(await api.get(`/positions/${id}`), 200);
      return position["syncStatus"] === "pending" ? undefined : position;
    },
    { what: "the sync", deadlineMs: 30_000 },
  );
}

async function opened(more: object = {}) {
  const id = await plan(more);
  const wish = { action: "create", templateJobId: acme.templateJobId, ...REQUIRED };
  bodyOf(await sync(id, wish), 202);
  const position = await ended(id);
  expect(position, position["syncMessage"]).toMatchObject({ syncStatus: "synced" });
  const opening = control().findOpening({ accountId: acme.accountId, label: String(position["requisitionCode"]) });
  if (opening === null) throw new Error("There is no opening");
  await until(async () => bodyOf(await api.get(`/positions/${id}`), 200)["status"] === "open", { what: "open" });
  return { id, jobId: opening.jobId, openingId: opening.id };
}

const REQUIRED = { jobFields: { employment_type: "Part-time" }, openingFields: { opening_reason: "Backfill" } };

async function writesOf(act: () => Promise<unknown>): Promise<string[]> {
  const { after } = control().markRequests({});
  await act();
  const requests = control().requests({ after });
  return requests.flatMap(({ method, path }) => (method === "GET" ? [] : [`${method} ${path}`]));
}

test("a field of every type, mapped or typed, stands in Greenhouse as meant, with department, office and team", async () => {
  const mapping = {
    fields: [
      { on: "job", key: "employment_type", source: "employmentType" },
      { on: "job", key: "salary_range", source: "compensation" },
      { on: "job", key: "cost_center", source: "department" },
      { on: "job", key: "budget_owner", source: "hiringManager" },
      { on: "job", key: "remote_eligible", source: "constant", value: true },
      { on: "opening", key: "planned_start", source: "targetStartOn" },
      { on: "opening", key: "replaces", source: "requisitionCode" },
    ],
    words: [
      { kind: "department", word: "Wards", providerId: idOf("departments", "Nursing") },
      { kind: "hiring_manager", word: "The boss", providerId: idOf("users", "Whitfield") },
      { kind: "recruiter", word: "Hiring desk", providerId: idOf("users", "Lindgren") },
    ],
  };
  bodyOf(await api.call("PUT", `/connections/${acme.connectionId}/field-mappings`, mapping), 200);
  const id = await plan({
    department: "Wards",
    location: "Boston",
    employmentType: "full time",
    compensation: { min: 80_000, max: 95_000, currency: "USD", interval: "per-year-salary" },
    hiringManager: "The boss",
    recruiter: "Hiring desk",
    targetStartOn: "2027-02-01",
  });
  const typed = {
    jobFields: {
      business_case: "Beds\nand more beds",
      skills: ["Epic", "SQL"],
      bonus: { amount: 5_000, currency: "USD" },
      weekly_hours: 37.5,
      years_of_experience: { min: 2, max: 5 },
      budget_approved_on: "2026-12-01",
      plan_link: "https://plan.example/12",
    },
    openingFields: { opening_reason: "New headcount", seat_budget: { amount: 9_000, currency: "EUR" } },
  };
  bodyOf(await sync(id, { action: "create", templateJobId: acme.templateJobId, ...typed }), 202);
  const position = await ended(id);
  expect(position, position["syncMessage"]).toMatchObject({ syncStatus: "synced", requisitionCode: "Trace-1" });
  const jobId = control().findJob({ accountId: acme.accountId, requisitionId: "Trace-1" })?.id ?? 0;
  const job = control().job({ jobId });
  expect(job).toMatchObject({
    name: "Charge Nurse",
    requisitionId: "Trace-1",
    departmentId: Number(idOf("departments", "Nursing")),
    fields: {
      employment_type: optionId("job", "employment_type", "Full-time"),
      salary_range: { min: 80_000, max: 95_000, currency: "USD" },
      cost_center: "Wards",
      budget_owner: Number(idOf("users", "Whitfield")),
      remote_eligible: true,
      business_case: "Beds\nand more beds",
      skills: [optionId("job", "skills", "Epic"), optionId("job", "skills", "SQL")],
      bonus: { amount: 5_000, currency: "USD" },
      weekly_hours: 37.5,
      years_of_experience: { min: 2, max: 5, currency: null },
      budget_approved_on: "2026-12-01",
      plan_link: "https://plan.example/12",
    },
  });
  expect(job.openings).toMatchObject([
    {
      label: "Trace-1",
      targetStartOn: "2027-02-01",
      fields: {
        opening_reason: optionId("opening", "opening_reason", "New headcount"),
        seat_budget: { amount: 9_000, currency: "EUR" },
        planned_start: "2027-02-01",
        replaces: "Trace-1",
      },
    },
  ]);
  expect(job.team).toEqual(
    expect.arrayContaining([
      { userId: Number(idOf("users", "Whitfield")), role: "hiring_manager" },
      { userId: Number(idOf("users", "Lindgren")), role: "recruiter" },
    ]),
  );
});

test("on a job that exists, also a closed one, one opening is added and the job opens again", async () => {
  const theirs = control().createJob({ accountId: acme.accountId, name: "Pool Nurse", openings: ["OTHER-1"] });
  const [other] = control().job({ jobId: theirs.id }).openings;
  control().closeOpening({ openingId: other?.id ?? 0, closeReason: "On Hold" });
  const { jobId } = bodyOf(await api.post(`/connections/${acme.connectionId}/catalogue/read`), 202);
  await until(async () => bodyOf(await api.get(`/sync-jobs/${jobId}`), 200)["status"] === "done", {
    what: "the reading",
  });
  const id = await plan();
  const wish = { action: "open_on_job", jobId: String(theirs.id), openingFields: REQUIRED.openingFields };
  bodyOf(await sync(id, wish), 202);
  expect(await ended(id)).toMatchObject({ syncStatus: "synced" });
  const job = control().job({ jobId: theirs.id });
  expect(job).toMatchObject({ name: "Pool Nurse", status: "open", requisitionId: null });
  expect(job.openings.map(({ label }) => label)).toEqual(["OTHER-1", "Trace-1"]);

  // The job is not ours: an edit of the title stays out of it.
  await until(async () => bodyOf(await api.get(`/positions/${id}`), 200)["status"] === "open", { what: "open" });
  bodyOf(await api.patch(`/positions/${id}`, { title: "Somebody else", targetStartOn: "2027-05-01" }), 200);
  const preview = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
  expect(preview["lines"]?.map((line) => line["field"])).toEqual(["target_start_on"]);
});

test("an edit sends one PATCH of just what the preview showed; what needs approval is awaited and not sent again", async () => {
  const { id, jobId } = await opened({ compensation: { min: 1, max: 2, currency: "USD", interval: "one-time" } });
  const mapping = { fields: [{ on: "job", key: "salary_range", source: "compensation" }] };
  bodyOf(await api.call("PUT", `/connections/${acme.connectionId}/field-mappings`, mapping), 200);
  control().editJob({ jobId, fields: { cost_center: "typed by hand" } });
  bodyOf(await api.patch(`/positions/${id}`, { title: "Lead Nurse" }), 200);
  const preview = bodyOf(await api.get(`/positions/${id}/sync-preview`), 200);
  expect(preview["lines"]?.map((line) => [line["field"], line["from"], line["value"]])).toEqual([
    ["job_name", "Charge Nurse", "Lead Nurse"],
    ["job.salary_range", "", "1 – 2 USD"],
  ]);
  const writes = await writesOf(async () => {
    bodyOf(await sync(id, { action: "update" }), 202);
    expect(await ended(id)).toMatchObject({ syncStatus: "synced" });
  });
  expect(writes).toEqual([`PATCH /v3/jobs/${jobId}`]);
  expect(control().job({ jobId })).toMatchObject({ name: "Lead Nurse", fields: { cost_center: "typed by hand" } });
  expect(control().job({ jobId }).fields["salary_range"] ?? null, "waits for the approval").toBeNull();
  expect(codeOf(await sync(id, { action: "update" }), 409)).toBe("nothing_to_write");
  control().approveChanges({ jobId });
  expect(control().job({ jobId }).fields["salary_range"]).toMatchObject({ min: 1, max: 2 });
});

test("closing a position closes its opening with the chosen reason, and reopening opens it again under its code", async () => {
  const { id, jobId, openingId } = await opened();
  const reason = bodyOf(await api.get(`/connections/${acme.connectionId}/catalogue?kind=close_reason&q=On Hold`), 200);
  const closeReasonId = reason["data"]?.[0]?.["id"];
  const openingNow = () =>
    control()
      .job({ jobId })
      .openings.find((one) => one.id === openingId);
  bodyOf(await api.post(`/positions/${id}/close`, { closeReasonId }), 200);
  expect(await ended(id)).toMatchObject({ status: "closed", syncStatus: "synced" });
  expect(openingNow()).toMatchObject({ closedAt: expect.any(Number), closeReasonId: Number(closeReasonId) });
  expect(control().job({ jobId }).status, "its last opening closes the job").toBe("closed");

  bodyOf(await api.post(`/positions/${id}/reopen`), 200);
  expect(await ended(id)).toMatchObject({ syncStatus: "synced", requisitionCode: "Trace-1" });
  expect(openingNow()).toMatchObject({ closedAt: null });
  await until(async () => bodyOf(await api.get(`/positions/${id}`), 200)["status"] === "open", { what: "open again" });
});

describe("what changed in Greenhouse after it was chosen", () => {
  test("an option that vanished stops the sync in words, before anything is written", async () => {
    control().editOption({ optionId: optionId("job", "employment_type", "Part-time"), isActive: false });
    await acme.readCatalogue();
    const id = await plan();
    const writes = await writesOf(async () => {
      const wish = { action: "create", templateJobId: acme.templateJobId, ...REQUIRED };
      const answer = await sync(id, wish);
      expect(codeOf(answer, 422)).toBe("plan_incomplete");
      expect(answer.body["error"]?.["message"]).toContain('no option "Part-time"');
    });
    expect(writes).toEqual([]);
  });

  test("a close reason that Greenhouse refuses leaves the position closed, its sync failed, and a retry possible", async () => {
    const { id, openingId } = await opened();
    control().addFault({ kind: "unprocessable", method: "PATCH", path: "/v3/openings/*" });
    bodyOf(await api.post(`/positions/${id}/close`, { closeReasonId: null }), 200);
    expect(await ended(id)).toMatchObject({ status: "closed", syncStatus: "failed", syncReason: "rejected" });
    const openingNow = () =>
      control()
        .openings({ accountId: acme.accountId })
        .find((one) => one.id === openingId);
    expect(openingNow()?.closedAt).toBeNull();
    bodyOf(await sync(id, {}), 202);
    expect(await ended(id)).toMatchObject({ status: "closed", syncStatus: "synced" });
    expect(openingNow()?.closedAt).not.toBeNull();
  });
});
