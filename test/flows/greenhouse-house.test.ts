// The whole house on Greenhouse: connected on its page, a job made, a hire in Greenhouse's own pages, undone, hired again, matched; and faults.
import { beforeAll, describe, expect, test } from "vitest";
import { harborHealth, startGreenhouseWorld, type GreenhouseWorld } from "./greenhouse-house.ts";
import { until } from "../support/until.ts";

let world: GreenhouseWorld;
let harbor: Awaited<ReturnType<typeof harborHealth>>;

beforeAll(async () => {
  world = await startGreenhouseWorld();
  harbor = await harborHealth(world);
  await harbor.connect();
}, 60_000);

/** Somebody who has applied for the job, by hand in Greenhouse. */
const applied = (jobId: number, name: string, more: { emails?: string[]; isPrivate?: boolean } = {}) =>
  harbor.control.addCandidate({ accountId: harbor.accountId, name, jobId, ...more });

test("a position becomes a job, is filled by a hire on Greenhouse's page, and names the employee with reasons", async () => {
  const seat = await harbor.open("Charge Nurse");
  const { applicationId, candidateId } = applied(seat.jobId, "Ada Okafor", { emails: ["ada.okafor@gmail.com"] });
  const page = `/candidates/${applicationId}`;
  await harbor.press(page, "hire", { startsOn: "2027-02-15" });
  const filled = await harbor.becomes(seat.id, { status: "filled", openingStatus: "filled" });
  expect(filled).toMatchObject({
    outcome: expect.stringMatching(/^Closed by the hire: Hire - /),
    candidate: { name: "Ada Okafor", withheld: null, startsOn: "2027-02-15" },
    employee: null,
  });
  expect(candidateId).toBeGreaterThan(0);

  await harbor.press(page, "unhire");
  expect(await harbor.becomes(seat.id, { status: "open", openingStatus: "open" })).toMatchObject({ candidate: null });

  await harbor.press(page, "hire", { startsOn: "2027-03-01" });
  await harbor.becomes(seat.id, { status: "filled" });
  const employee = {
    firstName: "Ada",
    lastName: "Okafor",
    personalEmail: "adaokafor+hr@gmail.com",
    startDate: "2027-03-01",
  };
  expect((await harbor.call("POST", "/employees", employee)).status).toBe(201);
  await until(async () => (await harbor.row(seat.id))?.employee?.name === "Ada Okafor", { what: "the employee" });
  const { match } = await harbor.get<{ match: { status: string; decidedBy: string; evidence: unknown[] } }>(
    `/positions/${seat.id}`,
  );
  expect(match).toMatchObject({ status: "confirmed", decidedBy: "rule" });
  expect(match.evidence.length).toBeGreaterThan(0);
  for (const path of ["/reports/ats", `/positions/${seat.id}`]) {
    const { text } = await harbor.visitor.visit(path);
    expect(text).toContain("Closed by the hire: Hire - ");
    expect(text).toContain("Mar 1, 2027");
  }
});

describe("what becomes of an opening", () => {
  test("closed with a reason, the last one with its job; opened again", async () => {
    const seat = await harbor.open("Night Nurse");
    harbor.control.closeOpening({ openingId: seat.openingId, closeReason: "Not Filling" });
    await harbor.look();
    const closed = await harbor.becomes(seat.id, { status: "closed", openingStatus: "closed" });
    expect(closed).toMatchObject({ closeReason: "Not Filling" });
    expect(closed.outcome).toContain("Closed without a hire: Not Filling.");
    harbor.control.reopenOpening({ openingId: seat.openingId });
    await harbor.look();
    expect(await harbor.becomes(seat.id, { status: "open", openingStatus: "open" })).toMatchObject({ outcome: null });
  });

  test("its job deleted: the position is back in the plan, says why, and can be sent again", async () => {
    const seat = await harbor.open("Float Nurse");
    harbor.control.deleteJob({ jobId: seat.jobId, isForced: true }); // job_deleted comes by webhook
    const back = await harbor.becomes(seat.id, { status: "approved", syncStatus: "failed" });
    expect(back.openingStatus).toBeNull();
    const position = await harbor.get<{ syncMessage: string }>(`/positions/${seat.id}`);
    expect(position.syncMessage).toContain("was deleted in Greenhouse. Sync again to open a new one.");
    await harbor.sendAgain(seat.id);
    await harbor.becomes(seat.id, { syncStatus: "synced", status: "open", openingStatus: "open" });
  });

  test("filled by a private candidate, or by one who is anonymised later: shown as such", async () => {
    const [first, second] = [await harbor.open("Private Seat"), await harbor.open("Public Seat")];
    harbor.control.editUser({ userId: harbor.userId, canSeePrivateCandidates: false });
    const hidden = applied(first.jobId, "Camille Fontaine", { isPrivate: true });
    harbor.control.hire({ applicationId: hidden.applicationId, openingId: first.openingId });
    expect(await harbor.becomes(first.id, { status: "filled" })).toMatchObject({
      candidate: { name: "", withheld: "private" },
    });
    const shown = applied(second.jobId, "Noor Haddad");
    harbor.control.hire({ applicationId: shown.applicationId, openingId: second.openingId });
    await harbor.becomes(second.id, { status: "filled" });
    harbor.control.anonymize({ candidateId: shown.candidateId });
    await until(async () => (await harbor.row(second.id))?.candidate?.withheld === "anonymised", {
      what: "anonymised",
    });
    const { text } = await harbor.visitor.visit("/reports/ats");
    for (const words of ["Private candidate", "Anonymised candidate"]) expect(text).toContain(words);
    expect(text).not.toContain("Noor Haddad");
  });
});

