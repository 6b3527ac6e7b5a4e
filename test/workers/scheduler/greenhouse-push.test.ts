// Writing positions to Greenhouse: exactly one job or opening each, complete and read back, whatever happens on the way.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { UNANSWERED_MS } from "#shared/domain/sync/adoption.ts";
import { clockAhead } from "../../simulators/greenhouse/index.ts";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { greenhouseCompany, REQUIRED, startGreenhouseHouse, type GreenhouseHouse } from "./greenhouse-support.ts";
import { syncEnd } from "./support.ts";

let all: GreenhouseHouse;
const clock = clockAhead();
beforeEach(() => {
  showLogsOnFailure(all.house);
  all.greenhouse.control.clearFaults({});
});
beforeAll(async () => {
  all = await startGreenhouseHouse({ clock });
});

const control = () => all.greenhouse.control;

async function requestsOf(act: () => Promise<unknown>): Promise<string[]> {
  const { after } = control().markRequests({});
  await act();
  return control()
    .requests({ after })
    .map(({ method, path }) => `${method} ${path}`);
}

describe("a position that asks for a new job", () => {
  test("becomes one job from the template, with its code, one opening and the hiring team", async () => {
    const acme = await greenhouseCompany(all);
    const { users, departments } = acme.account();
    const dana = users.find((user) => user.lastName === "Whitfield");
    const theo = users.find((user) => user.lastName === "Lindgren");
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1", {
      title: "Charge Nurse",
      department: "Nursing",
      hiringManager: "Dana Whitfield",
      targetStartOn: "2027-02-01",
      request: {
        action: "create",
        templateJobId: acme.templateJobId,
        recruiterIds: [String(theo?.id)],
        jobFields: { ...REQUIRED.jobFields, weekly_hours: 36, skills: ["Epic", "SQL"] },
        openingFields: { ...REQUIRED.openingFields, seat_budget: { amount: 9000, currency: "USD" } },
      },
    });
    const job = control().job({ jobId });
    expect(job).toMatchObject({
      name: "Charge Nurse",
      requisitionId: "Trace-1",
      departmentId: departments.find((one) => one.name === "Nursing")?.id,
      fields: { weekly_hours: 36 },
    });
    expect(job.openings).toMatchObject([
      { label: "Trace-1", targetStartOn: "2027-02-01", fields: { seat_budget: { amount: 9000, currency: "USD" } } },
    ]);
    expect(job.team).toEqual(
      expect.arrayContaining([
        { userId: dana?.id, role: "hiring_manager" },
        { userId: theo?.id, role: "recruiter" },
      ]),
    );
    expect(
      await acme.row("select * from requisitions where position_id = ? and tenant_id = ?", positionId, acme.tenantId),
    ).toMatchObject({
      provider_id: String(openingId),
      parent_id: String(jobId),
      code: "Trace-1",
      name: "Charge Nurse",
      status: "open",
      target_start_on: "2027-02-01",
      awaiting: null,
    });
  });

  test("is refused in words while a required field has no value, before anything is sent", async () => {
    const acme = await greenhouseCompany(all);
    const request = { action: "create" as const, templateJobId: acme.templateJobId };
    const id = await acme.pendingPosition("Trace-1", { request });
    const requests = await requestsOf(async () => {
      await acme.poke();
      await syncEnd(acme, id);
    });
    expect(requests).toEqual([]);
    expect(await syncEnd(acme, id)).toMatchObject({
      sync_status: "failed",
      sync_reason: "plan_incomplete",
      sync_message: expect.stringContaining("Employment Type is required"),
    });
  });

  /** How many jobs and openings there are under the code. */
  function madeUnder(code: string, accountId: string) {
    const jobs = control().jobs({ accountId });
    const openings = control().openings({ accountId });
    return {
      jobs: jobs.filter((job) => job.requisitionId === code).length,
      openings: openings.filter((opening) => opening.label === code).length,
    };
  }

  for (const kind of ["drop-after", "status-after", "status-before"] as const) {
    test(`is made once when Greenhouse loses its answer (${kind})`, async () => {
      const acme = await greenhouseCompany(all);
      control().addFault({ kind, method: "POST", path: "/v3/jobs", count: 1 });
      const id = await acme.pendingPosition("Trace-7");
      await acme.poke();
      expect(await syncEnd(acme, id)).toMatchObject({ sync_status: "synced" });
      expect(madeUnder("Trace-7", acme.accountId)).toEqual({ jobs: 1, openings: 1 });
    });
  }

  test("is made once when Greenhouse cuts the line, and not before the first try can no longer take effect", async () => {
    const acme = await greenhouseCompany(all);
    control().addFault({ kind: "drop-before", method: "POST", path: "/v3/jobs", count: 1 });
    const { after } = control().markRequests({});
    const tries = () => control().requests({ after, method: "POST", path: "/v3/jobs" }).length;
    const id = await acme.pendingPosition("Trace-7");
    await acme.poke();
    const failures = () => acme.row<{ n: number }>("select sync_attempts as n from positions where id = ?", id);
    await until(async () => ((await failures())?.n ?? 0) >= 2, { what: "a second look", deadlineMs: 20_000 });
    expect(tries()).toBe(1);
    clock.setForward(UNANSWERED_MS); // by Greenhouse's clock, which the journal keeps
    expect(await syncEnd(acme, id, 30_000)).toMatchObject({ sync_status: "synced" });
    expect(tries()).toBe(2);
    expect(madeUnder("Trace-7", acme.accountId)).toEqual({ jobs: 1, openings: 1 });
  });

  test("goes on where it stopped when its hiring team could not be added at first", async () => {
    const acme = await greenhouseCompany(all);
    control().addFault({ kind: "drop-before", method: "POST", path: "/v3/job_hiring_managers", count: 1 });
    const { jobId } = await acme.openPosition("Trace-8", { hiringManager: "Imani Brooks" });
    const imani = acme.account().users.find((user) => user.lastName === "Brooks");
    const team = control().job({ jobId }).team;
    expect(team.filter(({ userId }) => userId === imani?.id)).toEqual([{ userId: imani?.id, role: "hiring_manager" }]);
    expect(
      control()
        .jobs({ accountId: acme.accountId })
        .filter((job) => job.requisitionId === "Trace-8"),
    ).toHaveLength(1);
  });

  test("fails with words when somebody else has a job or an opening under its code", async () => {
    const acme = await greenhouseCompany(all);
    control().createJob({ accountId: acme.accountId, name: "Theirs", openings: ["Trace-9"] });
    control().createJob({
      accountId: acme.accountId,
      name: "Also theirs",
      requisitionId: "Trace-10",
      openings: ["X-1"],
    });
    for (const code of ["Trace-9", "Trace-10"]) {
      const id = await acme.pendingPosition(code);
      await acme.poke();
      expect(await syncEnd(acme, id)).toMatchObject({
        sync_status: "failed",
        sync_reason: "code_in_use",
        sync_message: expect.stringContaining("Greenhouse already has"),
      });
    }
  });
});

