// From the moment when Lever sends a webhook to the moment when the employee has the seat, at a steady stream over several tenants.
import { setTimeout as pause } from "node:timers/promises";
import { newId } from "#shared/domain/ids.ts";
import type { House } from "../scripts/house.ts";
import type { RunningLever } from "../test/simulators/lever/index.ts";
import { until } from "../test/support/until.ts";
import { startSetting } from "./setting.ts";
import { connectedCompany, quietLooks, setSignatureTokens, type Company } from "./company.ts";
import { percentile, type Part, type PartResult } from "./measure.ts";
import { seedOpenSeats } from "./open-seats.ts";

const TENANTS = 4;
const EVENTS_A_SECOND = 20; // five a tenant, each of which costs a request of the tenant's ten a second, or two
const FOR_S = 15;
const WATCH_EVERY_MS = 20;

/** A candidate who is about to be hired, and the seat that the hire must fill. */
type Candidate = { readonly opportunityId: string; readonly requisitionId: string; readonly positionId: string };

async function run(): Promise<PartResult> {
  await using parts = new AsyncDisposableStack();
  const { lever, house } = await startSetting(parts, { lever: { data: "none" } });
  const ofTenants: Candidate[][] = [];
  for (let i = 0; i < TENANTS; i++) ofTenants.push(await prepareTenant(house, lever, i));
  const inTurn = Array.from({ length: (EVENTS_A_SECOND * FOR_S) / TENANTS + 1 }, (_, i) =>
    ofTenants.flatMap((of) => of[i] ?? []),
  );
  const [warmUp = [], ...rest] = inTurn;
  for (const candidate of warmUp) hire(lever, candidate);
  await allSeated(house, warmUp);
  return await stream(house, lever, rest.flat());
}

async function stream(house: House, lever: RunningLever, candidates: readonly Candidate[]): Promise<PartResult> {
  const watch = watchSeats(house.db);
  const startedAt = Date.now();
  let latestMs = 0;
  for (const [i, candidate] of candidates.entries()) {
    const dueAt = startedAt + (i * 1000) / EVENTS_A_SECOND;
    await pause(Math.max(0, dueAt - Date.now()));
    latestMs = Math.max(latestMs, Date.now() - dueAt);
    hire(lever, candidate);
  }
  await allSeated(house, candidates);
  const seatedAt = await watch.end();
  const sentAt = new Map(
    lever.control.deliveries({}).map((delivery) => [delivery.opportunityId, delivery.attempts[0]?.at]),
  );
  const times = candidates.map(({ opportunityId, positionId }) => {
    const [from, to] = [sentAt.get(opportunityId), seatedAt.get(positionId)];
    if (from === undefined || to === undefined) throw new Error(`The hire of ${opportunityId} was not followed.`);
    return to - from;
  });
  const limited = lever.control.countRequests({ status: 429 }).count;
  return {
    measures: [
      {
        name: "webhook sent to employee assigned, p95",
        value: percentile(times, 0.95),
        unit: "ms",
        bar: { is: "under", value: 2_000 },
      },
      { name: "p50", value: percentile(times, 0.5), unit: "ms" },
      { name: "the longest", value: Math.max(...times), unit: "ms" },
      { name: "requests refused with 429", value: limited, unit: "", bar: { is: "at most", value: 0 } },
    ],
    notes: [
      `${candidates.length} hires, ${EVENTS_A_SECOND} a second over ${TENANTS} tenants, employees already present; Lever's real rate for each.`,
      `From the simulator's first attempt to deliver to the match being seen in D1 from outside, asked every ${WATCH_EVERY_MS} ms.`,
      `The latest event went out ${latestMs} ms after its time.`,
    ],
  };
}

function hire(lever: RunningLever, { opportunityId, requisitionId }: Candidate): void {
  lever.control.hire({ opportunityId, requisitionId });
}

