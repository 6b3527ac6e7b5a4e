// `npm start` for real: what it prints, what a restart keeps, and that neither Ctrl-C nor a kill leaves anything behind.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterEach, beforeEach, expect, onTestFailed, onTestFinished, test, vi } from "vitest";
import { ROOT } from "../../scripts/house.ts";
import { createGreenhouseSimulator } from "../simulators/greenhouse/index.ts";
import { createLeverSimulator } from "../simulators/lever/index.ts";
import { listen } from "../simulators/shared/http-server.ts";
import { freePort, isPortFree } from "../support/free-port.ts";
import { until } from "../support/until.ts";
import { startProcess, type StartOptions, type StartProcess } from "../support/start-process.ts";

vi.setConfig({ testTimeout: 90_000 }); // several starts in one test, each with what changed since to bundle

let stateFolder: string;
let port: number;
let running: StartProcess[];

beforeEach(async () => {
  stateFolder = mkdtempSync(join(tmpdir(), "rolecall-start-"));
  port = await freePort(5); // the house, and the simulators beside it
  running = [];
});

afterEach(async () => {
  for (const one of running) one.signalGroup("SIGKILL");
  await Promise.all(running.map((one) => one.ended));
  rmSync(stateFolder, { recursive: true, force: true });
});

async function start(options: Partial<StartOptions> = {}): Promise<StartProcess> {
  const started = startProcess({ port, stateFolder, ...options });
  running.push(started);
  onTestFailed(() => console.log(`process ${started.pid}:\n${started.output()}`));
  await started.ready();
  return started;
}

const setupLinkOf = (one: StartProcess) => /http:\/\/\S+\/join\/[\w-]{43}/.exec(one.output())?.[0];
const portsAreFree = async () =>
  (await Promise.all([port, port + 1, port + 2, port + 3].map(isPortFree))).every(Boolean);

test("it prints the set-up link, and prints the same one again after Ctrl-C and a restart, while it is unused", async () => {
  const first = await start();
  const link = setupLinkOf(first);
  expect(link).toMatch(new RegExp(`^http://localhost:${port}/join/`));
  first.signalGroup("SIGINT");
  expect(await first.ended).toBe(0);
  expect(first.isWorkerdThere()).toBe(false);
  expect(await portsAreFree()).toBe(true);
  expect(existsSync(join(stateFolder, "running.json"))).toBe(false);

  const second = await start();
  expect(setupLinkOf(second)).toBe(link);
});

test("SIGTERM to Node alone ends workerd and the simulators as well", async () => {
  const only = await start();
  only.signal("SIGTERM");
  expect(await only.ended).toBe(0);
  expect(only.isWorkerdThere()).toBe(false);
  expect(await portsAreFree()).toBe(true);
});

test("after kill -9 of Node, the next start ends the workerd that was left and takes over its state", async () => {
  const killed = await start();
  killed.signal("SIGKILL");
  await killed.ended;
  expect(killed.isWorkerdThere()).toBe(true);
  const next = await start();
  expect(killed.isWorkerdThere()).toBe(false);
  expect(setupLinkOf(next)).toBe(setupLinkOf(killed));
});

test("--fresh begins anew: another link", async () => {
  const first = await start();
  first.signalGroup("SIGTERM");
  await first.ended;
  const fresh = await start({ args: ["--fresh"] });
  expect(setupLinkOf(fresh)).not.toBe(setupLinkOf(first));
});

test("a second start on the same state, and one on a taken port, say so in one sentence", async () => {
  await start();
  await expect(start()).rejects.toThrow(`Rolecall is already running here: http://localhost:${port}`);
  const elsewhere = mkdtempSync(join(tmpdir(), "rolecall-start-"));
  await expect(start({ stateFolder: elsewhere })).rejects.toThrow(`Port ${port} (for the dashboard) is in use`);
  rmSync(elsewhere, { recursive: true });
});

test("told by its environment, it speaks to another Lever and another Greenhouse, at one address and below paths", async () => {
  const lever = createLeverSimulator({ data: "blank", rate: 0 });
  const greenhouse = createGreenhouseSimulator({ data: "blank", rate: 0 });
  const both = new Hono().mount("/lever", lever.fetch).mount("/greenhouse", greenhouse.fetch);
  const server = await listen((request) => both.fetch(request), { port: 0 });
  onTestFinished(server.close);
  const started = await start({
    env: {
      LEVER_API_URL: `${server.url}/lever`,
      GREENHOUSE_API_URL: `${server.url}/greenhouse/v3`,
      GREENHOUSE_AUTH_URL: `${server.url}/greenhouse`,
      API_TOKEN: "a-token-for-this-start-only-0123456789ab",
    },
  });
  const connect = async (body: object) => {
    const response = await fetch(`${started.url}/api/v1/connections`, {
      method: "POST",
      headers: { authorization: "Bearer a-token-for-this-start-only-0123456789ab", "content-type": "application/json" },
      body: JSON.stringify({ ...body, modules: ["headcount"] }),
    });
    return { status: response.status, body: await response.json() };
  };
  const { key: apiKey } = lever.control.createApiKey({});
  expect(await connect({ provider: "lever", auth: { kind: "api_key", apiKey } })).toMatchObject({
    status: 201,
    body: { status: "active" },
  });
  const { clientId, clientSecret } = greenhouse.control.createCredential({});
  const user = greenhouse.control.createUser({ name: "Integration", isSiteAdmin: true });
  const auth = { kind: "client_credentials", clientId, clientSecret, userId: String(user.id) };
  expect(await connect({ provider: "greenhouse", auth })).toMatchObject({ status: 201, body: { status: "active" } });
  const isLookedThrough = () =>
    lever.control.countRequests({ path: "/v1/opportunities" }).count > 1 &&
    greenhouse.control.countRequests({ path: "/v3/openings" }).count > 1;
  await until(isLookedThrough, { what: "the first looks at both", deadlineMs: 20_000 });
  expect(started.output()).not.toContain("(simulator: act as the recruiter here)");
});

test("npm run tick fires the crons of a running start, and says when nothing runs", async () => {
  const tick = () =>
    spawnSync(process.execPath, [join(ROOT, "scripts", "tick.ts")], {
      env: { ...process.env, STATE_FOLDER: stateFolder },
      encoding: "utf8",
    });
  expect(tick()).toMatchObject({ status: 1, stderr: expect.stringContaining("Nothing runs here") });
  await start();
  expect(tick()).toMatchObject({ status: 0, stdout: "Every cron has fired once.\n" });
});
