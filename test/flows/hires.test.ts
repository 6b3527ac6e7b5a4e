// What can become of a hire: each outcome is defined, and a person sees it.
import { beforeAll, describe, expect, test } from "vitest";
import { Company, startWorld, type Hire, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

async function filledPosition(acme: Company, name = "Rosalind Franklin") {
  const position = await acme.open();
  const { opportunityId } = acme.hire(position.requisitionId, name, ["rosalind@franklin.example"]);
  const employeeId = await acme.employee({
    firstName: "Rosalind",
    lastName: "Franklin",
    personalEmail: "rosalind@franklin.example",
  });
  await acme.look();
  await expect.poll(async () => (await acme.position(position.id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
  return { ...position, opportunityId, employeeId };
}

describe("an un-hire", () => {
  for (const how of [
    "the reason is cleared",
    "the reason is changed to one that is no hire",
    "the candidate is deleted",
  ] as const) {
    test(`(${how}) reopens the position and undoes the assignment`, async () => {
      const acme = await Company.connected(world);
      const { id, opportunityId } = await filledPosition(acme);
      if (how === "the reason is cleared") acme.lever.unhire({ opportunityId });
      else if (how === "the candidate is deleted") acme.lever.deleteCandidate({ opportunityId });
      else acme.lever.archive({ opportunityId });
      await acme.look();
      await acme.becomes(id, { status: "open", hire: null, employee: null });
      expect(await acme.list<Hire>("/hires")).toMatchObject([{ status: "unhired" }]);
    });
  }

  test("told by webhook reopens it within seconds, and a re-hire fills it again with the same employee", async () => {
    const acme = await Company.connected(world);
    await acme.withWebhooks();
    const { id, opportunityId, requisitionId, employeeId } = await filledPosition(acme);
    acme.lever.unhire({ opportunityId });
    await acme.becomes(id, { status: "open", employee: null });
    acme.lever.rehire({ opportunityId, requisitionId });
    await acme.becomes(id, { status: "filled" });
    await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
  });
});

test("two hires on one requisition: the first keeps the seat, the second is shown as a problem, and moves up when the first is undone", async () => {
  const acme = await Company.connected(world);
  const { id, requisitionId } = await acme.open();
  const first = acme.lever.addCandidate({ name: "First Come", requisition: requisitionId });
  const second = acme.lever.addCandidate({ name: "Second Best", requisition: requisitionId });
  acme.lever.hire({ opportunityId: first.opportunityId, requisitionId, at: Date.now() - 60_000 });
  acme.lever.hire({ opportunityId: second.opportunityId, requisitionId, isForced: true });
  await acme.look();
  await acme.becomes(id, { status: "filled" });
  expect((await acme.position(id)).hire?.candidateName).toBe("First Come");
  await expect
    .poll(async () => (await acme.list<Hire>("/hires")).map((hire) => [hire.candidateName, hire.problem]).sort(), {
      timeout: 10_000,
    })
    .toEqual([
      ["First Come", null],
      ["Second Best", "position_taken"],
    ]);
  acme.lever.unhire({ opportunityId: first.opportunityId });
  await acme.look();
  await expect.poll(async () => (await acme.position(id)).hire?.candidateName, { timeout: 10_000 }).toBe("Second Best");
  expect((await acme.list<Hire>("/hires")).find((hire) => hire.candidateName === "Second Best")?.problem).toBeNull();
});

test("a hire against a code of ours that no position has is shown, and matched to nobody", async () => {
  const acme = await Company.connected(world);
  const stray = acme.lever.createRequisition({ accountId: acme.accountId, requisitionCode: "Trace-999" });
  acme.hire(stray.id, "Stray Cat", ["stray@cat.example"]);
  await acme.employee({ firstName: "Stray", lastName: "Cat", personalEmail: "stray@cat.example" });
  await acme.look();
  expect(await acme.list<Hire>("/hires")).toMatchObject([{ problem: "requisition_unknown", position: null }]);
  expect(await acme.list("/matches")).toEqual([]);
});

test("a hire without e-mail is matched by a name that only one person has, with the same job", async () => {
  const acme = await Company.connected(world);
  const { id, requisitionId } = await acme.open();
  acme.hire(requisitionId, "Zdeněk Černý", []);
  const { title } = await acme.position(id);
  const startDate = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  const employeeId = await acme.employee({ firstName: "Zdenek", lastName: "Cerny", title, startDate });
  await acme.look();
  await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
});

describe("a requisition", () => {
  test("closed in Lever without a hire closes its position; opened again, the position is open again", async () => {
    const acme = await Company.connected(world);
    const { id, requisitionId } = await acme.open();
    acme.lever.closeRequisition({ requisitionId });
    await acme.look();
    await acme.becomes(id, { status: "closed" });
    acme.lever.openRequisition({ requisitionId });
    await acme.look();
    await acme.becomes(id, { status: "open" });
  });

  test("closed in Lever after its hire leaves the position filled", async () => {
    const acme = await Company.connected(world);
    const { id, requisitionId, employeeId } = await filledPosition(acme);
    acme.lever.closeRequisition({ requisitionId });
    await acme.look();
    expect(await acme.position(id)).toMatchObject({ status: "filled", employee: { id: employeeId } });
  });

  test("deleted in Lever fails the position's sync in words, and a retry opens a new one", async () => {
    const acme = await Company.connected(world);
    const { id, requisitionId } = await acme.open();
    acme.lever.deleteRequisition({ requisitionId });
    await acme.look();
    const failed = await acme.becomes(id, {
      syncStatus: "failed",
      syncReason: "requisition_deleted",
      status: "approved",
    });
    expect(failed.syncMessage).toContain("deleted in Lever");
    await acme.sync([id]);
    const again = await acme.becomes(id, { syncStatus: "synced", status: "open" });
    expect(again.requisition?.providerId).not.toBe(requisitionId);
  });
});
