// Webhooks taken in a second, against a floor Worker that does the least which taking one in can be.
import { randomBytes } from "node:crypto";
import { startSetting } from "./setting.ts";
import { connectedCompany, setSignatureTokens } from "./company.ts";
import { signedDelivery } from "./deliveries.ts";
import { FLOOR_SECRET, startFloor } from "./floor/start-floor.ts";
import { openGenerator, preparePost, type Generator, type Prepared } from "./load.ts";
import type { Part, PartResult } from "./measure.ts";
import { processorMs } from "./processor.ts";

const CONNECTIONS = 32;
/** Five seconds each in short alternating turns, so that both meet the same moods of a machine that others use too. */
const TURN_MS = 100;
const TURNS = 50;
const WARM_UP_MS = 1_500;
/** More than any machine takes in; they are signed before the clock runs. */
const MOST_A_SECOND = 6_000;

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const { lever, house } = await startSetting(parts, { only: ["oauth", "webhooks"] });
  const floor = parts.adopt(await startFloor(), (running) => running.close());
  const company = await connectedCompany(house, lever.control.createApiKey({}).key, "Intake");
  const secret = randomBytes(16).toString("hex");
  await setSignatureTokens(house, company, [secret]);

  const ours = await openSide(`${house.url}/hooks/lever/${company.endpointId}`, secret, house.workerdPid);
  const least = await openSide(`${floor.url}/`, FLOOR_SECRET, floor.workerdPid);
  parts.defer(() => [ours, least].forEach((side) => side.close()));
  for (const side of [ours, least]) await side.turn(WARM_UP_MS);
  for (const side of [ours, least]) side.forget();
  for (let i = 0; i < TURNS; i++) {
    for (const side of i % 2 === 0 ? [ours, least] : [least, ours]) await side.turn(TURN_MS);
  }
  await demandStored(house.db, "inbound_events", ours.answered());
  await demandStored(floor.db, "events", least.answered());
  return {
    measures: [
      {
        name: "webhook intake, as a share of the floor's",
        value: ours.rate() / least.rate(),
        unit: "",
        bar: { is: "at least", value: 0.7 },
      },
      { name: "the same by processor time for each", value: least.processorMs() / ours.processorMs(), unit: "" },
      { name: "taken in", value: Math.round(ours.rate()), unit: "a second" },
      { name: "taken in by the floor Worker", value: Math.round(least.rate()), unit: "a second" },
    ],
    notes: [
      `${CONNECTIONS} connections, five seconds each in turns of ${TURN_MS} ms; what the queue brings is acknowledged and left, on both sides.`,
    ],
  };
}

/** One of the two that are compared: its connections, its requests, and what they came to. */
async function openSide(url: string, secret: string, workerdPid: number | undefined) {
  if (workerdPid === undefined) throw new Error("The process id of workerd is not known.");
  const generator: Generator = await openGenerator(url, CONNECTIONS);
  const seconds = (WARM_UP_MS + TURNS * TURN_MS) / 1000;
  const prepared = Array.from({ length: seconds * MOST_A_SECOND }, () => preparePost(url, signedDelivery(secret).body));
  const next = (): Prepared => {
    const request = prepared.pop();
    if (request === undefined) throw new Error("The prepared requests were used up: raise MOST_A_SECOND.");
    return request;
  };
  let total = { answered: 0, elapsedMs: 0, processorMs: 0 };
  return {
    async turn(forMs: number): Promise<void> {
      const before = processorMs(workerdPid);
      const { answered, elapsedMs } = await generator.run(next, forMs);
      total = {
        answered: total.answered + answered,
        elapsedMs: total.elapsedMs + elapsedMs,
        processorMs: total.processorMs + processorMs(workerdPid) - before,
      };
    },
    /** The warm-up does not count. */
    forget: () => void (total = { answered: 0, elapsedMs: 0, processorMs: 0 }),
    answered: () => total.answered,
    rate: () => (total.answered * 1000) / total.elapsedMs,
    /** workerd's processor time for one request, in ms. */
    processorMs: () => total.processorMs / total.answered,
    close: () => generator.close(),
  };
}

/** An answer counts only when its row is there. */
async function demandStored(db: D1Database, table: string, least: number): Promise<void> {
  const count = await db.prepare(`select count(*) as count from ${table}`).first<number>("count");
  if ((count ?? 0) < least) throw new Error(`${least} deliveries were answered, but ${table} holds ${count}.`);
}

export const intake: Part = { name: "intake", title: "taking in webhooks while nothing behind the queue works", run };
