// Following Greenhouse's openings, for which it has no webhook: what reading 5,000 of them costs in requests, and a look that finds nothing new.
import { Buffer } from "node:buffer";
import { startHouse } from "../scripts/house.ts";
import { startGreenhouseSimulator } from "../test/simulators/greenhouse/index.ts";
import { until } from "../test/support/until.ts";
import { connectedToGreenhouse, poke, quietLooks } from "./company.ts";
import type { Part, PartResult } from "./measure.ts";

const OPENINGS = 5_000;
const PAGE = 500; // v3's largest
const WINDOW_LIMIT = 150; // requests in 30 seconds, as recorded of a custom credential

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const greenhouse = parts.adopt(
    await startGreenhouseSimulator({ port: 0, rate: WINDOW_LIMIT, data: "blank" }),
    (running) => running.close(),
  );
  const { control } = greenhouse;
  const house = parts.adopt(
    await startHouse({
      only: ["oauth", "scheduler"],
      vars: {
        ACTIVE_KID: "k1",
        GREENHOUSE_API_URL: greenhouse.url,
        GREENHOUSE_AUTH_URL: greenhouse.url,
        GREENHOUSE_RATE: String(WINDOW_LIMIT),
      },
      secrets: { oauth: { TOKEN_KEY_k1: Buffer.alloc(32, 7).toString("base64") } },
    }),
    (running) => running.close(),
  );
  const user = control.createUser({ name: "Bench", isSiteAdmin: true });
  const { clientId, clientSecret } = control.createCredential({});
  const company = await connectedToGreenhouse(house, { clientId, clientSecret, userId: String(user.id) }, "Openings");
  const isRead = "select 1 from connection_looks where connection_id = ? and catalogue_read_at is not null";
  await until(() => house.db.prepare(isRead).bind(company.connectionId).first(), { what: "the catalogue" });
  await quietLooks(house, company);
  control.seedOpenings({ count: OPENINGS, prefix: "Trace-" });

  const look = async (isFull: boolean) => {
    const past = new Date(0).toISOString();
    const due = `update connection_looks set next_look_at = ?1, last_looked_at = null ${isFull ? ", next_compare_at = ?1" : ""} where connection_id = ?2`;
    await house.db.prepare(due).bind(past, company.connectionId).run();
    const { after } = control.markRequests({});
    const startedAt = performance.now();
    await poke(house, company);
    const isOver = "select 1 from connection_looks where connection_id = ? and last_looked_at is not null";
    await until(() => house.db.prepare(isOver).bind(company.connectionId).first(), {
      deadlineMs: 60_000,
      what: "the look to end",
    });
    const elapsedMs = Math.round(performance.now() - startedAt);
    return { requests: control.countRequests({ after }).count, elapsedMs };
  };
  const whole = await look(true);
  const nothing = await look(false);
  const limited = control.countRequests({ status: 429 }).count;
  return {
    measures: [
      {
        name: "requests to read 5,000 openings",
        value: whole.requests,
        unit: "",
        bar: { is: "at most", value: OPENINGS / PAGE },
      },
      {
        name: "requests of a look at them that finds nothing new",
        value: nothing.requests,
        unit: "",
        bar: { is: "at most", value: 3 },
      },
      { name: "requests refused with 429, of all", value: limited, unit: "", bar: { is: "at most", value: 0 } },
      { name: "time to read 5,000 openings", value: whole.elapsedMs, unit: "ms" },
    ],
    notes: [`Greenhouse's window as recorded, ${WINDOW_LIMIT} requests in 30 seconds; pages of ${PAGE}.`],
  };
}

export const openings: Part = { name: "openings", title: "following Greenhouse's openings by looking", run };