/** A tenant with its account, webhook, open seats, candidates, and employees who are in the matcher's index already. */
async function prepareTenant(house: House, lever: RunningLever, index: number): Promise<Candidate[]> {
  const { id: accountId } = lever.control.createAccount({ name: `Company ${index}` });
  const company = await connectedCompany(house, lever.control.createApiKey({ accountId }).key, `Company ${index}`);
  await quietLooks(house, company);
  const url = `${house.url}/hooks/lever/${company.endpointId}`;
  const { signatureToken } = lever.control.createWebhook({ accountId, url, event: "candidateHired" });
  if (signatureToken === null) throw new Error("The simulator made a webhook without a token.");
  await setSignatureTokens(house, company, [signatureToken]);
  lever.control.setEventToggles({ accountId, events: ["candidateHired"] });

  const count = (EVENTS_A_SECOND * FOR_S) / TENANTS + 1;
  const requisitions = lever.control.seedRequisitions({ accountId, count, prefix: "Trace-" });
  const seats = await seedOpenSeats(house.db, company, requisitions);
  const people = seats.map((seat, i) => ({
    ...seat,
    name: `Ada${i} Lind${i}`,
    email: `ada${i}.lind@company${index}.example`,
  }));
  await seedEmployees(house, company, people);
  return people.map(({ name, email, positionId, requisitionProviderId }) => {
    const { opportunityId } = lever.control.addCandidate({
      accountId,
      name,
      emails: [email],
      requisition: requisitionProviderId,
    });
    return { opportunityId, requisitionId: requisitionProviderId, positionId };
  });
}

async function seedEmployees(
  house: House,
  of: Company,
  people: readonly { name: string; email: string }[],
): Promise<void> {
  const at = new Date().toISOString();
  const rows = people.map(({ name, email }) => {
    const [firstName, lastName] = name.split(" ");
    return { id: newId("employee"), firstName, lastName, email };
  });
  await house.db
    .prepare(
      `insert into employees (id, tenant_id, first_name, last_name, personal_email, source, created_at, updated_at)
       select value->>'id', ?1, value->>'firstName', value->>'lastName', value->>'email', 'api', ?2, ?2 from json_each(?3)`,
    )
    .bind(of.tenantId, at, JSON.stringify(rows))
    .run();
  const queue = await house.queue("match");
  for (const { id } of rows.slice(0, 1)) await queue.send({ kind: "employee", tenantId: of.tenantId, employeeId: id });
  const indexed =
    "select count(distinct subject_id) as count from match_keys where tenant_id = ? and subject_kind = 'employee'";
  await until(async () => (await house.db.prepare(indexed).bind(of.tenantId).first("count")) === rows.length, {
    what: "the employees to be indexed",
  });
}

/** Notes when each match first shows in D1. A match and its position's employee are written in one batch. */
function watchSeats(db: D1Database) {
  const seatedAt = new Map<string, number>();
  let after = 0;
  const over = new AbortController();
  const look = async () => {
    const sql =
      "select rowid as number, position_id from matches where rowid > ? and status = 'confirmed' order by rowid";
    const { results } = await db.prepare(sql).bind(after).all<{ number: number; position_id: string }>();
    const now = Date.now();
    for (const row of results) {
      seatedAt.set(row.position_id, now);
      after = row.number;
    }
  };
  const watching = (async () => {
    while (!over.signal.aborted) {
      await look();
      await pause(WATCH_EVERY_MS);
    }
    await look();
  })();
  return {
    async end(): Promise<ReadonlyMap<string, number>> {
      over.abort();
      await watching;
      return seatedAt;
    },
  };
}

async function allSeated(house: House, candidates: readonly Candidate[]): Promise<void> {
  const ids = JSON.stringify(candidates.map(({ positionId }) => positionId));
  const sql =
    "select count(*) as count from positions where id in (select value from json_each(?)) and employee_id is not null";
  await until(async () => (await house.db.prepare(sql).bind(ids).first("count")) === candidates.length, {
    deadlineMs: 60_000,
    everyMs: 250,
    what: "every hire's employee to be assigned",
  });
}

export const hireToSeat: Part = { name: "hire-to-seat", title: "a hire in Lever until the employee has the seat", run };
