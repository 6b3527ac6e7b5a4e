// The simulator on a port: real cut sockets, control over HTTP, and a state that outlives it.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startLeverSimulator } from "../index.ts";
import type { RunningLever, ServerOptions } from "../index.ts";
import { basic } from "./support.ts";

const open: RunningLever[] = [];
let folder = "";

async function start(options: Partial<ServerOptions> = {}): Promise<RunningLever> {
  const lever = await startLeverSimulator({ port: 0, rate: 0, ...options });
  open.push(lever);
  return lever;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((lever) => lever.close()));
  if (folder !== "") await rm(folder, { recursive: true });
  folder = "";
});

const control = (lever: RunningLever, name: string, body: unknown = {}) =>
  fetch(`${lever.url}/__control/${name}`, { method: "POST", body: JSON.stringify(body) });

test("a dropped socket really drops, with the write done or not", async () => {
  const lever = await start();
  const { key } = lever.control.createApiKey({});
  const post = () =>
    fetch(`${lever.url}/v1/requisitions`, {
      method: "POST",
      headers: { authorization: basic(key), "content-type": "application/json" },
      body: JSON.stringify({ requisitionCode: "Trace-1", name: "X", headcountTotal: 1 }),
    });
  lever.control.addFault({ kind: "drop-before" });
  await expect(post()).rejects.toThrow("fetch failed");
  expect(lever.control.requisitions({})).toHaveLength(0);
  lever.control.addFault({ kind: "drop-after" });
  await expect(post()).rejects.toThrow("fetch failed");
  expect(lever.control.requisitions({})).toHaveLength(1);
});

test("the audience is this server's address under any loopback name, with its last slash", async () => {
  const lever = await start();
  const page = async (audience: string) => {
    const query = new URLSearchParams({
      client_id: "rolecall-local",
      redirect_uri: "http://127.0.0.1:8787/oauth/lever/callback",
      response_type: "code",
      state: "s",
      scope: "users:read:admin offline_access",
      audience,
    });
    return (await fetch(`${lever.url}/authorize?${query.toString()}`)).text();
  };
  expect(await page(`http://localhost:${lever.port}/v1/`)).toContain("View all users");
  expect(await page(`${lever.url}/v1/`)).toContain("View all users");
  expect(await page(`${lever.url}/v1`)).not.toContain("View all users");
});

describe("control over HTTP", () => {
  test("plays the recruiter from another process", async () => {
    const lever = await start({ data: "demo" });
    const added: unknown = await (await control(lever, "addCandidate", { name: "Uma Umarov" })).json();
    expect(added).toMatchObject({ name: "Uma Umarov", archived: null });
    const state: unknown = await (await fetch(`${lever.url}/__control/state`)).json();
    expect(state).toMatchObject({ accounts: [{ name: "Meridian Robotics", counts: { opportunities: 13 } }] });
    const requests: unknown = await (await fetch(`${lever.url}/__control/requests?status=200`)).json();
    expect(requests).toEqual([]);
    expect((await control(lever, "settled")).status).toBe(200);
  });

  test("says what is wrong with a call", async () => {
    const lever = await start();
    expect((await control(lever, "noSuchCall")).status).toBe(404);
    expect((await control(lever, "hire", {})).status).toBe(400);
    expect((await control(lever, "hire", { opportunityId: "none" })).status).toBe(404);
    const broken = await fetch(`${lever.url}/__control/hire`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
  });
});

test("the state file brings everything back, and the line of ids goes on", async () => {
  folder = await mkdtemp(join(tmpdir(), "lever-"));
  const stateFile = join(folder, "state", "lever.json");
  const first = await start({ stateFile, data: "demo" });
  const { key } = first.control.createApiKey({});
  const requisition = first.control.createRequisition({ requisitionCode: "Trace-9" });
  await first.close();
  expect(await readFile(stateFile, "utf8")).toContain("Trace-9");

  const second = await start({ stateFile, data: "demo" });
  expect(second.control.findRequisition({ requisitionCode: "Trace-9" })?.id).toBe(requisition.id);
  expect(second.control.createRequisition({}).id).not.toBe(requisition.id);
  const answer = await fetch(`${second.url}/v1/stages`, { headers: { authorization: basic(key) } });
  expect(answer.status).toBe(200);
});

test("the same seed gives the same ids", async () => {
  const [first, second, other] = [await start(), await start(), await start({ seed: 2 })];
  const ids = (lever: RunningLever) => lever.control.summary({}).accounts[0]?.users.map(({ id }) => id);
  expect(ids(first)).toEqual(ids(second));
  expect(ids(other)).not.toEqual(ids(first));
});

test("2,000 hires among 20,000 opportunities come in 20 pages", async () => {
  const lever = await start();
  const { key } = lever.control.createApiKey({});
  const requisitions = lever.control.seedRequisitions({ count: 2000, prefix: "Trace-" });
  const { hires } = lever.control.seedOpportunities({
    total: 20_000,
    hired: 2000,
    requisitionIds: requisitions.map(({ id }) => id),
    hiredEmailShare: 0.5,
  });
  expect(hires).toHaveLength(2000);
  const reason = lever.control.summary({}).accounts[0]?.archiveReasons.find(({ type }) => type === "hired")?.id ?? "";
  const query = new URLSearchParams({ archived: "true", archive_reason_id: reason, expand: "applications" });
  let found = 0;
  for (let isLast = false; !isLast;) {
    const response = await fetch(`${lever.url}/v1/opportunities?${query.toString()}`, {
      headers: { authorization: basic(key) },
    });
    const page: unknown = await response.json();
    const rows =
      typeof page === "object" && page !== null && "data" in page && Array.isArray(page.data) ? page.data : [];
    found += rows.length;
    isLast = !(typeof page === "object" && page !== null && "next" in page);
    if (typeof page === "object" && page !== null && "next" in page) query.set("offset", String(page.next));
  }
  expect(found).toBe(2000);
  expect(lever.control.countRequests({ path: "/v1/opportunities" })).toEqual({ count: 20 });
});
