// A company changes how it is connected: positions, hires and assignments go on, whichever connection sees them.
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../support/until.ts";
import { Company, startWorld, type Hire, type World } from "./support.ts";

let world: World;
let acme: Company;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  acme = await Company.connected(world);
});

const rosalind = { firstName: "Rosalind", lastName: "Franklin", personalEmail: "rosalind@franklin.example" };

async function filled() {
  const position = await acme.open();
  acme.hire(position.requisitionId, "Rosalind Franklin", [rosalind.personalEmail]);
  const employeeId = await acme.employee(rosalind);
  await acme.look();
  await expect.poll(async () => (await acme.position(position.id)).employee?.id, { timeout: 10_000 }).toBe(employeeId);
  return { ...position, employeeId };
}

/** Connects the same Lever account by another key, and asks for a full look through it. */
async function connectAgain(): Promise<void> {
  const { key } = acme.lever.createApiKey({ accountId: acme.accountId });
  const answer = await acme.post<{ id: string }>("/connections", {
    provider: "lever",
    auth: { kind: "api_key", apiKey: key },
    modules: ["headcount"],
  });
  expect(answer.status).toBe(201);
  acme.connectionId = answer.body.id;
  await acme.looked();
  await acme.look();
}

describe("the same Lever account by a new connection", () => {
  test("after the old one was disconnected: the filled position stays filled", async () => {
    const { id, employeeId } = await filled();
    await acme.post(`/connections/${acme.connectionId}/disconnect`);
    await connectAgain();
    expect(await acme.list<Hire>("/hires")).toMatchObject([{ status: "hired", problem: null, position: { id } }]);
    expect(await acme.position(id)).toMatchObject({ status: "filled", employee: { id: employeeId } });
  });

  test("after the old one was disconnected: a hire on a requisition of before finds its seat", async () => {
    const { id, requisitionId } = await acme.open();
    await acme.post(`/connections/${acme.connectionId}/disconnect`);
    acme.hire(requisitionId, "Rosalind Franklin", [rosalind.personalEmail]);
    await connectAgain();
    await acme.becomes(id, { status: "filled" });
  });

  test("beside the old one: both see the same hire and change nothing", async () => {
    const { id } = await filled();
    await connectAgain();
    expect(await acme.list<Hire>("/hires")).toMatchObject([{ status: "hired", problem: null, position: { id } }]);
  });
});

test("a look that was asked for just before its connection was disconnected comes to an end", async () => {
  acme.lever.addFault({ kind: "slow", path: "/v1/*", count: 3, delayMs: 700 });
  const first = await acme.post<{ jobId: string }>(`/connections/${acme.connectionId}/look`);
  const second = await acme.post<{ jobId: string }>(`/connections/${acme.connectionId}/look`);
  await acme.post(`/connections/${acme.connectionId}/disconnect`);
  for (const { body } of [first, second])
    await until(
      async () => ["done", "failed"].includes((await acme.get<{ status: string }>(`/sync-jobs/${body.jobId}`)).status),
      { what: `the job ${body.jobId} to end`, deadlineMs: 15_000 },
    );
});
