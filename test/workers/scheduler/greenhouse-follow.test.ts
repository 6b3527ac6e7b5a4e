// Following Greenhouse: hires found through openings, told by webhooks, undone, withheld; openings closed, reopened, deleted.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { showLogsOnFailure } from "../../support/test-house.ts";
import {
  greenhouseCompany,
  hiresOf,
  integrationUser,
  requisitionOf,
  startGreenhouseHouse,
  type GreenhouseHouse,
  type HireFacts,
} from "./greenhouse-support.ts";

let all: GreenhouseHouse;
beforeEach(() => {
  showLogsOnFailure(all.house);
  all.greenhouse.control.clearFaults({});
});
beforeAll(async () => {
  all = await startGreenhouseHouse({ nonAdminLists: "empty" });
});

const control = () => all.greenhouse.control;

function hired(
  jobId: number,
  openingId: number,
  name = "Ada Okafor",
  more: { emails?: string[]; isPrivate?: boolean } = {},
) {
  const { applicationId, candidateId } = control().addCandidate({ name, jobId, ...more });
  control().hire({ applicationId, openingId, startsOn: "2027-02-15" });
  return { applicationId, candidateId };
}

describe("a look", () => {
  test("finds a hire by the opening that it closed, with name, e-mail and start date", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
    const { applicationId } = hired(jobId, openingId, "Ada Okafor", { emails: ["ada@example.com"] });
    await acme.look();
    expect(await hiresOf(acme)).toMatchObject([
      {
        application_id: String(applicationId),
        candidate_name: "Ada Okafor",
        emails: '["ada@example.com"]',
        starts_on: "2027-02-15",
        status: "hired",
        position_id: positionId,
        problem: null,
      },
    ]);
    expect(await requisitionOf(acme, positionId)).toMatchObject({ status: "filled" });
  });

  test("with nothing new costs at most three requests", async () => {
    const acme = await greenhouseCompany(all);
    const { jobId, openingId } = await acme.openPosition("Trace-1");
    hired(jobId, openingId);
    await acme.openPosition("Trace-2");
    await acme.look();
    const { after } = control().markRequests({});
    await acme.look();
    expect(control().countRequests({ after }).count).toBeLessThanOrEqual(3);
  });

  test("finds an un-hire by the opening that opened again", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
    const { applicationId } = hired(jobId, openingId);
    await acme.look();
    control().unhire({ applicationId });
    await acme.look();
    expect(await hiresOf(acme)).toMatchObject([{ status: "unhired" }]);
    expect(await requisitionOf(acme, positionId)).toMatchObject({ status: "open" });
  });

  test("notes that an opening was closed with its reason, and that it was opened again", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
    const reason = acme.account().closeReasons.find(({ name }) => name === "On Hold");
    control().closeJob({ jobId, closeReason: "On Hold" });
    await acme.look();
    expect(await requisitionOf(acme, positionId)).toMatchObject({
      status: "closed",
      close_reason_id: String(reason?.id),
    });
    control().reopenOpening({ openingId });
    await acme.look();
    expect(await requisitionOf(acme, positionId)).toMatchObject({ status: "open", close_reason_id: null });
  });

  test("does not take two openings of one label for each other", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId } = await acme.openPosition("Trace-1");
    const twin = control().createJob({ accountId: acme.accountId, name: "Twin", openings: ["Trace-1"] });
    const twinOpening = twin.openings[0];
    hired(twin.id, twinOpening?.id ?? 0, "Not Ours");
    await acme.look();
    expect(await hiresOf(acme)).toMatchObject([{ position_id: null, problem: "requisition_unknown" }]);
    expect(await requisitionOf(acme, positionId)).toMatchObject({ status: "open" });
    expect(control().job({ jobId }).openings).toHaveLength(1);
  });

  test("shows a private candidate and an anonymised one as such, and forgets the name of the latter", async () => {
    const acme = await greenhouseCompany(all);
    const first = await acme.openPosition("Trace-1");
    const second = await acme.openPosition("Trace-2");
    const [admin] = acme.account().users;
    control().editUser({ userId: admin?.id ?? 0, canSeePrivateCandidates: false });
    hired(first.jobId, first.openingId, "Hidden Person", { isPrivate: true });
    const { candidateId } = hired(second.jobId, second.openingId, "Soon Gone", { emails: ["soon@example.com"] });
    await acme.look();
    const byName = (hires: readonly HireFacts[]) => new Map(hires.map((hire) => [hire.position_id, hire]));
    const before = byName(await hiresOf(acme));
    expect(before.get(first.positionId)).toMatchObject({ candidate_name: "", candidate_withheld: "private" });
    expect(before.get(second.positionId)).toMatchObject({ candidate_name: "Soon Gone", candidate_withheld: null });
    control().anonymize({ candidateId });
    expect(await acme.event("candidate_anonymized", candidateId)).toMatchObject({
      status: "processed",
      outcome: "changed",
    });
    expect(byName(await hiresOf(acme)).get(second.positionId)).toMatchObject({
      candidate_name: "",
      candidate_withheld: "anonymised",
      emails: "[]",
      status: "hired",
    });
  });
});

