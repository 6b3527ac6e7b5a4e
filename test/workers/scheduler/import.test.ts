// The import of hired people on the real engine: everybody once, what changed afterwards, who is no longer hired, and nobody twice.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import { until } from "../../support/until.ts";
import { importing } from "./import-support.ts";
import { startSchedulerHouse, type SchedulerHouse } from "./support.ts";

let all: SchedulerHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startSchedulerHouse();
});
const control = () => all.lever.control;
const START = Date.UTC(2027, 0, 4, 8);

describe("a first import", () => {
  test("makes an employee of everybody who is hired, with every field from where it stands in Lever", async () => {
    const acme = await importing(all);
    const { posting } = acme.posting();
    const { opportunityId } = acme.hire("Anna van der Berg", { posting, emails: ["anna@home.example"], start: START });
    acme.hire("Madonna");
    control().addCandidate({ accountId: acme.accountId, name: "Not Hired", posting });
    const job = await acme.run();
    expect(job).toMatchObject({ status: "done", total: 2, done_count: 2, failed_count: 0, reason: null });
    const [anna, madonna, ...others] = await acme.employees();
    expect(others).toEqual([]);
    const hire = await acme.row<{ id: string }>("select id from hires where application_id = ?", opportunityId);
    expect(anna).toMatchObject({
      employee_number: opportunityId,
      first_name: "Anna",
      last_name: "van der Berg",
      personal_email: "anna@home.example",
      title: "Controls Engineer",
      department: "Engineering",
      location: "Oakland, CA",
      employment_type: "Full-time",
      manager_name: "Priya Manager",
      manager_email: "priya@meridian.example",
      start_date: "2027-01-04",
      source: "import",
      imported_from_hire_id: hire?.id,
      hire_undone_at: null,
    });
    expect(madonna).toMatchObject({ first_name: "Madonna", last_name: "", start_date: null, title: null });
    const items = await acme.items(job.id);
    expect(items).toMatchObject([
      { name: "Anna van der Berg", outcome: "created", name_doubt: null, listed: null },
      { name: "Madonna", outcome: "created", name_doubt: expect.stringContaining("one word"), reason: "incomplete" },
    ]);
    const audit = await acme.rows(
      "select actor, action from audit where tenant_id = ? and subject_kind = 'employee'",
      acme.tenantId,
    );
    expect(audit).toEqual([
      { actor: "system", action: "employee.added" },
      { actor: "system", action: "employee.added" },
    ]);
    const fields = await acme.rows<{ provider_id: string; data: string }>(
      "select provider_id, data from catalogue where tenant_id = ? and kind = 'offer_field' order by provider_id",
      acme.tenantId,
    );
    expect(fields.map(({ provider_id }) => provider_id)).toEqual([
      "anticipated_start_date",
      "candidate_name",
      "job_title",
    ]);
  });

  test("again with nothing new costs three requests and changes nothing", async () => {
    const acme = await importing(all);
    for (const name of ["Ada Lovelace", "Grace Hopper", "Katherine Johnson"]) acme.hire(name, { start: START });
    await acme.run();
    const before = await acme.employees();
    const { after } = control().markRequests({});
    expect(await acme.run()).toMatchObject({ status: "done", total: 0 });
    expect(
      control()
        .requests({ after })
        .map(({ path }) => path),
    ).toEqual(["/v1/archive_reasons", "/v1/opportunities", "/v1/opportunities"]);
    expect(await acme.employees()).toEqual(before);
  });

  test("of everybody again finds them unchanged and doubles nobody", async () => {
    const acme = await importing(all);
    for (const name of ["Ada Lovelace", "Grace Hopper"]) acme.hire(name, { start: START });
    await acme.run();
    const before = await acme.employees();
    const job = await acme.run("everybody");
    expect(await acme.outcomes(job.id)).toEqual({ "Ada Lovelace": "unchanged", "Grace Hopper": "unchanged" });
    expect(await acme.employees()).toEqual(before);
  });
});

