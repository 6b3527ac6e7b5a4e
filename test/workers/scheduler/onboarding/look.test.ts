// Looking for new hires on the real runtime: who comes in, with what, once; what it costs; and how it goes on after a failure.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { startSchedulerHouse, type SchedulerHouse } from "../support.ts";
import { onboardingCompany } from "./setting.ts";

let all: SchedulerHouse;
beforeAll(async () => {
  all = await startSchedulerHouse();
});
beforeEach(() => showLogsOnFailure(all.house));

const control = () => all.lever.control;
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);

describe("a look for new hires", () => {
  test("brings in who is at the stage with offer, posting, manager, files and résumés", async () => {
    const of = await onboardingCompany(all);
    const opportunityId = of.candidate("Jo Park");
    control().createOffer({
      opportunityId,
      status: "signed",
      values: {
        job_title: "Controls Engineer II",
        anticipated_start_date: Date.parse("2027-01-11"),
        direct_manager: of.managerId,
        custom_emp_job_type: "FT-ENG",
        location: "Oakland, CA",
      },
    });
    await control().addFile({ opportunityId, name: "Cover letter.docx" });
    await control().addFile({ opportunityId, kind: "resume", name: "jo-park.pdf", text: "My life" });
    await of.look();
    const [hire] = await of.newHires();
    expect(hire).toMatchObject({
      opportunity_id: opportunityId,
      name: "Jo Park",
      email: "jo@example.com",
      designation: "Controls Engineer II",
      posting_title: "Controls Engineer",
      start_date: "2027-01-11",
      package_code: "FT-ENG",
      problems: "[]",
    });
    expect(hire?.manager_name).not.toBeNull();
    expect(hire?.hiring_manager_email).toContain("@");
    const documents = await of.rows(
      "select type, display_name, extension, size from new_hire_documents where new_hire_id = ? order by type",
      hire?.id,
    );
    expect(documents).toEqual([
      { type: "ResumeDocument", display_name: "jo-park.pdf", extension: "pdf", size: 7 },
      { type: "otherDocument", display_name: "Cover letter.docx", extension: "docx", size: 10 },
    ]);
  });

  test("counts who reached the stage, passed it or was hired from before it, and nobody archived without a hire", async () => {
    const of = await onboardingCompany(all);
    of.candidate("Ann There");
    of.candidate("Ben Past", { stage: "Offer" });
    of.candidate("Cay Before", { stage: "On-site interview" });
    const turnedDown = of.candidate("Dee Declined");
    control().archive({ opportunityId: turnedDown, reason: "Offer declined" });
    const hired = of.candidate("Eve Hired", { stage: "Offer" });
    const straight = of.candidate("Fay Straight", { stage: "On-site interview" });
    const back = of.candidate("Gus Back");
    control().moveStage({ opportunityId: back, stage: "lead-new" });
    await of.look();
    for (const opportunityId of [hired, straight, back]) control().hire({ opportunityId, isForced: true });
    await of.look();
    expect(names(await of.newHires())).toEqual(["Ann There", "Ben Past", "Eve Hired", "Fay Straight", "Gus Back"]);
    control().unhire({ opportunityId: straight });
    await of.look();
    expect((await of.newHires()).filter((row) => row.withdrawn_at !== null)).toMatchObject([{ name: "Fay Straight" }]);
  });

  test("leaves out who reached the stage, or was hired from before it, before the start date", async () => {
    const of = await onboardingCompany(all, { startsOn: "2030-01-01" });
    of.candidate("Ann There");
    const straight = of.candidate("Fay Straight", { stage: "On-site interview" });
    control().hire({ opportunityId: straight, isForced: true });
    await of.look();
    expect(await of.newHires()).toEqual([]);
  });

  test("brings nobody in twice, and brings up to date who is there", async () => {
    const of = await onboardingCompany(all);
    const opportunityId = of.candidate("Jo Park", { email: null });
    await of.look();
    const [before] = await of.newHires();
    expect(before).toMatchObject({ email: null, problems: '["no_email","no_offer"]' });
    control().editContact({ opportunityId, emails: ["jo@example.com"] });
    control().createOffer({ opportunityId, status: "signed", values: { job_title: "Lead" } });
    await of.look();
    const after = await of.newHires();
    expect(after).toMatchObject([{ id: before?.id, email: "jo@example.com", designation: "Lead" }]);
    expect(after[0]?.uploaded_at).toBe(before?.uploaded_at);
  });

  test("keeps on record who is archived later, as withdrawn, and counts them again when they come back", async () => {
    const of = await onboardingCompany(all);
    const opportunityId = of.candidate("Jo Park");
    await of.look();
    control().archive({ opportunityId, reason: "Withdrew" });
    await of.look();
    expect(await of.newHires()).toMatchObject([{ name: "Jo Park", withdrawn_at: expect.any(String) }]);
    control().unhire({ opportunityId });
    control().moveStage({ opportunityId, stage: "offer" });
    await of.look();
    expect(await of.newHires()).toMatchObject([{ name: "Jo Park", withdrawn_at: null }]);
  });

  test("does not run before both the stage and the start date are chosen", async () => {
    const of = await onboardingCompany(all, { startsOn: null });
    of.candidate("Jo Park");
    await of.row(
      `insert into sync_jobs (id, tenant_id, connection_id, kind, status, requested_by, created_at)
       values ('job_unset', ?, ?, 'onboarding', 'queued', 'system', '')`,
      of.tenantId,
      of.connectionId,
    );
    await of.poke();
    const job = await until(() => of.row("select reason from sync_jobs where id = 'job_unset' and status = 'failed'"));
    expect(job).toEqual({ reason: "stage_not_chosen" });
    expect(await of.newHires()).toEqual([]);
  });

  test("is due again after four hours", async () => {
    const of = await onboardingCompany(all);
    const { next_look_at: next } = await of.look();
    const hours = (Date.parse(next) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThanOrEqual(4);
  });
});

describe("with bad input", () => {
  test("a candidate without posting, offer and files comes in", async () => {
    const of = await onboardingCompany(all);
    control().addCandidate({ accountId: of.accountId, name: "Bare", stage: of.stageId });
    await of.look();
    expect(await of.newHires()).toMatchObject([
      { name: "Bare", email: null, problems: '["no_email","no_offer","no_posting"]' },
    ]);
  });

  test("a file without a name and one that Lever could not process are listed", async () => {
    const of = await onboardingCompany(all);
    const opportunityId = of.candidate("Jo Park");
    await control().addFile({ opportunityId, name: "" });
    await control().addFile({ opportunityId, name: "corrupted.pdf" });
    await of.look();
    const documents = await of.rows(
      "select display_name, extension, is_unprocessable from new_hire_documents where tenant_id = ? order by display_name",
      of.tenantId,
    );
    expect(documents).toEqual([
      { display_name: "Untitled file", extension: "", is_unprocessable: 0 },
      { display_name: "corrupted.pdf", extension: "pdf", is_unprocessable: 1 },
    ]);
  });

  test("a manager who was deactivated is named, and flagged", async () => {
    const of = await onboardingCompany(all);
    of.candidate("Jo Park");
    control().deactivateUser({ accountId: of.accountId, userId: of.managerId });
    await of.look();
    const [hire] = await of.newHires();
    expect(hire?.hiring_manager_email).toContain("@");
    expect(hire?.problems).toContain("manager_deactivated");
  });

  test("a stage that was removed in Lever stops the looks with words, and nothing else", async () => {
    const of = await onboardingCompany(all, { stageId: "gone" });
    expect(await of.look()).toMatchObject({
      failure_message: expect.stringContaining("no longer exists in Lever"),
      seen_until: null,
    });
  });
});

describe("after a failure", () => {
  test("a look goes on where it was: who was read is not read again", async () => {
    const of = await onboardingCompany(all);
    const people = Array.from({ length: 10 }, (_, i) => of.candidate(`Person ${String(i).padStart(2, "0")}`));
    control().addFault({ kind: "status-before", status: 500, path: "/v1/opportunities/*/offers", skip: 4, count: 99 });
    const failed = await of.look();
    expect(failed).toMatchObject({ failure_reason: "unavailable", seen_until: null, started_at: expect.any(String) });
    const read = (await of.newHires()).map((row) => row.opportunity_id);
    expect(read.length).toBeGreaterThan(3);
    expect(read.length).toBeLessThan(10);
    control().clearFaults({});
    const { after } = control().markRequests({});
    expect(await of.look()).toMatchObject({ failure_reason: null, started_at: null });
    expect((await of.newHires()).map((row) => row.opportunity_id).toSorted()).toEqual(people.toSorted());
    const offersRead = control()
      .requests({ after, path: "/v1/opportunities/*/offers" })
      .map(({ path }) => path.split("/")[3]);
    expect(offersRead.filter((id) => read.includes(id ?? ""))).toEqual([]);
  });

  test("a look that somebody asked for and whose holder died goes on too, and its job ends", async () => {
    const of = await onboardingCompany(all);
    const [first, second] = [of.candidate("Ann Read"), of.candidate("Ben Unread")];
    await of.look();
    const began = new Date().toISOString();
    await of.row(
      "update onboarding_looks set started_at = ?, seen_until = null where connection_id = ?",
      began,
      of.connectionId,
    );
    await of.row("update new_hires set read_at = '2020-01-01' where opportunity_id = ?", second);
    await of.row("update new_hires set read_at = ? where opportunity_id = ?", new Date().toISOString(), first);
    await of.row(
      `insert into sync_jobs (id, tenant_id, connection_id, kind, status, requested_by, created_at, started_at)
       values ('job_dead', ?, ?, 'onboarding', 'running', 'system', ?, ?)`,
      of.tenantId,
      of.connectionId,
      began,
      began,
    );
    const { after } = control().markRequests({});
    await of.poke();
    await until(() => of.row("select 1 from sync_jobs where id = 'job_dead' and status = 'done'"));
    const read = control().requests({ after, path: "/v1/opportunities/*/offers" });
    expect(read.map(({ path }) => path.split("/")[3])).toEqual([second]);
  });

  test("one person whose record cannot be read does not hold up the others", async () => {
    const of = await onboardingCompany(all);
    const [first, ...others] = ["Ann", "Ben", "Cay", "Dee", "Eve", "Fay"].map((name) => of.candidate(name));
    control().addFault({ kind: "status-before", status: 500, path: `/v1/opportunities/${first}/files`, count: 4 });
    expect(await of.look()).toMatchObject({ failure_reason: "unavailable" });
    expect((await of.newHires()).map((row) => row.opportunity_id).toSorted()).toEqual(others.toSorted());
    await of.look();
    expect(await of.newHires()).toHaveLength(6);
  });

  test("of the key, the connection stops and says why", async () => {
    const of = await onboardingCompany(all);
    await of.look();
    await of.row("update connections set scopes = 'no such key' where id = ?", of.connectionId);
    expect(await of.look()).toMatchObject({ failure_reason: "key_refused" });
    expect(await of.row("select status, attention_reason from connections where id = ?", of.connectionId)).toEqual({
      status: "needs_attention",
      attention_reason: "key_refused",
    });
  });
});

describe("the cost of a look", () => {
  test("with nothing new is the stages, the reasons and a page each of who moved and who was hired", async () => {
    const of = await onboardingCompany(all);
    await of.look();
    const { after } = control().markRequests({});
    await of.look();
    const paths = control()
      .requests({ after })
      .map(({ path }) => path)
      .filter((path) => path.startsWith("/v1/"));
    const lists = "/v1/opportunities /v1/opportunities";
    expect(paths.toSorted().join(" ")).toBe(`/v1/archive_reasons /v1/disposition_stages ${lists} /v1/stages`);
  });

  test("reads a posting and a manager that many share once", async () => {
    const of = await onboardingCompany(all);
    for (let i = 0; i < 9; i++) of.candidate(`Person ${i}`);
    const { after } = control().markRequests({});
    await of.look();
    const count = (path: string) => control().requests({ after, path }).length;
    expect({
      postings: count("/v1/postings/*"),
      users: count("/v1/users/*"),
      offers: count("/v1/opportunities/*/offers"),
    }).toEqual({
      postings: 1,
      users: 1,
      offers: 9,
    });
  });
});

test("the stages to choose from are read as soon as the connection is there", async () => {
  const of = await onboardingCompany(all, { stageId: null, startsOn: null });
  await of.poke();
  const stages = await until(async () => {
    const rows = await of.rows<{ name: string }>(
      "select name from catalogue where connection_id = ? and kind = 'stage' order by data ->> 'order'",
      of.connectionId,
    );
    return rows.length > 0 ? names(rows) : undefined;
  });
  expect(stages.slice(-3)).toEqual(["On-site interview", "Reference check", "Offer"]);
});