describe("a position that asks for an opening on a job that exists", () => {
  test("adds one opening with its fields and target, and leaves the job as it is", async () => {
    const acme = await greenhouseCompany(all);
    const theirs = control().createJob({ accountId: acme.accountId, name: "Pool Nurse", openings: ["OTHER-1"] });
    await acme.readCatalogue();
    const { jobId, openingId } = await acme.openPosition("Trace-2", {
      title: "Night Nurse",
      targetStartOn: "2027-03-01",
      request: { action: "open_on_job", jobId: String(theirs.id), openingFields: REQUIRED.openingFields },
    });
    expect(jobId).toBe(theirs.id);
    const job = control().job({ jobId });
    expect(job).toMatchObject({ name: "Pool Nurse", requisitionId: null });
    expect(job.openings.map(({ label }) => label)).toEqual(["OTHER-1", "Trace-2"]);
    expect(job.openings.find(({ id }) => id === openingId)).toMatchObject({ targetStartOn: "2027-03-01" });
  });

  for (const kind of ["drop-after", "status-after"] as const) {
    test(`adds it once when Greenhouse loses its answer (${kind})`, async () => {
      const acme = await greenhouseCompany(all);
      const theirs = control().createJob({ accountId: acme.accountId, name: "Pool Nurse", openings: [] });
      await acme.readCatalogue();
      control().addFault({ kind, method: "POST", path: "/v3/openings", count: 1 });
      const request = {
        action: "open_on_job" as const,
        jobId: String(theirs.id),
        openingFields: REQUIRED.openingFields,
      };
      await acme.openPosition("Trace-3", { request });
      expect(
        control()
          .job({ jobId: theirs.id })
          .openings.map(({ label }) => label),
      ).toEqual(["Trace-3"]);
    });
  }
});