describe("the hourly comparison", () => {
  test("finds an un-hire whose opening stayed closed and that no webhook told of", async () => {
    const acme = await greenhouseCompany(all);
    const { jobId, openingId } = await acme.openPosition("Trace-1");
    const { applicationId } = hired(jobId, openingId);
    await acme.look();
    control().setSettings({ accountId: acme.accountId, reopensOnUnhire: false });
    control().unhire({ applicationId });
    await acme.look("compare");
    expect(await hiresOf(acme)).toMatchObject([{ status: "unhired" }]);
  });

  test("finds that a job was deleted, and says so on the position", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId } = await acme.openPosition("Trace-1");
    control().deleteJob({ jobId, isForced: true });
    await acme.look("compare");
    expect(
      await acme.row("select sync_status, sync_reason, sync_message from positions where id = ?", positionId),
    ).toEqual({
      sync_status: "failed",
      sync_reason: "requisition_deleted",
      sync_message: expect.stringContaining("deleted in Greenhouse"),
    });
  });

  test("through a user who is no Site Admin any more, to whom every list is empty, undoes nothing; reading the catalogue says so", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
    hired(jobId, openingId);
    await acme.look();
    const userId = integrationUser(all.greenhouse, acme.accountId).id;
    control().editUser({ userId, isSiteAdmin: false });
    await acme.look("compare");
    expect(await hiresOf(acme)).toMatchObject([{ status: "hired", position_id: positionId }]);
    expect(await requisitionOf(acme, positionId)).toMatchObject({ status: "filled", deleted_at: null });
    await acme.readCatalogue();
    expect(await acme.row("select status, attention_reason from connections where id = ?", acme.connectionId)).toEqual({
      status: "needs_attention",
      attention_reason: "not_site_admin",
    });
    expect(
      await acme.row("select count(*) as n from catalogue where tenant_id = ? and is_active = 0", acme.tenantId),
    ).toEqual({ n: 0 });
  });

  test("reads 5,000 openings with one request for each 500, and 60 hires with four requests for each 50", async () => {
    const acme = await greenhouseCompany(all);
    control().seedOpenings({ accountId: acme.accountId, count: 5_000, filled: 60, prefix: "Trace-" });
    const { after } = control().markRequests({});
    await acme.look("compare");
    const count = (path: string) => control().countRequests({ after, path }).count;
    expect(await acme.row("select count(*) as n from hires where tenant_id = ?", acme.tenantId)).toEqual({ n: 60 });
    expect(control().requests({ after, path: "/v3/openings" }).length).toBeGreaterThanOrEqual(10);
    expect(count("/v3/openings")).toBeLessThanOrEqual(10 + 4);
    expect(control().countRequests({ after }).count).toBeLessThanOrEqual(26);
  });

  test("survives a cursor that dies, without losing or doubling anybody", async () => {
    const acme = await greenhouseCompany(all);
    control().seedOpenings({ accountId: acme.accountId, count: 1_200, filled: 100, prefix: "Trace-" });
    control().addFault({ kind: "dead-cursor", path: "/v3/openings", skip: 1, count: 1 });
    await acme.look("compare");
    expect(await acme.row("select count(*) as n from hires where tenant_id = ?", acme.tenantId)).toEqual({ n: 100 });
  });
});

