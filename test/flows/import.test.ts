// From a hire in Lever to an employee, the three ways: by the button, every day, and by webhook within seconds.
import { beforeAll, describe, expect, test } from "vitest";
import { until } from "../support/until.ts";
import {
  employeesOf,
  hireSomebody,
  importEnd,
  importingCompany,
  postingOf,
  runImport,
  START,
} from "./import-company.ts";
import { startWorld, type Company, type World } from "./support.ts";

let world: World;
beforeAll(async () => {
  world = await startWorld();
});

describe("the Import button", () => {
  test("collects every hired person; pressed again it doubles nobody", async () => {
    const acme = await importingCompany(world);
    const posting = postingOf(acme);
    const { opportunityId } = hireSomebody(acme, "Anna van der Berg", { posting, emails: ["anna@home.example"] });
    hireSomebody(acme, "Grace Hopper", { posting });
    const first = await runImport(acme);
    expect(first).toMatchObject({ job: { status: "done", total: 2 }, counts: { created: 2, failed: 0, waiting: 0 } });
    const anna = (await employeesOf(acme)).find(({ firstName }) => firstName === "Anna");
    expect(anna).toMatchObject({
      employeeNumber: opportunityId,
      lastName: "van der Berg",
      personalEmail: "anna@home.example",
      title: "Controls Engineer",
      department: "Engineering",
      location: "Oakland, CA",
      employmentType: "Full-time",
      manager: { name: "Priya Raman-Boss" },
      startDate: "2027-01-04",
      source: "import",
    });
    expect(await runImport(acme)).toMatchObject({ job: { total: 0 } });
    expect(await runImport(acme, "everybody")).toMatchObject({ counts: { created: 0, unchanged: 2 } });
    expect(await employeesOf(acme)).toHaveLength(2);
  });

  test("says who could not be imported and why, and tries them again", async () => {
    const acme = await importingCompany(world);
    const { opportunityId } = hireSomebody(acme, " ");
    const result = await runImport(acme);
    expect(result).toMatchObject({
      counts: { failed: 1 },
      data: [{ applicationId: opportunityId, outcome: "failed", reason: "no_name", employeeId: null }],
    });
    acme.lever.editContact({ opportunityId, name: "Named Now" });
    const retry = await acme.post<{ jobId: string }>(`/imports/${result.job.id}/retry`);
    expect(retry.status).toBe(202);
    expect(await importEnd(acme, retry.body.jobId)).toMatchObject({
      counts: { created: 1 },
      data: [{ name: "Named Now" }],
    });
    expect(await acme.post(`/imports/${retry.body.jobId}/retry`)).toMatchObject({
      status: 409,
      body: { error: { code: "nothing_failed" } },
    });
  });

  test("fills the seat of a position with the very employee that it made", async () => {
    const acme = await importingCompany(world, ["headcount", "hris"]);
    await acme.looked();
    const { id, requisitionId } = await acme.open("Controls Engineer");
    acme.hire(requisitionId, "Katherine Johnson", ["katherine@home.example"]);
    await runImport(acme);
    const position = await acme.becomes(id, { status: "filled" });
    const [employee] = await employeesOf(acme);
    await until(async () => (await acme.position(id)).employee?.id === employee?.id, { what: "the match" });
    expect(position.hire?.candidateName).toBe("Katherine Johnson");
  });
});