describe("when Greenhouse refuses", () => {
  test.each(["strings", "objects"] as const)("with errors as %s, its words are shown", async (errorForm) => {
    const acme = await greenhouseCompany(all);
    control().addFault({ kind: "unprocessable", method: "POST", path: "/v3/jobs", errorForm });
    const id = await acme.pendingPosition("Trace-1");
    await acme.poke();
    const end = await syncEnd(acme, id);
    expect(end).toMatchObject({ sync_status: "failed", sync_reason: "rejected" });
    expect(end.sync_message).not.toContain("[object");
  });

  test("because a scope is missing, the position says to look at scopes and Site Admin", async () => {
    const acme = await greenhouseCompany(all);
    control().addFault({ kind: "forbidden", method: "POST", path: "/v3/jobs" });
    const id = await acme.pendingPosition("Trace-1");
    await acme.poke();
    expect(await syncEnd(acme, id)).toMatchObject({
      sync_reason: "permission_missing",
      sync_message: expect.stringContaining("scopes"),
    });
  });
});

describe("a later edit", () => {
  test("sends only what changed, and a field that needs approval is awaited until it reads back", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId } = await acme.openPosition("Trace-1", { title: "Charge Nurse" });
    const fields = { cost_center: "CC-7", salary_range: { min: 80_000, max: 95_000, currency: "USD" } };
    await acme.row("update positions set title = 'Lead Nurse' where id = ?", positionId);
    const { after } = control().markRequests({});
    await acme.resend(positionId, { action: "update", jobFields: fields });
    expect(await syncEnd(acme, positionId)).toMatchObject({ sync_status: "synced" });
    const writes = control()
      .requests({ after })
      .filter(({ method }) => method !== "GET");
    expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([`PATCH /v3/jobs/${jobId}`]);
    expect(control().job({ jobId })).toMatchObject({ name: "Lead Nurse", fields: { cost_center: "CC-7" } });
    const awaited = async () => {
      const row = await acme.row<{ awaiting: string | null }>(
        "select awaiting from requisitions where position_id = ? and tenant_id = ?",
        positionId,
        acme.tenantId,
      );
      return JSON.parse(row?.awaiting ?? "[]") as unknown[];
    };
    expect(await awaited()).toMatchObject([
      { on: "job", key: "salary_range", name: "Salary Range", needsApproval: true },
    ]);

    // The same again: nothing is sent, so that the approval is not started anew.
    const again = await requestsOf(async () => {
      await acme.resend(positionId, { action: "update", jobFields: fields });
      await syncEnd(acme, positionId);
    });
    expect(again.filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect(await awaited()).toHaveLength(1);

    control().approveChanges({ jobId });
    expect(await acme.event("job_updated", jobId)).toMatchObject({ status: "processed" });
    expect(await awaited()).toEqual([]);
  });

  test("of the target date reaches the opening", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, openingId } = await acme.openPosition("Trace-1", { targetStartOn: "2027-02-01" });
    await acme.row("update positions set target_start_on = '2027-04-01' where id = ?", positionId);
    await acme.resend(positionId, { action: "update" });
    await syncEnd(acme, positionId);
    expect(
      control()
        .openings({ accountId: acme.accountId })
        .find(({ id }) => id === openingId),
    ).toMatchObject({
      targetStartOn: "2027-04-01",
    });
  });
});

test("closing a position closes its opening with the chosen reason, once", async () => {
  const acme = await greenhouseCompany(all);
  const { positionId, jobId } = await acme.openPosition("Trace-1");
  const reason = acme.account().closeReasons.find(({ name }) => name === "On Hold");
  control().addFault({ kind: "drop-after", method: "PATCH", path: "/v3/openings/*", count: 1 });
  await acme.resend(positionId, { action: "close", closeReasonId: String(reason?.id) });
  expect(await syncEnd(acme, positionId)).toMatchObject({ sync_status: "synced" });
  const job = control().job({ jobId });
  expect(job.status).toBe("closed");
  expect(job.openings).toMatchObject([{ closeReasonId: reason?.id }]);
  expect(await acme.row("select status, close_reason_id from requisitions where position_id = ?", positionId)).toEqual({
    status: "closed",
    close_reason_id: String(reason?.id),
  });
});
