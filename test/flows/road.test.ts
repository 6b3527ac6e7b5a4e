// The main road, end to end: plan, sync, hire, match; by poll and by webhook, without a browser.
import { beforeAll, describe, expect, test } from "vitest";
import { Company, startWorld, type Match, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

test("a position becomes a requisition, the hire comes back, and the new employee is assigned by itself, with reasons", async () => {
  const acme = await Company.connected(world);
  const id = await acme.approved("Staff Engineer", {
    location: "Berlin",
    employmentType: "full-time",
    department: "Engineering",
  });

  const preview = await acme.post<{ data: { lines: { field: string; value: string }[] }[] }>(
    "/positions/sync-preview",
    {
      positionIds: [id],
    },
  );
  expect(preview.body).toMatchObject({
    data: [{ lines: expect.arrayContaining([expect.objectContaining({ field: "name", value: "Staff Engineer" })]) }],
  });

  const asked = await acme.sync([id]);
  expect(asked.status).toBe(202);
  expect(asked.body.accepted).toEqual([{ id, requisitionCode: "Trace-1" }]);
  const open = await acme.becomes(id, { syncStatus: "synced", status: "open", requisitionCode: "Trace-1" });
  const requisition = acme.lever.findRequisition({ accountId: acme.accountId, requisitionCode: "Trace-1" });
  expect(requisition).toMatchObject({
    id: open.requisition?.providerId,
    name: "Staff Engineer",
    location: "Berlin",
    employmentStatus: "full-time",
    status: "open",
    headcountTotal: 1,
  });

  acme.hire(requisition?.id ?? "", "Ada Lovelace", ["ada.lovelace@gmail.com"]);
  await acme.look();
  await acme.becomes(id, { status: "filled" });
  expect((await acme.position(id)).hire).toMatchObject({ candidateName: "Ada Lovelace" });

  const employeeId = await acme.employee({
    firstName: "Ada",
    lastName: "Lovelace",
    workEmail: "ada@acme.example",
    personalEmail: "adalovelace+hr@gmail.com",
    startDate: "2026-12-01",
  });
  const filled = await acme.becomes(id, { status: "filled" });
  expect(filled.hire).not.toBeNull();
  await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
  const { match } = await acme.position(id);
  expect(match).toMatchObject({ status: "confirmed", decidedBy: "rule" });
  expect(match?.evidence.length).toBeGreaterThan(0);

  const [row] = await acme.list<Record<string, unknown>>("/reports/ats");
  expect(row).toMatchObject({
    positionId: id,
    syncStatus: "synced",
    requisitionCode: "Trace-1",
    candidate: { name: "Ada Lovelace" },
    employee: { id: employeeId },
  });
});

test("with webhooks a hire is at its position within seconds, also when the employee came first", async () => {
  const acme = await Company.connected(world);
  await acme.withWebhooks();
  const { id, requisitionId } = await acme.open();
  const employeeId = await acme.employee({
    firstName: "Grace",
    lastName: "Hopper",
    personalEmail: "grace@hopper.example",
  });
  acme.hire(requisitionId, "Grace Hopper", ["grace@hopper.example"]);
  await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 5_000 }).toBe(employeeId);
});

describe("a lost webhook", () => {
  test("is found by the next look; a doubled, late or reordered one changes nothing", async () => {
    const acme = await Company.connected(world);
    await acme.withWebhooks();
    const { id, requisitionId } = await acme.open();
    acme.lever.setDelivery({ loseNext: 2 });
    const { opportunityId } = acme.hire(requisitionId, "Lost And Found");
    await acme.lever.settled({});
    expect((await acme.position(id)).hire).toBeNull();
    await acme.look();
    await acme.becomes(id, { status: "filled" });
    const before = await acme.list("/hires");
    for (const delivery of acme.lever.deliveries({ opportunityId }))
      await acme.lever.rerun({ deliveryId: delivery.id });
    await acme.lever.settled({});
    await acme.look();
    expect(await acme.list("/hires")).toEqual(before);
  });
});

describe("who the employee is", () => {
  test("two people of one name are not guessed between: both hires are proposed, and a person decides", async () => {
    const acme = await Company.connected(world);
    const [one, two] = [await acme.open("Engineer"), await acme.open("Designer")];
    acme.hire(one.requisitionId, "Maria Garcia");
    acme.hire(two.requisitionId, "Maria Garcia");
    await acme.look();
    const startDate = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    const employeeId = await acme.employee({ firstName: "Maria", lastName: "Garcia", startDate });
    await expect
      .poll(async () => (await acme.list<Match>("/matches?status=proposed")).length, { timeout: 10_000 })
      .toBe(2);
    const proposals = await acme.list<Match>("/matches?status=proposed");
    const right = proposals.find((match) => match.position?.id === two.id);
    const decided = await acme.post(`/matches/${right?.id}/confirm`);
    expect(decided.status).toBe(200);
    expect((await acme.position(two.id)).employee?.id).toBe(employeeId);
    expect((await acme.position(one.id)).employee).toBeNull();
    await expect
      .poll(async () => (await acme.list<Match>("/matches?status=proposed")).length, { timeout: 10_000 })
      .toBe(0);
  });

  test("a rejected pair is never proposed again; an undone one is final", async () => {
    const acme = await Company.connected(world);
    const { id, requisitionId } = await acme.open();
    acme.hire(requisitionId, "Alan Turing", ["alan@turing.example"]);
    await acme.look();
    const employeeId = await acme.employee({
      firstName: "Alan",
      lastName: "Turing",
      personalEmail: "alan@turing.example",
    });
    await expect.poll(async () => (await acme.position(id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
    const { match } = await acme.position(id);
    expect((await acme.post(`/matches/${match?.id}/undo`)).status).toBe(200);
    expect((await acme.position(id)).employee).toBeNull();
    await acme.call("PATCH", `/employees/${employeeId}`, { title: "Codebreaker" });
    await acme.look();
    await expect
      .poll(async () => (await acme.list<Match>("/matches")).map((one) => one.status), { timeout: 5_000 })
      .toEqual(["undone"]);
    expect((await acme.position(id)).employee).toBeNull();
  });
});
