// A position on Greenhouse from plan to hire and back: scheduler and matcher together, and what Greenhouse's people do in between.
import { beforeAll, beforeEach, expect, test } from "vitest";
import { showLogsOnFailure } from "../support/test-house.ts";
import {
  greenhouseCompany,
  startGreenhouseHouse,
  type GreenhouseCompany,
  type GreenhouseHouse,
} from "../workers/scheduler/greenhouse-support.ts";

let all: GreenhouseHouse;
beforeEach(() => showLogsOnFailure(all.house));
beforeAll(async () => {
  all = await startGreenhouseHouse({ only: ["scheduler", "matcher"] });
});

const control = () => all.greenhouse.control;

/** Waits until the matcher has settled the position so. */
async function settled(of: GreenhouseCompany, positionId: string, status: string, candidate: string | null = null) {
  await expect
    .poll(
      () =>
        of.row(
          `select p.status, h.candidate_name as candidate from positions p left join hires h on h.id = p.hire_id and h.tenant_id = p.tenant_id
           where p.tenant_id = ? and p.id = ?`,
          of.tenantId,
          positionId,
        ),
      { timeout: 20_000 },
    )
    .toEqual({ status, candidate });
}

test("the position opens with its opening, fills itself with the hire, and is open again when the hire is undone", async () => {
  const acme = await greenhouseCompany(all);
  const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
  await settled(acme, positionId, "open");
  const { applicationId } = control().addCandidate({ name: "Ada Okafor", jobId });
  control().hire({ applicationId, openingId, startsOn: "2027-02-15" });
  await acme.event("hire_candidate", applicationId);
  await settled(acme, positionId, "filled", "Ada Okafor");
  await acme.look();
  await settled(acme, positionId, "filled", "Ada Okafor");
  control().unhire({ applicationId });
  await acme.look();
  await settled(acme, positionId, "open");
});

test("two openings on one job fill their own positions, whichever is hired first", async () => {
  const acme = await greenhouseCompany(all);
  const first = await acme.openPosition("Trace-1");
  await acme.readCatalogue();
  const request = {
    action: "open_on_job" as const,
    jobId: String(first.jobId),
    openingFields: { opening_reason: "Backfill" },
  };
  const second = await acme.openPosition("Trace-2", { request });
  const hire = (name: string, openingId: number) => {
    const { applicationId } = control().addCandidate({ name, jobId: first.jobId });
    control().hire({ applicationId, openingId });
  };
  hire("Second Seat", second.openingId);
  hire("First Seat", first.openingId);
  await acme.look();
  await settled(acme, second.positionId, "filled", "Second Seat");
  await settled(acme, first.positionId, "filled", "First Seat");
});

test("the last opening closes its job and the position; opened again, the position is open again", async () => {
  const acme = await greenhouseCompany(all);
  const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
  await settled(acme, positionId, "open");
  control().closeOpening({ openingId, closeReason: "Not Filling" });
  expect(control().job({ jobId }).status).toBe("closed");
  await acme.look();
  await settled(acme, positionId, "closed");
  control().reopenOpening({ openingId });
  await acme.look();
  await settled(acme, positionId, "open");
});

test("a deleted job gives the position back to the plan, and it can be sent again", async () => {
  const acme = await greenhouseCompany(all);
  const { positionId, jobId } = await acme.openPosition("Trace-1");
  await settled(acme, positionId, "open");
  control().deleteJob({ jobId, isForced: true });
  await acme.event("job_deleted", jobId);
  await settled(acme, positionId, "approved");
  const request = { action: "create" as const, templateJobId: acme.templateJobId };
  const fields = { jobFields: { employment_type: "Full-time" }, openingFields: { opening_reason: "Backfill" } };
  await acme.resend(positionId, { ...request, ...fields });
  await settled(acme, positionId, "open");
  expect(control().findJob({ accountId: acme.accountId, requisitionId: "Trace-1" })).not.toBeNull();
});

test("a webhook of a hire tells what became of its opening at once, without waiting for the next look", async () => {
  const acme = await greenhouseCompany(all);
  const { positionId, jobId, openingId } = await acme.openPosition("Trace-1");
  const opening = () =>
    acme.row<{ status: string; application_id: string | null }>(
      "select status, application_id from requisitions where tenant_id = ? and position_id = ?",
      acme.tenantId,
      positionId,
    );
  const { applicationId } = control().addCandidate({ name: "Ada Okafor", jobId });
  control().hire({ applicationId, openingId });
  await acme.event("hire_candidate", applicationId);
  await expect.poll(opening).toEqual({ status: "filled", application_id: String(applicationId) });
  control().unhire({ applicationId });
  await acme.event("unhire_candidate", applicationId);
  await expect.poll(opening).toEqual({ status: "open", application_id: null });
});