describe("use webhook for import", () => {
  async function byWebhook(modules?: readonly string[]): Promise<Company> {
    const acme = await importingCompany(world, modules);
    const settings = { hris: { usesWebhook: true } };
    expect((await acme.call("PATCH", `/connections/${acme.connectionId}`, { settings })).status).toBe(200);
    return acme;
  }
  type Standing = { webhooks: { event: string; firstDeliveryAt: string | null; strandedAt: string | null }[] };
  const standingOf = (acme: Company) => acme.get<Standing>(`/connections/${acme.connectionId}/imports`);

  test("makes the webhooks in Lever, waits for its switch, and brings a new hire in within seconds", async () => {
    const acme = await byWebhook();
    expect((await standingOf(acme)).webhooks.map(({ event }) => event).sort()).toEqual([
      "candidateArchiveChange",
      "candidateHired",
    ]);
    acme.lever.setEventToggles({ accountId: acme.accountId, isOn: true });
    const posting = postingOf(acme);
    const hiredAt = Date.now();
    const { opportunityId } = hireSomebody(acme, "Ada Lovelace", { posting });
    const [ada] = await until(
      async () => {
        const all = await employeesOf(acme);
        return all.length > 0 ? all : undefined;
      },
      { what: "Ada" },
    );
    expect(Date.now() - hiredAt).toBeLessThan(8_000);
    expect(ada).toMatchObject({ employeeNumber: opportunityId, startDate: "2027-01-04", title: "Controls Engineer" });
    const { webhooks } = await standingOf(acme);
    expect(webhooks.every(({ firstDeliveryAt }) => firstDeliveryAt !== null)).toBe(true);

    acme.lever.unhire({ opportunityId });
    await until(async () => (await employeesOf(acme))[0]?.["hireUndoneAt"] !== null, { what: "the un-hire" });
    acme.lever.rehire({ opportunityId });
    await until(async () => (await employeesOf(acme))[0]?.["hireUndoneAt"] === null, { what: "the re-hire" });
    expect(await employeesOf(acme)).toHaveLength(1);
  });

  test("and the import of the same person, whichever comes first, make one record", async () => {
    const acme = await byWebhook(["headcount", "hris"]);
    acme.lever.setEventToggles({ accountId: acme.accountId, isOn: true });
    const posting = postingOf(acme);
    for (let i = 0; i < 6; i++) hireSomebody(acme, `Person Number${i}`, { posting });
    const [one, two] = await Promise.all([runImport(acme), runImport(acme, "everybody")]);
    expect([one.job.status, two.job.status]).toEqual(["done", "done"]);
    for (let i = 6; i < 9; i++) hireSomebody(acme, `Person Number${i}`, { posting });
    await until(async () => (await employeesOf(acme)).length === 9, { what: "nine employees" });
    await runImport(acme, "everybody");
    expect((await employeesOf(acme)).map(({ firstName, lastName }) => `${firstName} ${lastName}`).sort()).toEqual(
      Array.from({ length: 9 }, (_, i) => `Person Number${i}`),
    );
  });

  test("ends with its webhooks gone from Lever, switched off or disconnected", async () => {
    const acme = await byWebhook();
    const there = () => acme.lever.webhooks({ accountId: acme.accountId });
    expect(there()).toHaveLength(2);
    await acme.call("PATCH", `/connections/${acme.connectionId}`, { settings: { hris: { usesWebhook: false } } });
    expect([there(), (await standingOf(acme)).webhooks]).toEqual([[], []]);
    await acme.call("PATCH", `/connections/${acme.connectionId}`, { settings: { hris: { usesWebhook: true } } });
    await acme.post(`/connections/${acme.connectionId}/disconnect`);
    expect(there()).toEqual([]);
  });
});

describe("the daily import", () => {
  test("runs at its time, once for a day, and plans the next", async () => {
    const acme = await importingCompany(world);
    hireSomebody(acme, "Ada Lovelace");
    const standing = () => acme.get<{ nextImportAt: string | null }>(`/connections/${acme.connectionId}/imports`);
    const next = await until(async () => (await standing()).nextImportAt ?? undefined, { what: "the plan" });
    const local = new Date(next).toLocaleTimeString("en-GB", { timeZone: "America/Los_Angeles" });
    expect(local).toBe("00:00:00");
    await world.house.db
      .prepare("update connection_imports set next_import_at = ? where connection_id = ?")
      .bind(new Date(Date.parse(next) - 86_400_000).toISOString(), acme.connectionId)
      .run();
    const sync = await world.house.queue("sync");
    for (let i = 0; i < 3; i++) await sync.send({ kind: "sync", tenantId: acme.tenantId });
    await until(async () => (await employeesOf(acme)).length === 1, { what: "Ada" });
    await sync.send({ kind: "sync", tenantId: acme.tenantId });
    const jobs = await acme.list<{ requestedBy: string }>("/sync-jobs?kind=import");
    expect(jobs).toMatchObject([{ requestedBy: "system" }]);
    expect((await standing()).nextImportAt).toBe(next);
  });

  test("follows its settings: another time and zone, or off", async () => {
    const acme = await importingCompany(world);
    const change = (hris: object) => acme.call("PATCH", `/connections/${acme.connectionId}`, { settings: { hris } });
    const standing = () => acme.get<{ nextImportAt: string | null }>(`/connections/${acme.connectionId}/imports`);
    await change({ importsAt: "06:30", timeZone: "Europe/Berlin" });
    await until(
      async () => {
        const { nextImportAt } = await standing();
        return (
          nextImportAt !== null &&
          new Date(nextImportAt).toLocaleTimeString("en-GB", { timeZone: "Europe/Berlin" }) === "06:30:00"
        );
      },
      { what: "06:30 in Berlin" },
    );
    await change({ importsDaily: false });
    await until(async () => (await standing()).nextImportAt === null, { what: "off" });
  });
});

test("a mapping of one's own decides the fields, and an amended offer updates them", async () => {
  const acme = await importingCompany(world);
  const posting = postingOf(acme);
  const { offerId } = hireSomebody(acme, "Ada Lovelace", { posting });
  const mapping = { department: ["offer:custom_cost_center", "posting.team"], location: ["constant:Remote"] };
  await acme.call("PATCH", `/connections/${acme.connectionId}`, { settings: { hris: { mapping } } });
  await runImport(acme);
  expect(await employeesOf(acme)).toMatchObject([
    { department: "Motion", location: "Remote", title: "Controls Engineer" },
  ]);
  acme.lever.editOffer({
    offerId: offerId ?? "",
    values: { custom_cost_center: "R&D 12", anticipated_start_date: START + 7 * 86_400_000 },
  });
  await runImport(acme);
  expect(await employeesOf(acme)).toMatchObject([{ department: "R&D 12", startDate: "2027-01-11" }]);
});
