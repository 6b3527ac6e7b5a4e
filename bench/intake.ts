// Webhooks taken in a second, against a floor Worker that does the least which taking one in can be.
import { randomBytes } from "node:crypto";
import { startLeverSimulator } from "../test/simulators/lever/index.ts";
import { startBenchHouse } from "./bench-house.ts";
import { connectedCompany, setSignatureTokens } from "./company.ts";
import { signedDelivery } from "./deliveries.ts";
import { FLOOR_SECRET, startFloor } from "./floor/start-floor.ts";
import { load, preparePost, type LoadResult, type Prepared } from "./load.ts";
import type { Part, PartResult } from "./measure.ts";

const CONNECTIONS = 32;
/** Five seconds each in short alternating turns, so that both meet the same moods of a machine that others use too. */
const TURN_MS = 500;
const TURNS = 10;
const WARM_UP_MS = 1_000;
/** More than any machine takes in a turn; they are signed before the clock runs. */
const MOST_A_SECOND = 12_000;

type Side = { readonly url: string; readonly secret: string; total: { answered: number; elapsedMs: number } };

async function run(): Promise<PartResult> {
  const lever = await startLeverSimulator({ port: 0 });
  const house = await startBenchHouse({ only: ["oauth", "webhooks"], leverUrl: lever.url });
  const floor = await startFloor();
  try {
    const { key } = lever.control.createApiKey({});
    const company = await connectedCompany(house, key, "Intake");
    const secret = randomBytes(16).toString("hex");
    await setSignatureTokens(house, company, [secret]);
    const ours: Side = {
      url: `${house.url}/hooks/lever/${company.endpointId}`,
      secret,
      total: { answered: 0, elapsedMs: 0 },
    };
    const least: Side = { url: `${floor.url}/`, secret: FLOOR_SECRET, total: { answered: 0, elapsedMs: 0 } };
    for (const side of [ours, least]) await turn(side, WARM_UP_MS);
    for (let i = 0; i < TURNS; i++) {
      for (const side of i % 2 === 0 ? [ours, least] : [least, ours]) add(side, await turn(side, TURN_MS));
    }
    await demandStored(house.db, "inbound_events", ours.total.answered);
    await demandStored(floor.db, "events", least.total.answered);
    return result(rate(ours), rate(least));
  } finally {
    await Promise.all([house.close(), floor.close(), lever.close()]);
  }
}

function result(ours: number, least: number): PartResult {
  return {
    measures: [
      {
        name: "webhook intake, as a share of the floor's",
        value: ours / least,
        unit: "",
        bar: { is: "at least", value: 0.7 },
      },
      { name: "taken in", value: Math.round(ours), unit: "a second" },
      { name: "taken in by the floor Worker", value: Math.round(least), unit: "a second" },
    ],
    notes: [
      `${CONNECTIONS} connections, five seconds each in turns of half a second; what the queue brings is acknowledged and left, on both sides.`,
    ],
  };
}

async function turn(side: Side, forMs: number): Promise<LoadResult> {
  const count = Math.ceil((MOST_A_SECOND * forMs) / 1000);
  const prepared = Array.from({ length: count }, () => preparePost(side.url, signedDelivery(side.secret).body));
  const next = (): Prepared => {
    const request = prepared.pop();
    if (request === undefined) throw new Error("The prepared requests were used up: raise MOST_A_SECOND.");
    return request;
  };
  return load(side.url, next, { connections: CONNECTIONS, forMs });
}

function add(side: Side, { answered, elapsedMs }: LoadResult): void {
  side.total = { answered: side.total.answered + answered, elapsedMs: side.total.elapsedMs + elapsedMs };
}

function rate({ total }: Side): number {
  return (total.answered * 1000) / total.elapsedMs;
}

/** An answer counts only when its row is there. */
async function demandStored(db: D1Database, table: string, least: number): Promise<void> {
  const count = await db.prepare(`select count(*) as count from ${table}`).first<number>("count");
  if ((count ?? 0) < least) throw new Error(`${least} deliveries were answered, but ${table} holds ${count}.`);
}

export const intake: Part = { name: "intake", title: "taking in webhooks while nothing behind the queue works", run };