describe("an event", () => {
  test("of a hire is read from Greenhouse and recorded; of an un-hire undoes it", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
    const { applicationId } = hired(jobId, openingId);
    expect(await acme.event("hire_candidate", applicationId)).toEqual({ status: "processed", outcome: "hired" });
    expect(await hiresOf(acme)).toMatchObject([{ position_id: positionId, status: "hired" }]);
    expect(await acme.event("offer_updated", applicationId)).toEqual({ status: "processed", outcome: "unchanged" });
    control().unhire({ applicationId });
    expect(await acme.event("unhire_candidate", applicationId)).toEqual({ status: "processed", outcome: "unhired" });
  });

  test("of an application that is no hire of ours is not read, unless it tells of a hire", async () => {
    const acme = await greenhouseCompany(all);
    const { jobId } = await acme.openPosition("Trace-1");
    const { applicationId, candidateId } = control().addCandidate({ name: "In Process", jobId });
    const { after } = control().markRequests({});
    for (const [kind, subject] of [
      ["candidate_stage_change", applicationId],
      ["offer_created", applicationId],
      ["merge_candidate", candidateId],
      ["job_updated", 4711],
    ] as const)
      expect(await acme.event(kind, subject)).toEqual({ status: "ignored", outcome: "not_ours" });
    expect(control().countRequests({ after }).count).toBe(0);
  });

  test("of a deleted candidate undoes the hire; of a merged one takes the winner's name", async () => {
    const acme = await greenhouseCompany(all);
    const first = await acme.openPosition("Trace-1");
    const second = await acme.openPosition("Trace-2");
    const gone = hired(first.jobId, first.openingId, "Gone Soon");
    const loser = hired(second.jobId, second.openingId, "Bobby Tables");
    await acme.look();
    control().deleteCandidate({ candidateId: gone.candidateId });
    expect(await acme.event("delete_candidate", gone.candidateId)).toMatchObject({ outcome: "unhired" });
    const winner = control().addCandidate({ accountId: acme.accountId, name: "Robert Tables" });
    control().mergeCandidates({ winnerId: winner.candidateId, loserId: loser.candidateId });
    expect(await acme.event("merge_candidate", loser.candidateId)).toMatchObject({ outcome: "changed" });
    expect((await hiresOf(acme)).find(({ status }) => status === "hired")).toMatchObject({
      candidate_name: "Robert Tables",
    });
  });

  test("of a job that was renamed or deleted reaches its openings", async () => {
    const acme = await greenhouseCompany(all);
    const { positionId, jobId } = await acme.openPosition("Trace-1");
    control().editJob({ jobId, name: "Senior Charge Nurse" });
    expect(await acme.event("job_updated", jobId)).toMatchObject({ status: "processed" });
    expect(await acme.row("select name from requisitions where position_id = ?", positionId)).toEqual({
      name: "Senior Charge Nurse",
    });
    control().deleteJob({ jobId, isForced: true });
    expect(await acme.event("job_deleted", jobId)).toMatchObject({ status: "processed" });
    expect((await requisitionOf(acme, positionId))?.deleted_at).not.toBeNull();
  });
});

describe("the catalogue", () => {
  test("holds what the form needs, is written only where it changed, and keeps what is gone as inactive", async () => {
    const acme = await greenhouseCompany(all);
    const kinds = await acme.rows<{ kind: string; n: number }>(
      "select kind, count(*) as n from catalogue where tenant_id = ? group by kind order by kind",
      acme.tenantId,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual([
      "close_reason",
      "custom_field",
      "custom_field_option",
      "department",
      "job",
      "office",
      "user",
    ]);
    const [option] =
      control().findField({ accountId: acme.accountId, fieldType: "job", nameKey: "skills" })?.options ?? [];
    control().editOption({ optionId: option?.id ?? 0, isActive: false });
    const before = new Date().toISOString();
    await acme.readCatalogue();
    expect(
      await acme.rows(
        "select provider_id, is_active from catalogue where tenant_id = ? and read_at >= ?",
        acme.tenantId,
        before,
      ),
    ).toEqual([{ provider_id: String(option?.id), is_active: 0 }]);
  });

  test("tells when the user that the credential acts as was deactivated", async () => {
    const acme = await greenhouseCompany(all);
    const other = control().createUser({ accountId: acme.accountId, name: "Leaving Soon", isSiteAdmin: true });
    await acme.row("update connections set acting_user_id = ? where id = ?", String(other.id), acme.connectionId);
    control().deactivateUser({ userId: other.id });
    await acme.readCatalogue();
    await expect
      .poll(() => acme.row("select status, attention_reason from connections where id = ?", acme.connectionId), {
        timeout: 5_000,
      })
      .toEqual({ status: "needs_attention", attention_reason: "acting_user_deactivated" });
  });
});
