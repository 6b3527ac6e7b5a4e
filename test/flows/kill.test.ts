// The house is killed in the middle of a sync, again and again: in the end each position has exactly one requisition.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { atEnd } from "../support/at-end.ts";
import { z } from "zod";
import { startLeverSimulator } from "../simulators/lever/index.ts";
import { freePort } from "../support/free-port.ts";
import { until } from "../support/until.ts";

const POSITIONS = 200;
const API_TOKEN = "a-token-for-the-kill-test-only-0123456789";
const running = new Set<ChildProcess>();
const folder = mkdtempSync(join(tmpdir(), "rolecall-kill-"));

afterAll(() => {
  for (const child of running) killGroup(child);
  rmSync(folder, { recursive: true, force: true });
});

function killGroup(child: ChildProcess): void {
  running.delete(child);
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // the group is gone already
  }
}

/** The fields that this test reads of the API's answers. */
const Answer = z.looseObject({
  id: z.string().optional(),
  jobId: z.string().optional(),
  status: z.string().optional(),
  accepted: z.array(z.unknown()).optional(),
});

/** A repeatable kind of chance (an LCG): the moments of death differ, but a failure can be played again. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

test(
  "kill -9 of the process group at random moments of a sync of 200 positions: 200 requisitions, no double, none missing",
  { timeout: 240_000 },
  async () => {
    // At 40 requests a second the sync takes some 15 seconds, so that every death falls into it.
    const lever = await startLeverSimulator({ port: 0, rate: 40, data: "blank" });
    atEnd(() => lever.close());
    const port = await freePort(5); // a start also uses the next four
    const url = `http://localhost:${port}`;

    const start = async (): Promise<ChildProcess> => {
      const child = spawn(process.execPath, ["scripts/start.ts"], {
        detached: true,
        stdio: "ignore",
        env: {
          ...process.env,
          PORT: String(port),
          STATE_FOLDER: folder,
          API_TOKEN,
          LEVER_RATE: "40",
          LEVER_API_URL: lever.url,
          LEVER_AUTH_URL: lever.url,
          GOOGLE_ISSUER: "http://127.0.0.1:9/google",
          MICROSOFT_ISSUER: "http://127.0.0.1:9/microsoft",
        },
      });
      running.add(child);
      await until(() => api("GET", "/positions?limit=1").then((answer) => answer.status === 200), {
        deadlineMs: 60_000,
        what: "the house to answer",
      });
      return child;
    };
    const api = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${API_TOKEN}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: response.status, body: Answer.parse(await response.json()) };
    };
    const made = () => lever.control.requisitions({}).filter((one) => one.name.startsWith("Kill test"));

    let child = await start();
    const { key } = lever.control.createApiKey({});
    const connection = await api("POST", "/connections", {
      provider: "lever",
      auth: { kind: "api_key", apiKey: key },
      modules: ["headcount"],
    });
    expect(connection.status).toBe(201);
    const ids: string[] = [];
    for (let n = 1; n <= POSITIONS; n++) {
      const { body } = await api("POST", "/positions", {
        title: `Kill test ${n}`,
        startAs: "requested",
      });
      ids.push(body.id ?? "");
    }
    await api("POST", "/positions/approve", { positionIds: ids });
    const asked = await api("POST", "/positions/sync", {
      connectionId: connection.body.id,
      action: "create",
      positionIds: ids,
    });
    expect(asked.body.accepted).toHaveLength(POSITIONS);

    const random = chance(20261122);
    let kills = 0;
    for (; kills < 5 && made().length < POSITIONS; kills++) {
      const goal = Math.min(POSITIONS - 1, made().length + 5 + Math.floor(random() * 35));
      await until(() => made().length >= goal, {
        deadlineMs: 60_000,
        everyMs: 1 + Math.floor(random() * 7),
        what: `${goal} requisitions`,
      });
      killGroup(child);
      child = await start();
    }

    expect(kills).toBeGreaterThanOrEqual(3); // else the sync outran the deaths and proved nothing

    const done = await until(
      async () => {
        const { body } = await api("GET", `/sync-jobs/${asked.body.jobId}`);
        return body.status === "done" ? body : undefined;
      },
      { deadlineMs: 120_000, everyMs: 250, what: "the sync to end" },
    );
    expect(done).toMatchObject({ total: POSITIONS, doneCount: POSITIONS, failedCount: 0 });
    const requisitions = made();
    expect(new Set(requisitions.map((one) => one.name)).size).toBe(POSITIONS);
    expect(new Set(requisitions.map((one) => one.requisitionCode)).size).toBe(POSITIONS);
    expect(requisitions).toHaveLength(POSITIONS);
  },
);
