// The simulator on a port: real cut sockets, control over HTTP, and a state that outlives it.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startGreenhouseSimulator } from "../index.ts";
import type { RunningGreenhouse, ServerOptions } from "../index.ts";
import { basic, tokenAnswer } from "./support.ts";

const open: RunningGreenhouse[] = [];
let folder = "";

async function start(options: Partial<ServerOptions> = {}): Promise<RunningGreenhouse> {
  const gh = await startGreenhouseSimulator({ port: 0, rate: 0, ...options });
  open.push(gh);
  return gh;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((gh) => gh.close()));
  if (folder !== "") await rm(folder, { recursive: true });
  folder = "";
});

const control = (gh: RunningGreenhouse, name: string, body: unknown = {}) =>
  fetch(`${gh.url}/__control/${name}`, { method: "POST", body: JSON.stringify(body) });

async function bearer(gh: RunningGreenhouse): Promise<Record<string, string>> {
  const { clientId, clientSecret } = gh.control.createCredential({});
  const response = await fetch(`${gh.url}/token`, {
    method: "POST",
    headers: { authorization: basic(clientId, clientSecret) },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token } = tokenAnswer.parse(await response.json());
  return { authorization: `Bearer ${access_token}`, "content-type": "application/json" };
}

test("a dropped socket really drops, with the write done or not", async () => {
  const gh = await start();
  const headers = await bearer(gh);
  const template = gh.control.summary({}).accounts[0]?.templates[0]?.id;
  const body = JSON.stringify({ template_job_id: template, number_of_openings: 1 });
  const post = () => fetch(`${gh.url}/v3/jobs`, { method: "POST", headers, body });
  gh.control.addFault({ kind: "drop-before" });
  await expect(post()).rejects.toThrow("fetch failed");
  expect(gh.control.jobs({})).toHaveLength(0);
  gh.control.addFault({ kind: "drop-after" });
  await expect(post()).rejects.toThrow("fetch failed");
  expect(gh.control.jobs({})).toHaveLength(1);
});

test("Link points to this server, and its last one is empty on the wire too", async () => {
  const gh = await start();
  const headers = await bearer(gh);
  const first = await fetch(`${gh.url}/v3/close_reasons?per_page=3`, { headers });
  const next = /^<([^>]+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
  expect(next.startsWith(`${gh.url}/v3/close_reasons?cursor=`)).toBe(true);
  expect((await fetch(next, { headers })).headers.get("link")).toBe("");
});

describe("control over HTTP", () => {
  test("plays the recruiter from another process", async () => {
    const gh = await start({ data: "demo" });
    const jobs: unknown = await (await control(gh, "jobs")).json();
    expect(jobs).toHaveLength(5);
    const jobId = gh.control.findJob({ requisitionId: "HH-204" })?.id;
    const added: unknown = await (await control(gh, "addCandidate", { name: "Uma Umarov", jobId })).json();
    expect(added).toMatchObject({ name: "Uma Umarov", status: "in_process", jobId });
    const state: unknown = await (await fetch(`${gh.url}/__control/state`)).json();
    expect(state).toMatchObject({ accounts: [{ name: "Harbor Health", counts: { candidates: 11, hired: 1 } }] });
    expect(await (await fetch(`${gh.url}/__control/requests?status=200`)).json()).toEqual([]);
    expect((await control(gh, "settled")).status).toBe(200);
  });

  test("says what is wrong with a call", async () => {
    const gh = await start();
    expect((await control(gh, "noSuchCall")).status).toBe(404);
    expect((await control(gh, "hire", {})).status).toBe(400);
    expect((await control(gh, "hire", { applicationId: 17 })).status).toBe(404);
    const broken = await fetch(`${gh.url}/__control/hire`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
  });
});

test("the state file brings everything back: tokens, waiting retries, cursors, and the line of ids", async () => {
  folder = await mkdtemp(join(tmpdir(), "greenhouse-"));
  const stateFile = join(folder, "state", "greenhouse.json");
  const answers = [200, 500];
  const deliver = () => Promise.resolve(new Response("", { status: answers.shift() ?? 200 }));
  const first = await start({ stateFile, data: "demo", deliver, retryDelaysMs: [300] });
  const headers = await bearer(first);
  await first.control.createWebhook({ url: "https://hooks.example/", secret: "s", event: "job_updated" });
  const { headers: page } = await fetch(`${first.url}/v3/jobs?per_page=2`, { headers });
  const cursor = /cursor=([\w-]+)/.exec(page.get("link") ?? "")?.[1] ?? "";
  const job = first.control.createJob({ name: "Kept", requisitionId: "Trace-9" });
  first.control.editJob({ jobId: job.id, name: "Kept on" });
  await first.control.settled({});
  await first.close();
  expect(await readFile(stateFile, "utf8")).toContain("Trace-9");

  const second = await start({ stateFile, data: "demo", deliver });
  expect(second.control.findJob({ requisitionId: "Trace-9" })?.id).toBe(job.id);
  expect(second.control.createJob({ name: "New" }).id).toBeGreaterThan(job.id);
  expect((await fetch(`${second.url}/v3/jobs?cursor=${cursor}`, { headers })).status).toBe(200);
  const status = () => second.control.deliveries({ event: "job_updated" }).at(0)?.status;
  expect(status()).toBe("waiting");
  await expect.poll(status).toBe("delivered");
});

test("the same seed gives the same ids", async () => {
  const [first, second, other] = [await start(), await start(), await start({ seed: 2 })];
  const ids = (gh: RunningGreenhouse) => gh.control.summary({}).accounts[0]?.users.map(({ id }) => id);
  expect(ids(first)).toEqual(ids(second));
  expect(ids(other)).not.toEqual(ids(first));
});