describe("faults", () => {
  /** What stands under the code in Greenhouse: exactly one job with one opening. */
  function expectOnce(code: string): void {
    const openings = harbor.control.openings({}).filter(({ label }) => label === code);
    expect(openings).toHaveLength(1);
    expect(harbor.control.findJob({ accountId: harbor.accountId, requisitionId: code })?.openings).toHaveLength(1);
  }

  test.each([
    ["an error before anything was done", { kind: "status-before", status: 503, count: 1 }],
    ["an error after it was done", { kind: "status-after", status: 502, count: 1 }],
  ] as const)("%s at the creation: retried, the job is there once", { timeout: 40_000 }, async (_, fault) => {
    harbor.control.addFault({ ...fault, method: "POST", path: "/v3/jobs" });
    const { id, code } = await harbor.send("Faulty Nurse");
    await harbor.becomes(id, { syncStatus: "synced", status: "open" }, 30_000);
    expectOnce(code);
  });

  test("dropped sockets and errors while reading: retried, the hire is there once", { timeout: 60_000 }, async () => {
    const seat = await harbor.open("Reading Nurse");
    const { applicationId } = applied(seat.jobId, "Elif Aydin");
    harbor.control.setDelivery({ loseNext: 5 }); // the look has to find it
    harbor.control.hire({ applicationId, openingId: seat.openingId });
    for (const path of ["/v3/openings", "/v3/applications", "/v3/candidates"]) {
      harbor.control.addFault({ kind: "drop-before", path, count: 1 });
      harbor.control.addFault({ kind: "status-before", path, status: 500, count: 1 });
    }
    expect(await harbor.look()).toBe("done");
    await harbor.becomes(seat.id, { status: "filled" });
    const { data } = await harbor.get<{ data: { applicationId: string }[] }>("/hires");
    expect(data.filter((hire) => hire.applicationId === String(applicationId))).toHaveLength(1);
    harbor.control.setDelivery({ loseNext: 0 });
  });

  test.each(["strings", "objects"] as const)(
    "a refusal with errors as %s: explained in Greenhouse's words",
    async (errorForm) => {
      harbor.control.addFault({ kind: "unprocessable", method: "POST", path: "/v3/jobs", errorForm, count: 1 });
      const { id } = await harbor.send("Refused Nurse");
      await harbor.becomes(id, { syncStatus: "failed" });
      const { syncMessage } = await harbor.get<{ syncMessage: string }>(`/positions/${id}`);
      expect(syncMessage).toMatch(/Greenhouse/);
      expect((await harbor.visitor.visit(`/positions/${id}`)).text).toContain("Greenhouse");
    },
  );

  test(
    "a cursor that dies in the middle of a long list: read again from the start, nobody lost or doubled",
    { timeout: 60_000 },
    async () => {
      const seat = await harbor.open("Late Nurse");
      harbor.control.seedOpenings({ accountId: harbor.accountId, count: 600, prefix: "Other-" });
      const { applicationId } = applied(seat.jobId, "Wei Zhang");
      harbor.control.setDelivery({ loseNext: 5 });
      harbor.control.hire({ applicationId, openingId: seat.openingId });
      harbor.control.addFault({ kind: "dead-cursor", path: "/v3/openings", skip: 1, count: 1 });
      expect(await harbor.look()).toBe("done");
      await harbor.becomes(seat.id, { status: "filled" });
      harbor.control.setDelivery({ loseNext: 0 });
    },
  );
});

test(
  "a deactivated acting user: the connection needs attention and says so, and works again with another",
  { timeout: 40_000 },
  async () => {
    harbor.control.deactivateUser({ userId: harbor.userId });
    harbor.control.endTokens({});
    await harbor.look();
    type Seen = { status: string; attentionReason: string | null; health: { problems: { message: string }[] } };
    const connection = () => harbor.get<Seen>(`/connections/${harbor.connectionId}`);
    await until(async () => (await connection()).status === "needs_attention", { what: "attention" });
    expect(await connection()).toMatchObject({
      attentionReason: "acting_user_deactivated",
      health: { problems: [{ message: expect.stringContaining("deactivated or gone") }] },
    });
    const other = harbor.control.createUser({ accountId: harbor.accountId, name: "Second Robot", isSiteAdmin: true });
    await harbor.visitor.visit(`/settings/integrations/${harbor.connectionId}/client`, {
      form: { userId: String(other.id) },
    });
    expect(await connection()).toMatchObject({ status: "active" });
  },
);
