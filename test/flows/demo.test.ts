// `npm run demo` against a real `npm start`: it tells the whole story, twice in the same company, and says where it fails.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from "vitest";
import { ROOT } from "../../scripts/house.ts";
import { freePort } from "../support/free-port.ts";
import { startProcess, type StartProcess } from "../support/start-process.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

const stateFolder = mkdtempSync(join(tmpdir(), "rolecall-demo-"));
let running: StartProcess;
let leverUrl: string;

beforeAll(async () => {
  const port = await freePort(5); // the house, the simulators beside it
  leverUrl = `http://127.0.0.1:${port + 1}`;
  running = startProcess({ port, stateFolder });
  await running.ready();
});

afterAll(async () => {
  running.signalGroup("SIGTERM");
  await running.ended;
  rmSync(stateFolder, { recursive: true, force: true });
});

async function playDemo(
  part: "lever" | "greenhouse",
  folder = stateFolder,
): Promise<{ status: unknown; told: string; complained: string }> {
  const child = spawn(process.execPath, [join(ROOT, "scripts", "demo.ts"), part], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, STATE_FOLDER: folder },
  });
  const exited = once(child, "exit");
  const [told, complained] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status]: unknown[] = await exited;
  onTestFailed(() => console.log(`${told}\n${complained}`));
  return { status, told, complained };
}

/** The story in the order in which it must be told. */
const STORY = [
  /signs in with Google/,
  /connects Lever; Lever's Super Admin allows it/,
  /requisitions:write:admin/,
  /A position is planned, and approved/,
  /Requisition name +Robotics Technician/,
  /pending at once, with its code .*\n +Trace-\d+/,
  /Synced/,
  /The requisition is in Lever .*\n +Trace-\d+ +Robotics Technician +open +headcount 1/,
  /marks the candidate as hired/,
  /Rolecall looks for hires/,
  /filled and shows the candidate .*\n +candidate \w+ \w+, employee not here yet/,
  /The HRIS sends a new employee/,
  /the match says why .*\n +confirmed, decided by rule\n +· \w+/,
  /makes three webhooks/,
  /3 tokens are held/,
  /candidateHired, test_ping/,
  /the hire is undone/,
  /hired again/,
  /connected for onboarding, with a stage and a start date/,
  /Rolecall looks for new hires .*\n +Robotics Engineer II, Oakland, CA, from 2027-02-01, package Engineering, full time/,
  /The new hire is invited; .*\n +Welcome to Meridian Robotics/,
  /confirm who they are .*\n +confirmed; the link answers 410 now/,
  /resume.pdf, \d+ bytes/,
  /The import is added to the connection: .*\n +one connection, used for headcount.*hris/,
  /nobody is doubled .*\n +\d+ created, \d+ updated, \d+ unchanged, 0 failed/,
  /makes its webhooks in Lever by itself .*\n +candidate\w+, candidate\w+/,
  /The employee is there, told by webhook .*\n +\w+ \w+, Robotics Engineer, from 2027-03-01/,
  /allows what the marketplace needs.*\n +allowed now: .*postings:read:admin/,
  /Lever's postings are read .*\n +Controls Engineer, Field Service Technician, Product Designer/,
  /roles are linked to their postings/,
  /Controls Engineer +linked +2 recruiters/,
  /The ATS report shows it .*\n +Trace-\d+ +Robotics Technician +synced +filled/,
  /The API token is revoked/,
];

/** The same on Greenhouse, when it is played for the first time. */
const GREENHOUSE_STORY = [
  /second company signs in .*\n +Nadia Farrow, through the set-up link/,
  /old Harvest key is told to have ended/,
  /makes a user for it, and a credential .*\n +Site Admin, user id \d+; one scope was forgotten/,
  /Nadia Farrow enters both/,
  /needs attention, and names what is missing .*\n +harvest:openings:update/,
  /Check now finds it/,
  /The connection works, .*\n +19 of 19 scopes/,
  /shows it once/,
  /each ping is answered .*\n +http\S+\/hooks\/greenhouse\/.*\n +hire_candidate, unhire_candidate/,
  /light on the connection's page is green/,
  /Job name +Wound Care Nurse/,
  /pending at once, with its code .*\n +Trace-\d+/,
  /Synced/,
  /are in Greenhouse .*\n +Trace-\d+ +Wound Care Nurse +open +opening \d+/,
  /hires on the opening/,
  /shows candidate and start date .*\n +candidate \w+ \w+, starts 2027-02-15/,
  /with reasons .*\n +confirmed, decided by rule\n +· \w+/,
  /the hire is undone/,
  /hired again/,
  /report shows the opening.*\n +Trace-\d+ +Wound Care Nurse +synced +filled\n +filled: Closed by the hire: Hire - /,
  /The API token is revoked/,
];

function expectStory(told: string, story = STORY): void {
  const steps = told.match(/^ +\d+\. .+$/gm) ?? [];
  expect(steps.length).toBeGreaterThanOrEqual(20);
  for (const step of steps) expect(step, "a step ends with its time").toMatch(/ \d+(\.\d)? m?s$/);
  let rest = told;
  for (const part of story) {
    const found = part.exec(rest);
    expect(found, `${part} in what was told:\n${told}`).not.toBeNull();
    rest = rest.slice((found?.index ?? 0) + (found?.[0].length ?? 0));
  }
}

test("it plays the whole road with its times, and can be played again in the same company", async () => {
  const first = await playDemo("lever");
  expect(first).toMatchObject({ status: 0, complained: "" });
  expectStory(first.told);
  expect(first.told).toContain("Maya Lindqvist, through the set-up link, and is the owner now");

  const second = await playDemo("lever");
  expect(second).toMatchObject({ status: 0, complained: "" });
  expectStory(second.told);
  expect(second.told).toContain("Maya Lindqvist, a member already");
  expect(second.told).toContain("Trace-2");
});

test("it plays the same road on Greenhouse, by the company that hires there, again and again", async () => {
  const first = await playDemo("greenhouse");
  expect(first).toMatchObject({ status: 0, complained: "" });
  expectStory(first.told, GREENHOUSE_STORY);
  const second = await playDemo("greenhouse");
  expect(second).toMatchObject({ status: 0, complained: "" });
  expect(second.told).toContain("Nadia Farrow, a member already");
  expect(second.told).toContain("Trace-2");
});

test("it ends with status 1 and says which step failed and why", async () => {
  const switchRequisitions = async (requisitionMode: string) => {
    const body = JSON.stringify({ requisitionMode });
    await fetch(`${leverUrl}/__control/setSettings`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  };
  await switchRequisitions("off");
  const { status, complained } = await playDemo("lever");
  await switchRequisitions("lever-api");
  expect(status).toBe(1);
  expect(complained).toMatch(/Step \d+ failed: .+\n .*requisitions/i);
});

test("without a running start it says so", async () => {
  const nothing = mkdtempSync(join(tmpdir(), "rolecall-demo-"));
  const { status, complained } = await playDemo("lever", nothing);
  rmSync(nothing, { recursive: true });
  expect(status).toBe(1);
  expect(complained).toContain("Nothing runs here");
});