describe("a later import", () => {
  test("brings new hires in, and changes of those who are there; the latest signed offer wins", async () => {
    const acme = await importing(all);
    const ada = acme.hire("Ada Lovelace", { start: START });
    await acme.run();
    acme.hire("Grace Hopper", { start: START });
    control().createOffer({
      opportunityId: ada.opportunityId,
      status: "signed",
      values: { anticipated_start_date: Date.UTC(2027, 1, 1, 8) },
    });
    control().createOffer({
      opportunityId: ada.opportunityId,
      status: "sent",
      values: { anticipated_start_date: Date.UTC(2027, 5, 1, 8) },
    });
    const second = await acme.run();
    expect(await acme.outcomes(second.id)).toEqual({ "Ada Lovelace": "updated", "Grace Hopper": "created" });
    expect((await acme.employees()).map((row) => row["start_date"])).toEqual(["2027-02-01", "2027-01-04"]);
    control().editOffer({ offerId: ada.offerId ?? "", values: { custom_preferred_name: "Countess" } });
    control().editContact({ opportunityId: ada.opportunityId, name: "Ada King" });
    const third = await acme.run();
    expect(await acme.outcomes(third.id)).toEqual({ "Ada King": "updated" });
    expect((await acme.employees())[0]).toMatchObject({ last_name: "King" });
  });

  test("keeps what somebody has edited by hand", async () => {
    const acme = await importing(all);
    const { opportunityId } = acme.hire("Gabriel García Márquez", { start: START });
    await acme.run();
    await acme.row(
      "update employees set middle_name = null, last_name = 'García Márquez' where tenant_id = ?",
      acme.tenantId,
    );
    control().editContact({ opportunityId, emails: ["gabo@home.example"] });
    await acme.run();
    expect(await acme.employees()).toMatchObject([
      { first_name: "Gabriel", middle_name: null, last_name: "García Márquez", personal_email: "gabo@home.example" },
    ]);
  });

  test("marks a record whose hire was undone, and unmarks it when they are hired again", async () => {
    const acme = await importing(all);
    const { opportunityId } = acme.hire("Ada Lovelace");
    await acme.run();
    control().unhire({ opportunityId });
    const undone = await acme.run();
    expect((await acme.items(undone.id)).map(({ outcome }) => outcome)).toEqual(["unhired"]);
    expect(await acme.employees()).toMatchObject([{ hire_undone_at: expect.any(String) }]);
    expect(await acme.row("select status from hires where application_id = ?", opportunityId)).toEqual({
      status: "unhired",
    });
    control().rehire({ opportunityId });
    await acme.run();
    expect(await acme.employees()).toMatchObject([{ first_name: "Ada", hire_undone_at: null }]);
    expect(await acme.row("select status from hires where application_id = ?", opportunityId)).toEqual({
      status: "hired",
    });
  });

  test("of everybody notices whom no list shows any more, also the deleted", async () => {
    const acme = await importing(all);
    const gone = acme.hire("Gone Person");
    acme.hire("Ada Lovelace");
    await acme.run();
    control().deleteCandidate({ opportunityId: gone.opportunityId });
    await acme.run("everybody");
    expect((await acme.employees()).map((row) => [row["first_name"], row["hire_undone_at"] !== null])).toEqual([
      ["Ada", false],
      ["Gone", true],
    ]);
  });

  test("of every day reads the offers of who starts, so that an amended start date comes in though Lever says nothing of it", async () => {
    const acme = await importing(all);
    const day = (days: number) => (Math.floor(Date.now() / 86_400_000) + days) * 86_400_000 + 8 * 3_600_000;
    const soon = acme.hire("Ada Lovelace", { start: day(40) });
    const long = acme.hire("Grace Hopper", { start: day(-40) });
    acme.hire("Katherine Johnson");
    await acme.run();
    for (const { offerId } of [soon, long])
      control().editOffer({
        offerId: offerId ?? "",
        isSilent: true,
        values: { anticipated_start_date: day(47) },
      });
    expect(await acme.run()).toMatchObject({ total: 0 });
    const { after } = control().markRequests({});
    await acme.row(
      "update connection_imports set next_import_at = '2020-01-01T08:00:00.000Z', imported_for_day = null where connection_id = ?",
      acme.connectionId,
    );
    await acme.poke();
    const daily = await until(() =>
      acme.row<{ id: string; total: number; done_count: number }>(
        "select * from sync_jobs where tenant_id = ? and requested_by = 'system' and status = 'done'",
        acme.tenantId,
      ),
    );
    expect(daily).toMatchObject({ total: 2, done_count: 2 });
    expect(await acme.outcomes(daily.id)).toEqual({ "Ada Lovelace": "updated", "Katherine Johnson": "unchanged" });
    expect((await acme.employees())[0]?.["start_date"]).toBe(new Date(day(47)).toISOString().slice(0, 10));
    expect(control().requests({ after, path: "/v1/opportunities/*/offers" })).toHaveLength(2);
    expect(control().countRequests({ after }).count, "lists and reasons, two a person, their posting").toBe(
      3 + 2 * 2 + 1,
    );
  });

  test("leaves people in the pipeline alone", async () => {
    const acme = await importing(all);
    acme.hire("Ada Lovelace");
    await acme.run();
    const { opportunityId } = control().addCandidate({ accountId: acme.accountId, name: "Still Interviewing" });
    control().archive({ opportunityId });
    const job = await acme.run();
    expect(await acme.items(job.id)).toEqual([]);
  });
});
