// Matches over the API and the real matcher: what is told of one, the queue, months, and what today's rules would decide.
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { forTenant } from "#shared/db/for-tenant.ts";
import { listMatchMonths } from "#shared/db/match-months.ts";
import { countReviewQueue, listReviewQueue } from "#shared/db/review-queue.ts";
import { startTestHouse, type TestHouse } from "../../../support/test-house.ts";
import { until } from "../../../support/until.ts";
import { bodyOf, codeOf, newClient, type ApiClient } from "../api-client.ts";
import { seedHire, seedPositions } from "../seeds.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await startTestHouse({ only: ["reports", "matcher"] });
});

const Match = z.object({
  id: z.string(),
  status: z.string(),
  decidedBy: z.string(),
  rank: z.number(),
  probability: z.number(),
  bits: z.number(),
  gate: z.string().nullable(),
  evidence: z.array(z.object({ code: z.string(), bits: z.number(), words: z.string() })),
  runnerUp: z.object({
    hire: z.object({ id: z.string(), margin: z.number() }).nullable(),
    employee: z.object({ id: z.string(), name: z.string(), margin: z.number() }).nullable(),
  }),
  hire: z.object({ id: z.string() }),
  employee: z.object({ id: z.string(), lastName: z.string() }),
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A filled seat with its hire, of whom the API's `ada@home.example` is known. */
async function seat(api: ApiClient, name: string, title = "Engineer"): Promise<{ hireId: string; positionId: string }> {
  const [positionId = ""] = await seedPositions(house.db, api.tenant.id, 1, { status: "open", location: "Oslo" });
  await house.db.prepare("update positions set title = ? where id = ?").bind(title, positionId).run();
  return { positionId, hireId: await seedHire(house.db, api.tenant.id, { positionId, name }) };
}

async function employee(api: ApiClient, facts: Record<string, unknown>): Promise<string> {
  const { id } = bodyOf(await api.post("/employees", facts), 201);
  return z.string().parse(id);
}

async function matches(api: ApiClient, query: string): Promise<z.infer<typeof Match>[]> {
  return z.array(Match).parse(bodyOf(await api.get(`/matches?${query}`), 200)["data"]);
}

const matched = (api: ApiClient, query: string, count: number) =>
  until(
    async () => {
      const found = await matches(api, query);
      return found.length === count ? found : null;
    },
    { deadlineMs: 20_000, what: `${count} matches` },
  );

test("an assignment tells its probability, the bits that make it, its gate and the runners-up", async () => {
  const api = await newClient(house);
  const { hireId, positionId } = await seat(api, "Ada Lovelace");
  const facts = { firstName: "Ada", lastName: "Lovelace", personalEmail: "ada@home.example", startDate: inDays(5) };
  const employeeId = await employee(api, { ...facts, title: "Engineer", location: "Oslo" });
  const [match] = await matched(api, "status=confirmed&decidedBy=rule", 1);
  if (match === undefined) throw new Error("There is no match.");
  expect(match).toMatchObject({ gate: "mailbox", rank: 1, hire: { id: hireId }, employee: { id: employeeId } });
  const hundredths = match.evidence.reduce((sum, { bits }) => sum + Math.round(bits * 100), 0);
  expect(match.bits).toBe(hundredths / 100);
  expect(match.probability).toBe(1 / (1 + 2 ** -match.bits));
  expect(match.evidence.map((line) => line.words)).toContain(
    "Same e-mail address, held by nobody else (ada@home.example): +15",
  );
  expect(match.runnerUp).toEqual({ hire: null, employee: null });
  expect(await matches(api, "decidedBy=person")).toEqual([]);
  expect(await matches(api, "name=lovel")).toHaveLength(1);
  expect(await matches(api, "name=100%25")).toEqual([]);
  expect(await matches(api, `positionId=${positionId}`)).toHaveLength(1);
  expect(codeOf(await api.get("/matches?decidedBy=nobody"), 400)).toBe("invalid_query");

  expect(bodyOf(await api.post(`/matches/${match.id}/undo`), 200)["status"]).toBe("undone");
  expect(bodyOf(await api.get("/match-months"), 200)["data"]?.[0]).toMatchObject({
    automatic: 1,
    proposed: 0,
    corrected: 1,
  });
});

test("proposals wait in the order of what blocks a seat, with their rivals; months count who was asked", async () => {
  const api = await newClient(house);
  const tenant = forTenant({ DB: house.db }, api.tenant.id);
  const names = ["Maria Garcia", "James Smith", "Wei Zhang"];
  for (const name of names) await seat(api, name);
  await seat(api, "Maria Garcia", "Designer");
  await house.db.prepare("update hires set emails = '[]' where tenant_id = ?").bind(api.tenant.id).run();
  const starts = [inDays(20), inDays(-3), inDays(2)];
  for (const [i, name] of names.entries()) {
    const [firstName, lastName] = name.split(" ");
    await employee(api, { firstName, lastName, startDate: starts[i] });
  }
  const proposed = await matched(api, "status=proposed", 4);
  const rivals = proposed.filter((match) => match.employee.lastName === "Garcia");
  expect(rivals.map((match) => match.rank).sort()).toEqual([1, 2]);
  expect(rivals.map((match) => match.runnerUp.hire?.id).sort()).toEqual(rivals.map((match) => match.hire.id).sort());

  const whole = await listReviewQueue(tenant, {}, { cursor: null, limit: 10 });
  expect(whole.data.map((item) => item.blocks?.startsOn)).toEqual([inDays(-3), inDays(2), inDays(20)]);
  expect(whole.data.map((item) => item.proposals.map((match) => match.rank))).toEqual([[1], [1], [1, 2]]);
  expect(await countReviewQueue(tenant)).toBe(3);
  const paged = [];
  for (let cursor: string | null = null, isMore = true; isMore; isMore = cursor !== null) {
    const page: Awaited<ReturnType<typeof listReviewQueue>> = await listReviewQueue(tenant, {}, { cursor, limit: 1 });
    paged.push(...page.data);
    cursor = page.nextCursor;
  }
  expect(paged).toEqual(whole.data);
  const found = await listReviewQueue(tenant, { name: "garc" }, { cursor: null, limit: 10 });
  expect(found.data.map((item) => item.proposals[0]?.employee.lastName)).toEqual(["Garcia"]);

  const second = rivals.find((match) => match.rank === 2);
  expect(bodyOf(await api.post(`/matches/${second?.id}/confirm`), 200)["status"]).toBe("confirmed");
  expect((await matched(api, "status=proposed", 2)).map((match) => match.employee.lastName).sort()).toEqual([
    "Smith",
    "Zhang",
  ]);
  const [month, ...former] = await listMatchMonths(tenant, "Pacific/Auckland", Date.now());
  expect(month).toMatchObject({ automatic: 0, proposed: 3, corrected: 1 });
  expect(former).toHaveLength(11);
});

test("a rehearsal runs to its end, lists what today's rules would decide otherwise, and changes nothing", async () => {
  const api = await newClient(house);
  const { hireId } = await seat(api, "Ada Lovelace");
  const employeeId = await employee(api, { firstName: "Ada", lastName: "Lovelace", personalEmail: "ada@home.example" });
  const [match] = await matched(api, "status=confirmed", 1);
  await api.post(`/matches/${match?.id}/undo`);
  const before = await matches(api, "");

  const started = await api.post("/match-rehearsals");
  expect(bodyOf(started, 202)).toMatchObject({ requestedBy: `token:${api.tokenId}` });
  const id = z.string().parse(started.body["id"]);
  const done = await until(
    async () => {
      const row = bodyOf(await api.get(`/match-rehearsals/${id}`), 200);
      return row["status"] === "done" ? row : null;
    },
    { deadlineMs: 20_000, what: "the rehearsal's end" },
  );
  expect(done).toMatchObject({ total: 1, doneCount: 1, differenceCount: 1 });
  expect(bodyOf(await api.get(`/match-rehearsals/${id}/differences`), 200)["data"]).toMatchObject([
    {
      kind: "refused_pair",
      employee: { id: employeeId, name: "Ada Lovelace" },
      stored: { matchId: match?.id, hireId, decidedBy: `token:${api.tokenId}` },
      today: { decision: "assign", hire: { id: hireId, candidateName: "Ada Lovelace" } },
    },
  ]);
  expect(await matches(api, "")).toEqual(before);
  expect(bodyOf(await api.get("/match-rehearsals"), 200)["data"]).toMatchObject([{ id }]);
  expect(codeOf(await api.get("/match-rehearsals/reh_nobody"), 404)).toBe("not_found");
  const { data } = bodyOf(await api.get(`/audit?subjectId=${id}`), 200);
  expect(data).toMatchObject([{ action: "match_rehearsal.started" }]);
});

test("employees are listed by whether they were deactivated", async () => {
  const api = await newClient(house);
  const [here, gone] = [await employee(api, { firstName: "Here" }), await employee(api, { firstName: "Gone" })];
  await house.db.prepare("update employees set deactivated_at = updated_at where id = ?").bind(gone).run();
  const ids = async (query: string) =>
    bodyOf(await api.get(`/employees?${query}`), 200)["data"]?.map((row) => row["id"]);
  expect(await ids("isActive=true")).toEqual([here]);
  expect(await ids("isActive=false")).toEqual([gone]);
});
